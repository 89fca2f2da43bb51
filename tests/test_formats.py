from datetime import date, time
from decimal import Decimal

import pytest

from app import formats, i18n


def test_dates():
    assert formats.short_date(date(2025, 6, 4)) == "04/06/2025"
    assert formats.long_date(date(2025, 6, 24)) == "24 juin 2025"
    assert formats.weekday_date(date(2025, 6, 24)) == "mardi 24 juin 2025"
    assert formats.day_month(date(2025, 8, 2)) == "2 août"


def test_the_first_of_a_month_is_an_ordinal():
    assert formats.long_date(date(2025, 3, 1)) == "1er mars 2025"
    assert formats.day_month(date(2025, 3, 1)) == "1er mars"


@pytest.mark.parametrize(
    ("moment", "text"), [(time(16, 15), "16 h 15"), (time(9, 5), "9 h 05"), (time(16), "16 h")]
)
def test_times_do_not_break(moment, text):
    assert formats.time_of_day(moment) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("12.5", None, "12,5"),
        ("12.50", None, "12,5"),
        ("12.5", 2, "12,50"),
        ("0.125", 2, "0,13"),
        ("-1234.5", None, "-1\u202f234,5"),
        ("3", 0, "3"),
    ],
)
def test_decimals(value, places, text):
    assert formats.decimal(Decimal(value), places) == text


def test_counts():
    assert formats.count(34) == "34"
    assert formats.count(15000) == "15\u202f000"


def test_papers_stay_french_whatever_the_window_speaks():
    i18n.use_language("en")
    assert formats.long_date(date(2025, 6, 24)) == "24 juin 2025"
