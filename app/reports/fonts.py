"""The typeface of official documents: Noto Sans, embedded (SIL Open Font License).

One family serves letters and tables: it has every sign that French needs, the narrow
no-break space included, the letters of the names met in Belgian schools, and figures
of equal width.
"""

from functools import cache
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.resources import resource_folder

REGULAR: Final = "NotoSans"
BOLD: Final = "NotoSans-Bold"
ITALIC: Final = "NotoSans-Italic"
_FILES: Final = {
    REGULAR: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
}


@cache
def font(name: str) -> TTFont:
    """The font called ``name``, read from its file the first time."""
    if name not in _FILES:
        raise ValueError(f"unknown font {name!r}")
    # No shaping: a document must not differ with what else is installed
    loaded = TTFont(name, str(resource_folder() / "fonts" / _FILES[name]), shapable=False)
    pdfmetrics.registerFont(loaded)
    return loaded


def load_fonts() -> None:
    """Register the whole family with ReportLab; costs nothing the second time."""
    for name in _FILES:
        font(name)


@cache
def _advances(name: str) -> dict[int, float]:
    widths: dict[int, float] = font(name).face.charWidths
    return widths


_measured: dict[tuple[str, str], float] = {}


def width_of(text: str, name: str, size: float) -> float:
    """How wide ``text`` is in points. Words are remembered: letters repeat them."""
    known = _measured.get((name, text))
    if known is None:
        known = _measure(text, name)
    return known * size


def _measure(text: str, name: str) -> float:
    advances = _advances(name)
    # U+FFFD is what escape puts where the typeface has no glyph
    measured = sum(advances.get(ord(sign), advances[0xFFFD]) for sign in text) / 1000
    if len(_measured) > 20_000:
        _measured.clear()
    _measured[name, text] = measured
    return measured


@cache
def _drawable() -> frozenset[int]:
    return frozenset(font(REGULAR).face.charToGlyph)


def can_draw(sign: str) -> bool:
    """Whether the typeface has a glyph for this character."""
    return ord(sign) in _drawable()
