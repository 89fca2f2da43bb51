"""One absence and its document, as the list of justifications shows it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.office.absences.motives import HALF_DAYS
from app.office.absences.paper import Offer
from app.rules.regime import AbsenceUnit
from app.rules.verdict import Reason

State = Literal["waiting", "to_judge", "accepted", "refused", "too_late", "withdrawn"]


@dataclass(frozen=True)
class Cap:
    """What words of the family justified this year, of how much."""

    used: int
    limit: int

    @property
    def left(self) -> int:
        """What they may still justify."""
        return max(0, self.limit - self.used)


@dataclass(frozen=True)
class Withdrawal:
    """A document was taken back: on which day, by whom and why."""

    day: date
    by: str
    reason: str


@dataclass(frozen=True)
class Dossier:
    """One absence and its document, or the absence of one.

    ``justification_id`` is None while no document came; ``due`` is then the last day on
    which one is taken. ``activity_caps`` are those of sport and art that
    concern the pupil. ``unit`` is what ``half_days`` and ``justified`` count, ``offer`` what
    may be received. ``reasons`` are those of the verdict kept with the document, or of
    the deadlines while none came.
    """

    pupil_id: int
    name: str
    class_name: str
    class_rank: tuple[int, str]
    state: State
    start: date
    end: date
    half_days: int
    justified: int
    justification_id: int | None
    kind: str
    motive: str
    received_on: date | None
    due: date | None
    document_by: date | None
    needs_certificate: bool
    note: str
    head_decision: str
    decided_by: str
    decided_on: date | None
    decision_reason: str
    reasons: tuple[Reason, ...]
    cap: Cap | None
    has_copy: bool = False
    unit: AbsenceUnit = "half_day"
    offer: Offer = HALF_DAYS
    activity_caps: tuple[tuple[str, Cap], ...] = ()
    withdrawal: Withdrawal | None = None

    @property
    def key(self) -> tuple[int, int | None, date]:
        """What it is known by from one refresh to the next."""
        return (self.pupil_id, self.justification_id, self.start)
