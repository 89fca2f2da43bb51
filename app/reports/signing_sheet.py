"""The sheet that the members of a council sign as they come in."""

from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from app.reports.boxes import Gap
from app.reports.council_paper import PAPER_WIDTH, render_council_paper
from app.reports.proces_verbal_story import facts_story, voice_word
from app.reports.proces_verbal_view import Member, ProcesVerbalView, Voice
from app.reports.prose import Prose
from app.reports.styles import SHEET
from app.reports.table import Cell, Row, Table
from app.reports.typography import polish

_TITLE: Final = "Feuille de présence"
_SIGNATURE, _LOW_SIGNATURE = 9 * mm, 7.6 * mm
_ONE_PAGE: Final = range(17, 21)
"""So many members stand on one page where the lines are a little lower."""

_SHARES: Final = (0.30, 0.30, 0.14, 0.26)
_HEADS: Final = ("Membre", "Qualité, cours", "Voix", "Signature")
_CLOSING: Final = (
    "La présidence certifie que les personnes qui ont signé étaient présentes, "
    "et note en regard de leur nom celles qui arrivent en retard ou partent avant la fin."
)


def render_signing_sheet(view: ProcesVerbalView) -> bytes:
    """The sheet as PDF: every member expected, whatever their presence, on a line to sign."""
    widths = [PAPER_WIDTH * share for share in _SHARES]
    head = Row([[Prose(title, SHEET.cell_head)] for title in _HEADS], widths, strong=True)
    line = _LOW_SIGNATURE if len(view.members) in _ONE_PAGE else _SIGNATURE
    rows = [Row(_cells(member, line), widths, strong=False) for member in view.members]
    story: list[Flowable] = [
        *facts_story(view, f"{_TITLE} – {view.body}", PAPER_WIDTH),
        Gap(10),
        Table(head, rows, after=10),
        Prose(polish(_CLOSING), SHEET.note),
    ]
    # It serves before the council is closed: it is no draft
    return render_council_paper(replace(view, draft=False), f"{_TITLE} – {view.body}", story)


def _cells(member: Member, line: float) -> list[Cell]:
    name = [Prose(member.name, SHEET.cell)]
    if member.replaced_by:
        name.append(Prose(polish(f"remplacement : {member.replaced_by}"), SHEET.label))
    voice = "" if member.voice is Voice.NONE else voice_word(member.voice)
    return [name, [Prose(member.role, SHEET.cell)], [Prose(voice, SHEET.cell)], [Gap(line)]]
