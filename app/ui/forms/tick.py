"""A box to tick whose words go on below where the line is full."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from app.ui import theme
from app.ui.qt import override


class Tick(QWidget):
    """A box and its words; a click on either ticks, and the box has the keyboard."""

    toggled = Signal(bool)
    """It was ticked, or unticked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box, self.words = QCheckBox(), QLabel(text)
        self.box.setAccessibleName(text)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.SPACE_XS)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self.toggled)

    @property
    def ticked(self) -> bool:
        """Whether it is."""
        return self.box.isChecked()

    def set_ticked(self, ticked: bool) -> None:
        """Tick it or not."""
        self.box.setChecked(ticked)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words are part of what is clicked."""
        if self.box.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.box.click()
