"""What a pupil's marks amount to: failures, their hours, the average; exact throughout."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from app.office.councils.marks import maximum_of
from app.office.councils.views import CourseColumn, MarkValue
from app.rules.numbers import rounded_half_up
from app.rules.regime import MarkScale

AVERAGE_DECIMALS: Final = 1

_Counted = tuple[Decimal, Decimal, Decimal]
"""A mark, its maximum, the weekly periods of its course."""


@dataclass(frozen=True)
class Standing:
    """A pupil's results.

    ``average`` is over the scale's maximum, rounded half up once to one decimal, None
    without marks; ``failed_periods`` are weekly periods; ``missing`` counts the courses
    followed in which nothing was entered.
    """

    average: Decimal | None
    failures: int
    failed_periods: Decimal
    missing: int


def standing(
    courses: Iterable[CourseColumn], marks: Mapping[int, MarkValue], scale: MarkScale
) -> Standing:
    """The results of a pupil who follows ``courses``; ``marks`` are by course identity."""
    failures, failed, missing = 0, Decimal(0), 0
    counted: list[_Counted] = []
    for course in courses:
        mark = marks.get(course.id)
        if mark is None:
            missing += not course.optional
        elif mark.value is not None:
            maximum = maximum_of(scale, course)
            if not course.optional:
                counted.append((mark.value, maximum, course.periods))
            if not scale.suffices(mark.value, maximum):
                failures += 1
                failed += course.periods
    return Standing(_average(counted, scale), failures, failed, missing)


def fails(mark: MarkValue | None, course: CourseColumn, scale: MarkScale) -> bool:
    """Is there a mark, and is it below the threshold of its course?"""
    if mark is None or mark.value is None:
        return False
    return not scale.suffices(mark.value, maximum_of(scale, course))


def _average(counted: list[_Counted], scale: MarkScale) -> Decimal | None:
    """Weighted by weekly periods; each course alike where the regime does not weigh."""
    if not counted:
        return None
    weighs = scale.weighted and any(periods for _value, _maximum, periods in counted)
    sums: dict[Decimal, Decimal] = {}
    weights = Decimal(0)
    for value, maximum, periods in counted:
        weight = periods if weighs else Decimal(1)
        weights += weight
        sums[maximum] = sums.get(maximum, Decimal(0)) + value * weight
    # Decimals multiply and add exactly here; only the divisions need fractions, one a maximum.
    shares = sum(Fraction(total) / Fraction(maximum) for maximum, total in sums.items())
    return rounded_half_up(shares / Fraction(weights) * Fraction(scale.maximum), AVERAGE_DECIMALS)
