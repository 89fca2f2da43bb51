"""The ten legal holidays, against a library that knows those of Belgium."""

import holidays

from app.office.settings.calendars import legal_holidays

SUNDAY = 6


def test_legal_holidays_are_those_of_belgium():
    found = legal_holidays(2000, 2060)
    known = set(holidays.country_holidays("BE", years=range(2000, 2061)))
    assert found <= known
    # The library counts Easter and Whitsun too, which are Sundays.
    assert {day.weekday() for day in known - found} == {SUNDAY}
    assert len(known - found) == 2 * 61
