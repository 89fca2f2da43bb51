"""Why a part of the pupil's panel cannot be written in: a key that does nothing says so."""

from collections.abc import Mapping
from typing import Final

from app.i18n import N_, _
from app.office.councils.views import CouncilView

_UNDECIDED: Final[Mapping[str, str]] = {
    "motivation": N_("Prenez d'abord la décision : c'est elle que l'on motive."),
    "phrases": N_("Prenez d'abord la décision : c'est elle que l'on motive."),
    "vote": N_("Prenez d'abord la décision : c'est sur elle que l'on vote."),
    "remark": N_("Prenez d'abord la décision : la remarque l'accompagne."),
}


def why_unreachable(view: CouncilView, part: str, code: str) -> str:
    """Why, as a sentence, for the decision ``code`` ("" where there is none); "" where one may."""
    if part == "restrictions":
        return _no_restrictions(view, code)
    if code or part not in _UNDECIDED:
        return ""
    return _(_UNDECIDED[part])


def _no_restrictions(view: CouncilView, code: str) -> str:
    kind = view.decision_kind(code)
    if kind is not None and kind.needs_restrictions:
        return ""
    named = [one.title for one in view.decisions if one.needs_restrictions]
    if not named:
        return _("Aucune décision de ce conseil ne comporte de restrictions.")
    return _("Prenez d'abord une décision qui comporte des restrictions : {titles}.").format(
        titles=", ".join(named)
    )
