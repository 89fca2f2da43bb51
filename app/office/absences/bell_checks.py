"""Would the rules that count half-days take the lessons of a schedule?"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import _
from app.models import BellAssignment, SchoolClass
from app.office.absences.bells import Bell
from app.office.absences.slots import slots_of
from app.office.pupils.years import all_years, year_at
from app.office.settings.calendars import rule_calendar
from app.office.work import Work
from app.rules.calendar.days import SchoolCalendar
from app.rules.errors import RuleInputError
from app.rules.fwb.studies.lateness_facts import Lesson
from app.rules.regime import regime
from app.rules.registry import find

WEEK = 7


def check_lessons(
    work: Work,
    bells: Sequence[Bell],
    class_ids: Sequence[int],
    weekdays: Iterable[int],
    valid_from: date,
) -> None:
    """Ask the rule of each class (of all where none is named) about each weekday.

    Raises Refusal with what the rule expects, where it cannot count with these lessons.
    """
    year = year_at(all_years(work.session), valid_from)
    if year is None:
        return
    calendar = rule_calendar(work.session, year.id)
    rows = _classes(work.session, year.id, class_ids)
    for weekday in weekdays:
        day = _first_day(calendar, weekday, max(valid_from, calendar.first_day))
        for row in rows if day is not None else ():
            _ask(work, calendar, row, day, bells)  # type: ignore[arg-type]


def check_given(work: Work, schedule_id: int, bells: Sequence[Bell], valid_from: date) -> None:
    """The same, for the classes and weekdays that a schedule is given to already."""
    for row in work.session.exec(
        select(BellAssignment).where(col(BellAssignment.schedule_id) == schedule_id)
    ):
        owners = () if row.class_id is None else (row.class_id,)
        check_lessons(work, bells, owners, (row.weekday,), max(valid_from, row.valid_from))


def _classes(session: Session, year_id: int, class_ids: Sequence[int]) -> list[SchoolClass]:
    """One class for each way of counting half-days."""
    statement = select(SchoolClass).where(col(SchoolClass.year_id) == year_id)
    if class_ids:
        statement = statement.where(col(SchoolClass.id).in_(class_ids))
    found = {
        regime(row.regime).attendance: row
        for row in session.exec(statement)
        if regime(row.regime).attendance is not None
    }
    return list(found.values())


def _first_day(calendar: SchoolCalendar, weekday: int, start: date) -> date | None:
    day = start + timedelta(days=(weekday - start.isoweekday()) % WEEK)
    while day <= calendar.last_day:
        if calendar.is_school_day(day):
            return day
        day += timedelta(days=WEEK)
    return None


def _ask(
    work: Work, calendar: SchoolCalendar, row: SchoolClass, day: date, bells: Sequence[Bell]
) -> None:
    rules = regime(row.regime).attendance
    if rules is None:
        return
    halves = {slot.code for slot in slots_of("half_day", day)}
    rule = find(rules.day)
    try:
        facts = rule.facts_type(
            calendar=calendar,
            study_year=row.study_year,
            date=day,
            timetable=tuple(
                Lesson(period=bell.period, start=bell.start, end=bell.end, half=bell.half)
                for bell in bells
                if bell.half in halves
            ),
            absences=(),
        )
        rule(facts, work.figures)
    except RuleInputError as error:
        raise Refusal(
            _("La règle qui compte les demi-journées de {name} ne prend pas cet horaire.").format(
                name=row.name
            ),
            f"{error.expected[:1].upper()}{error.expected[1:]}.",
            field="periods",
        ) from error
