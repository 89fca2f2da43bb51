"""Dates and numbers so far off that a rule would leave the calendar by adding to them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date

from app.rules.errors import RuleInputError
from app.rules.keys import key_of

FIRST_YEAR, LAST_YEAR = 1000, 2999
LARGEST = 1_000_000


@contextmanager
def within_the_calendar(given: object) -> Iterator[None]:
    """Refuse what is given where Python finds no day for it: a rule never fails otherwise.

    An ordinary answer on far dates stays one; ``given`` is a table or an instance of facts.
    """
    try:
        yield
    except RuleInputError:
        raise
    except (OverflowError, ValueError) as error:
        key = next((key for key, value in _items(given) if _is_far(value)), None)
        if key is None:
            raise
        raise RuleInputError(key, "on attend une date ou un nombre vraisemblable") from error


def _items(given: object) -> Iterable[tuple[str, object]]:
    if isinstance(given, Mapping):
        return given.items()
    if is_dataclass(given):
        return ((key_of(field.name), getattr(given, field.name)) for field in fields(given))
    return ()


def _is_far(value: object) -> bool:
    if isinstance(value, date):
        return not FIRST_YEAR <= value.year <= LAST_YEAR
    if isinstance(value, int):
        return abs(value) > LARGEST
    if isinstance(value, list | tuple):
        return any(_is_far(item) for item in value)
    return any(_is_far(item) for _, item in _items(value))
