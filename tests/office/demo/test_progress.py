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
    assert typed(councils, TUESDAY) == ("as_it_comes", "complete", "complete", "half", "half")


def test_a_year_that_is_over_is_as_it_comes():
    assert typed([Foreseen("fwb", MONDAY)], None) == ("as_it_comes",)
