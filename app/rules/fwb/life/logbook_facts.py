"""Notes, carnets de route and conseils de discipline of one pupil in a school year."""

from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.facts import Count, facts

NoteKind = Literal["pedagogical", "disciplinary"]


@facts
class Note:
    """A note in the journal de classe."""

    date: date
    kind: NoteKind


@facts
class Logbook:
    """One carnet: its period, how many of its objectives are met, and whether all signed."""

    kind: NoteKind
    start: date
    end: date
    objectives: int
    met: Count = 0
    signed: bool = False

    @property
    def all_met(self) -> bool:
        """Are all objectives reached?"""
        return self.met == self.objectives

    @property
    def is_positive(self) -> bool:
        """Reached and valid: "pour que le carnet soit valide, l'élève devra le faire signer"."""
        return self.all_met and self.signed


@facts
class CouncilHeld:
    """A conseil de discipline that sat."""

    date: date
    kind: NoteKind


@facts
class LogbookFacts:
    """What was noted so far, pedagogical and disciplinary, and the kind that is asked about."""

    calendar: SchoolCalendar
    on: date
    kind: NoteKind
    notes: tuple[Note, ...] = ()
    logbooks: tuple[Logbook, ...] = ()
    councils: tuple[CouncilHeld, ...] = ()
