"""A yes or no in a form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget


class CheckInput(QCheckBox):
    """A box to tick; it says beside it what a tick means."""

    picked = Signal(object)
    """The user ticked or unticked it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(self._pick)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick it or not."""
        self.setChecked(value)

    def _pick(self, ticked: bool) -> None:
        self.picked.emit(ticked)
