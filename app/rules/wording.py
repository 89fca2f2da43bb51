"""Small pieces of French sentences."""

from collections.abc import Iterable
from decimal import Decimal

from app.rules.numbers import french_number

PLURAL_FROM = 2

ORDINALS = (
    "premier",
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
    "septième",
    "huitième",
    "neuvième",
    "dixième",
)


def enumeration(items: Iterable[str], last: str = "et") -> str:
    """The items in a row: "a", "a et b", "a, b et c"; ``last`` may be "ou"."""
    *first, final = items
    return f"{', '.join(first)} {last} {final}" if first else final


def ordinal(number: int) -> str:
    """The rank in a masculine word: "premier", "dixième"; in figures beyond: "15e"."""
    return ORDINALS[number - 1] if number <= len(ORDINALS) else f"{number}e"


def typeset(text: str) -> str:
    """The sentence with the spaces of French typography, which no line may break at."""
    for mark, spaced in _SPACED.items():
        text = text.replace(mark, spaced)
    return text


_SPACED = {
    " ;": "\u202f;",
    " !": "\u202f!",
    " ?": "\u202f?",
    " :": "\u00a0:",
    " %": "\u00a0%",
    " €": "\u00a0€",
    "« ": "«\u00a0",
    " »": "\u00a0»",
}


def counted(number: Decimal | int, singular: str, plural: str = "") -> str:
    """The number with its noun: "1 demi-jour", "2 demi-jours"; the plural begins at two."""
    noun = (plural or f"{singular}s") if number >= PLURAL_FROM else singular
    return f"{french_number(number)} {noun}"
