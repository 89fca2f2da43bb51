"""How the width of a list is shared among its columns; no Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_FAR: Final = 1.05
"""So much more than the room is better scrolled than squeezed."""


@dataclass(frozen=True)
class Need:
    """What a column asks for in pixels: ``least`` for its title, ``wanted`` for its cells."""

    least: int
    wanted: int


def fitted(needs: Sequence[Need], room: int, readable: int = 0) -> list[int]:
    """The width of each column: what it wants while there is room for all.

    Where there is not, the widest give way first, down to one common width, and none
    below its title: a short column is never cut for the sake of a long one. Where even
    ``readable`` pixels a column are far too many for the room, none gives way but the
    very wide, and the list scrolls.
    """
    wanted = [max(need.wanted, need.least) for need in needs]
    if sum(wanted) <= room:
        return wanted
    if sum(_at(needs, wanted, readable)) > room * _FAR:
        return _at(needs, wanted, 2 * readable)
    level = _level(needs, wanted, room)
    widths = _at(needs, wanted, level)
    spare = room - sum(widths)
    for place, width in enumerate(widths):
        if spare > 0 and width == level < wanted[place]:
            widths[place] += 1
            spare -= 1
    return widths


def _level(needs: Sequence[Need], wanted: Sequence[int], room: int) -> int:
    """The greatest common width above which columns give way, for all to fit; 0 for none."""
    low, high = 0, max(wanted, default=0)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(_at(needs, wanted, middle)) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def _at(needs: Sequence[Need], wanted: Sequence[int], level: int) -> list[int]:
    return [max(need.least, min(width, level)) for need, width in zip(needs, wanted, strict=True)]
