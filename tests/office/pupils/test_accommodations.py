"""Accommodations: granted, changed, ended, and at hand in the council."""

from datetime import date

import pytest

from app.errors import Refusal
from app.office.councils.background import backgrounds
from app.office.pupils.accommodations import (
    NewAccommodation,
    accommodations,
    change_accommodation,
    grant_accommodation,
)
from tests.office.councils.conftest import sit

TEXT = "Tiers-temps aux examens"


@pytest.fixture
def granted(school):
    """The school, a pupil with one accommodation, and its number."""
    pupil_id = school.pupils["4TQA", "Lambert"]
    new = NewAccommodation(TEXT, date(2024, 9, 2), "CPMS")
    return pupil_id, school.file.run(grant_accommodation, school.desk, pupil_id, new).value


def test_one_is_granted_and_listed(school, granted):
    pupil_id, number = granted
    (line,) = school.file.ask(accommodations, school.desk, pupil_id)
    assert (line.id, line.text, line.decided_with) == (number, TEXT, "CPMS")
    assert line.holds_on(date(2025, 6, 24))
    assert not line.holds_on(date(2024, 9, 1))


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewAccommodation("  ", date(2024, 9, 2)), "text"),
        (NewAccommodation(TEXT, date(2024, 9, 2), "", date(2024, 9, 1)), "until"),
    ],
)
def test_what_says_nothing_or_ends_before_it_begins_is_refused(school, granted, new, field):
    with pytest.raises(Refusal) as refused:
        school.file.run(change_accommodation, school.desk, granted[1], new)
    assert refused.value.field == field


def test_the_council_has_those_in_force_at_hand(school, granted):
    sitting = sit(school, "4TQA")
    enrolment = sitting.enrolment("Lambert")
    assert sitting.ask(backgrounds, sitting.id)[enrolment].accommodations == (TEXT,)
    ended = NewAccommodation(TEXT, date(2024, 9, 2), "", date(2025, 3, 1))
    sitting.run(change_accommodation, granted[1], ended)
    assert sitting.ask(backgrounds, sitting.id)[enrolment].accommodations == ()
