"""The decisions that the council may take, each with the letter that gives it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.i18n import _
from app.rules.regime import DecisionKind
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.councils.panel_parts import fit_when_pressed

_A_ROW = 2
_LONGEST_TITLE = 20
_INITIALS = 3
_LEAST = 36
"""Characters that a button asks for at most."""


class DecisionBar(QWidget):
    """One button a decision; the one taken is pressed in, and pressing it withdraws it."""

    wanted = Signal(str)
    """The code of a decision to take, "" to withdraw the one taken."""

    def __init__(self, kinds: tuple[DecisionKind, ...]) -> None:
        super().__init__()
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.SPACE_XS)
        self._buttons = {kind.code: self._button(kind) for kind in kinds}
        self._a_row = 0
        self._place(1)

    def show_code(self, code: str, read_only: bool) -> None:
        """Show which decision is taken, "" for none."""
        for one, button in self._buttons.items():
            if button.isChecked() != (one == code):
                button.setChecked(one == code)
            if button.isEnabled() == (read_only and one != code):
                button.setEnabled(not read_only or one == code)
            button.setProperty("frozen", read_only)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        half = (self.width() - theme.SPACE_XS) // _A_ROW
        fit = all(button.sizeHint().width() <= half for button in self._buttons.values())
        self._place(_A_ROW if fit else 1)

    def _place(self, a_row: int) -> None:
        """So many buttons a row: one where the words of some would be cut by another."""
        if a_row == self._a_row:
            return
        self._a_row = a_row
        for place, button in enumerate(self._buttons.values()):
            self._rows.addWidget(button, place // a_row, place % a_row)
        for column in range(_A_ROW):
            self._rows.setColumnStretch(column, int(column < a_row))

    def _button(self, kind: DecisionKind) -> "_DecisionButton":
        button = _DecisionButton(f"({kind.key.upper()})  {_named(kind)}")
        button.setCheckable(True)
        button.setObjectName(f"decision-{kind.code}")
        button.setToolTip(kind.title)
        button.setAccessibleName(
            _("{title}, lettre {key}").format(title=kind.title, key=kind.key.upper())
        )
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda checked: self._clicked(kind.code, checked))
        return button

    def _clicked(self, code: str, checked: bool) -> None:
        if self._buttons[code].property("frozen"):
            self._buttons[code].setChecked(True)
            return
        self.wanted.emit(code if checked else "")


class _DecisionButton(QPushButton):
    """Words that do not fit end with "…": a long title would else widen the panel."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        fit_when_pressed(self)
        self._whole = self.minimumWidth()
        self.setMinimumWidth(min(self._whole, self.fontMetrics().averageCharWidth() * _LEAST))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._whole, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics, room = QFontMetrics(theme.strong_font()), self.width() - 2 * theme.SPACE_L
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room))


def _named(kind: DecisionKind) -> str:
    """The title, save where it is long and everybody says its initials: AOA."""
    initials = len(kind.short) >= _INITIALS and kind.short.isalpha()
    return kind.short if len(kind.title) > _LONGEST_TITLE and initials else kind.title
