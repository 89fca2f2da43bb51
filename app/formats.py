"""Dates, times and numbers as French-speaking Belgium writes them.

They do not follow the language of the window: what an office reads on screen is what
stands on its papers.
"""

from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

LOCALE: Final = "fr_BE"
NO_BREAK: Final = "\u00a0"


def short_date(day: date) -> str:
    """24/06/2025."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def long_date(day: date) -> str:
    """24 juin 2025; 1er mars 2025."""
    return _worded(day, "MMMM y")


def weekday_date(day: date) -> str:
    """Mardi 24 juin 2025, in lower case."""
    return f"{_babel_date(day, 'EEEE')} {long_date(day)}"


def day_month(day: date) -> str:
    """24 juin; 1er mars."""
    return _worded(day, "MMMM")


def time_of_day(moment: time) -> str:
    """16 h 15; 9 h 05; 16 h. The spaces do not break."""
    hours = f"{moment.hour}{NO_BREAK}h"
    return f"{hours}{NO_BREAK}{moment.minute:02}" if moment.minute else hours


def time_text(stored: str) -> str:
    """16 h 15, of a moment kept as "16:15"; "" of none."""
    return time_of_day(time.fromisoformat(stored)) if stored else ""


def decimal(value: Decimal, places: int | None = None) -> str:
    """12,5; with ``places``, rounded half up to that many: 12,50."""
    if places is None:
        return _babel_number(value, "#,##0.###############")
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return _babel_number(rounded, "#,##0." + "0" * places)


def whole_number(telephone: str) -> str:
    """A telephone number that no end of line breaks."""
    return telephone.replace(" ", NO_BREAK)


def count(number: int) -> str:
    """1 500, its groups set apart by a narrow space that does not break."""
    return _babel_number(Decimal(number), "#,##0")


def _worded(day: date, rest: str) -> str:
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first} {_babel_date(day, rest)}"


# Babel is imported where it serves: the window opens before the first date is worded.


@lru_cache(maxsize=2048)
def _babel_date(day: date, pattern: str) -> str:
    """The same days come back all over a page."""
    from babel.dates import format_date

    return format_date(day, pattern, locale=LOCALE)


def _babel_number(value: Decimal, pattern: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, pattern, locale=LOCALE, decimal_quantization=False)


def column_letter(place: int) -> str:
    """How a spreadsheet names a column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
