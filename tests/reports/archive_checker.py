"""A structural checker of PDF/A-2u: the clauses of ISO 19005-2 that our documents could break.

No validator of the standard is to be had as a package here; what follows reads the file's own
bytes, and names the clause of each fault that it finds.
"""

import re
import struct
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ContentStream

FORBIDDEN_KEYS = (b"/Encrypt", b"/LZWDecode", b"/JavaScript", b"/EmbeddedFiles", b"/AA ", b"/XFA")
COLOURS_OF_PRINTERS = {b"k", b"K", b"sh"}
STREAM = re.compile(rb"(\d+) 0 obj\s*<<(?P<dict>(?:[^>]|>(?!>)|>>(?!\s*stream))*)>>\s*stream\n")


def faults(pdf: bytes) -> list[str]:
    """What is wrong, each beginning with its clause; nothing where the file is an archive."""
    reader = PdfReader(BytesIO(pdf), strict=True)
    return [
        *_file(pdf),
        *_streams(pdf),
        *_catalogue(reader),
        *_metadata(reader),
        *(fault for page in reader.pages for fault in _page(reader, page)),
    ]


def _file(pdf: bytes) -> Iterator[str]:
    header, comment = pdf.split(b"\n", 2)[:2]
    if not re.fullmatch(rb"%PDF-1\.[0-7]", header):
        yield "6.1.2 header"
    if comment[:1] != b"%" or not all(byte > 127 for byte in comment[1:5]):
        yield "6.1.2 binary comment"
    if not pdf.endswith((b"%%EOF\n", b"%%EOF")):
        yield "6.1.3 something after the end"
    if not re.search(rb"trailer.*/ID\s*\[\s*<[0-9a-fA-F]{32}>\s*<[0-9a-fA-F]{32}>", pdf, re.S):
        yield "6.1.3 no identifier"
    if not re.search(rb"xref\n0 \d+\n0000000000 65535 f ?[\r\n]", pdf):
        yield "6.1.4 cross-reference table"
    yield from (f"6.1 {key.decode()}" for key in FORBIDDEN_KEYS if key in pdf)


def _streams(pdf: bytes) -> Iterator[str]:
    for found in STREAM.finditer(pdf):
        length = int(re.search(rb"/Length (\d+)", found["dict"])[1])
        if pdf[found.end() + length : found.end() + length + 10] != b"\nendstream":
            yield f"6.1.7.1 end of stream {found[1].decode()}"


def _catalogue(reader: PdfReader) -> Iterator[str]:
    root = reader.trailer["/Root"]
    if not root.get("/Lang"):
        yield "6.7.4 language"
    intents = root.get("/OutputIntents", [])
    if len(intents) != 1 or intents[0]["/S"] != "/GTS_PDFA1":
        yield "6.2.3 output intent"
        return
    profile = intents[0]["/DestOutputProfile"]
    data = profile.get_data()
    if data[36:40] != b"acsp" or data[12:20] != b"mntrRGB " or data[8] > 4:
        yield "6.2.3 profile of colours"
    if profile["/N"] != 3 or struct.unpack(">I", data[:4])[0] != len(data):
        yield "6.2.3 size of the profile"


def _metadata(reader: PdfReader) -> Iterator[str]:
    stream = reader.trailer["/Root"]["/Metadata"]
    if "/Filter" in stream or stream["/Subtype"] != "/XML":
        yield "6.6.2.1 the packet is compressed"
    packet = stream.get_data().decode("utf-8")
    if "<pdfaid:part>2<" not in packet or "<pdfaid:conformance>U<" not in packet:
        yield "6.6.4 identification"
    said, info = reader.xmp_metadata, reader.metadata
    made = info.creation_date
    pairs = (
        (said.dc_title["x-default"], info.title),
        (said.dc_creator, [info.author]),
        (said.dc_description["x-default"], info.subject),
        (said.pdf_producer, info.producer),
        (said.xmp_creator_tool, info.creator),
        (said.xmp_create_date, made.replace(tzinfo=None)),
    )
    yield from (f"6.6.3 {one!r} is not {two!r}" for one, two in pairs if one != two)


def _page(reader: PdfReader, page) -> Iterator[str]:
    resources = page.get("/Resources", {})
    for image in resources.get("/XObject", {}).values():
        yield from _image(image.get_object())
    used: dict[str, set[int]] = {}
    font = ""
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in COLOURS_OF_PRINTERS:
            yield f"6.2.4.3 {operator.decode()}"
        if operator == b"Tf":
            font = operands[0]
        if operator in (b"Tj", b"'"):
            used.setdefault(font, set()).update(operands[-1].original_bytes)
    for name, codes in used.items():
        yield from _font(resources["/Font"][name], codes)


def _image(image) -> Iterator[str]:
    colours = image.get("/ColorSpace")
    if isinstance(colours, list):
        colours = colours[1]
    if colours not in ("/DeviceRGB", "/DeviceGray", None):
        yield f"6.2.4.3 image in {colours}"
    if image.get("/Interpolate"):
        yield "6.2.8 interpolated image"


def _font(font, codes: set[int]) -> Iterator[str]:
    descriptor, name = font["/FontDescriptor"], font["/BaseFont"]
    if "/FontFile2" not in descriptor:
        yield f"6.2.11.4 {name} is not embedded"
        return
    if not descriptor["/Flags"] & 4 or "/Encoding" in font:
        yield f"6.2.11.6 {name} is not symbolic"
    tables = _tables(descriptor["/FontFile2"].get_data())
    glyphs = _glyphs(tables["cmap"])
    if glyphs is None:
        yield f"6.2.11.6 {name} has several encodings"
        return
    told = _told(font["/ToUnicode"].get_data())
    for code in sorted(codes):
        if not glyphs.get(code):
            yield f"6.2.11.8 {name} draws no glyph for {code}"
        if told.get(code, 0) in (0, 0xFEFF, 0xFFFE):
            yield f"6.2.11.7 {name} tells no sign for {code}"
        width = font["/Widths"][code - font["/FirstChar"]]
        if abs(width - _advance(tables, glyphs.get(code, 0))) > 1:
            yield f"6.2.11.5 {name} has another width for {code}"


def _tables(program: bytes) -> dict[str, bytes]:
    found = {}
    for number in range(struct.unpack(">H", program[4:6])[0]):
        tag, _sum, offset, size = struct.unpack_from(">4sIII", program, 12 + 16 * number)
        found[tag.decode()] = program[offset : offset + size]
    return found


def _glyphs(cmap: bytes) -> dict[int, int] | None:
    """The glyph of each code; None where there is more than one table or another kind."""
    count, platform, encoding, offset = struct.unpack_from(">xxHHHI", cmap)
    if count != 1 or (platform, encoding) not in ((1, 0), (3, 0)):
        return None
    kind, _size, _language, first, number = struct.unpack_from(">HHHHH", cmap, offset)
    if kind != 6:
        return None
    glyphs = struct.unpack_from(f">{number}H", cmap, offset + 10)
    return {first + place: glyph for place, glyph in enumerate(glyphs)}


def _advance(tables: dict[str, bytes], glyph: int) -> float:
    units = struct.unpack_from(">H", tables["head"], 18)[0]
    metrics = struct.unpack_from(">H", tables["hhea"], 34)[0]
    place = min(glyph, metrics - 1)
    return struct.unpack_from(">H", tables["hmtx"], 4 * place)[0] * 1000 / units


def _told(cmap: bytes) -> dict[int, int]:
    found: dict[int, int] = {}
    for first, last, signs in re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{2})> \[([^\]]*)\]", cmap):
        values = [int(each, 16) for each in re.findall(rb"<([0-9A-F]+)>", signs)]
        found |= dict(zip(range(int(first, 16), int(last, 16) + 1), values, strict=True))
    for code, sign in re.findall(rb"(?m)^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", cmap):
        found[int(code, 16)] = int(sign, 16)
    return found
