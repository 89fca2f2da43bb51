"""How far the marks of the councils of the week are typed."""

from datetime import date

from app.office.demo.progress import Foreseen, typed

MONDAY, TUESDAY, WEDNESDAY = (date(2025, 6, day) for day in (23, 24, 25))


def test_today_is_ready_then_the_next_and_the_last_is_half_typed():
    councils = [
        Foreseen("fwb", MONDAY),
        Foreseen("fwb", TUESDAY),
        Foreseen("fwb", WEDNESDAY),
        Foreseen("cefa", WEDNESDAY),
        Foreseen("fwb", WEDNESDAY),
    ]
    assert typed(councils, TUESDAY) == ("complete", "complete", "complete", "half", "half")


def test_between_the_next_and_the_last_marks_are_missing_as_it_comes():
    councils = [Foreseen("fwb", WEDNESDAY)] * 3
    assert typed(councils, TUESDAY) == ("complete", "as_it_comes", "half")


def test_a_year_that_is_over_is_complete():
    assert typed([Foreseen("fwb", MONDAY)], None) == ("complete",)
