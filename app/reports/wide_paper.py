"""A paper as wide as its tables: letterhead on the first page, what it is at each foot."""

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from app.reports.flow import paginate
from app.reports.letterhead import draw_letterhead
from app.reports.page import WIDE_EDGES, About, Paper, area, draw_foot
from app.reports.views import School

_FIRST: Final = area(41, 22, WIDE_EDGES)
_FOLLOWING: Final = area(16, 22, WIDE_EDGES)


def render_wide_paper(school: School, title: str, subject: str, story: Sequence[Flowable]) -> bytes:
    """The story as PDF; the same story gives the same bytes."""
    paper = Paper(About(title, school.name, subject))
    pages = paginate(story, _FIRST, _FOLLOWING)
    for number, page in enumerate(pages, 1):
        if number == 1:
            draw_letterhead(paper.canvas, school, WIDE_EDGES)
        place = _FIRST if number == 1 else _FOLLOWING
        page.draw(paper.canvas, place.x, place.top)
        draw_foot(paper.canvas, (f"{school.name} · {title}",), number, len(pages), WIDE_EDGES)
        paper.end_page()
    return paper.bytes()
