"""A time of day, typed in any usual way: 8h25, 8:25, 825."""

import re
from contextlib import suppress

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from app.i18n import _
from app.ui.qt import override
from app.ui.rooms.absences.words import clock

_TIME = re.compile(r"(\d{1,2})(?:\s*[h:.]\s*(\d{2})?|(\d{2}))?")


class TimeInput(QLineEdit):
    """Its value is "08:25", "" where empty; it is written 8 h 25 when the keyboard leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("8 h 25"))
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 9 + 24)

    def value(self) -> str:
        """The time; ValueError where it cannot be read."""
        try:
            return parsed_time(self.text())
        except ValueError as error:
            raise ValueError(_("Écrivez l'heure ainsi : 8 h 25.")) from error

    def set_value(self, value: str) -> None:
        """Show a stored time."""
        self.setText(clock(value) if value else "")

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        # What cannot be read stays as typed, for the form to point at.
        with suppress(ValueError):
            self.set_value(self.value())
        super().focusOutEvent(event)


def parsed_time(text: str) -> str:
    """8 h 25, 8:25, 8.25, 825 and 8 as "08:25" or "08:00"; ValueError where it is no time."""
    typed = text.replace("\u00a0", " ").strip().lower()
    if not typed:
        return ""
    found = _TIME.fullmatch(typed)
    if found is None:
        raise ValueError(text)
    hours, minutes = int(found[1]), int(found[2] or found[3] or 0)
    if hours > 23 or minutes > 59:
        raise ValueError(text)
    return f"{hours:02}:{minutes:02}"
