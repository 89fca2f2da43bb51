"""Cells understood: each function gives the value that is kept, or says what is wrong.

They raise ValueError with a French sentence ready to be shown beside the row.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final, TypeVar

from app.errors import Refusal
from app.folding import folded
from app.i18n import _
from app.office.imports.tables import Cell, shown
from app.office.pupils import checks

T = TypeVar("T")

Parser = Callable[[Cell, date], object]
"""Takes a cell that is not empty, and today."""

LONGEST_CODE: Final = 60
MOST_PERIODS: Final = 60
MOST_MAXIMUM: Final = 1000

_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?: 0?0[:h]00.*)?")
_ISO: Final = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]00:00.*)?")
_GLUED: Final = re.compile(r"(\d{2})(\d{2})(\d{4})")
_SERIAL: Final = re.compile(r"\d{5}")
# Spreadsheets count days from here, as if 1900 had been a leap year.
_SERIAL_ZERO: Final = date(1899, 12, 30)
# Two figures are a year between 1950 and 2049, as in the forms of the window.
_PIVOT: Final = 50

_SEXES: Final = {
    "mr": ("m", "h", "g", "mr", "homme", "garcon", "masculin", "male", "monsieur"),
    "mrs": ("f", "mme", "mlle", "femme", "fille", "feminin", "female", "madame", "mademoiselle"),
    "none": ("x", "autre", "non precise", "non precisee", "inconnu"),
}
SEXES: Final = {"mr": "M", "mrs": "F", "none": "X"}
"""How a civility is shown in a column of sexes."""

_CIVILITIES: Final = {word: code for code, words in _SEXES.items() for word in words}


def name(cell: Cell, today: date) -> str:
    """A name, with at least one letter."""
    return _checked(lambda: checks.name(shown(cell), ""))


def line_of_text(cell: Cell, today: date) -> str:
    """A line of text."""
    return _checked(lambda: checks.name(shown(cell), "", required=False))


def code(cell: Cell, today: date) -> str:
    """A code by which other lists name the same thing."""
    text = shown(cell)
    if len(text) > LONGEST_CODE:
        raise ValueError(_("Ce code est trop long : {n} signes au plus.").format(n=LONGEST_CODE))
    return text


def birth_date(cell: Cell, today: date) -> date:
    """The birth date of a pupil, which must be believable."""
    day = read_date(cell)
    return _checked(lambda: checks.birth_date(day, today))


def read_date(cell: Cell) -> date:
    """31/12/2010, 31-12-2010, 31.12.10, 31122010, 2010-12-31, a spreadsheet's date or number."""
    if isinstance(cell, date):
        return cell
    if _SERIAL.fullmatch(cell):
        return _SERIAL_ZERO + timedelta(days=int(cell))
    try:
        return _day_of(cell)
    except ValueError as error:
        raise ValueError(
            _("« {text} » n'est pas une date ; elle s'écrit ainsi : 31/12/2010.").format(text=cell)
        ) from error


def civility(cell: Cell, today: date) -> str:
    """M or F, in letters or words."""
    found = _CIVILITIES.get(folded(shown(cell)))
    if found is None:
        raise ValueError(_("« {text} » : écrivez M, F ou X.").format(text=shown(cell)))
    return found


def periods(cell: Cell, today: date) -> Decimal:
    """Weekly periods: 4, 4,5 or 4.5."""
    return _number(cell, Decimal(0), Decimal(MOST_PERIODS))


def maximum(cell: Cell, today: date) -> Decimal:
    """What the marks of a course are given over."""
    return _number(cell, Decimal(1), Decimal(MOST_MAXIMUM))


def email(cell: Cell, today: date) -> str:
    """An e-mail address."""
    return _checked(lambda: checks.email(shown(cell)))


def _day_of(text: str) -> date:
    if iso := _ISO.fullmatch(text):
        year, month, day = iso.groups()
    elif found := _DAY_FIRST.fullmatch(text) or _GLUED.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise ValueError(text)
    return date(_full_year(year), int(month), int(day))


def _full_year(year: str) -> int:
    number = int(year)
    if len(year) == 4:
        return number
    return number + (1900 if number >= _PIVOT else 2000)


def _number(cell: Cell, least: Decimal, most: Decimal) -> Decimal:
    try:
        number = Decimal(shown(cell).replace(" ", "").replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(_("« {text} » n'est pas un nombre.").format(text=shown(cell))) from error
    exact = number.is_finite() and number * 100 == (number * 100).to_integral_value()
    if not exact or not least <= number <= most:
        raise ValueError(
            _("« {text} » : un nombre de {least} à {most}, à deux décimales au plus.").format(
                text=shown(cell), least=least, most=most
            )
        )
    return number


def _checked(check: Callable[[], T]) -> T:
    """What a check of the pupil's file accepts; its refusal as a sentence."""
    try:
        return check()
    except Refusal as refusal:
        raise ValueError(str(refusal)) from refusal
