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
    counted: list[tuple[Fraction, Decimal]] = []
    for course in courses:
        mark = marks.get(course.id)
        if mark is None:
            missing += 1
        elif mark.value is not None:
            maximum = maximum_of(scale, course)
            counted.append((Fraction(mark.value) / Fraction(maximum), course.periods))
            if not scale.suffices(mark.value, maximum):
                failures += 1
                failed += course.periods
    return Standing(_average(counted, scale), failures, failed, missing)


def fails(mark: MarkValue | None, course: CourseColumn, scale: MarkScale) -> bool:
    """Is there a mark, and is it below the threshold of its course?"""
    if mark is None or mark.value is None:
        return False
    return not scale.suffices(mark.value, maximum_of(scale, course))


def _average(counted: list[tuple[Fraction, Decimal]], scale: MarkScale) -> Decimal | None:
    """Weighted by weekly periods; each course alike where the regime does not weigh."""
    if not counted:
        return None
    weights = [Fraction(periods) for _share, periods in counted]
    total = sum(weights)
    if not scale.weighted or not total:
        weights, total = [Fraction(1)] * len(counted), Fraction(len(counted))
    shares = sum(share * weight for (share, _p), weight in zip(counted, weights, strict=True))
    return rounded_half_up(shares / total * Fraction(scale.maximum), AVERAGE_DECIMALS)
