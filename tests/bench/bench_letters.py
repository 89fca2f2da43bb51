"""Letters of two pages, all different, against a bare canvas and a mail merge of the same text.

The canvas is given every piece of text with its place: it breaks no line, and only draws.
"""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path
from sys import stderr
from time import perf_counter

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from app.reports import fonts
from app.reports.batch import render_batch, render_files
from app.reports.join import Document, join_documents
from app.reports.letter import render_letter
from app.reports.letter_view import FileLabel, LetterView, Recipient
from tests.bench import libreoffice
from tests.bench.harness import Row, seconds
from tests.reports.samples import letter

LETTERS = 500
MANY = 2000
_GIVEN = ("Léa", "Théo", "Yağmur", "Awa", "Noah", "Emma", "Hugo", "Chloé", "Lucas", "Nora")
_FAMILY = ("Lambert", "Dubois", "Van den Broeck", "Şahin", "Peeters", "Dumont", "Leroy")
_COURSES = ("mathématique", "sciences", "néerlandais", "français", "histoire", "électricité")
_WHY = (
    "les remédiations proposées en novembre n'ont été suivies qu'en partie",
    "les résultats de juin confirment les lacunes relevées à Noël",
    "le travail à domicile est resté irrégulier malgré les avertissements",
    "les compétences de base du degré ne sont pas acquises",
)

Text = tuple[int, str, float, float, float, str]


def rows() -> Iterator[Row]:
    """Letters a second, the ratio to the canvas, and what many letters take in memory."""
    views = [view(number) for number in range(LETTERS)]
    texts = recorded(views)
    # By turns: what else the machine does weighs on both
    turns = [
        (seconds(lambda: render_batch(views, "Lot"), 1), seconds(lambda: canvas(texts), 1))
        for _turn in range(4)
    ]
    ours, bare = (min(times) for times in zip(*turns, strict=True))
    yield Row("500 letters of two pages, one document", ours, "s")
    yield Row("the same text on a bare canvas", bare, "s")
    yield Row("our time to the canvas's", ours / bare, "times", 2.5)
    yield from _against_libreoffice(views, ours)
    yield Row("500 letters, one file each", seconds(lambda: render_files(views), 1), "s")
    frozen = [Document(str(number), render_letter(each)) for number, each in enumerate(views)]
    yield Row("joining 500 files", seconds(lambda: join_documents(frozen, "Lot", "")), "s")
    yield from _memory()


def _against_libreoffice(views: list[LetterView], ours: float) -> Iterator[Row]:
    """A mail merge of the same letters, in the same run, where LibreOffice is installed."""
    lacking = libreoffice.missing()
    if lacking:
        print(f"LibreOffice's mail merge is not measured: {lacking} is not installed", file=stderr)
        return
    took, _pdf = libreoffice.merged(views)
    yield Row("the same letters by a LibreOffice mail merge", took, "s")
    yield Row("our time to LibreOffice's", ours / took, "times", 0.1)


def view(number: int) -> LetterView:
    """A letter that no other resembles: person, address, courses, reasons."""
    given = _GIVEN[number % len(_GIVEN)]
    family = f"{_FAMILY[number % len(_FAMILY)]}-{number}"
    first, second = _COURSES[number % 6], _COURSES[(number // 6 + 1) % 6]
    why = " ; ".join((_WHY[number % 4], _WHY[(number // 4 + 1) % 4]))
    motivation = f"{given} échoue en {first} ({number % 10}/20) et en {second} : {why}. " * 2
    return letter(
        fields={"eleve": f"{given} {family}", "motivation": motivation},
        recipient=Recipient((f"Monsieur {family}", f"Rue Haute {number}", "5000 Namur")),
        reference=f"2026/{number:04}",
        about=f"{given} {family}, 4TQ A",
        label=FileLabel("4TQ A", f"{family.upper()} {given}", "Notification AOB"),
    )


def recorded(views: list[LetterView]) -> list[Text]:
    """Every piece of text that the letters draw, with its page, font and place."""
    found: list[Text] = []
    plain = PDFTextObject.textOut

    def record(self: PDFTextObject, text: str) -> None:
        page = self._canvas.getPageNumber()
        found.append((page, self._fontname, self._fontsize, self.getX(), self.getY(), text))
        plain(self, text)

    PDFTextObject.textOut = record
    try:
        render_batch(views, "Lot")
    finally:
        PDFTextObject.textOut = plain
    return found


def canvas(texts: list[Text]) -> bytes:
    """The texts drawn one by one."""
    fonts.load_fonts()
    buffer = BytesIO()
    bare = Canvas(buffer, pagesize=A4, pageCompression=1, initialFontName=fonts.REGULAR)
    for page, name, size, x, y, text in texts:
        while bare.getPageNumber() < page:
            bare.showPage()
        bare.setFont(name, size)
        bare.drawString(x, y, text)
    bare.save()
    return buffer.getvalue()


def _memory() -> Iterator[Row]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        took, megabytes = pool.submit(peak_of_many).result()
    yield Row("2,000 letters in a process of their own", took, "s")
    if megabytes:
        yield Row("peak memory of that process", megabytes, "MB", 150)


def peak_of_many() -> tuple[float, float]:
    """The time and the peak memory of a process that renders 2,000 letters."""
    start = perf_counter()
    render_batch([view(number) for number in range(MANY)], "Lot")
    took = perf_counter() - start
    status = Path("/proc/self/status")  # only Linux has it
    if not status.exists():
        return took, 0.0
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return took, int(peak.split()[1]) / 1024
