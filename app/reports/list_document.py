"""A list on paper, lying or upright: its title, a head that comes back, numbered pages."""

from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from app.reports.boxes import Beside, Gap
from app.reports.flow import Area, Column, paginate
from app.reports.list_document_view import ListView
from app.reports.page import HEIGHT, WIDTH, About, Edges, Paper, draw_foot, draw_rule
from app.reports.prose import Prose
from app.reports.styles import HAIRLINE, MUTED, SHEET, Style
from app.reports.table import Row, Table
from app.reports.views import Run

_EDGE: Final = 14 * mm
_FOOT_MM: Final = 22.0
_TOP_MM: Final = 14.0
_NEXT_TOP_MM: Final = 20.0
_RUNNING: Final = Style(8, 11, colour=MUTED)
_SIGNED: Final = Style(8.6, 12)
_SIGNATURE: Final = 34 * mm


def render_list(view: ListView) -> bytes:
    """The list as a PDF; the same view gives the same bytes."""
    size = (HEIGHT, WIDTH) if view.lying else (WIDTH, HEIGHT)
    edges = Edges(_EDGE, size[0] - 2 * _EDGE)
    paper = Paper(About(view.title, view.school, view.title))
    first = _area(size, edges, _TOP_MM)
    pages = paginate(_story(view, edges), first, _area(size, edges, _NEXT_TOP_MM))
    for number, page in enumerate(pages, 1):
        paper.canvas.setPageSize(size)
        _draw(paper, view, page, (number, len(pages)), size, edges)
        paper.end_page()
    return paper.bytes()


def _area(size: tuple[float, float], edges: Edges, top_mm: float) -> Area:
    bottom = _FOOT_MM * mm
    return Area(edges.left, bottom, edges.width, size[1] - top_mm * mm - bottom)


def _draw(
    paper: Paper,
    view: ListView,
    page: Column,
    count: tuple[int, int],
    size: tuple[float, float],
    edges: Edges,
) -> None:
    number, total = count
    if number > 1:
        head = Prose((Run(view.school, bold=True), Run(f" · {view.title}")), _RUNNING)
        head.wrap(edges.width)
        head.drawOn(paper.canvas, edges.left, size[1] - 14 * mm)
        draw_rule(paper.canvas, size[1] - 15.5 * mm, edges)
    top = _TOP_MM if number == 1 else _NEXT_TOP_MM
    page.draw(paper.canvas, edges.left, size[1] - top * mm)
    draw_foot(paper.canvas, (f"{view.school} · {view.title}",), number, total, edges)


def _story(view: ListView, edges: Edges) -> list[Flowable]:
    story: list[Flowable] = [
        Prose(view.school, Style(9, 12, colour=MUTED, after=2)),
        Prose(view.title, SHEET.title),
        *(Prose(text, SHEET.small) for text in view.below),
        Gap(8),
        _table(view, edges),
    ]
    if view.signed:
        story.append(_signatures(view.signed, edges))
    return story


def _table(view: ListView, edges: Edges) -> Table:
    whole = sum(column.share for column in view.columns)
    widths = [edges.width * column.share / whole for column in view.columns]
    head = Row([[Prose(one.title, SHEET.cell_head)] for one in view.columns], widths, strong=True)
    rows = [
        Row([[Prose(text, SHEET.cell)] for text in cells], widths, strong=False)
        for cells in view.rows
    ]
    return Table(head, rows, after=10)


def _signatures(signed: tuple[str, ...], edges: Edges) -> Flowable:
    wide = edges.width / len(signed)
    columns = [
        (place * wide, wide - 8 * mm, [Prose(text, _SIGNED), Gap(_SIGNATURE, HAIRLINE)])
        for place, text in enumerate(signed)
    ]
    return Beside(columns, before=12)
