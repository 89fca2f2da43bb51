"""Exact numbers: rounding as a text asks for it, and numbers in words."""

from decimal import Decimal
from fractions import Fraction
from math import floor


def truncated(value: Fraction, decimals: int) -> Decimal:
    """The positive number cut after ``decimals`` decimals: 69.999 gives 69.99, never 70."""
    return Decimal(floor(value * 10**decimals)).scaleb(-decimals)


def french_number(value: Decimal | int) -> str:
    """The number with a comma and no idle zeros: "71,66", "50"."""
    text = format(Decimal(value), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
