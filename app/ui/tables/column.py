"""How one column of a list is shown, sorted, said aloud and exported."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, TypeVar

from app.folding import folded
from app.ui.theme import Token

T = TypeVar("T")

Value = str | int | Decimal | date | None


class Align(Enum):
    """Where the text of a column stands: words START, numbers and marks END."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column over rows of type ``T``; every function takes a row.

    ``title`` is marked with ``N_``. ``width`` is in characters of the interface font;
    the last column takes what is left. ``sort`` gives comparable keys, ``None`` last;
    by default the text without its accents. ``value`` is what an export writes, by
    default the text. ``accessible`` is what a screen reader says, by default the text. An
    ``optional`` column is shown once the user asks for it.
    """

    title: str
    text: Callable[[T], str]
    width: int = 14
    align: Align = Align.START
    sort: Callable[[T], Any] | None = None
    value: Callable[[T], Value] | None = None
    tooltip: Callable[[T], str] | None = None
    tone: Callable[[T], Token | None] | None = None
    strong: Callable[[T], bool] | None = None
    icon: Callable[[T], str] | None = None
    accessible: Callable[[T], str] | None = None
    optional: bool = False

    def sort_key(self, row: T) -> tuple[bool, Any]:
        """What rows are compared by: those without a key come last."""
        key = self.sort(row) if self.sort else folded(self.text(row))
        return (key is None, "" if key is None else key)

    def exported(self, row: T) -> Value:
        """What an export writes."""
        return self.value(row) if self.value else self.text(row)
