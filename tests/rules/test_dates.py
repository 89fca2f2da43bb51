"""Ages, months, dates in words, exact numbers and enumerations."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from app.rules.dates import (
    add_months_to_month_end,
    add_years_to_month_end,
    add_years_to_next_day,
    age_on,
    day_of_year,
    french_date,
    french_weekday_date,
)
from app.rules.numbers import french_amount, french_number, rounded_half_up, truncated
from app.rules.wording import enumeration, ordinal


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(2007, 6, 26), date(2025, 6, 25), 17),
        (date(2007, 6, 26), date(2025, 6, 26), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
    ],
)
def test_age(birth: date, day: date, age: int) -> None:
    assert age_on(birth, day) == age


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 10, 31), 4, date(2025, 2, 28)),
        (date(2023, 10, 31), 4, date(2024, 2, 29)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
        (date(2024, 6, 30), 36, date(2027, 6, 30)),
    ],
)
def test_months(day: date, months: int, expected: date) -> None:
    assert add_months_to_month_end(day, months) == expected


def test_years_from_29_february() -> None:
    assert add_years_to_month_end(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert add_years_to_next_day(date(2024, 2, 29), 3) == date(2027, 3, 1)
    assert add_years_to_next_day(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_dates_in_words() -> None:
    assert french_date(date(2025, 6, 1)) == "1er juin 2025"
    assert french_date(date(2025, 8, 24)) == "24 août 2025"
    assert day_of_year(2025, "07-07") == date(2025, 7, 7)


def test_exact_numbers() -> None:
    assert truncated(Fraction(209999, 3000), 2) == Decimal("69.99")
    assert truncated(Fraction(70), 2) == 70
    assert rounded_half_up(Fraction(12345, 1000), 2) == Decimal("12.35")
    assert french_number(Decimal("71.660")) == "71,66"
    assert french_number(100) == "100"


def test_enumerations() -> None:
    assert enumeration(["a"]) == "a"
    assert enumeration(["a", "b"]) == "a et b"
    assert enumeration(["a", "b", "c"], "ou") == "a, b ou c"


@pytest.mark.parametrize(
    ("amount", "text"),
    [(Decimal("86.5"), "86,50"), (Decimal("41.00"), "41"), (0, "0"), (Decimal("0.01"), "0,01")],
)
def test_amounts_have_two_decimals_or_none(amount: Decimal | int, text: str) -> None:
    assert french_amount(amount) == text


def test_ranks_in_words_up_to_ten() -> None:
    assert [ordinal(number) for number in (1, 3, 10, 11)] == [
        "premier",
        "troisième",
        "dixième",
        "11e",
    ]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 3, 14), "vendredi 14 mars 2025"),
        (date(2025, 6, 1), "dimanche 1er juin 2025"),
        (date(2024, 7, 1), "lundi 1er juillet 2024"),
    ],
)
def test_a_date_with_its_day_of_the_week(day: date, words: str) -> None:
    assert french_weekday_date(day) == words
