"""The ten legal holidays, against a library that knows those of Belgium."""

import holidays

from app.office.settings.calendars import legal_holidays


def test_legal_holidays_are_those_of_belgium():
    expected = set(holidays.country_holidays("BE", years=range(2000, 2061)))
    assert legal_holidays(2000, 2060) == expected
