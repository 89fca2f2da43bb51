"""What holds for all inputs of results, appeals and discipline."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.calendar.days import SchoolCalendar
from app.rules.figures import packaged_figures
from app.rules.promsoc.results.council_vote import council_vote
from app.rules.promsoc.results.deadlines import days_outside_holidays
from app.rules.promsoc.results.publication import PublicationFacts, publication
from app.rules.promsoc.results.second_session import SecondSessionFacts, second_session
from app.rules.promsoc.results.section_result import (
    MENTIONS,
    SectionResult,
    SectionResultFacts,
    SectionUnit,
    section_result,
    weighted_mean,
)
from app.rules.promsoc.results.unit_result import LearningOutcome, UnitResultFacts, unit_result

FIGURES = packaged_figures()
RANK = [word for word, _ in MENTIONS]
MODEST = settings(max_examples=100, deadline=None)

marks = st.decimals(50, 100, places=3)
weights = st.integers(1, 400)
parts = st.lists(st.tuples(marks, weights), min_size=1, max_size=6)
days = st.dates(date(2024, 8, 26), date(2025, 7, 4))
CALENDAR = SchoolCalendar(
    first_day=date(2024, 8, 26),
    last_day=date(2025, 7, 4),
    public_holidays=(date(2024, 11, 1), date(2024, 12, 25), date(2025, 4, 21), date(2025, 6, 9)),
)


def units(of: list[tuple[Decimal, int]]) -> tuple[SectionUnit, ...]:
    return tuple(
        SectionUnit(
            unit=f"UE{number}", determinant=True, attested=True, periods=periods, percentage=mark
        )
        for number, (mark, periods) in enumerate(of)
    )


def section(integrated: Decimal, of: list[tuple[Decimal, int]]) -> SectionResult:
    facts = SectionResultFacts(
        integrated_attested=True, integrated_percentage=integrated, units=units(of)
    )
    return section_result(facts, FIGURES).result


@MODEST
@given(parts)
def test_the_mean_lies_between_its_lowest_and_highest_part(of: list[tuple[Decimal, int]]) -> None:
    mean = weighted_mean(units(of))
    assert min(Fraction(mark) for mark, _ in of) <= mean <= max(Fraction(mark) for mark, _ in of)


@MODEST
@given(marks, parts)
def test_the_title_never_shows_a_threshold_not_reached(
    integrated: Decimal, of: list[tuple[Decimal, int]]
) -> None:
    result = section(integrated, of)
    assert result.percentage is not None
    assert result.mention is not None
    exact = (Fraction(integrated) + 2 * weighted_mean(units(of))) / 3
    assert 0 <= exact - Fraction(result.percentage) < Fraction(1, 100)
    reached = sum(result.percentage >= threshold for threshold in (50, 60, 70, 80, 90))
    assert RANK.index(result.mention) == reached - 1


@MODEST
@given(marks, parts, st.decimals(0, 10, places=3), st.integers(0, 5))
def test_a_higher_mark_never_lowers_the_result(
    integrated: Decimal, of: list[tuple[Decimal, int]], more: Decimal, where: int
) -> None:
    place = where % len(of)
    mark, periods = of[place]
    raised = [*of[:place], (min(mark + more, Decimal(100)), periods), *of[place + 1 :]]
    before, after = section(integrated, of), section(integrated, raised)
    assert before.percentage is not None
    assert after.percentage is not None
    assert after.percentage >= before.percentage


@MODEST
@given(st.lists(st.booleans(), min_size=1, max_size=6), st.integers(1, 2), st.booleans())
def test_one_more_outcome_not_mastered_is_never_a_success(
    mastered: list[bool], session: int, single: bool
) -> None:
    outcomes = tuple(
        LearningOutcome(code=f"AA{number}", mastered=value)
        for number, value in enumerate([*mastered, False])
    )
    facts = UnitResultFacts(
        session=session, single_session=single and session == 1, learning_outcomes=outcomes
    )
    result = unit_result(facts, FIGURES).result
    assert result.outcome != "passed"
    assert result.percentage is None
    assert result.appealable == (session == 2 or single)


@MODEST
@given(st.integers(1, 40), st.data())
def test_a_decision_has_a_quorum_and_more_votes_than_the_other_side(
    members: int, data: st.DataObject
) -> None:
    present = data.draw(st.integers(1, members))
    votes_for = data.draw(st.integers(0, present))
    votes_against = data.draw(st.integers(0, present - votes_for))
    counted = {
        "for": votes_for,
        "against": votes_against,
        "abstained": present - votes_for - votes_against,
    }
    president = data.draw(st.sampled_from([word for word, count in counted.items() if count]))
    table = {
        "members": members,
        "present": present,
        "method": "vote",
        "votes_for": votes_for,
        "votes_against": votes_against,
        "president_vote": president,
    }
    result = council_vote.judge(table, FIGURES).result
    if result.outcome in ("adopted", "rejected"):
        assert 3 * present >= 2 * members
        assert (votes_for >= votes_against) if result.outcome == "adopted" else True
        assert (votes_against >= votes_for) if result.outcome == "rejected" else True
    assert (result.outcome == "no_quorum") == (3 * present < 2 * members)


@MODEST
@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)))
def test_the_windows_of_the_second_session_are_never_empty(first: date) -> None:
    for integrated in (False, True):
        facts = SecondSessionFacts(integrated_test=integrated, first_session=first)
        result = second_session(facts, FIGURES).result
        assert result.outcome == "window"
        assert first < result.earliest < result.latest


@MODEST
@given(days)
def test_the_limit_of_publication_is_a_working_day(day: date) -> None:
    facts = PublicationFacts(deliberation_date=day, calendar=CALENDAR)
    publish_by = publication(facts, FIGURES).result.publish_by
    assert CALENDAR.counts(publish_by, "working")


@MODEST
@given(days, st.integers(1, 40), st.integers(1, 60))
def test_a_count_outside_holidays_ends_on_a_day_that_counts(
    start: date, count: int, gap: int
) -> None:
    following = CALENDAR.last_day + timedelta(days=gap)
    end = days_outside_holidays(CALENDAR, start, count, following)
    assert CALENDAR.within(end) or end >= following
    assert end >= start + timedelta(days=count)
