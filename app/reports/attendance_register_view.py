"""What the attendance register of a class for a month is told."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.formats import long_date
from app.reports.views import School


class Presence(StrEnum):
    """How a cell of the register looks."""

    OUTSIDE = "outside"  # not in the class that day
    NOT_CALLED = "not_called"
    PRESENT = "present"
    ELSEWHERE = "elsewhere"
    LATE = "late"
    JUSTIFIED = "justified"
    PENDING = "pending"
    UNJUSTIFIED = "unjustified"
    UNCOUNTED = "uncounted"


WEEKDAYS: Final = "LMMJVSD"
"""The days of the week by their first letters, Monday first."""
_FORMS: Final = {
    Presence.OUTSIDE: "–",
    Presence.NOT_CALLED: "",
    Presence.PRESENT: "·",
    Presence.JUSTIFIED: "({text})",
    Presence.PENDING: "{text}?",
    Presence.UNCOUNTED: "{text}*",
}


@dataclass(frozen=True)
class RegisterColumn:
    """One slot of a day: ``slot`` is "m", "a", or "" where a day has one column."""

    day: date
    slot: str
    called: bool


@dataclass(frozen=True)
class RegisterCell:
    """One pupil in one column; ``text`` is the letter of the status, or a count."""

    presence: Presence
    text: str = ""

    @property
    def shown(self) -> str:
        """What stands on the page: brackets where justified, "?" where it waits."""
        return _FORMS.get(self.presence, "{text}").format(text=self.text)


@dataclass(frozen=True)
class RegisterLine:
    """One pupil: their cells, and the totals of the month under `AttendanceRegister.totals`."""

    number: int
    name: str
    remark: str
    cells: tuple[RegisterCell, ...]
    totals: tuple[int, ...]


@dataclass(frozen=True)
class AttendanceRegister:
    """The register of one class for one month.

    ``absents`` are the pupils missing in each column; ``codes`` the letters used and
    what they mean; ``legend`` how cells are read;
    ``as_of`` the day whose knowledge it holds.
    """

    school: School
    class_name: str
    regime: str
    month: str
    columns: tuple[RegisterColumn, ...]
    lines: tuple[RegisterLine, ...]
    totals: tuple[str, ...]
    absents: tuple[int, ...]
    codes: tuple[tuple[str, str], ...]
    as_of: date
    legend: str = ""
    head: str = ""

    @property
    def heading(self) -> tuple[str, str]:
        """What it is, and of which day's knowledge."""
        return (
            f"Registre de fréquentation · {self.class_name} · {self.month}",
            f"{self.regime} · état au {long_date(self.as_of)}",
        )

    @property
    def codes_told(self) -> str:
        """The letters and what they mean, in one line."""
        codes = " · ".join(f"{letter}\u00a0: {title}" for letter, title in self.codes)
        return f"Codes\u00a0: {codes}"

    @property
    def signers(self) -> tuple[str, ...]:
        """Who signs the sheet."""
        head = f"La direction, {self.head}" if self.head else "La direction"
        return ("Tenu par", head, "Vérifié par")
