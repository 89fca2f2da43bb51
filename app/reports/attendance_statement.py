"""The attestation d'assiduité of a term of adult education, for the congé-éducation payé."""

from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from app.reports.attendance_statement_view import AttendanceStatementView
from app.reports.boxes import Gap
from app.reports.flow import paginate
from app.reports.letterhead import draw_letterhead
from app.reports.page import WIDE_EDGES, About, Paper, area, draw_draft_mark, draw_foot
from app.reports.prose import Prose
from app.reports.styles import HAIRLINE, SHEET
from app.reports.table import Row, Table
from app.reports.typography import polish

_PAGE: Final = area(41, 24, WIDE_EDGES)
TITLE: Final = "Attestation d'assiduité"
_SHARES: Final = (0.72, 0.28)


def render_attendance_statement(view: AttendanceStatementView) -> bytes:
    """The attestation as PDF; marked as a draft while it has no number."""
    title = f"{TITLE}, {view.person}, {view.term}"
    paper = Paper(About(title, view.school.name, TITLE))
    pages = paginate(_story(view), _PAGE, _PAGE)
    for number, page in enumerate(pages, 1):
        if not view.number:
            draw_draft_mark(paper.canvas)
        draw_letterhead(paper.canvas, view.school, WIDE_EDGES)
        page.draw(paper.canvas, _PAGE.x, _PAGE.top)
        foot = f"{view.school.name} · {TITLE} {view.number}".strip()
        draw_foot(paper.canvas, (foot,), number, len(pages), WIDE_EDGES)
        paper.end_page()
    return paper.bytes()


def _story(view: AttendanceStatementView) -> list[Flowable]:
    number = f" n° {view.number}" if view.number else ""
    widths = [WIDE_EDGES.width * share for share in _SHARES]
    head = Row(
        [[Prose("Du trimestre", SHEET.cell_head)], [Prose("Heures", SHEET.cell_head)]],
        widths,
        strong=True,
    )
    rows = [
        Row([[Prose(polish(text), SHEET.cell)], [Prose(hours, SHEET.cell)]], widths, strong=False)
        for text, hours in view.hours
    ]
    story: list[Flowable] = [
        Prose(polish(f"{TITLE}{number}"), SHEET.title),
        Prose(polish("Congé-éducation payé : document trimestriel d'assiduité"), SHEET.small),
        Gap(10),
        Prose(polish(_sentence(view)), SHEET.body),
        Table(head, rows, after=8),
    ]
    for text, source in view.verdict:
        story += [Prose(polish(text), SHEET.body), Prose(polish(source), SHEET.note)]
    story += [Prose(polish(text), SHEET.note) for text in view.mentions]
    story += [
        Gap(10),
        Prose(polish(f"Fait à {view.place}, le {view.issued_on}."), SHEET.body),
        Gap(8),
        Prose(polish(f"Pour l'établissement : {view.head}"), SHEET.body),
        Gap(24 * mm, HAIRLINE),
        Prose(
            "Reçu par l'étudiant ou l'étudiante, le                    , signature :", SHEET.body
        ),
        Gap(18 * mm, HAIRLINE),
    ]
    return story


def _sentence(view: AttendanceStatementView) -> str:
    return (
        f"La direction atteste que {view.person}, {view.born}, est inscrit·e à la formation "
        f"« {view.unit} » et que son assiduité pendant le {view.term} est la suivante."
    ).replace("inscrit·e", "inscrite" if view.born.startswith("née") else "inscrit")
