"""``fwb.lateness``: what a day with missed lesson time counts for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.half_days import Half
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.figures import FigureReader
from app.rules.fwb.studies.counting_start import counting_start_of
from app.rules.fwb.studies.lateness_facts import LatenessFacts, Lesson, Spell, minutes_of
from app.rules.fwb.studies.school_days import WHOLE_DAY
from app.rules.fwb.studies.sources import READING, reasons, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted, enumeration

LatenessOutcome = Literal["absent", "not_counted", "late", "partial", "present"]
Presence = Literal["missed", "late", "partial", "present"]
Away = tuple[int, int]


@dataclass(frozen=True)
class Lateness:
    """The periods missed whole, the half-days they make, and the lateness."""

    outcome: LatenessOutcome
    missed_periods: tuple[int, ...]
    halves: tuple[Half, ...]
    half_days: int
    late_minutes: int
    ticket: bool


@rule(
    "fwb.lateness",
    version=1,
    title="Un cours manqué en partie : retard ou demi-journée d'absence",
    source=roi("7.1 et 7.4"),
)
def lateness(facts: LatenessFacts, figures: FigureReader) -> Ruling[Lateness]:
    """Less than 45 minutes from the start is lateness; a whole period is half a day missed.

    "Toute absence non justifiée de l'élève à une période complète de cours de 45 minutes est
    considérée comme une demi-journée d'absence injustifiée" (ROI 7.1).
    """
    start = counting_start_of(facts.calendar, facts.study_year, figures)
    _check_lengths(facts.timetable, figures)
    away = _merged(facts.absences)
    presences = [_presence(lesson, away) for lesson in facts.timetable]
    missed = [
        lesson
        for lesson, presence in zip(facts.timetable, presences, strict=True)
        if presence == "missed"
    ]
    halves = _halves(missed, figures) if facts.date >= start else ()
    result = Lateness(
        outcome=_outcome(presences, halves, facts.date < start),
        missed_periods=tuple(lesson.period for lesson in missed),
        halves=halves,
        half_days=len(halves),
        late_minutes=_late_minutes(facts.timetable, presences, away),
        ticket=presences[0] == "late",
    )
    return Ruling(result, _reasons(facts.date, presences, result, start, figures))


def _check_lengths(timetable: Sequence[Lesson], figures: FigureReader) -> None:
    minutes = figures.integer("fwb.period_minutes")
    if any(lesson.minutes != minutes for lesson in timetable):
        raise RuleInputError("timetable", f"des périodes de {minutes} minutes sont attendues")


def _merged(absences: Sequence[Spell]) -> tuple[Away, ...]:
    """The spells in order, those that overlap or touch made one."""
    merged: list[Away] = []
    for begin, end in sorted((minutes_of(one.from_), minutes_of(one.to)) for one in absences):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)


def _presence(lesson: Lesson, away: Sequence[Away]) -> Presence:
    start, end = minutes_of(lesson.start), minutes_of(lesson.end)
    for begin, until in away:
        if begin <= start < until:
            return "missed" if until >= end else "late"
    return "partial" if any(begin < end and start < until for begin, until in away) else "present"


def _halves(missed: Sequence[Lesson], figures: FigureReader) -> tuple[Half, ...]:
    """The halves with enough missed periods, each once however many were missed."""
    least = figures.integer("fwb.full_periods_for_half_day")
    periods = Counter(lesson.half for lesson in missed)
    return tuple(half for half in WHOLE_DAY if periods[half] >= least)


def _outcome(presences: Sequence[Presence], halves: Sequence[Half], early: bool) -> LatenessOutcome:
    if halves:
        return "absent"
    if early and "missed" in presences:
        return "not_counted"
    if "late" in presences:
        return "late"
    return "present" if set(presences) == {"present"} else "partial"


def _late_minutes(
    timetable: Sequence[Lesson], presences: Sequence[Presence], away: Sequence[Away]
) -> int:
    late = [
        minutes_of(lesson.start)
        for lesson, presence in zip(timetable, presences, strict=True)
        if presence == "late"
    ]
    return sum(end - start for start in late for begin, end in away if begin <= start < end)


def _reasons(
    day: date,
    presences: Sequence[Presence],
    result: Lateness,
    start: date,
    figures: FigureReader,
) -> tuple[Reason, ...]:
    missed = bool(result.missed_periods)
    return reasons(
        _period_missed(day, result, figures) if missed else None,
        _before_counting_start(day, start) if missed and day < start else None,
        _late(day, result, figures) if "late" in presences else None,
        PARTIAL if "partial" in presences else None,
        LATE_TICKET if result.ticket else None,
        _none_missed(day) if set(presences) == {"present"} else None,
    )


def _period_missed(day: date, result: Lateness, figures: FigureReader) -> Reason:
    numbers = [str(period) for period in result.missed_periods]
    periods = "la période" if len(numbers) == 1 else "les périodes"
    minutes = figures.integer("fwb.period_minutes")
    text = (
        f"Le {french_date(day)}, l'élève a manqué en entier {periods} {enumeration(numbers)} ; "
        f"l'absence à une période complète de {minutes} minutes vaut une demi-journée, une seule "
        "par moitié de journée."
    )
    return Reason("period_missed", text, roi("7.1 et 7.4") + READING)


def _before_counting_start(day: date, start: date) -> Reason:
    text = (
        f"Le {french_date(day)} précède le {french_date(start)}, jour à partir duquel les "
        "absences de l'élève sont prises en compte."
    )
    return Reason("before_counting_start", text, roi("7"))


def _late(day: date, result: Lateness, figures: FigureReader) -> Reason:
    minutes = figures.integer("fwb.period_minutes")
    text = (
        f"Le {french_date(day)}, l'élève a eu {counted(result.late_minutes, 'minute')} de retard ; "
        f"moins de {minutes} minutes manquées au début d'un cours sont un retard, non une absence."
    )
    return Reason("late", text, roi("7.1"))


def _none_missed(day: date) -> Reason:
    text = f"Le {french_date(day)}, l'élève n'a manqué aucune minute de cours."
    return Reason("none_missed", text, roi("7.1"))


PARTIAL = Reason(
    "partial",
    "L'élève a manqué une partie d'un cours dont il a suivi le début ; ce n'est pas une absence.",
    roi("7.1") + READING,
)
LATE_TICKET = Reason(
    "late_ticket",
    "L'élève, en retard à la première heure de cours de la journée, se présente à un éducateur "
    "pour obtenir un billet de retard ; sans ce billet, il ne rejoint pas la classe.",
    roi("7.1"),
)
