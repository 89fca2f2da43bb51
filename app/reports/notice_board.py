"""The results that a regime lets post on the notice board: names and decisions, no marks."""

from dataclasses import replace
from datetime import date
from typing import Final

from reportlab.platypus.flowables import Flowable

from app.reports.boxes import Gap
from app.reports.council_paper import PAPER_WIDTH, render_council_paper
from app.reports.notice_board_view import Posting
from app.reports.proces_verbal_story import facts_story
from app.reports.proces_verbal_view import ProcesVerbalView, PupilDecision
from app.reports.prose import Prose
from app.reports.styles import SHEET
from app.reports.table import Row, Table
from app.reports.typography import polish, printed_date

_TITLE: Final = "Affichage des résultats"
_SHARES: Final = (0.08, 0.5, 0.42)
_HEADS: Final = ("N°", "Étudiant ou étudiante", "Décision")
_BLANK: Final = "…………………………"


def render_notice_board(view: ProcesVerbalView, posting: Posting) -> bytes:
    """The sheet as PDF."""
    title = f"{_TITLE} – {view.body}"
    widths = [PAPER_WIDTH * share for share in _SHARES]
    head = Row([[Prose(text, SHEET.cell_head)] for text in _HEADS], widths, strong=True)
    rows = [_row(pupil, widths) for pupil in view.pupils]
    story: list[Flowable] = [
        *facts_story(view, title, PAPER_WIDTH),
        Gap(10),
        Table(head, rows, after=10),
        *(Prose(polish(text), SHEET.small) for text in _sentences(posting)),
    ]
    # It is posted while the council still may add to its procès-verbal
    return render_council_paper(replace(view, draft=False), title, story)


def _row(pupil: PupilDecision, widths: list[float]) -> Row:
    texts = (str(pupil.number), pupil.name, pupil.decision_title or pupil.decision)
    return Row([[Prose(polish(text), SHEET.cell)] for text in texts], widths, strong=False)


def _sentences(posting: Posting) -> list[str]:
    told = [
        f"Affiché le {_day(posting.published_on)} (au plus tard le "
        f"{printed_date(posting.publish_by)} ; {posting.source}).",
        f"Consultation des épreuves : demande jusqu'au {_day(posting.consultation_until)}.",
        f"Recours interne contre une décision de refus : jusqu'au {_day(posting.appeal_until)}.",
    ]
    if posting.second_session:
        told.append(f"Seconde session : {posting.second_session}")
    return told


def _day(day: date | None) -> str:
    return printed_date(day) if day else _BLANK
