"""``european.discipline_measure``: who may pronounce what (art. 42, 43)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.rules.calendar.deadline import days_after
from app.rules.dates import add_years_to_month_end
from app.rules.errors import RuleInputError
from app.rules.european.calendar import Calendar
from app.rules.european.classes import SchoolCycle
from app.rules.european.inputs import forbid, require
from app.rules.european.measures import IN_FRENCH, Measure, check_days, rank
from app.rules.european.source import because
from app.rules.facts import Positive, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling


@facts
class DisciplineMeasureFacts:
    """A measure and who pronounces it.

    ``with_class_teacher``: a staff member acts with the titulaire, the professeur principal
    or a conseiller d'éducation; ``days`` are working days of a temporary exclusion.
    """

    cycle: SchoolCycle
    measure: Measure
    pronounced_by: Literal["staff_member", "director"]
    council_proposal: bool = False
    with_class_teacher: bool = False
    days: Positive | None = None
    pronounced_on: date
    starts_on: date | None = None
    calendar: Calendar | None = None

    def check_council_proposal(self) -> None:
        """The Conseil de discipline proposes to the director."""
        if self.council_proposal and not self.by_director:
            raise RuleInputError("council_proposal", "le Conseil propose au directeur")

    def check_days(self) -> None:
        """Only a temporary exclusion lasts a number of days."""
        check_days(self.measure, self.days)

    def check_starts_on(self) -> None:
        """Only a temporary exclusion starts and ends."""
        if self.measure != "temporary_exclusion":
            forbid(self.starts_on, "starts_on", "sauf pour une exclusion temporaire")

    def check_calendar(self) -> None:
        """Without a calendar nobody knows which days are working days."""
        if self.starts_on is not None:
            require(self.calendar, "calendar", "avec le premier jour de l'exclusion")

    @property
    def by_director(self) -> bool:
        """Does the director pronounce the measure?"""
        return self.pronounced_by == "director"

    @property
    def rank(self) -> int:
        """The rank of the measure."""
        return rank(self.measure)

    @property
    def needs_collaboration(self) -> bool:
        """Is it extra work or a detention, which a staff member gives with a colleague (43.1.2)?"""
        return self.measure in ("extra_work", "detention")

    def longer_than(self, days: int) -> bool:
        """Is it a temporary exclusion of more working days?"""
        return self.days is not None and self.days > days


@dataclass(frozen=True)
class DisciplineMeasure:
    """May the measure be pronounced, and what follows from it?"""

    outcome: Literal["allowed", "not_allowed"]
    rank: int
    level: int
    notify_family: bool
    inform_director: bool
    in_file: bool
    appeal_possible: bool
    kept_until: date | None = None
    ends_on: date | None = None


@rule(
    "european.discipline_measure",
    version=1,
    title="La mesure disciplinaire : qui peut la prononcer et ses suites",
    source="Règlement général EE, art. 42, 43 et 44.9",
)
def discipline_measure(
    facts: DisciplineMeasureFacts, figures: FigureReader
) -> Ruling[DisciplineMeasure]:
    """Three levels (43): the staff member, the director, the director after the council."""
    faults = tuple(_faults(facts, figures))
    in_file = facts.rank >= rank("detention")
    years = figures.integer("european.discipline.file_years")
    appeal_beyond = figures.integer("european.discipline.appeal_beyond")
    result = DisciplineMeasure(
        outcome="not_allowed" if faults else "allowed",
        rank=facts.rank,
        level=_level(facts),
        notify_family=facts.measure != "call_to_order",
        inform_director=not facts.by_director and facts.needs_collaboration,
        in_file=in_file,
        appeal_possible=facts.measure == "permanent_exclusion" or facts.longer_than(appeal_beyond),
        kept_until=add_years_to_month_end(facts.pronounced_on, years) if in_file else None,
        ends_on=_ends_on(facts),
    )
    return Ruling(result, faults or (_allowed(facts),))


def _level(facts: DisciplineMeasureFacts) -> int:
    """The three levels of art. 43, in its order."""
    return 1 + facts.by_director + facts.council_proposal


def _ends_on(facts: DisciplineMeasureFacts) -> date | None:
    """The last working day of an exclusion, its first day counted where it is one."""
    if facts.starts_on is None or facts.calendar is None or facts.days is None:
        return None
    eve = facts.starts_on - timedelta(days=1)
    return days_after(facts.calendar, eve, facts.days, "working")


def _faults(facts: DisciplineMeasureFacts, figures: FigureReader) -> Iterator[Reason]:
    if facts.by_director:
        if not facts.council_proposal and _needs_council(facts, figures):
            yield _council_needed(facts, figures)
    elif facts.rank > rank("detention"):
        yield _wrong_authority(facts)
    elif facts.needs_collaboration and not facts.with_class_teacher:
        yield _needs_collaboration(facts)
    most = figures.integer("european.discipline.council_days")
    if facts.longer_than(most):
        yield because(
            "too_long",
            f"L'exclusion temporaire de {facts.days} jours ouvrables dépasse la durée maximale de "
            f"{most} jours ouvrables.",
            "art. 42 b",
        )
    if facts.measure == "permanent_exclusion" and facts.cycle == "primary":
        yield NOT_IN_PRIMARY


def _needs_council(facts: DisciplineMeasureFacts, figures: FigureReader) -> bool:
    """Ranks 5 and 7, and 6 beyond the three days that the director may give alone."""
    alone = figures.integer("european.discipline.director_days")
    return facts.measure in ("council_warning", "permanent_exclusion") or facts.longer_than(alone)


def _allowed(facts: DisciplineMeasureFacts) -> Reason:
    who = "le membre du personnel" if not facts.by_director else "le directeur"
    proposal = " sur proposition du Conseil de discipline" if facts.council_proposal else ""
    return because(
        "measure_allowed",
        f"La mesure « {IN_FRENCH[facts.measure]} » peut être prononcée par {who}{proposal}.",
        "art. 42 et 43",
    )


def _wrong_authority(facts: DisciplineMeasureFacts) -> Reason:
    return because(
        "wrong_authority",
        f"La mesure « {IN_FRENCH[facts.measure]} » ne peut être prononcée que par le directeur.",
        "art. 42 b et 43.2",
    )


def _needs_collaboration(facts: DisciplineMeasureFacts) -> Reason:
    return because(
        "needs_collaboration",
        f"La mesure « {IN_FRENCH[facts.measure]} » demande la collaboration du titulaire de "
        "classe, du professeur principal ou d'un conseiller d'éducation.",
        "art. 43.1.2",
    )


def _council_needed(facts: DisciplineMeasureFacts, figures: FigureReader) -> Reason:
    if facts.days is None:
        return because(
            "council_needed",
            f"La mesure « {IN_FRENCH[facts.measure]} » demande une proposition du Conseil de "
            "discipline.",
            "art. 42 b et 43.3",
        )
    alone = figures.integer("european.discipline.director_days")
    return because(
        "council_needed",
        f"L'exclusion temporaire de {facts.days} jours ouvrables demande une proposition du "
        f"Conseil de discipline ; le directeur seul ne peut en prononcer plus de {alone}.",
        "art. 42 b et 43.3",
    )


NOT_IN_PRIMARY = because(
    "not_in_primary",
    "L'exclusion définitive n'est pas possible dans le cycle primaire.",
    "art. 42 c",
)
