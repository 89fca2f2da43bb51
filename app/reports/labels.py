"""Sheets of adhesive labels, A4: one address a label, from any label of the first sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm

from app.reports.address_block import Frame, draw_block
from app.reports.labels_view import LabelsView
from app.reports.page import About, Paper, from_top

_PADDING_MM: Final = 4.0


@dataclass(frozen=True)
class LabelSheet:
    """How a sheet is cut, in millimetres: its labels, its margins, what parts them.

    ``product`` is one of those sold with this cut.
    """

    title: str
    columns: int
    rows: int
    width_mm: float
    height_mm: float
    left_mm: float
    top_mm: float
    gap_mm: float = 0.0
    product: str = ""

    @property
    def labels(self) -> int:
        """How many a sheet has."""
        return self.columns * self.rows


SHEETS: Final[Mapping[str, LabelSheet]] = {
    "3x8": LabelSheet("3 × 8 (70 × 37 mm)", 3, 8, 70, 37, 0, 0.5, product="Avery 3474"),
    "3x8s": LabelSheet(
        "3 × 8 (63,5 × 33,9 mm)", 3, 8, 63.5, 33.9, 7.25, 12.9, 2.5, product="Avery L7159"
    ),
    "3x7": LabelSheet(
        "3 × 7 (63,5 × 38,1 mm)", 3, 7, 63.5, 38.1, 7.25, 15.15, 2.5, product="Avery L7160"
    ),
    "2x7": LabelSheet(
        "2 × 7 (99,1 × 38,1 mm)", 2, 7, 99.1, 38.1, 4.65, 15.15, 2.5, product="Avery L7163"
    ),
    "2x8": LabelSheet(
        "2 × 8 (99,1 × 33,9 mm)", 2, 8, 99.1, 33.9, 4.65, 12.9, 2.5, product="Avery L7162"
    ),
}


def render_labels(view: LabelsView) -> bytes:
    """The sheets as a PDF; the same view gives the same bytes.

    Raises:
        ValueError: there is no address, or ``start`` is on no label of the sheet.
    """
    sheet = SHEETS[view.sheet]
    if not view.addresses or not 1 <= view.start <= sheet.labels:
        raise ValueError("labels need addresses and a place to begin")
    paper = Paper(About(view.title, view.author, sheet.title))
    place = view.start - 1
    for number, lines in enumerate(view.addresses):
        at = (place + number) % sheet.labels
        if at == 0 and number:
            paper.end_page()
        draw_block(paper.canvas, lines, _frame(sheet, at), middle=True)
    paper.end_page()
    return paper.bytes()


def _frame(sheet: LabelSheet, place: int) -> Frame:
    row, column = divmod(place, sheet.columns)
    left = sheet.left_mm + column * (sheet.width_mm + sheet.gap_mm) + _PADDING_MM
    top = sheet.top_mm + row * sheet.height_mm + _PADDING_MM / 2
    return Frame(
        left * mm,
        from_top(top),
        sheet.width_mm - 2 * _PADDING_MM,
        sheet.height_mm - _PADDING_MM,
    )
