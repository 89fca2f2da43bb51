"""What periods missed, a unit's presence and hours in a firm oblige to."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from app.i18n import ngettext
from app.office.absences.course_presence import CourseStanding
from app.office.absences.duties.claims import Claims, Wanted
from app.office.absences.missed_periods import MissedPeriod, number_of
from app.office.absences.training import TrainingStanding
from app.office.absences.unit_presence import UnitStanding, term_of
from app.office.absences.year_entries import half_day_key
from app.rules.verdict import Verdict


def unit_claims(standing: UnitStanding) -> Claims:
    """20 % of the unit, half of it, and a tenth of a term where there is a paid leave."""
    return Claims(
        tuple(_unit_wanted(standing)),
        why=_unjustified_periods(standing.missed),
        verdict=standing.attendance,
    )


def _unit_wanted(standing: UnitStanding) -> Iterator[Wanted]:
    missed, unjustified = standing.missed, _unjustified(standing.missed)
    verdict = standing.attendance
    if verdict is not None and verdict.outcome == "not_assiduous":
        yield _periods("irregularity_notice", verdict, unjustified)
    floor = standing.floor
    if floor is not None and floor.outcome == "refusable":
        yield _periods("presence_hearing", floor, missed)
    for term, leave in standing.leaves:
        if leave.outcome == "lost":
            missed_then = (one for one in unjustified if term_of(one.entry.day) == term)
            yield _periods("leave_warning", leave, missed_then, part=term)


def course_claims(standing: CourseStanding, today: date) -> Claims:
    """The share of presence at the end of the first term; what unjustified absences lead to."""
    return Claims(
        tuple(_course_wanted(standing, today)),
        why=_unjustified_periods(standing.missed),
        verdict=standing.attendance,
    )


def _course_wanted(standing: CourseStanding, today: date) -> Iterator[Wanted]:
    first = standing.first_term
    if first is not None and first.result.warn:
        yield _periods("rate_warning", first, standing.missed, due=today)
    verdict = standing.unjustified
    unjustified = _unjustified(standing.missed)
    kinds = {
        "warn": "repeated_warning",
        "discipline_council": "discipline_council",
        "left_school": "left_school",
    }
    kind = kinds.get(verdict.outcome)
    if verdict.outcome == "left_school":
        yield Wanted(
            "left_school",
            verdict.result.left_on,
            verdict,
            due=verdict.result.left_on,
            number=len(unjustified),
            covers=_keys(unjustified),
        )
    elif kind is not None:
        yield _periods(kind, verdict, unjustified)


def course_grounds(standing: CourseStanding) -> frozenset[tuple[str, str]]:
    """A warning given stands while absences repeat themselves, whatever follows it."""
    repeated = standing.unjustified.outcome in ("warn", "discipline_council", "left_school")
    watched = standing.unjustified.outcome == "watch" and standing.unjustified.result.count > 1
    return frozenset({("repeated_warning", "")}) if repeated or watched else frozenset()


def training_claims(standing: TrainingStanding, today: date) -> Claims:
    """Too few hours in the firm: a complement or a dérogation is to be asked for."""
    verdict = standing.verdict
    if verdict.outcome != "insufficient":
        return Claims(())
    return Claims((Wanted("firm_hours", today, verdict, number=int(verdict.result.missing_hours)),))


def _periods(
    kind: str,
    verdict: Verdict[Any],
    missed: Iterable[MissedPeriod],
    *,
    part: str = "",
    due: date | None = None,
) -> Wanted:
    missed = tuple(missed)
    last = missed[-1].entry.day
    return Wanted(kind, last, verdict, part=part, due=due, number=len(missed), covers=_keys(missed))


def _unjustified(missed: Iterable[MissedPeriod]) -> tuple[MissedPeriod, ...]:
    return tuple(one for one in missed if one.status == "unjustified")


def _keys(missed: Iterable[MissedPeriod]) -> tuple[str, ...]:
    return tuple(half_day_key(one.entry.day, one.entry.slot) for one in missed)


def _unjustified_periods(missed: Iterable[MissedPeriod]) -> str:
    number = number_of(missed, "unjustified")
    text = ngettext(
        "L'élève compte {n} période injustifiée.",
        "L'élève compte {n} périodes injustifiées.",
        number,
    )
    return text.format(n=number)
