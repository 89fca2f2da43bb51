"""French typography of running text, as Belgian offices print it.

A narrow no-break space (U+202F) stands before ; ! and ?, a no-break space (U+00A0)
before : and inside guillemets; apostrophes and guillemets are the printed ones.
Names, addresses and references are never passed through here.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from app import formats

NARROW: Final = "\u202f"
NO_BREAK: Final = "\u00a0"
_ANY_SPACE: Final = "[ \u00a0\u202f]"

_MONTHS: Final = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_SHORT_WORDS: Final = r"M\.|MM\.|Mme|Mmes|n°|art\.|p\.|§|al\.|[Cc]irculaire"
_RULES: Final = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"\.\.\.", "…"),
        (r"(?<=\w)'(?=\w)", "’"),
        (r'"([^"\n]*)"', "«\\1»"),
        (rf"«{_ANY_SPACE}*", f"«{NO_BREAK}"),
        (rf"{_ANY_SPACE}*»", f"{NO_BREAK}»"),
        # a sign is punctuation where a space or the end follows: 16:15 and links are not
        (rf"(?<=[\w»)\]…%€.]){_ANY_SPACE}*([;!?]+)(?=[\s»)]|$)", f"{NARROW}\\1"),
        (rf"(?<=[\w»)\]…%€.]){_ANY_SPACE}*:(?=\s|$)", f"{NO_BREAK}:"),
        (r"(?:^|(?<= ))[-–] (?=\w)", f"–{NO_BREAK}"),
        (rf"\b({_SHORT_WORDS}){_ANY_SPACE}(?=[\w§])", f"\\1{NO_BREAK}"),
        (rf"(§|n°){_ANY_SPACE}?(?=\d)", f"\\1{NO_BREAK}"),
        (rf"(art\.{_ANY_SPACE}\d+){_ANY_SPACE}(?=[A-Z]\b)", f"\\1{NO_BREAK}"),
        (rf"\b(\d{{1,2}}(?:er)?){_ANY_SPACE}(?=(?:{_MONTHS})\b)", f"\\1{NO_BREAK}"),
        (rf"(?<=\d){_ANY_SPACE}([%€])", f"{NO_BREAK}\\1"),
        (rf"\b(\d{{1,2}}){_ANY_SPACE}h{_ANY_SPACE}(\d\d)\b", f"\\1{NO_BREAK}h{NO_BREAK}\\2"),
        (rf"\b(\d{{1,2}}){_ANY_SPACE}h\b", f"\\1{NO_BREAK}h"),
    )
)


@lru_cache(maxsize=2048)
def polish(text: str) -> str:
    """Running text with the spaces and signs that French printing asks for."""
    for pattern, by in _RULES:
        text = pattern.sub(by, text)
    return text


def printed_date(day: date) -> str:
    """30 juin 2026, the day never parted from its month."""
    return formats.long_date(day).replace(" ", NO_BREAK, 1)


def ordinal(number: int, *, feminine: bool = False) -> str:
    """1er or 1re, then 2e, 3e."""
    if number == 1:
        return "1re" if feminine else "1er"
    return f"{number}e"
