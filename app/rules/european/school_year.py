"""``european.school_year``: days of lessons and holidays of a year (annex IV)."""

from calendar import isleap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.rules.calendar.days import Holiday, SchoolCalendar, days_between
from app.rules.dates import day_of_year, western_easter
from app.rules.errors import RuleInputError
from app.rules.european.calendar import Calendar, school_days
from app.rules.european.source import because
from app.rules.facts import Count, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

Break = Literal[
    "autumn_break",
    "christmas_break",
    "spring_break",
    "easter_break",
    "community_day",
    "whit_monday",
]
IN_FRENCH: dict[Break, str] = {
    "autumn_break": "une semaine à la Toussaint",
    "christmas_break": "deux semaines à Noël et au Nouvel An",
    "spring_break": "une semaine au printemps",
    "easter_break": "deux semaines à Pâques",
    "community_day": "le jour de la Communauté (9 mai)",
    "whit_monday": "le lundi de Pentecôte",
}
FRIDAY = 5


@facts
class SchoolYearFacts:
    """A planned calendar; ``local_half_days`` were added by the Conseil d'administration."""

    calendar: Calendar
    community_day_activity: bool = False
    local_half_days: Count = 0

    def check_calendar(self) -> None:
        """A school year ends in the calendar year after the one in which it began."""
        if self.calendar.last_day.year != self.calendar.first_day.year + 1:
            raise RuleInputError("calendar", "une année qui finit l'année civile suivante")


@dataclass(frozen=True)
class SchoolYear:
    """Does the calendar have the days and the holidays that annex IV asks for?"""

    outcome: Literal["compliant", "not_compliant"]
    required_days: int
    school_days: int
    missing: tuple[Break, ...]


@rule(
    "european.school_year",
    version=1,
    title="L'année scolaire : jours de cours et congés",
    source="Règlement général EE, annexe IV",
)
def school_year(facts: SchoolYearFacts, figures: FigureReader) -> Ruling[SchoolYear]:
    """180 days of lessons, 181 in leap years, the holidays of a to f, 14 local half-days."""
    year = facts.calendar
    days = len(list(school_days(year, year.first_day, year.last_day)))
    required = _required_days(year, figures)
    missing = tuple(name for name, held in _breaks(facts, figures) if not held)
    faults = tuple(_faults(facts, (days, required), missing, figures))
    result = SchoolYear("not_compliant" if faults else "compliant", required, days, missing)
    return Ruling(result, faults or (_compliant(days, required),))


def _required_days(year: SchoolCalendar, figures: FigureReader) -> int:
    """In leap years 181: the leap day falls in the second calendar year."""
    leap = isleap(year.last_day.year)
    return figures.integer(f"european.school_year.{'days_leap' if leap else 'days'}")


def _breaks(facts: SchoolYearFacts, figures: FigureReader) -> Iterator[tuple[Break, bool]]:
    year = facts.calendar
    yield "autumn_break", _free(year, _autumn_week(year, figures))
    yield "christmas_break", any(_is_christmas(year, item, figures) for item in year.holidays)
    yield "spring_break", any(_is_spring(year, item, figures) for item in year.holidays)
    easter = western_easter(year.last_day.year)
    around = figures.integers("european.school_year.easter_days")
    yield "easter_break", _free(year, (easter + timedelta(days=days) for days in around))
    community = _of_second_year(year, figures.word("european.school_year.community_day"))
    yield "community_day", facts.community_day_activity or _free(year, (community,))
    whit = easter + timedelta(days=figures.integer("european.school_year.whit_monday"))
    yield "whit_monday", _free(year, (whit,))


def _free(year: SchoolCalendar, days: Iterable[date]) -> bool:
    return not any(year.is_school_day(day) for day in days)


def _of_second_year(year: SchoolCalendar, month_and_day: str) -> date:
    return day_of_year(year.last_day.year, month_and_day)


def _autumn_week(year: SchoolCalendar, figures: FigureReader) -> Iterator[date]:
    """Monday to Friday of the week of 1 November; of a weekend, the week before it."""
    day = day_of_year(year.first_day.year, figures.word("european.school_year.autumn_day"))
    monday = day - timedelta(days=day.weekday())
    return days_between(monday, monday + timedelta(days=FRIDAY - 1))


def _weekdays(holiday: Holiday) -> int:
    return sum(day.isoweekday() <= FRIDAY for day in days_between(holiday.start, holiday.end))


def _is_christmas(year: SchoolCalendar, holiday: Holiday, figures: FigureReader) -> bool:
    """Holds Christmas and New Year, and two weeks."""
    christmas, new_year = figures.words("european.school_year.christmas")
    first = day_of_year(year.first_day.year, christmas)
    last = _of_second_year(year, new_year)
    least = figures.integer("european.school_year.christmas_weekdays")
    return holiday.start <= first and last <= holiday.end and _weekdays(holiday) >= least


def _is_spring(year: SchoolCalendar, holiday: Holiday, figures: FigureReader) -> bool:
    """A week between Christmas and Easter; that of Shrove Tuesday is only preferred."""
    first = _of_second_year(year, figures.word("european.school_year.spring_from"))
    before = timedelta(days=figures.integer("european.school_year.spring_to_easter"))
    last = western_easter(year.last_day.year) - before
    least = figures.integer("european.school_year.spring_weekdays")
    return first <= holiday.start and holiday.end <= last and _weekdays(holiday) >= least


def _faults(
    facts: SchoolYearFacts,
    days: tuple[int, int],
    missing: tuple[Break, ...],
    figures: FigureReader,
) -> Iterator[Reason]:
    planned, required = days
    if planned < required:
        yield because(
            "too_few_days",
            f"Le calendrier compte {planned} jours de cours ; {required} sont requis.",
            "annexe IV",
        )
    if missing:
        listed = enumeration(IN_FRENCH[key] for key in missing)
        yield because(
            "break_missing", f"Congés qui manquent au calendrier : {listed}.", "annexe IV"
        )
    most = figures.integer("european.school_year.local_half_days")
    if facts.local_half_days > most:
        yield because(
            "too_many_local_half_days",
            f"Le Conseil d'administration a ajouté {facts.local_half_days} demi-jours de congé ; "
            f"il peut en ajouter {most}.",
            "annexe IV",
        )


def _compliant(days: int, required: int) -> Reason:
    return because(
        "compliant",
        f"Le calendrier compte {days} jours de cours, pour {required} requis, et tous les congés "
        "prévus.",
        "annexe IV",
    )
