"""How many days an exclusion lasts."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit

from app.i18n import _
from app.ui.qt import override

_MOST = 366
_CHARACTERS = 6


class DaysInput(QLineEdit):
    """A number of days; leaving it gives it."""

    changed = Signal(object)
    """The number of days, None where nothing is written."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: int | None = None
        self.setObjectName("days")
        self.setValidator(QIntValidator(1, _MOST, self))
        self.setAccessibleName(_("Jours ouvrables d'exclusion"))
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS * 2)
        self.returnPressed.connect(self.commit)

    def show_days(self, days: int | None, read_only: bool) -> None:
        """Show a number; what is being typed stays."""
        self.setReadOnly(read_only)
        if not (self.hasFocus() and days == self._shown):
            self.setText("" if days is None else str(days))
        self._shown = days

    def commit(self) -> None:
        """Give the number, if it was changed."""
        days = int(self.text()) if self.text() else None
        if days != self._shown and not self.isReadOnly() and not self.isHidden():
            self._shown = days
            self.changed.emit(days)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return super().event(event)
