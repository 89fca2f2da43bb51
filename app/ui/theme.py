"""Colours, distances and fonts of the window: no other module writes any.

Light and dark follow the system, and so does high contrast, unless the settings of this
computer say otherwise. Contrasts are checked by ``tests/ui/test_theme.py``.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.stylesheet import stylesheet

# Distances in device-independent pixels, by fours.
SPACE_XS: Final = 4
SPACE_S: Final = 8
SPACE_M: Final = 12
SPACE_L: Final = 16
SPACE_XL: Final = 24

ROW_HEIGHT: Final = 26
FOCUS_RING: Final = 2
ICON_SIZE: Final = 16
SIDEBAR_WIDTH: Final = 176
SIDEBAR_NARROW: Final = 52
# Below this width of the window, the sidebar keeps its icons only.
NARROW_WINDOW: Final = 1100
# Below this width of a room, what stands beside a list goes under it, or shrinks.
NARROW_ROOM: Final = 800
FORM_CHARACTERS: Final = 70

TEXT_POINTS: Final = 10.0
HEADING_POINTS: Final = {1: 16.0, 2: 13.0, 3: TEXT_POINTS}


class Token(StrEnum):
    """What a colour is used for; `colour` gives the one of the theme in use."""

    WINDOW = "window"
    SURFACE = "surface"
    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    FAIL = "fail"
    WARN = "warn"
    OK = "ok"
    SEALED = "sealed"
    SELECTION = "selection"
    HAIRLINE = "hairline"
    BORDER = "border"


@dataclass(frozen=True)
class Tokens:
    """One set of colours; the fields are the values of `Token`."""

    window: str
    surface: str
    text: str
    muted: str
    accent: str
    on_accent: str
    fail: str
    warn: str
    ok: str
    sealed: str
    selection: str
    hairline: str
    border: str


LIGHT: Final = Tokens(
    window="#F4F6F8",
    surface="#FFFFFF",
    text="#1B1F24",
    muted="#57606A",
    accent="#1D5FB8",
    on_accent="#FFFFFF",
    fail="#B3261E",
    warn="#855300",
    ok="#1A6B3A",
    sealed="#5A3EA6",
    selection="#DCE9FB",
    hairline="#D9DEE4",
    border="#8A929C",
)
DARK: Final = Tokens(
    window="#16191D",
    surface="#1E2227",
    text="#E8EBEE",
    muted="#A9B1BA",
    accent="#7FB2F5",
    on_accent="#16191D",
    fail="#FF8A80",
    warn="#F2BE5C",
    ok="#7FD09B",
    sealed="#BBA6F2",
    selection="#274468",
    hairline="#333A42",
    border="#7C8591",
)
LIGHT_CONTRAST: Final = Tokens(
    window="#FFFFFF",
    surface="#FFFFFF",
    text="#000000",
    muted="#24292F",
    accent="#003E8A",
    on_accent="#FFFFFF",
    fail="#8C0F0A",
    warn="#5C3A00",
    ok="#0B4A24",
    sealed="#3A1F85",
    selection="#CFE1FA",
    hairline="#57606A",
    border="#000000",
)
DARK_CONTRAST: Final = Tokens(
    window="#000000",
    surface="#000000",
    text="#FFFFFF",
    muted="#E8EBEE",
    accent="#A9CFFF",
    on_accent="#000000",
    fail="#FFB3AB",
    warn="#FFD98A",
    ok="#A5E8BB",
    sealed="#D3C4FF",
    selection="#1B3A63",
    hairline="#A9B1BA",
    border="#FFFFFF",
)


class _Active(QObject):
    """The set in use, its colours made once, and who wants to hear of a change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.colours = _colours(LIGHT)
        self.choice = "system"
        self.following = False


def _colours(tokens: Tokens) -> dict[Token, QColor]:
    return {Token(field.name): QColor(getattr(tokens, field.name)) for field in fields(tokens)}


_active = _Active()

changed = _active.changed
"""Emitted after the colours changed: whoever painted with `colour` repaints."""


def colour(token: Token) -> QColor:
    """The colour of ``token`` in the theme in use. Never keep it: ask again."""
    return _active.colours[token]


def tokens() -> Tokens:
    """The whole set in use."""
    return _active.tokens


def is_dark() -> bool:
    """Whether light text stands on dark."""
    return _active.tokens in (DARK, DARK_CONTRAST)


def install(application: QApplication, choice: str = "system", scale: float = 1.0) -> None:
    """Dress the application, and follow the system from now on.

    ``choice`` is "system", "light" or "dark"; ``scale`` multiplies the size of all
    texts.
    """
    application.setStyle("Fusion")
    font = application.font()
    font.setPointSizeF(TEXT_POINTS * scale)
    application.setFont(font)
    _fonts.cache_clear()
    use(choice)
    _follow_system()


def use(choice: str) -> None:
    """Take the light or the dark set, or the one that the system asks for ("system")."""
    _active.choice = choice
    _active.tokens = _chosen(choice)
    _active.colours = _colours(_active.tokens)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setPalette(_palette())
        application.setStyleSheet(stylesheet(_active.tokens))
    _active.changed.emit()


def _follow_system() -> None:
    if _active.following:
        return
    _active.following = True
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(_system_changed)
    hints.accessibility().contrastPreferenceChanged.connect(_system_changed)


def _system_changed() -> None:
    use(_active.choice)


def _chosen(choice: str) -> Tokens:
    hints = QGuiApplication.styleHints()
    dark = choice == "dark" or (choice == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    wanted = hints.accessibility().contrastPreference()
    if wanted == Qt.ContrastPreference.HighContrast:
        return DARK_CONTRAST if dark else LIGHT_CONTRAST
    return DARK if dark else LIGHT


def _palette() -> QPalette:
    role = QPalette.ColorRole
    shades = {
        role.Window: Token.WINDOW,
        role.WindowText: Token.TEXT,
        role.Base: Token.SURFACE,
        role.AlternateBase: Token.WINDOW,
        role.Text: Token.TEXT,
        role.PlaceholderText: Token.MUTED,
        role.Button: Token.SURFACE,
        role.ButtonText: Token.TEXT,
        role.BrightText: Token.FAIL,
        role.Highlight: Token.SELECTION,
        role.HighlightedText: Token.TEXT,
        role.Accent: Token.ACCENT,
        role.Link: Token.ACCENT,
        role.LinkVisited: Token.SEALED,
        role.ToolTipBase: Token.SURFACE,
        role.ToolTipText: Token.TEXT,
        role.Light: Token.SURFACE,
        role.Midlight: Token.HAIRLINE,
        role.Mid: Token.HAIRLINE,
        role.Dark: Token.BORDER,
        role.Shadow: Token.BORDER,
    }
    palette = QPalette()
    for place, token in shades.items():
        palette.setColor(place, colour(token))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, colour(Token.BORDER))
    return palette


def heading_font(level: int, base: QFont | None = None) -> QFont:
    """The semibold font of a heading: 1 for a room (16 pt), 2 a part (13 pt), 3 a group."""
    font = QFont(base or QApplication.font())
    scale = QApplication.font().pointSizeF() / TEXT_POINTS
    font.setPointSizeF(HEADING_POINTS[level] * scale)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def scaled(distance: int) -> int:
    """A distance that texts fill, for the size of texts that the user chose."""
    return round(distance * QApplication.font().pointSizeF() / TEXT_POINTS)


def tabular_font(base: QFont | None = None) -> QFont:
    """A font whose figures all have one width, for marks and counts in columns."""
    return _fonts()[0] if base is None else _tabular(base)


def strong_font(base: QFont | None = None) -> QFont:
    """The bold font of a failing mark."""
    return _fonts()[1] if base is None else _strong(base)


@cache
def _fonts() -> tuple[QFont, QFont]:
    """Made once: a list asks for them at each cell that it draws."""
    tabular = _tabular(QApplication.font())
    return tabular, _strong(tabular)


def _tabular(base: QFont) -> QFont:
    font = QFont(base)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _strong(base: QFont) -> QFont:
    font = QFont(base)
    font.setBold(True)
    return font


def paint_text(widget: QWidget, token: Token) -> None:
    """Give the texts of a label the colour of ``token``, now and after a change of theme."""
    if widget.property("tone") == token.value:
        return  # to polish is dear, and panels say the same again at each keystroke
    widget.setProperty("tone", token.value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
