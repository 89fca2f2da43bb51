"""The same letters by a LibreOffice mail merge: a template, a table of values, one PDF.

The template has what our letters have: the same typeface, the address in a frame where the
window is, the decision in its box, a foot with the number of each page.

Needs ``soffice`` and the system's Python with ``uno`` (Debian: ``libreoffice-writer``,
``libreoffice-base`` for the table, ``python3-uno``); nothing else of the project does.
"""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from app.reports.letter_view import LetterView
from app.reports.views import BlockKind, Sentence
from app.resources import resource_folder
from tests.bench.harness import seconds

PYTHON = "/usr/bin/python3"
LONGEST = 900
"""Seconds after which a merge is given up."""
_FIELD = (
    '<text:database-display text:table-name="letters" text:table-type="table" '
    'text:column-name="{name}" text:database-name="bench">x</text:database-display>'
)
_TEMPLATE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Noto Sans" svg:font-family="'Noto Sans'"/>
</office:font-face-decls>
<office:styles>
<style:style style:name="Standard" style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="0.23cm" fo:text-align="justify" fo:widows="2"
 fo:orphans="2"/>
<style:text-properties style:font-name="Noto Sans" fo:font-size="9.6pt" fo:language="fr"
 fo:country="BE" fo:hyphenate="true"/></style:style>
{styles}
<style:style style:name="Window" style:family="graphic"><style:graphic-properties
 style:horizontal-rel="page" style:horizontal-pos="from-left" style:vertical-rel="page"
 style:vertical-pos="from-top" fo:border="none" style:wrap="none"/></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties
 fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-left="2.5cm" fo:margin-right="2cm"
 fo:margin-top="1.1cm" fo:margin-bottom="1cm"/><style:footer-style>
<style:header-footer-properties fo:min-height="1cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:footer><text:p text:style-name="Foot">{foot} · <text:page-number
 text:select-page="current"/>/<text:page-count/></text:p></style:footer></style:master-page>
</office:master-styles>
<office:body><office:text>
<text:p text:style-name="Head"><draw:frame text:anchor-type="paragraph" draw:style-name="Window"
 svg:x="8.9cm" svg:y="4cm" svg:width="10.6cm" svg:height="3cm"><draw:text-box>{address}
</draw:text-box></draw:frame>{school}</text:p>{paragraphs}</office:text></office:body>
</office:document>
"""
_LINE = "0.5pt solid #1d4f91"
_STYLES = {
    # name: properties of the paragraph, of the text
    "Head": (f'fo:border-bottom="{_LINE}" fo:margin-bottom="5cm"', 'fo:font-size="14pt"'),
    "Foot": (f'fo:border-top="{_LINE}"', 'fo:font-size="7.2pt"'),
    "Address": ('fo:margin-bottom="0cm"', 'fo:font-size="10.5pt"'),
    "Subject": ('fo:keep-with-next="always"', 'fo:font-size="11.4pt" fo:font-weight="bold"'),
    "Heading": ('fo:keep-with-next="always"', 'fo:color="#1d4f91" fo:font-weight="bold"'),
    "Decision": (f'fo:background-color="#f3f6fa" fo:padding="0.2cm" fo:border="{_LINE}"', ""),
    "Quote": (f'fo:margin-left="0.4cm" fo:border-left="{_LINE}"', ""),
    "Sign": ('fo:margin-left="6.4cm" fo:keep-together="always"', ""),
}
_LOOKS = {BlockKind.DECISION: "Decision", BlockKind.QUOTE: "Quote", BlockKind.ADDRESS: "Quote"}
_DRIVER = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
folder = sys.argv[1]
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext(
    "com.sun.star.bridge.UnoUrlResolver", local)
for attempt in range(240):
    try:
        context = resolver.resolve(
            "uno:pipe,name=matricule_bench;urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.25)
make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
databases = make("com.sun.star.sdb.DatabaseContext")
source = databases.createInstance()
source.URL = "sdbc:flat:" + uno.systemPathToFileUrl(folder)
source.Info = tuple(PropertyValue(name, 0, value, 0) for name, value in (
    ("Extension", "csv"), ("CharSet", "UTF-8"), ("FieldDelimiter", ";"),
    ("HeaderLine", True), ("TextDelimiter", '"')))
source.DatabaseDocument.storeAsURL(uno.systemPathToFileUrl(folder + "/bench.odb"), ())
if databases.hasByName("bench"):
    databases.revokeObject("bench")
databases.registerObject("bench", source)
merge = make("com.sun.star.text.MailMerge")
merge.DataSourceName, merge.Command, merge.CommandType = "bench", "letters", 0
merge.DocumentURL = uno.systemPathToFileUrl(folder + "/letter.fodt")
merge.OutputType, merge.OutputURL = 2, uno.systemPathToFileUrl(folder + "/out")
merge.SaveAsSingleFile, merge.SaveFilter = True, "writer_pdf_Export"
merge.FileNamePrefix = "letters"
merge.execute(())
try:
    make("com.sun.star.frame.Desktop").terminate()
except Exception:
    pass
"""


def missing() -> str:
    """What is not installed, "" where a merge can be measured."""
    if shutil.which("soffice") is None:
        return "soffice"
    try:
        subprocess.run([PYTHON, "-c", "import uno"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return "python3-uno"
    return ""


def merged(views: Sequence[LetterView]) -> tuple[float, bytes]:
    """The seconds that the merge took, LibreOffice's start included, and its PDF."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, [list(_paragraphs(view)) for view in views])
        (folder / "out").mkdir()
        took = seconds(lambda: _merge(folder), times=1)
        (made,) = (folder / "out").glob("*.pdf")
        return took, made.read_bytes()


def _merge(folder: Path) -> None:
    office = subprocess.Popen(
        [
            *("soffice", "--headless", "--norestore", "--nologo", "--invisible"),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--accept=pipe,name=matricule_bench;urp;",
        ],
        env={**os.environ, "HOME": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        command = [PYTHON, "-c", _DRIVER, str(folder)]
        subprocess.run(command, check=True, timeout=LONGEST)
        office.wait(timeout=60)
    finally:
        office.kill()
        office.wait()


def _write(folder: Path, letters: Sequence[Sequence[tuple[str, str]]]) -> None:
    """The template and the table: what all letters say alike stands in the template."""
    columns = list(zip(*letters, strict=True))
    fields = [place for place, texts in enumerate(columns) if len(set(texts)) > 1]
    told = [
        (texts[0][0], _FIELD.format(name=f"p{place}") if place in fields else escape(texts[0][1]))
        for place, texts in enumerate(columns)
    ]
    parts: dict[str, list[tuple[str, str]]] = {"Head": [], "Address": [], "Foot": [], "": []}
    for style, text in told:
        parts[style if style in parts else ""].append((style, text))
    template = _TEMPLATE.format(
        styles="".join(map(_style, _STYLES)),
        foot=" · ".join(text for _style, text in parts["Foot"]),
        school=" · ".join(text for _style, text in parts["Head"]),
        address="".join(_paragraph(*one) for one in parts["Address"]),
        paragraphs="".join(_paragraph(*one) for one in parts[""]),
    )
    (folder / "letter.fodt").write_text(template, "utf-8")
    with (folder / "letters.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow([f"p{place}" for place in fields])
        writer.writerows([[letter[place][1] for place in fields] for letter in letters])
    fonts = folder / ".fonts"
    fonts.mkdir()
    for font in (resource_folder() / "fonts").glob("*.ttf"):
        shutil.copy(font, fonts)


def _style(name: str) -> str:
    paragraph, text = _STYLES[name]
    return (
        f'<style:style style:name="{name}" style:family="paragraph" '
        f'style:parent-style-name="Standard"><style:paragraph-properties {paragraph}/>'
        f"<style:text-properties {text}/></style:style>"
    )


def _paragraph(style: str, text: str) -> str:
    return f'<text:p text:style-name="{style or "Standard"}">{text}</text:p>'


def _paragraphs(view: LetterView) -> Iterator[tuple[str, str]]:
    """All that the letter says, each paragraph after the style that it has."""
    yield "Head", view.school.name
    yield "Head", " · ".join(view.school.address)
    yield "Foot", view.school.name
    yield "Foot", view.reference
    yield from (("Address", line) for line in view.recipient.lines)
    yield from (("Sign", one) for one in (view.reference, view.about))
    yield "Sign", f"{view.place}, {view.written_on:%d/%m/%Y}"
    yield "Subject", _plain(view.subject)
    for block in view.blocks:
        if block.title:
            yield "Heading", block.title
        yield from ((_LOOKS.get(block.kind, ""), _plain(one)) for one in block.sentences)
    yield "", view.closing
    yield from (("Sign", one) for one in (view.signature.function, view.signature.name))


def _plain(sentence: Sentence) -> str:
    return "".join(run.text for run in sentence)
