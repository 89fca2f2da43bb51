"""``fwb.counting_start``: from which day absences count."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.dates import french_date
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.fwb.studies.school_days import StudyYear, required_school_day_after
from app.rules.fwb.studies.sources import READING, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import ordinal

CountingOutcome = Literal["lower", "upper"]


@facts
class CountingStartFacts:
    """The school year and the pupil's year of study."""

    calendar: SchoolCalendar
    study_year: StudyYear


@dataclass(frozen=True)
class CountingStart:
    """The degree, in the old division of secondary education, and the day."""

    outcome: CountingOutcome
    date: date


@rule(
    "fwb.counting_start",
    version=1,
    title="À partir de quel jour les absences sont prises en compte",
    source=roi("7"),
)
def counting_start(facts: CountingStartFacts, figures: FigureReader) -> Ruling[CountingStart]:
    """The first day in the lower degree, the fifth school day after it in the upper one.

    "Degré inférieur" is the old secondaire inférieur of three years, not the first degree.
    """
    day = counting_start_of(facts.calendar, facts.study_year, figures)
    if _in_lower_degree(facts.study_year, figures):
        return Ruling(CountingStart("lower", day), (_lower(day),))
    return Ruling(CountingStart("upper", day), (_upper(day, figures),))


def counting_start_of(calendar: SchoolCalendar, study_year: int, figures: FigureReader) -> date:
    """The first day whose absences count, for a pupil of that year of study."""
    if _in_lower_degree(study_year, figures):
        return calendar.first_day
    days = figures.integer("fwb.counting_start_upper_school_days")
    return required_school_day_after(calendar, calendar.first_day, days)


def _in_lower_degree(study_year: int, figures: FigureReader) -> bool:
    return study_year <= figures.integer("fwb.lower_degree_last_year")


def _lower(day: date) -> Reason:
    text = (
        "Au degré inférieur, les absences sont prises en compte à partir du premier jour de la "
        f"rentrée scolaire, le {french_date(day)}."
    )
    return Reason("lower", text, roi("7, 1°") + READING)


def _upper(day: date, figures: FigureReader) -> Reason:
    rank = ordinal(figures.integer("fwb.counting_start_upper_school_days"))
    text = (
        f"Au degré supérieur, les absences sont prises en compte à partir du {rank} jour ouvrable "
        f"scolaire qui suit la rentrée, le {french_date(day)}."
    )
    return Reason("upper", text, roi("7, 2°") + READING)
