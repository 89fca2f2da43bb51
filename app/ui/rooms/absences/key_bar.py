"""The statuses and their keys, under the roll; a click does what the key does."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.i18n import _
from app.office.absences.codes import Code
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.absences.words import PRESENT


class KeyBar(QWidget):
    """One button a status, in as many lines as the width needs; none takes the keyboard."""

    picked = Signal(object)
    """A `Code`, or None for *present*."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: tuple[Code, ...] | None = None
        self.buttons: dict[str, QToolButton] = {}

    def offer_codes(self, codes: tuple[Code, ...]) -> None:
        """Show these statuses, and *present*."""
        active = tuple(code for code in codes if code.active)
        if active == self._codes:
            return
        self._codes = active
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons = {"": self._button("P", _(PRESENT), None)}
        for code in active:
            self.buttons[code.code] = self._button(code.key.upper(), code.title, code)
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left, top, height = theme.SPACE_XS, theme.SPACE_XS, 0
        for button in self.buttons.values():
            size = button.sizeHint()
            if left > theme.SPACE_XS and left + size.width() > self.width():
                left, top = theme.SPACE_XS, top + height
            button.setGeometry(left, top, size.width(), size.height())
            left, height = left + size.width(), size.height()
        if self.height() != top + height:
            self.setFixedHeight(top + height)

    def _button(self, key: str, title: str, code: Code | None) -> QToolButton:
        button = QToolButton(self)
        button.setText(f"{key}\u2002{title}")
        button.setToolTip(_("{title} : touche {key}").format(title=title, key=key))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self._pick, code))
        button.show()
        return button

    def _pick(self, code: Code | None, _checked: bool = False) -> None:
        self.picked.emit(code)
