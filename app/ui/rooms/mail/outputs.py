"""The documents that leave beside letters: which drawing and which paper each of them takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.i18n import N_, _
from app.office.letters.outputs import (
    Dispatch,
    counter_view,
    envelopes_view,
    labels_view,
    register_view,
)
from app.office.letters.register import LetterLine
from app.reports.envelopes import SIZES

LABELS: Final = "labels"
ENVELOPES: Final = "envelopes"
COUNTER: Final = "counter"
REGISTER: Final = "register"
TITLES: Final[dict[str, str]] = {
    LABELS: N_("Étiquettes"),
    ENVELOPES: N_("Enveloppes"),
    COUNTER: N_("Liste pour le guichet de la poste"),
    REGISTER: N_("Registre du courrier, comme il est affiché"),
}


@dataclass(frozen=True)
class Choices:
    """What was chosen: the document, the sheet of labels and where it begins, the envelope."""

    what: str
    sheet: str
    start: int
    size: str


@dataclass(frozen=True)
class Output:
    """A document to draw; ``view`` None says in ``said`` why there is nothing to print.

    ``size_mm`` is its paper, A4 where it is None.
    """

    title: str
    said: str
    view: Any = None
    render: Callable[[Any], bytes] | None = None
    size_mm: tuple[float, float] | None = None
    lying: bool = False


def output(choices: Choices, lot: Dispatch, shown: Sequence[LetterLine], year: int) -> Output:
    """The document chosen, for a lot of letters or for the register as it is shown."""
    if choices.what == REGISTER:
        return _register(lot, shown, year)
    makers = {LABELS: _labels, ENVELOPES: _envelopes, COUNTER: _counter}
    return makers[choices.what](choices, lot)


def _labels(choices: Choices, lot: Dispatch) -> Output:
    # Imported where it serves: the room opens sooner.
    from app.reports.labels import render_labels

    number = len(lot.to_address)
    if not number:
        return _nothing(LABELS)
    said = _("{n} étiquettes").format(n=number) if number > 1 else _("Une étiquette")
    return Output(
        _("Étiquettes"), said, labels_view(lot, choices.sheet, choices.start), render_labels
    )


def _envelopes(choices: Choices, lot: Dispatch) -> Output:
    from app.reports.envelopes import render_envelopes

    number = len(lot.to_address)
    if not number:
        return _nothing(ENVELOPES)
    said = _("{n} enveloppes").format(n=number) if number > 1 else _("Une enveloppe")
    size = SIZES[choices.size]
    view = envelopes_view(lot, choices.size)
    paper = (size.width_mm, size.height_mm)
    return Output(_("Enveloppes"), said, view, render_envelopes, paper, lying=True)


def _counter(_choices: Choices, lot: Dispatch) -> Output:
    from app.reports.list_document import render_list

    number = len(lot.registered)
    if not number:
        said = _("Aucune des lettres choisies n'est recommandée.")
        return Output(_("Recommandés"), said)
    missing = sum(not one.tracking for one in lot.registered)
    told = _("{n} recommandés").format(n=number) if number > 1 else _("Un recommandé")
    if missing:
        told = _("{told}, dont {n} sans numéro").format(told=told, n=missing)
    return Output(_("Recommandés"), told, counter_view(lot), render_list, lying=True)


def _register(lot: Dispatch, shown: Sequence[LetterLine], year: int) -> Output:
    from app.reports.list_document import render_list

    title = _("Registre du courrier {year}").format(year=year)
    if not shown:
        return Output(title, _("Le registre ne montre aucune lettre."))
    said = _("{n} lignes").format(n=len(shown)) if len(shown) > 1 else _("Une ligne")
    view = register_view(lot.school.name, year, shown)
    return Output(title, said, view, render_list, lying=True)


def _nothing(what: str) -> Output:
    said = _("Ces lettres partent par courriel ou en mains propres : rien à mettre sous enveloppe.")
    return Output(_(TITLES[what]), said)
