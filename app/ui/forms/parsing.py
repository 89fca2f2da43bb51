"""What is typed in a form, understood; no Qt here."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_GLUED: Final = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
# Two figures are a year between 1950 and 2049; the field then shows all four.
_PIVOT: Final = 50


def parsed_date(text: str) -> date | None:
    """31/12/2010, 31/12/10, 31122010, 311210, 31.12.2010 or 2010-12-31; None for "".

    ValueError where it is no date.
    """
    typed = text.strip()
    if not typed:
        return None
    if iso := _ISO.fullmatch(typed):
        year, month, day = iso.groups()
    elif found := _DAY_FIRST.fullmatch(typed) or _GLUED.fullmatch(typed):
        day, month, year = found.groups()
    else:
        raise ValueError(text)
    return date(_full_year(year), int(month), int(day))


def parsed_decimal(text: str) -> Decimal | None:
    """12,5 or 12.5, groups set apart by spaces allowed; None for "".

    ValueError where it is no number.
    """
    typed = re.sub(r"\s", "", text).replace(",", ".")
    if not typed:
        return None
    try:
        number = Decimal(typed)
    except InvalidOperation:
        raise ValueError(text) from None
    if not number.is_finite():
        raise ValueError(text)
    return number


def _full_year(year: str) -> int:
    number = int(year)
    if len(year) == 4:
        return number
    return number + (1900 if number >= _PIVOT else 2000)
