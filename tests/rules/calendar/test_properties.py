"""What holds for all days and deadlines."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.calendar.count import CountFacts, count
from app.rules.calendar.days import Holiday, SchoolCalendar, Unit, days_between
from app.rules.calendar.deadline import DeadlineFacts, days_after, days_before, deadline
from app.rules.calendar.half_days import HalfDaysFacts, half_days
from app.rules.errors import RuleInputError
from app.rules.figures import packaged_figures

some = settings(max_examples=100, deadline=None)
FIRST, LAST = date(2024, 8, 26), date(2025, 7, 4)
year_days = st.dates(FIRST, LAST)
# far from the bounds, so that every unit has days enough on both sides
inner_days = st.dates(date(2024, 12, 1), date(2025, 3, 31))
units = st.sampled_from(["calendar", "calendar_outside_holidays", "working", "business", "school"])
counts = st.integers(1, 12)

calendars = st.builds(
    lambda spans, closures, public: SchoolCalendar(
        first_day=FIRST,
        last_day=LAST,
        holidays=tuple(
            Holiday(start=start, end=start + timedelta(days=days)) for start, days in spans
        ),
        closures=tuple(closures),
        public_holidays=tuple(public),
    ),
    st.lists(st.tuples(year_days, st.integers(0, 15)), max_size=3),
    st.lists(year_days, max_size=5),
    st.lists(year_days, max_size=5),
)


def counted(calendar: SchoolCalendar, start: date, end: date, unit: Unit) -> int:
    facts = CountFacts(calendar=calendar, start=start, end=end, unit=unit)
    return count(facts, packaged_figures()).result.days


@some
@given(calendars, inner_days, counts, units)
def test_a_deadline_falls_on_a_day_that_counts(calendar, start, number, unit) -> None:
    assert calendar.counts(days_after(calendar, start, number, unit), unit)
    assert calendar.counts(days_before(calendar, start, number, unit), unit)


@some
@given(calendars, inner_days, counts, units)
def test_a_deadline_and_a_count_are_each_other_s_inverse(calendar, start, number, unit) -> None:
    end = days_after(calendar, start, number, unit)
    assert counted(calendar, start, end, unit) == number
    assert counted(calendar, start, end - timedelta(days=1), unit) == number - 1


@some
@given(calendars, inner_days, counts, units)
def test_there_and_back(calendar, start, number, unit) -> None:
    end = days_after(calendar, start, number, unit)
    back = days_before(calendar, end, number, unit)
    assert back <= start
    # nothing counts between: the day found is the start itself, or the last one before it
    assert counted(calendar, back, start, unit) == 0


@some
@given(calendars, inner_days, counts, counts, units)
def test_a_deadline_in_two_steps_is_one(calendar, start, one, other, unit) -> None:
    middle = days_after(calendar, start, one, unit)
    assert days_after(calendar, middle, other, unit) == days_after(
        calendar, start, one + other, unit
    )


@some
@given(calendars, inner_days, counts)
def test_the_fewer_days_count_the_later_it_ends(calendar, start, number) -> None:
    ends = [days_after(calendar, start, number, unit) for unit in ("calendar", "working")]
    ends += [days_after(calendar, start, number, unit) for unit in ("business", "school")]
    assert ends == sorted(ends)
    assert ends[0] == start + timedelta(days=number)


@some
@given(calendars, inner_days, inner_days, units)
def test_splitting_a_period_adds_up(calendar, one, other, unit) -> None:
    start, end = sorted((one, other))
    middle = start + (end - start) // 2
    assert counted(calendar, start, end, unit) == counted(calendar, start, middle, unit) + counted(
        calendar, middle, end, unit
    )


@some
@given(calendars, year_days, year_days, year_days)
def test_half_days_add_up_and_stay_within_nine_a_week(calendar, one, other, third) -> None:
    start, middle, end = sorted((one, other, third))

    def halves(first: date, last: date) -> int:
        facts = HalfDaysFacts(calendar=calendar, start=first, end=last)
        return half_days(facts, packaged_figures()).result.half_days

    tail = 0 if middle == end else halves(middle + timedelta(days=1), end)
    assert halves(start, middle) + tail == halves(start, end)
    assert halves(start, start + timedelta(days=6)) <= 9


@some
@given(calendars, inner_days, st.integers(0, 8), units, units, st.sampled_from([True, False]))
def test_a_roll_moves_to_the_nearest_day_that_counts(
    calendar, start, number, unit, roll_unit, forward
) -> None:
    def ended(roll: str) -> date:
        facts = DeadlineFacts(
            calendar=calendar,
            start=start,
            count=number,
            unit=unit,
            roll=roll,
            roll_unit=roll_unit,
        )
        return deadline(facts, packaged_figures()).result.date

    plain, moved = ended("none"), ended("forward" if forward else "backward")
    assert calendar.counts(moved, roll_unit)
    assert moved >= plain if forward else moved <= plain
    first, last = sorted((plain, moved))
    between = [day for day in days_between(first, last) if day != moved]
    assert not any(calendar.counts(day, roll_unit) for day in between)


@some
@given(calendars, inner_days, counts)
def test_each_holiday_and_closure_that_was_skipped_is_named(calendar, start, number) -> None:
    facts = DeadlineFacts(calendar=calendar, start=start, count=number, unit="school")
    verdict = deadline(facts, packaged_figures())
    texts = [reason.text for reason in verdict.reasons]
    assert len(set(texts)) == len(texts)
    skipped = [
        day
        for day in days_between(start + timedelta(days=1), verdict.result.date)
        if not calendar.is_school_day(day)
    ]
    holidays = {one for one in calendar.holidays if any(one.start <= d <= one.end for d in skipped)}
    single = set(skipped) & set(calendar.closures)
    public = set(skipped) & set(calendar.public_holidays)
    spans = {(one.start, one.end) for one in holidays}
    assert len(texts) == len(spans) + len(single) + len(public)


def test_the_sentences_of_a_deadline() -> None:
    calendar = SchoolCalendar(
        first_day=FIRST,
        last_day=LAST,
        holidays=(Holiday(start=date(2024, 10, 21), end=date(2024, 11, 1)),),
        closures=(date(2024, 11, 4),),
        public_holidays=(date(2024, 11, 1),),
    )
    facts = DeadlineFacts(calendar=calendar, start=date(2024, 10, 18), count=1, unit="school")
    assert [reason.text for reason in deadline(facts, packaged_figures()).reasons] == [
        "Les congés scolaires du 21 octobre 2024 au 1er novembre 2024 ne comptent pas.",
        "Le 1er novembre 2024, jour férié légal, ne compte pas.",
        "Le 4 novembre 2024, jour sans cours, ne compte pas.",
    ]


def test_the_sentences_of_the_counts() -> None:
    calendar = SchoolCalendar(first_day=FIRST, last_day=LAST)
    start, end = date(2024, 10, 7), date(2024, 10, 14)
    period = CountFacts(calendar=calendar, start=start, end=end, unit="school")
    assert [reason.text for reason in count(period, packaged_figures()).reasons] == [
        "Du 7 octobre 2024, non compris, au 14 octobre 2024, compris : 5 jours (jours d'ouverture "
        "d'école)."
    ]
    week = HalfDaysFacts(calendar=calendar, start=start, end=end)
    assert [reason.text for reason in half_days(week, packaged_figures()).reasons] == [
        "Du 7 octobre 2024 au 14 octobre 2024, compris : 11 demi-jours de cours."
    ]


def test_a_calendar_made_in_the_program_is_checked_too() -> None:
    with pytest.raises(RuleInputError):
        SchoolCalendar(first_day=LAST, last_day=FIRST)
    with pytest.raises(RuleInputError):
        Holiday(start=LAST, end=FIRST)
