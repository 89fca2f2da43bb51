"""One thing to do or to wait for, and how urgent it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

Urgency = Literal["late", "today", "week", "later", "waiting"]

WEEK: Final = timedelta(days=7)
MOST_SINGLE: Final = 8
"""How many things of one kind stand in the list one by one."""


@dataclass(frozen=True)
class Item:
    """One line of the list.

    ``text`` says what, ``detail`` adds since when or how long; ``due`` is its day where it
    has one. ``record_kind`` and ``record_id`` are what Enter opens.
    """

    kind: str
    text: str
    urgency: Urgency
    record_kind: str
    record_id: int | str
    due: date | None = None
    detail: str = ""
    part: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What identifies it from one reading to the next."""
        record = f"{self.record_kind} {self.record_id}"
        return self.kind, record, str(self.due or ""), self.part


def urgency_of(due: date, today: date) -> Urgency:
    """Late before today; then today, the seven days that follow, later."""
    if due < today:
        return "late"
    if due == today:
        return "today"
    return "week" if due <= today + WEEK else "later"


def some(items: Sequence[Item], rest: Item | None) -> Iterator[Item]:
    """The items one by one where they are few; otherwise the one that stands for all."""
    if len(items) > MOST_SINGLE and rest is not None:
        yield rest
    else:
        yield from items
