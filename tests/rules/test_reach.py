"""Dates and numbers beyond the calendar are refused by their key, never by a Python error."""

from datetime import date

import pytest

from app.rules.errors import RuleInputError
from app.rules.european.withdrawal import WithdrawalFacts
from app.rules.figures import packaged_figures
from app.rules.reach import within_the_calendar
from app.rules.registry import find

LAST = date(9999, 12, 31)


@pytest.mark.parametrize(
    "given",
    [
        {"name": "x", "far": LAST},
        {"name": "x", "far": date(1, 1, 1)},
        {"name": "x", "far": 10**30},
        {"name": "x", "far": [{"start": date(2025, 1, 1), "end": LAST}]},
        {"near": date(2025, 1, 1), "far": {"end": LAST}},
    ],
)
def test_the_far_value_is_named(given: dict[str, object]) -> None:
    with pytest.raises(RuleInputError) as refused, within_the_calendar(given):
        date.max.replace(year=10000)
    assert refused.value.key == "far"


def test_another_fault_is_not_hidden() -> None:
    with pytest.raises(ValueError, match="annex"), within_the_calendar({"on": date(2025, 1, 1)}):
        raise ValueError("annex")


def test_an_input_refused_stays_so() -> None:
    with pytest.raises(RuleInputError) as refused, within_the_calendar({"on": LAST}):
        raise RuleInputError("other", "une date")
    assert refused.value.key == "other"


def test_facts_are_read_by_their_keys() -> None:
    facts = WithdrawalFacts(notice_on=LAST, leaving_on=date(2026, 2, 2), written=True)
    with pytest.raises(RuleInputError) as refused:
        find("european.withdrawal")(facts, packaged_figures())
    assert refused.value.key == "notice_on"
