"""The parts of a day whose roll is called: halves, or periods, as the regime counts."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.i18n import N_
from app.rules.calendar.half_days import USUAL_WEEK, Half
from app.rules.regime import AbsenceUnit

PERIODS: Final = 8
"""How many periods a day has where the regime counts them."""


@dataclass(frozen=True)
class Slot:
    """One part of a day; ``title`` is to be translated, ``code`` is what is stored."""

    code: str
    title: str


HALVES: Final[dict[Half, Slot]] = {
    "am": Slot("am", N_("Matin")),
    "pm": Slot("pm", N_("Après-midi")),
}
_PERIODS: Final = tuple(Slot(f"p{number}", f"P{number}") for number in range(1, PERIODS + 1))


def slots_of(unit: AbsenceUnit, day: date) -> tuple[Slot, ...]:
    """The slots of a day: Wednesday has no afternoon."""
    if unit == "period":
        return _PERIODS
    return tuple(HALVES[half] for half in USUAL_WEEK.get(str(day.isoweekday()), ()))


def usual_slot(slots: tuple[Slot, ...], afternoon: bool) -> Slot | None:
    """The slot to begin with: the first one, or the afternoon's where the day has one."""
    if not slots:
        return None
    return slots[len(slots) // 2] if afternoon else slots[0]
