"""What is typed is understood, or refused."""

from datetime import date
from decimal import Decimal

import pytest

from app.ui.forms.parsing import parsed_date, parsed_decimal


@pytest.mark.parametrize(
    "text",
    ["31/12/2010", "31122010", "31/12/10", "311210", "2010-12-31", "31.12.2010", "31-12-2010",
     "31 12 2010", "  31/12/2010 "],
)  # fmt: skip
def test_dates(text):
    assert parsed_date(text) == date(2010, 12, 31)


def test_short_dates():
    assert parsed_date("1/2/2010") == date(2010, 2, 1)
    assert parsed_date("1/2/49") == date(2049, 2, 1)
    assert parsed_date("1/2/50") == date(1950, 2, 1)


@pytest.mark.parametrize("text", ["31/02/2010", "32122010", "12/2010", "hier", "1/13/2010", "0"])
def test_what_is_no_date(text):
    with pytest.raises(ValueError):
        parsed_date(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1 500", "1500"),
        ("1\u202f500,25", "1500.25"),
        ("-3", "-3"),
    ],
)
def test_numbers(text, number):
    assert parsed_decimal(text) == Decimal(number)


@pytest.mark.parametrize("text", ["douze", "1,2,3", "NaN", "Infinity", "--1"])
def test_what_is_no_number(text):
    with pytest.raises(ValueError):
        parsed_decimal(text)


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_is_nothing(text):
    assert parsed_date(text) is None
    assert parsed_decimal(text) is None
