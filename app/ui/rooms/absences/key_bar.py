"""The statuses and their keys, under the roll; a click does what the key does."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.i18n import _
from app.office.absences.codes import Code
from app.ui import theme
from app.ui.rooms.absences.words import PRESENT
from app.ui.theme import Token


class KeyBar(QWidget):
    """One button a status; it never takes the keyboard from the list."""

    picked = Signal(object)
    """A `Code`, or None for *present*."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: tuple[Code, ...] | None = None
        self.buttons: dict[str, QToolButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.SPACE_S, theme.SPACE_XS, theme.SPACE_S, 0)
        self._row.setSpacing(theme.SPACE_XS)

    def offer_codes(self, codes: tuple[Code, ...]) -> None:
        """Show these statuses, and *present*."""
        active = tuple(code for code in codes if code.active)
        if active == self._codes:
            return
        self._codes = active
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.buttons = {"": self._button("P", _(PRESENT), None)}
        for code in active:
            self.buttons[code.code] = self._button(code.key.upper(), code.title, code)
        for button in self.buttons.values():
            self._row.addWidget(button)
        hint = QLabel(_("N° : aller à l'élève"))
        theme.paint_text(hint, Token.MUTED)
        self._row.addStretch(1)
        self._row.addWidget(hint)

    def _button(self, key: str, title: str, code: Code | None) -> QToolButton:
        button = QToolButton()
        button.setText(f"{key}\u2002{title}")
        button.setToolTip(_("{title} : touche {key}").format(title=title, key=key))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self.picked.emit, code))
        return button
