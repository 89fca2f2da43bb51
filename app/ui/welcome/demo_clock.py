"""The clock of the demonstration school, whose year is over: it lives one day of it."""

from datetime import date, datetime

from app.ui.workbench import Clock


class DemoClock:
    """The hours of the computer's clock, on a day of the demonstration."""

    def __init__(self, clock: Clock, day: date) -> None:
        self._clock = clock
        self._day = day

    def today(self) -> date:
        """The day of the demonstration."""
        return self._day

    def now(self) -> datetime:
        """The moment, on that day."""
        return datetime.combine(self._day, self._clock.now().timetz())
