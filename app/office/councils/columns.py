"""Columns of the grid: a course, or one of the marks that a course has in a council.

A column bears the number of its course where the council knows one mark a course; where
it knows several, each has a number of its own, from which course and mark are told again.
"""

from typing import Final

from app.office.councils.views import FINAL

COMPONENTS: Final = (FINAL, "a1", "b1", "a2", "b2", "written", "oral")
"""The marks that a course may have; their places never change: sealed columns bear them."""

_STRIDE: Final = 100_000_000


def column_of(course_id: int, component: str) -> int:
    """The number of the column of a mark; ValueError for a component that is not known."""
    return course_id + _STRIDE * COMPONENTS.index(component)


def place_of(column_id: int) -> tuple[int, str]:
    """The course and the component of a column; ValueError where there is no such column."""
    place, course_id = divmod(column_id, _STRIDE)
    if not 0 <= place < len(COMPONENTS):
        raise ValueError(f"no column {column_id}")
    return course_id, COMPONENTS[place]


def course_of(column_id: int) -> int:
    """The course of a column."""
    return place_of(column_id)[0]
