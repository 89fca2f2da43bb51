"""Which half-day or period of the day is shown, for each way of counting."""

from datetime import date
from typing import Final

from app.office.absences.slots import slots_of, usual_slot
from app.rules.regime import AbsenceUnit
from app.ui.workbench import Workbench

NOON: Final = 12
UNITS: Final[tuple[AbsenceUnit, ...]] = ("half_day", "period")


class SlotChoice:
    """The slot that was chosen, the usual one where none was; another day begins anew."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._chosen: dict[AbsenceUnit, str] = {}

    def choose(self, unit: AbsenceUnit, slot: str) -> None:
        """Show that slot from now on, for classes that count so."""
        self._chosen[unit] = slot

    def forget(self) -> None:
        """Another day: what is typed next is for its first slot."""
        self._chosen.clear()

    def of(self, unit: AbsenceUnit, day: date) -> str:
        """The slot shown for classes that count so; "" where the day has none."""
        slots = slots_of(unit, day)
        chosen = self._chosen.get(unit, "")
        if chosen in {slot.code for slot in slots}:
            return chosen
        now = self._bench.services.clock.now()
        usual = usual_slot(slots, day == self._bench.today() and now.hour >= NOON)
        return usual.code if usual else ""

    def all_of(self, day: date) -> dict[AbsenceUnit, str]:
        """The slot shown, by what is counted."""
        return {unit: self.of(unit, day) for unit in UNITS}
