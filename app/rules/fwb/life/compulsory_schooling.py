"""``fwb.compulsory_schooling``: is the pupil subject to it on a day, full time or not?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import add_years_to_next_day, age_on, french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Count, facts
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import check_not_before
from app.rules.fwb.life.sources import READING, roi
from app.rules.fwb.studies.family import is_adult
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

SchoolingOutcome = Literal["none", "full_time", "part_time"]
Responsible = Literal["parents", "pupil", "none"]

ACT = "loi du 29 juin 1983, art. 1"
SOURCE = f"{roi('6')}; {ACT}"
FULL_TIME = f"{roi('6.1')}; {ACT}"


@facts
class SchoolingFacts:
    """The school year runs to the day before the next one: every birthday falls in one."""

    birth_date: date
    on: date
    year_start: date
    year_end: date
    secondary_years: Count = 0

    def check(self) -> None:
        """The day lies in the school year, and in the pupil's life."""
        check_not_before("year_end", self.year_end, self.year_start)
        check_not_before("on", self.on, self.birth_date)
        if not self.year_start <= self.on <= self.year_end:
            raise RuleInputError("on", "un jour de l'année scolaire est attendu")


@dataclass(frozen=True)
class CompulsorySchooling:
    """Full time, part time or no longer, and who answers for attendance."""

    outcome: SchoolingOutcome
    age: int
    ends_this_year: bool
    responsible: Responsible


@rule(
    "fwb.compulsory_schooling",
    version=1,
    title="L'élève est-il soumis à l'obligation scolaire, à temps plein ou non ?",
    source=f"{roi('6, 6.1 et 6.2')}; {ACT}",
)
def compulsory_schooling(
    facts: SchoolingFacts, figures: FigureReader
) -> Ruling[CompulsorySchooling]:
    """From the school year of the 5th birthday to the end of that of the 18th.

    Both years included there are fourteen of them, not the "treize années" printed beside:
    the two ends are followed, the longer right of the pupil. "À temps plein jusqu'à l'âge de
    quinze ans" and two secondary years, never "au-delà de seize ans".
    """
    last = add_years_to_next_day(facts.birth_date, figures.integer("fwb.life.schooling_to_age"))
    outcome, reason = _outcome(facts, last, figures)
    result = CompulsorySchooling(
        outcome=outcome,
        age=age_on(facts.birth_date, facts.on),
        ends_this_year=facts.year_start <= last <= facts.year_end,
        responsible="none" if outcome == "none" else _responsible(facts, figures),
    )
    return Ruling(result, (reason,))


def _outcome(
    facts: SchoolingFacts, last: date, figures: FigureReader
) -> tuple[SchoolingOutcome, Reason]:
    first_age = figures.integer("fwb.life.schooling_from_age")
    first = add_years_to_next_day(facts.birth_date, first_age)
    if first > facts.year_end:
        return "none", _before_five(first, first_age)
    if last < facts.year_start:
        return "none", _ended(last, figures.integer("fwb.life.schooling_to_age"))
    return _full_time_or_not(facts, figures)


def _full_time_or_not(
    facts: SchoolingFacts, figures: FigureReader
) -> tuple[SchoolingOutcome, Reason]:
    age = age_on(facts.birth_date, facts.on)
    until = figures.integer("fwb.life.full_time_to_age")
    never = figures.integer("fwb.life.full_time_never_from_age")
    years = figures.integer("fwb.life.full_time_secondary_years")
    if age < until:
        return "full_time", _under(facts.on, until)
    if age >= never:
        return "part_time", _never(facts.on, never)
    if facts.secondary_years < years:
        return "full_time", _years_missing(age, facts.secondary_years, years)
    return "part_time", _years_followed(age, years)


def _responsible(facts: SchoolingFacts, figures: FigureReader) -> Responsible:
    return "pupil" if is_adult(facts.birth_date, facts.on, figures) else "parents"


def _before_five(birthday: date, age: int) -> Reason:
    text = (
        f"L'élève n'atteint l'âge de {age} ans que le {french_date(birthday)} : l'obligation "
        "scolaire n'a pas commencé."
    )
    return Reason("before_five", text, SOURCE)


def _ended(birthday: date, age: int) -> Reason:
    text = (
        f"L'élève a atteint l'âge de {age} ans le {french_date(birthday)} : l'obligation scolaire "
        "a pris fin avec cette année scolaire-là."
    )
    return Reason("ended", text, SOURCE + READING)


def _under(on: date, until: int) -> Reason:
    text = (
        f"L'élève a moins de {until} ans le {french_date(on)} : l'obligation scolaire est à temps "
        "plein."
    )
    return Reason("under_15", text, FULL_TIME)


def _never(on: date, never: int) -> Reason:
    text = (
        f"L'élève a {never} ans ou plus le {french_date(on)} : l'obligation scolaire n'est plus à "
        "temps plein, en aucun cas."
    )
    return Reason("sixteen", text, FULL_TIME)


def _years_missing(age: int, followed: int, years: int) -> Reason:
    text = (
        f"L'élève a {age} ans et a suivi {followed} des {years} premières années du secondaire de "
        "plein exercice : l'obligation scolaire reste à temps plein."
    )
    return Reason("two_years_missing", text, FULL_TIME)


def _years_followed(age: int, years: int) -> Reason:
    text = (
        f"L'élève a {age} ans et a suivi les {years} premières années du secondaire de plein "
        "exercice : l'obligation scolaire est à temps partiel."
    )
    return Reason("two_years_followed", text, FULL_TIME)
