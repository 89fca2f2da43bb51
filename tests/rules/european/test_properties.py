"""What holds for all inputs of the other rules."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.dates import western_easter
from app.rules.errors import RuleInputError
from app.rules.european import NOT_COVERED, RULES
from app.rules.figures import packaged_figures
from app.rules.registry import find
from app.rules.verdict import Verdict

FIRST, LAST = date(2025, 9, 3), date(2026, 7, 3)
YEAR: Mapping[str, object] = {
    "first_day": FIRST,
    "last_day": LAST,
    "holidays": [
        {"start": date(2025, 10, 27), "end": date(2025, 10, 31)},
        {"start": date(2025, 12, 22), "end": date(2026, 1, 2)},
    ],
    "public_holidays": [date(2025, 11, 11), date(2026, 5, 1)],
}
DAYS = st.dates(FIRST, LAST - timedelta(days=14))
MARKS = st.integers(0, 100).map(lambda tenths: Decimal(tenths) / 10)


def judge(rule: str, **given: object) -> Verdict[object]:
    return find(f"european.{rule}").judge(given, packaged_figures())


def outputs(rule: str, **given: object) -> Mapping[str, object]:
    return judge(rule, **given).outputs()


@given(st.integers(1, 7), st.decimals(-2, 12, places=2))
@settings(max_examples=100, deadline=None)
def test_a_mark_is_valid_on_the_steps_of_its_class_alone(class_: int, mark: Decimal) -> None:
    got = outputs("mark", **{"class": class_}, component="b" if class_ > 3 else "final", mark=mark)
    on_step = 0 <= mark <= 10 and (mark / Decimal(str(got["step"]))) % 1 == 0
    assert (got["outcome"] == "valid") == on_step
    assert ("band" in got) == ("sufficient" in got) == on_step


@given(MARKS, MARKS)
@settings(max_examples=100, deadline=None)
def test_bands_follow_the_marks(one: Decimal, other: Decimal) -> None:
    bands = ["nil", "very_poor", "poor", "weak", "sufficient", "broad", "full", "outstanding"]
    low, high = (
        bands.index(str(outputs("mark", **{"class": 7}, component="a", mark=mark)["band"]))
        for mark in sorted((one, other))
    )
    assert low <= high


@given(st.lists(st.tuples(MARKS, MARKS, MARKS, MARKS, MARKS, MARKS), min_size=1, max_size=8))
@settings(max_examples=100, deadline=None)
def test_the_baccalaureate_lies_between_its_parts(marks: list[tuple[Decimal, ...]]) -> None:
    keys = ("a1", "a2", "b1", "b2", "written", "oral")
    courses = [
        {"course": f"C{number}", **dict(zip(keys, row, strict=True))}
        for number, row in enumerate(marks)
    ]
    got = outputs("baccalaureate", courses=courses)
    c, e, o, final = (Decimal(str(got[key])) for key in ("c", "e", "o", "final"))
    assert min(c, e, o) <= final <= max(c, e, o)
    a, b = Decimal(str(got["a"])), Decimal(str(got["b"]))
    assert min(a, b) - 1 < c < max(a, b) + 1
    assert 0 <= final <= 100


@given(DAYS, st.integers(0, 13), st.integers(0, 13))
@settings(max_examples=60, deadline=None)
def test_splitting_an_absence_changes_no_run(start: date, length: int, cut: int) -> None:
    end = start + timedelta(days=length)
    middle = start + timedelta(days=min(cut, length))
    whole = [{"start": start, "end": end, "full_day": True}]
    parts = [
        {"start": start, "end": middle, "full_day": True},
        {"start": middle + timedelta(days=1), "end": end, "full_day": True},
    ]
    try:
        split = outputs("unjustified_absence", calendar=YEAR, absences=parts)
    except RuleInputError:
        return  # a part without any school day is no absence
    joined = outputs("unjustified_absence", calendar=YEAR, absences=whole)
    assert split["longest_run"] == joined["longest_run"]


@given(DAYS)
@settings(max_examples=60, deadline=None)
def test_working_deadlines_end_on_working_days(day: date) -> None:
    due = outputs("incident_report", calendar=YEAR, incident_on=day, reported_on=day)["due"]
    assert isinstance(due, date)
    assert due > day
    assert due.isoweekday() <= 6
    assert due not in (date(2025, 11, 11), date(2026, 5, 1))


@given(DAYS, st.integers(0, 10))
@settings(max_examples=60, deadline=None)
def test_the_return_after_an_illness_is_a_later_school_day(start: date, length: int) -> None:
    last = start + timedelta(days=length)
    try:
        got = outputs(
            "sick_absence", calendar=YEAR, cycle="primary", first_day=start, last_day=last
        )
    except RuleInputError:
        return  # one of the two is no school day
    back = got["return_day"]
    assert isinstance(back, date)
    assert back > last
    assert back.isoweekday() <= 5


@given(st.integers(1, 60), st.data())
@settings(max_examples=80, deadline=None)
def test_one_more_vote_for_never_rejects(present: int, data: st.DataObject) -> None:
    favour = data.draw(st.integers(0, present - 1))
    measure = data.draw(st.sampled_from(["permanent_exclusion", "council_warning"]))

    def adopted(votes: int) -> bool:
        president = "for" if votes else "against"
        got = outputs(
            "discipline_council_vote",
            measure=measure,
            cycle="secondary",
            present=present,
            **{"for": votes},
            against=present - votes,
            president_vote=president,
        )
        return got["outcome"] == "adopted"

    assert adopted(favour + 1) >= adopted(favour)


@given(st.integers(1, 200), st.data())
@settings(max_examples=80, deadline=None)
def test_a_quarter_is_a_quarter(members: int, data: st.DataObject) -> None:
    asking = data.draw(st.integers(0, members))
    got = outputs(
        "council_request", members=members, requesting=asking, written=True, agenda_given=True
    )
    assert (got["outcome"] == "must_convene") == (4 * asking >= members)
    assert 4 * int(str(got["needed"])) >= members > 4 * (int(str(got["needed"])) - 1)


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, easter: date) -> None:
    assert western_easter(year) == easter


def test_every_rule_names_its_source_and_title() -> None:
    assert len(RULES) == 34
    for item in RULES:
        assert item.name.startswith("european.")
        assert item.source.startswith("Règlement général EE, ")
        assert item.title and not item.title.endswith(".")
    assert all(sentence.endswith(".") for sentence in NOT_COVERED)
