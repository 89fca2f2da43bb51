"""The calendar's deadlines, as many as a large school counts in a year."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.rules.calendar import deadline
from app.rules.calendar.days import Holiday, SchoolCalendar
from app.rules.calendar.deadline import DeadlineFacts
from app.rules.figures import packaged_figures
from tests.bench.harness import Row, seconds

DEADLINES = 10_000
CALENDAR = SchoolCalendar(
    first_day=date(2024, 8, 26),
    last_day=date(2025, 7, 4),
    holidays=(
        Holiday(start=date(2024, 10, 21), end=date(2024, 11, 1)),
        Holiday(start=date(2024, 12, 23), end=date(2025, 1, 3)),
        Holiday(start=date(2025, 2, 24), end=date(2025, 3, 7)),
        Holiday(start=date(2025, 4, 28), end=date(2025, 5, 9)),
    ),
    public_holidays=(date(2024, 11, 11), date(2025, 5, 29), date(2025, 6, 9)),
)


def rows() -> Iterator[Row]:
    """Ten school days from each of 250 days, over and over."""
    figures = packaged_figures()
    facts = [
        DeadlineFacts(
            calendar=CALENDAR,
            start=CALENDAR.first_day + timedelta(days=number % 250),
            count=10,
            unit="school",
        )
        for number in range(DEADLINES)
    ]
    took = seconds(lambda: [deadline(one, figures) for one in facts])
    yield Row("10,000 deadlines of ten school days", took, "s", 0.5)
