"""Stamping a reprint, or a copy to others: the frozen document is copied, never changed."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Final

import pypdfium2
from reportlab.lib.units import mm

from app.reports import fonts
from app.reports.escape import one_line
from app.reports.page import WIDTH, About, Paper, from_top
from app.reports.prose import draw_line
from app.reports.styles import ACCENT, Style
from app.reports.typography import printed_date

_STYLE: Final = Style(9.5, 12, weight=fonts.BOLD, colour=ACCENT)
_TOP_MM: Final = 5.2
_PADDING: Final = 4


def stamp_duplicata(pdf: bytes, printed_on: date) -> bytes:
    """A copy of ``pdf`` with « DUPLICATA » and the day of the reprint on each page."""
    return stamp_with(pdf, f"DUPLICATA – {printed_date(printed_on)}")


def stamp_copies(documents: Sequence[tuple[bytes, str]]) -> tuple[bytes, ...]:
    """Each document with its words stamped on its pages; as it is where they are ""."""
    return tuple(stamp_with(pdf, text) if text else pdf for pdf, text in documents)


def stamp_with(pdf: bytes, text: str) -> bytes:
    """A copy of ``pdf`` with ``text`` in a small frame at the top of each page."""
    stamp = pypdfium2.PdfDocument(_stamp(one_line(text)))
    copy = pypdfium2.PdfDocument(pdf)
    try:
        _stamp_pages(copy, stamp)
        buffer = BytesIO()
        copy.save(buffer)
    finally:
        copy.close()
        stamp.close()
    return buffer.getvalue()


def _stamp_pages(copy: pypdfium2.PdfDocument, stamp: pypdfium2.PdfDocument) -> None:
    form = stamp.page_as_xobject(0, copy)
    for page in copy:
        page.insert_obj(form.as_pageobject())
        page.gen_content()
        page.close()
    form.close()


def _stamp(text: str) -> bytes:
    paper = Paper(About(text, "", ""))
    wide = fonts.width_of(text, _STYLE.weight, _STYLE.size)
    left = (WIDTH - wide) / 2
    top = from_top(_TOP_MM)
    paper.canvas.setStrokeColor(ACCENT)
    paper.canvas.setLineWidth(0.9)
    frame = (left - 2 * _PADDING, top - _STYLE.leading - 2, wide + 4 * _PADDING, _STYLE.leading + 4)
    paper.canvas.roundRect(*frame, radius=1 * mm)
    draw_line(paper.canvas, text, left, top, _STYLE)
    paper.end_page()
    return paper.bytes()
