"""``promsoc.provisional_removal``: écartement provisoire (art. 39 §4, 41 §8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import ONE_DAY, SchoolCalendar, Unit, days_between
from app.rules.calendar.deadline import days_after
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.promsoc.results.roi import roi
from app.rules.promsoc.results.sanctions import Authority
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Procedure = Literal["ordinary", "exclusion"]
RemovalOutcome = Literal["allowed", "too_long", "refused"]


@facts
class ProvisionalRemovalFacts:
    """Why and by whom the student is removed, and from when to when."""

    procedure: Procedure
    serious: bool
    decided_by: Authority
    starts_on: date
    ends_on: date | None = None
    procedure_ends_on: date | None = None
    calendar: SchoolCalendar

    def check_ends_on(self) -> None:
        """A removal does not end before it starts."""
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise RuleInputError(
                "ends_on", "une date à partir du début de l'écartement est attendue"
            )

    def check_procedure_ends_on(self) -> None:
        """The removal takes place during the procedure."""
        if self.procedure_ends_on is not None and self.procedure_ends_on < self.starts_on:
            raise RuleInputError(
                "procedure_ends_on", "une date à partir du début de l'écartement est attendue"
            )


@dataclass(frozen=True)
class ProvisionalRemoval:
    """Allowed or not, its last possible day, and how many days it takes."""

    outcome: RemovalOutcome
    last_day: date
    days: int | None = None


@dataclass(frozen=True)
class Limit:
    """How many days of which unit, by which article."""

    count: int
    unit: Unit
    in_french: str
    source: str


@rule(
    "promsoc.provisional_removal",
    version=1,
    title="Combien de temps l'étudiant peut-il être écarté pendant la procédure ?",
    source="ROI Binche, art. 39 §4 et 41 §8",
)
def provisional_removal(
    facts: ProvisionalRemovalFacts, figures: FigureReader
) -> Ruling[ProvisionalRemoval]:
    """By the Direction, if the gravity of the facts justifies it, during the procedure.

    No more than ten school days (39 §4), or ten working days when an exclusion is
    envisaged (41 §8).
    """
    limit = _limit(facts, figures)
    last_day = _last_day(facts, limit)
    days = None if facts.ends_on is None else _days(facts, facts.ends_on, limit)
    refused = tuple(_refused(facts, limit))
    too_long = tuple(_too_long(facts, limit, days))
    outcome: RemovalOutcome = "refused" if refused else "too_long" if too_long else "allowed"
    reasons = refused or too_long or (_within(limit, last_day),)
    return Ruling(ProvisionalRemoval(outcome, last_day, days), reasons)


def _limit(facts: ProvisionalRemovalFacts, figures: FigureReader) -> Limit:
    if facts.procedure == "ordinary":
        count = figures.integer("promsoc.results.removal_school_days")
        return Limit(count, "school", "jours ouvrables scolaires", roi("39 §4"))
    count = figures.integer("promsoc.results.removal_working_days")
    return Limit(count, "working", "jours ouvrables", roi("41 §8"))


def _last_day(facts: ProvisionalRemovalFacts, limit: Limit) -> date:
    """The last day of the count, its first day included, not after the procedure."""
    try:
        last = days_after(facts.calendar, facts.starts_on - ONE_DAY, limit.count, limit.unit)
    except RuleInputError as error:
        raise RuleInputError(
            "starts_on", f"un jour suivi de {limit.count} {limit.in_french} est attendu"
        ) from error
    return last if facts.procedure_ends_on is None else min(last, facts.procedure_ends_on)


def _days(facts: ProvisionalRemovalFacts, ends_on: date, limit: Limit) -> int:
    removal = days_between(facts.starts_on, ends_on)
    return sum(facts.calendar.counts(day, limit.unit) for day in removal)


def _refused(facts: ProvisionalRemovalFacts, limit: Limit) -> Iterator[Reason]:
    if not facts.serious:
        yield Reason(
            "not_serious",
            "La gravité des faits ne justifie pas un écartement provisoire.",
            limit.source,
        )
    if facts.decided_by != "direction":
        yield Reason(
            "not_competent",
            "L'écartement provisoire est prononcé par la Direction.",
            roi("39 §4"),
        )


def _too_long(facts: ProvisionalRemovalFacts, limit: Limit, days: int | None) -> Iterator[Reason]:
    if days is not None and days > limit.count:
        yield Reason(
            "more_than_ten_days",
            f"L'écartement dure {days} {limit.in_french}, le maximum est de {limit.count}.",
            limit.source,
        )
    end, procedure_end = facts.ends_on, facts.procedure_ends_on
    if end is not None and procedure_end is not None and end > procedure_end:
        yield Reason(
            "beyond_procedure",
            f"L'écartement finit le {french_date(end)}, après la fin de la procédure "
            f"({french_date(procedure_end)}).",
            limit.source,
        )


def _within(limit: Limit, last_day: date) -> Reason:
    return Reason(
        "within_ten_days",
        f"L'écartement provisoire ne dépasse pas {limit.count} {limit.in_french}, il peut durer "
        f"jusqu'au {french_date(last_day)} inclus.",
        limit.source,
    )
