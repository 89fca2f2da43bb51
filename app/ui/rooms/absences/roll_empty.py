"""What stands in the place of a roll where there is none, and what to do about it."""

from collections.abc import Callable
from datetime import date

from app.formats import weekday_date
from app.i18n import _
from app.office.absences.board import Board
from app.ui.action_book import ActionBook
from app.ui.states import StateView


def tell_no_class(states: StateView, book: ActionBook) -> None:
    """The year has no class: they come from a list, or from Réglages."""
    states.show_empty(
        _(
            "Les classes à appeler seront ici dès que l'année en a : elles viennent de "
            "l'import d'une liste, ou de Réglages."
        ),
        _("Importer une liste") if book.offers("app.import") else "",
        lambda: book.trigger("app.import"),
    )


def tell_closed(states: StateView, board: Board, go: Callable[[date], None]) -> None:
    """The school is closed that day; ``go`` goes to the nearest day that it is not."""
    text = _("Pas d'appel le {day}. {why}").format(
        day=weekday_date(board.day.day), why=board.day.why
    )
    near = board.day.previous or board.day.next
    act = _("Aller au {day}").format(day=weekday_date(near)) if near else ""
    states.show_empty(text, act, lambda: go(near) if near else None)
