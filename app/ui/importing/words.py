"""How the page words counts, kinds of list and statuses."""

from typing import Final

from app.formats import count
from app.i18n import _, ngettext
from app.office.imports.kinds import KINDS, kind_of
from app.office.imports.plan import ListPlan, Status
from app.ui.theme import Token

STATUS_ICONS: Final = {
    Status.NEW: "add",
    Status.COMPLETED: "edit",
    Status.DIFFERENT: "warn",
    Status.SAME: "ok",
    Status.FAULTY: "fail",
}
STATUS_TONES: Final = {
    Status.NEW: Token.OK,
    Status.COMPLETED: Token.OK,
    Status.DIFFERENT: Token.WARN,
    Status.SAME: Token.MUTED,
    Status.FAULTY: Token.FAIL,
}


def kind_title(code: str) -> str:
    """The title of a kind of list; a dash where it is not known."""
    return _(kind_of(code).title) if code else "–"


def kind_choices() -> list[tuple[str, str]]:
    """All kinds of list, to choose from."""
    unknown = [("", _("Ne pas importer cette liste"))]
    return [*unknown, *((kind.code, _(kind.title)) for kind in KINDS)]


def lines(number: int) -> str:
    """1 ligne; 1 020 lignes."""
    return ngettext("{n} ligne", "{n} lignes", number).format(n=count(number))


def refused(number: int) -> str:
    """1 ligne refusée; 216 lignes refusées."""
    words = ngettext("{n} ligne refusée", "{n} lignes refusées", number)
    return words.format(n=count(number))


def number(plan: ListPlan, status: Status) -> str:
    """How many rows have a status; nothing where none has."""
    found = plan.counts[status]
    return count(found) if found else ""
