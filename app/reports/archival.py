"""What makes an official document an archive: PDF/A-2, level U (ISO 19005-2).

ReportLab embeds its fonts with their Unicode values and draws in RGB; what it leaves out is
written here: the XMP packet that says the same as the document's properties, the colours'
profile (sRGB), and the end of line that must stand before ``endstream``. Nothing depends on
the day: the same document has the same bytes.
"""

from functools import cache
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from app.resources import resource_folder

PROFILE: Final = "sRGB-v2-magic.icc"
_CONDITION: Final = "sRGB IEC61966-2.1"
_END: Final = b"endstream\n"

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords></pdf:Keywords>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

_plain_format: Final[Any] = pdfdoc.PDFStream.format


def _format_stream(stream: pdfdoc.PDFStream, document: pdfdoc.PDFDocument) -> bytes:
    """A stream as ReportLab writes it, its end on a line of its own (ISO 19005-2, 6.1.7.1)."""
    written: bytes = _plain_format(stream, document)
    return written[: -len(_END)] + b"\n" + _END


# Streams are made in many places of ReportLab, and formatted in this one
setattr(pdfdoc.PDFStream, "format", _format_stream)  # noqa: B010 # mypy: a method


class _Packet(pdfdoc.PDFObject):
    """A stream without any filter: an archive is searched without being read."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self.content = text.encode()

    def format(self, _document: object) -> bytes:
        head = b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(self.content)
        return b"%s\nstream\n%s\nendstream\n" % (head, self.content)


def make_archival(canvas: Canvas, language: str) -> None:
    """Add the XMP packet and the profile of colours; the document's properties are set before."""
    document: Any = vars(canvas)["_doc"]
    catalogue = document.Catalog
    catalogue.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]
    catalogue.Metadata = _packet(document, language)
    catalogue.OutputIntents = pdfdoc.PDFArray([_output_intent(document)])


def _packet(document: Any, language: str) -> _Packet:
    said = {name: escape(str(getattr(document.info, name))) for name in _SAID}
    # The day that ReportLab writes in the properties: the same for every document
    made = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*document._timeStamp.YMDhms)
    return _Packet(_XMP.format(**said, language=language, made=made))


_SAID: Final = ("title", "author", "subject", "producer", "creator")


def _output_intent(document: Any) -> pdfdoc.PDFDictionary:
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), _profile())
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString(_CONDITION),
            "Info": pdfdoc.PDFString(_CONDITION),
            "DestOutputProfile": document.Reference(profile),
        }
    )


@cache
def _profile() -> bytes:
    return (resource_folder() / "icc" / PROFILE).read_bytes()
