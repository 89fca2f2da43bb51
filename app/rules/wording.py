"""Small pieces of French sentences."""

from collections.abc import Iterable


def enumeration(items: Iterable[str], last: str = "et") -> str:
    """The items in a row: "a", "a et b", "a, b et c"; ``last`` may be "ou"."""
    *first, final = items
    return f"{', '.join(first)} {last} {final}" if first else final
