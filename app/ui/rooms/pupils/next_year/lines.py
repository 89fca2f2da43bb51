"""The lines of the page: what was proposed for each pupil, and what the user made of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.i18n import N_, _, ngettext
from app.office.rollover.proposing import Continuation, State
from app.ui.tables.column import Column
from app.ui.theme import Token

OUT: Final = "out"
"""The user leaves the pupil out."""
NAMED: Final = 5
"""So many names a message holds."""

TITLES: Final[Mapping[str, str]] = {
    State.TO_CHOOSE: N_("À choisir"),
    State.TO_CHECK: N_("À vérifier"),
    State.WAITING: N_("Ajourné"),
    State.READY: N_("Prêt"),
    State.FINISHED: N_("Études terminées"),
    OUT: N_("Non réinscrit"),
    State.ENROLLED: N_("Déjà inscrit"),
}
_TONES: Final[Mapping[str, Token]] = {
    State.TO_CHOOSE: Token.WARN,
    State.TO_CHECK: Token.WARN,
    State.WAITING: Token.WARN,
    State.READY: Token.OK,
}


@dataclass(frozen=True, slots=True)
class Line:
    """A pupil of the page; ``chosen`` is None as long as the user left the proposal."""

    row: Continuation
    chosen: str | None = None

    @property
    def place(self) -> str:
        """The class in the year to come, "" for none."""
        return self.row.proposed if self.chosen is None else self.chosen

    @property
    def state(self) -> str:
        """A word of `TITLES`."""
        if self.chosen is None:
            return self.row.state
        return State.READY if self.chosen else OUT

    @property
    def settled(self) -> bool:
        """Is the pupil enrolled there already?"""
        return self.row.state is State.ENROLLED

    @property
    def undecided(self) -> bool:
        """Is nothing proposed, and nothing chosen yet?"""
        return self.chosen is None and not self.row.proposed

    @property
    def enters(self) -> bool:
        """Is the pupil to be enrolled?"""
        return bool(self.place) and not self.settled

    @property
    def told(self) -> str:
        """What is to be known of the proposal, else the state in a word."""
        note = self.row.note if self.chosen is None else ""
        return note or _(TITLES[self.state])


def left_out(lines: Iterable[Line]) -> list[Line]:
    """Those who neither are enrolled nor have finished."""
    return [
        line
        for line in lines
        if not line.settled and not line.enters and line.state != State.FINISHED
    ]


def in_names(lines: list[Line]) -> str:
    """Some names, and how many more."""
    names = ", ".join(f"{line.row.name} ({line.row.class_name})" for line in lines[:NAMED])
    more = len(lines) - NAMED
    if more <= 0:
        return names
    others = ngettext("{n} autre", "{n} autres", more).format(n=more)
    return _("{names} et {others}").format(names=names, others=others)


def _tone(line: Line) -> Token | None:
    return Token.MUTED if line.settled or line.state in (State.FINISHED, OUT) else None


COLUMNS: Final = (
    Column[Line](
        N_("Nom et prénom"),
        lambda line: line.row.name,
        width=24,
        tone=_tone,
        tooltip=lambda line: line.row.name,
    ),
    Column[Line](
        N_("Classe"),
        lambda line: line.row.class_name,
        width=8,
        sort=lambda line: line.row.class_rank,
        tone=_tone,
    ),
    Column[Line](N_("Décision"), lambda line: line.row.decision or "–", width=9, tone=_tone),
    Column[Line](
        N_("Classe suivante"),
        lambda line: line.place or "–",
        width=14,
        tone=_tone,
        strong=lambda line: line.enters,
    ),
    Column[Line](
        N_("Situation"),
        lambda line: line.told,
        width=26,
        tone=lambda line: _TONES.get(line.state, Token.MUTED),
        tooltip=lambda line: line.told,
    ),
)
