"""One icon a meaning, all from one family, drawn in the colour of the theme.

The drawings are Material Design Icons as the package ``qtawesome`` carries them. Its font
is read without importing it: that would load eleven other families first.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from app.ui.qt import override
from app.ui.theme import Token, colour

_FONT: Final = "materialdesignicons6-webfont-6.9.96.ttf"
_CHARACTERS: Final = "materialdesignicons6-webfont-charmap-6.9.96.json"
# A glyph fills its em; a little air keeps it off the edges.
_FILL: Final = 0.94

ICONS: Final = {
    # rooms
    "today": "calendar-today",
    "pupils": "account-school-outline",
    "absences": "calendar-remove-outline",
    "councils": "gavel",
    "mail": "email-outline",
    "settings": "cog-outline",
    # things
    "pupil": "account-outline",
    "class": "account-group-outline",
    "guardian": "account-multiple-outline",
    "school": "school-outline",
    "letter": "file-document-outline",
    "proces-verbal": "file-certificate-outline",
    "user": "account-circle-outline",
    "key": "key-outline",
    "calendar": "calendar-month-outline",
    "figures": "scale-balance",
    "backup": "content-save-check-outline",
    "computer": "monitor",
    "history": "history",
    "file": "folder-outline",
    "command": "chevron-right-box-outline",
    # acts
    "add": "plus",
    "edit": "pencil-outline",
    "remove": "delete-outline",
    "search": "magnify",
    "filter": "filter-outline",
    "import": "file-import-outline",
    "export": "file-export-outline",
    "print": "printer-outline",
    "preview": "eye-outline",
    "post": "send-outline",
    "undo": "undo",
    "redo": "redo",
    "copy": "content-copy",
    "open": "folder-open-outline",
    "new-file": "file-plus-outline",
    "restore": "backup-restore",
    "refresh": "refresh",
    "zoom-in": "magnify-plus-outline",
    "zoom-out": "magnify-minus-outline",
    "project": "projector-screen-outline",
    "close": "close",
    "help": "help-circle-outline",
    "keyboard": "keyboard-outline",
    "menu": "menu",
    "next": "chevron-right",
    "previous": "chevron-left",
    "unfold": "chevron-right",
    "fold": "chevron-down",
    "up": "chevron-up",
    # states
    "sealed": "lock-outline",
    "read-only": "pencil-lock-outline",
    "ok": "check",
    "warn": "alert-outline",
    "fail": "alert-circle-outline",
    "info": "information-outline",
    "late": "clock-alert-outline",
    "waiting": "clock-outline",
}


def icon(name: str, token: Token = Token.TEXT) -> QIcon:
    """The icon of a meaning, such as "pupil" or "print"; it follows a change of theme.

    KeyError where `ICONS` has no such name.
    """
    return QIcon(_Glyph(_character(ICONS[name]), token))


def pixmap(name: str, token: Token = Token.TEXT, side: int = 16) -> QPixmap:
    """The picture of an icon for a label, ``side`` pixels wide and high."""
    return icon(name, token).pixmap(QSize(side, side))


class _Glyph(QIconEngine):
    """Draws one character of the icon font at whatever size and scale is asked."""

    def __init__(self, character: str, token: Token) -> None:
        super().__init__()
        self._character = character
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        shown = Token.BORDER if mode == QIcon.Mode.Disabled else self._token
        font = QFont(_family())
        font.setPixelSize(max(1, round(min(rect.width(), rect.height()) * _FILL)))
        painter.setFont(font)
        painter.setPen(colour(shown))
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        if picture.isNull():  # a button that has no room for it asks for nothing
            return picture
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    @override
    def clone(self) -> QIconEngine:
        return _Glyph(self._character, self._token)


def _folder() -> Path:
    found = find_spec("qtawesome")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("qtawesome, which carries the icons, is not installed")
    return Path(found.origin).parent / "fonts"


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_folder() / _FONT))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _characters() -> dict[str, str]:
    text = (_folder() / _CHARACTERS).read_text(encoding="utf-8")
    return {name: chr(int(code, 16)) for name, code in json.loads(text).items()}


def _character(glyph: str) -> str:
    return _characters()[glyph]
