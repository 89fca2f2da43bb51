"""How far the marks of each council of the year under way are typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Typed = Literal["as_it_comes", "complete", "half"]
"""Some marks are missing here and there, none is, or half of the courses have none."""


@dataclass(frozen=True)
class Foreseen:
    """A council of the week: the regime of its class and its day."""

    regime: str
    held_on: date


def typed(councils: Sequence[Foreseen], today: date | None) -> tuple[Typed, ...]:
    """For each council, in the order given; ``today`` is None where the year is over.

    Those that were held, those of today and, in each regime, the next one are complete; the
    last one of the regime is half typed.
    """
    if today is None:
        return tuple("complete" for _council in councils)
    found: list[Typed] = ["as_it_comes"] * len(councils)
    to_come: dict[str, list[int]] = {}
    for place in sorted(range(len(councils)), key=lambda one: (councils[one].held_on, one)):
        council = councils[place]
        if council.held_on <= today:
            found[place] = "complete"
        else:
            to_come.setdefault(council.regime, []).append(place)
    for places in to_come.values():
        found[places[0]] = "complete"
        found[places[-1]] = "half"
    return tuple(found)
