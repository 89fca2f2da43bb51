"""``fwb.temporary_exclusion``: may this exclusion from school or from a course be pronounced?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Positive, facts
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import check_within
from app.rules.fwb.life.measures import DecidedBy, Measure, is_sanctioned, sanctions_in
from app.rules.fwb.life.sources import READING, law, reasons
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

Scope = Literal["school", "course"]
TemporaryExclusionOutcome = Literal["refused", "allowed_by_derogation", "allowed"]

SOURCE = law("5.4.1", "1.7.9-3")


@facts
class PastExclusion:
    """An exclusion already pronounced."""

    start: date
    half_days: Positive
    scope: Scope


@facts
class TemporaryExclusionFacts:
    """The exclusion proposed, those of the year, and what the fact already brought."""

    calendar: SchoolCalendar
    start: date
    half_days: Positive
    scope: Scope
    exclusions: tuple[PastExclusion, ...] = ()
    decided_by: DecidedBy
    ministerial_total: int | None = None
    sanctions: tuple[Measure, ...] = ()


@dataclass(frozen=True)
class TemporaryExclusion:
    """May it be pronounced, and the half-days of the year with and without it."""

    outcome: TemporaryExclusionOutcome
    used: int
    limit: int
    remaining: int
    total: int


@rule(
    "fwb.temporary_exclusion",
    version=1,
    title="Cette exclusion provisoire peut-elle être prononcée ?",
    source=SOURCE,
)
def temporary_exclusion(
    facts: TemporaryExclusionFacts, figures: FigureReader
) -> Ruling[TemporaryExclusion]:
    """Pronounced by the pouvoir organisateur or its delegate.

    "Cette exclusion ne peut, dans le courant d'une même année scolaire, excéder
    12 demi-journées, sauf dérogation ministérielle": school and course add up.
    """
    usual = figures.integer("fwb.life.temporary_exclusion_half_days")
    _check(facts, usual)
    limit = facts.ministerial_total or usual
    used = _used(facts)
    total = used + facts.half_days
    refusals = reasons(
        NO_AUTHORITY if facts.decided_by == "other" else None,
        _already_sanctioned(facts),
        _over_limit(facts, total, limit),
    )
    outcome, found = _outcome(facts.start, (total, usual, limit), refusals)
    return Ruling(TemporaryExclusion(outcome, used, limit, max(0, limit - used), total), found)


def _check(facts: TemporaryExclusionFacts, usual: int) -> None:
    """A derogation allows more than the article does."""
    if facts.ministerial_total is not None and facts.ministerial_total <= usual:
        raise RuleInputError("ministerial_total", f"un nombre supérieur à {usual} est attendu")
    check_within("start", facts.calendar, facts.start)


def _used(facts: TemporaryExclusionFacts) -> int:
    return sum(item.half_days for item in facts.exclusions if facts.calendar.within(item.start))


def _outcome(
    start: date, sums: tuple[int, int, int], refusals: tuple[Reason, ...]
) -> tuple[TemporaryExclusionOutcome, tuple[Reason, ...]]:
    if refusals:
        return "refused", refusals
    total, usual, limit = sums
    sum_up = (
        f"Avec l'exclusion du {french_date(start)}, l'élève totalise "
        f"{counted(total, 'demi-journée')} d'exclusion sur l'année scolaire"
    )
    if total > usual:
        text = f"{sum_up} : plus de {usual}, dans la dérogation ministérielle de {limit}."
        return "allowed_by_derogation", (Reason("ministerial_derogation", text, SOURCE),)
    return "allowed", (Reason("within_limit", f"{sum_up}, sur {usual} au plus.", SOURCE),)


def _over_limit(facts: TemporaryExclusionFacts, total: int, limit: int) -> Reason | None:
    if total <= limit:
        return None
    derogation = (
        "sauf dérogation ministérielle"
        if facts.ministerial_total is None
        else "par dérogation ministérielle"
    )
    text = (
        f"L'exclusion porterait le total à {counted(total, 'demi-journée')} sur l'année scolaire ; "
        f"le maximum est de {limit}, {derogation}."
    )
    return Reason("over_limit", text, SOURCE)


def _already_sanctioned(facts: TemporaryExclusionFacts) -> Reason | None:
    if not is_sanctioned(facts.sanctions):
        return None
    text = (
        f"Le fait a déjà été sanctionné ({sanctions_in(facts.sanctions)}) : il ne peut l'être deux "
        "fois (non bis in idem) ; il peut être cité comme antécédent."
    )
    return Reason("already_sanctioned", text, law("5.1 et 5.4.2.2", "1.7.9-3") + READING)


NO_AUTHORITY = Reason(
    "no_authority",
    "L'exclusion provisoire n'est pas prononcée par le pouvoir organisateur ou son délégué.",
    SOURCE,
)
