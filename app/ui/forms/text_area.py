"""Some lines of text in a form: a motive, a list of which each line is an element."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui import theme
from app.ui.qt import override

LINES = 5


class AreaInput(QPlainTextEdit):
    """Tab leaves it; its value has no spaces at its ends."""

    def __init__(self, lines: int = LINES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        height = self.fontMetrics().lineSpacing() * lines + 2 * theme.SPACE_M
        self.setFixedHeight(height)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def value(self) -> str:
        """What was typed."""
        return self.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show a text."""
        self.setPlainText(value)
