"""Marks as typed, and what they amount to."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Refusal
from app.office.councils.marks import mark_text, read_mark, scale_sentence
from app.office.councils.standings import fails, standing
from app.office.councils.views import CourseColumn, MarkValue
from app.rules.figures import packaged_figures
from app.rules.regime import regime

POINTS = regime("fwb").scale(4, packaged_figures())
TEN = regime("european").scale(4, packaged_figures())
PERCENT = regime("promsoc").scale(1, packaged_figures())


def course(identity: int, periods: str, maximum: str = "20") -> CourseColumn:
    return CourseColumn(identity, f"C{identity}", "Cours", "C", Decimal(periods), Decimal(maximum))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12,5", MarkValue(Decimal("12.5"))),
        ("12.5", MarkValue(Decimal("12.5"))),
        (" 12,50 ", MarkValue(Decimal("12.5"))),
        ("0", MarkValue(Decimal(0))),
        ("20", MarkValue(Decimal(20))),
        ("", None),
        ("  ", None),
        ("D", MarkValue(None, "dispensed")),
        ("disp.", MarkValue(None, "dispensed")),
        ("Abs", MarkValue(None, "absent")),
    ],
)
def test_what_is_typed_is_read(typed, read):
    assert read_mark(typed, POINTS, Decimal(20)) == read


@pytest.mark.parametrize("typed", ["21", "20.5", "-1", "12,25", "douze", "12/20", "NaN", "1e400"])
def test_what_is_no_mark_is_refused_with_the_scale(typed):
    with pytest.raises(Refusal, match="de 0 à 20, par demi-point") as refused:
        read_mark(typed, POINTS, Decimal(20))
    assert refused.value.field == "mark"
    assert typed in refused.value.message


@pytest.mark.parametrize("typed", ["F", "fraude", "Plagiat"])
def test_a_fraud_is_read_only_where_one_may_be_noted(typed):
    read = read_mark(typed, PERCENT, Decimal(100), frauds=True)
    assert read == MarkValue(None, "fraud")
    assert mark_text(read) == "fr."
    with pytest.raises(Refusal) as refused:
        read_mark(typed, POINTS, Decimal(20))
    assert "fraude" not in refused.value.advice
    with pytest.raises(Refusal) as refused:
        read_mark("x", PERCENT, Decimal(100), frauds=True)
    assert "F une fraude" in refused.value.advice


def test_the_course_s_own_maximum_rules_where_the_scale_says_so():
    assert read_mark("47.5", POINTS, Decimal(50)) == MarkValue(Decimal("47.5"))
    assert scale_sentence(TEN, Decimal(10)) == "de 0 à 10, par demi-point"
    assert scale_sentence(PERCENT, Decimal(100)) == "de 0 à 100, en points entiers"
    assert scale_sentence(replace(TEN, step=Decimal("0.25")), Decimal(10)) == "de 0 à 10, par 0,25"


def test_a_mark_shows_with_a_comma():
    assert mark_text(MarkValue(Decimal("12.5"))) == "12,5"
    assert mark_text(MarkValue(Decimal("12.00"))) == "12"
    assert mark_text(MarkValue(None, "dispensed")) == "disp."
    assert mark_text(None) == ""


def test_half_suffices_and_below_it_fails():
    french = course(1, "5")
    assert not fails(MarkValue(Decimal(10)), french, POINTS)
    assert fails(MarkValue(Decimal("9.5")), french, POINTS)
    assert not fails(None, french, POINTS)
    assert not fails(MarkValue(None, "absent"), french, POINTS)
    assert not fails(MarkValue(Decimal(6)), french, TEN)
    assert fails(MarkValue(Decimal("5.5")), french, TEN)


def test_the_drawing_s_first_row():
    courses = [course(1, "5"), course(2, "4"), course(3, "4"), course(4, "3")]
    marks = {1: "14", 2: "11", 3: "9", 4: "12"}
    result = standing(
        courses, {key: MarkValue(Decimal(mark)) for key, mark in marks.items()}, POINTS
    )
    assert (result.failures, result.failed_periods, result.missing) == (1, 4, 0)
    assert result.average == Decimal("11.6")  # (70 + 44 + 36 + 36) / 16 = 11,625


def test_an_average_is_rounded_once_and_half_up():
    courses = [course(1, "1"), course(2, "1")]
    marks = {1: MarkValue(Decimal("11.5")), 2: MarkValue(Decimal(12))}
    assert standing(courses, marks, POINTS).average == Decimal("11.8")  # 11,75
    uneven = [course(1, "1", "60"), course(2, "1", "60"), course(3, "1", "60")]
    marks = {1: MarkValue(Decimal(50)), 2: MarkValue(Decimal(50)), 3: MarkValue(Decimal(51))}
    assert standing(uneven, marks, POINTS).average == Decimal("16.8")  # 16,777…


def test_courses_weigh_by_their_periods_only_where_the_regime_says_so():
    courses = [course(1, "5"), course(2, "1")]
    marks = {1: MarkValue(Decimal(8)), 2: MarkValue(Decimal(2))}
    assert standing(courses, marks, TEN).average == Decimal("5.0")
    assert standing(courses, marks, replace(TEN, weighted=True)).average == Decimal("7.0")
    weightless = [course(1, "0"), course(2, "0")]
    assert standing(weightless, marks, replace(TEN, weighted=True)).average == Decimal("5.0")


def test_without_marks_there_is_no_average():
    result = standing([course(1, "5"), course(2, "2")], {1: MarkValue(None, "absent")}, POINTS)
    assert (result.average, result.failures, result.missing) == (None, 0, 1)


halves = st.integers(0, 40).map(lambda number: Decimal(number) / 2)


@settings(max_examples=60)
@given(st.lists(st.tuples(halves, st.integers(1, 8)), min_size=1, max_size=12), st.data())
def test_raising_a_mark_never_lowers_the_average_nor_adds_a_failure(pairs, data):
    courses = [course(place, str(weight)) for place, (_mark, weight) in enumerate(pairs)]
    marks = {place: MarkValue(mark) for place, (mark, _weight) in enumerate(pairs)}
    before = standing(courses, marks, POINTS)
    place = data.draw(st.sampled_from(sorted(marks)))
    marks[place] = MarkValue(data.draw(halves.filter(lambda mark: mark >= pairs[place][0])))
    after = standing(courses, marks, POINTS)
    assert after.average >= before.average
    assert after.failures <= before.failures
    assert min(mark for mark, _w in pairs) - Decimal("0.1") <= before.average
    assert before.average <= max(mark for mark, _w in pairs) + Decimal("0.1")
