"""The papers of a council: which there are, how each is read and drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from app.i18n import N_, _
from app.office.councils.papers import (
    Board,
    council_paper,
    notice_board,
    posts_results,
    summary_grid,
)
from app.office.councils.statistics import council_statistics
from app.office.councils.views import CouncilView
from app.office.work import Query
from app.reports.council_statistics import render_council_statistics, statistics_sheet
from app.reports.notice_board import render_notice_board
from app.reports.proces_verbal import render_extract, render_proces_verbal
from app.reports.signing_sheet import render_signing_sheet
from app.reports.spreadsheet import Sheet
from app.reports.summary_grid import render_summary_grid, summary_sheet
from app.reports.summary_grid_view import PaperSize


@dataclass(frozen=True)
class CouncilPaper:
    """One paper: ``ask`` is the query of what it is told, ``draw`` makes its PDF of it.

    ``sheet`` makes a workbook of the same; ``of_pupil`` where it is about the pupil under
    the cursor. ``title`` is translated when it is shown.
    """

    code: str
    title: str
    ask: Query[..., Any]
    draw: Callable[[Any], bytes]
    paper: str = "A4"
    lying: bool = False
    sheet: Callable[[Any], Sheet] | None = None
    of_pupil: bool = False


def draw_board(board: Board) -> bytes:
    """The sheet for the notice board."""
    return render_notice_board(board.view, board.posting)


EXTRACT: Final = "extract"
PAPERS: Final = (
    CouncilPaper("minutes", N_("Procès-verbal"), council_paper, render_proces_verbal),
    CouncilPaper(
        EXTRACT,
        N_("Extrait pour l'élève sous le curseur"),
        council_paper,
        render_proces_verbal,
        of_pupil=True,
    ),
    CouncilPaper("signing", N_("Feuille de présence"), council_paper, render_signing_sheet),
    CouncilPaper(
        "grid",
        N_("Grille récapitulative, A4"),
        summary_grid,
        render_summary_grid,
        lying=True,
        sheet=summary_sheet,
    ),
    CouncilPaper(
        "grid_a3",
        N_("Grille récapitulative, A3"),
        summary_grid,
        partial(render_summary_grid, paper=PaperSize.A3),
        paper="A3",
        lying=True,
        sheet=summary_sheet,
    ),
    CouncilPaper(
        "statistics",
        N_("Statistiques de délibération"),
        council_statistics,
        render_council_statistics,
        sheet=statistics_sheet,
    ),
    CouncilPaper("board", N_("Résultats pour les valves"), notice_board, draw_board),
)


def papers_of(view: CouncilView) -> tuple[CouncilPaper, ...]:
    """Those that this council has: no grid without marks, no board where none is posted."""
    return tuple(paper for paper in PAPERS if _has(view, paper.code))


def drawing(paper: CouncilPaper, enrolment_id: int | None) -> Callable[[Any], bytes]:
    """How the paper is drawn for the pupil under the cursor."""
    if paper.of_pupil:
        return partial(render_extract, key=str(enrolment_id))
    return paper.draw


def file_name(paper: CouncilPaper, view: CouncilView, pupil: str) -> str:
    """What its file is called, without an ending."""
    what = _(paper.title) if not paper.of_pupil else _("Extrait du procès-verbal")
    parts = (what, view.klass.name, pupil if paper.of_pupil else "", f"{view.session.held_on}")
    return " ".join(part for part in parts if part).replace("/", "-").replace(",", "")


def _has(view: CouncilView, code: str) -> bool:
    if code == "board":
        return posts_results(view)
    if code in ("grid", "grid_a3", "statistics"):
        return view.has_marks and bool(view.pupils)
    if code == EXTRACT:
        return bool(view.pupils)
    return True
