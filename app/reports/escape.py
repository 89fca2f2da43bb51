"""The one door through which every text enters a document.

Nothing after this door reads markup: texts are measured and drawn sign by sign, so
``<b>`` or ``<img src=…>`` in a name is printed as it was typed. What is taken out here
is what cannot be seen but changes what is: control characters, direction overrides,
zero-width signs.
"""

import unicodedata
from functools import lru_cache
from typing import Final

from app.reports import fonts

REPLACEMENT: Final = "\ufffd"
_KEPT_BREAK: Final = "\n"
_SPACES: Final = {"\t", "\v", "\f", "\x85", "\u2028", "\u2029"}
_STAND_INS: Final = {"\u2212": "\u2013", "\u2010": "-", "\u2192": "->", "\u2190": "<-"}


@lru_cache(maxsize=2048)
def clean(text: str) -> str:
    """``text`` ready to be drawn: composed, visible, every sign in the typeface.

    Line breaks stay, those of Windows become plain ones. A sign that the typeface lacks becomes its
    bare letter where it has one, else U+FFFD; ``undrawable`` tells beforehand.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(map(_visible, composed))


def one_line(text: str) -> str:
    """``clean`` without line breaks, for titles, bookmarks and cells of one line."""
    return " ".join(clean(text).split("\n")).strip()


def undrawable(text: str) -> tuple[str, ...]:
    """The signs of ``text`` that would not be printed as they are, each once."""
    composed = unicodedata.normalize("NFC", text)
    hidden = [sign for sign in composed if _category(sign)[0] != "C" and _lost(sign)]
    return tuple(dict.fromkeys(hidden))


def _lost(sign: str) -> bool:
    return not fonts.can_draw(sign) and sign not in _STAND_INS and sign not in _SPACES


@lru_cache(maxsize=4096)
def _visible(sign: str) -> str:
    if sign == _KEPT_BREAK:
        return sign
    if sign in _SPACES:
        return " "
    # Cc controls, Cf direction and zero-width signs, Cs halves of surrogate pairs
    if _category(sign)[0] == "C" and _category(sign) not in {"Co", "Cn"}:
        return ""
    if sign in _STAND_INS:
        return _STAND_INS[sign]
    return sign if fonts.can_draw(sign) else _bare(sign)


def _bare(sign: str) -> str:
    letters = [part for part in unicodedata.normalize("NFKD", sign) if fonts.can_draw(part)]
    if not letters:
        return "" if unicodedata.combining(sign) else REPLACEMENT
    return "".join(letters)


def _category(sign: str) -> str:
    return unicodedata.category(sign)
