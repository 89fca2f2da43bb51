"""Exact numbers: rounding as a text asks for it, and numbers in words."""

from decimal import Decimal
from fractions import Fraction
from math import floor


def truncated(value: Fraction, decimals: int) -> Decimal:
    """The positive number cut after ``decimals`` decimals: 69.999 gives 69.99, never 70."""
    return Decimal(floor(value * 10**decimals)).scaleb(-decimals)


def rounded_half_up(value: Fraction, decimals: int) -> Decimal:
    """The positive number rounded to ``decimals`` decimals, a half going up: 12.345 gives 12.35."""
    return truncated(value + Fraction(1, 2 * 10**decimals), decimals)


def french_number(value: Decimal | int) -> str:
    """The number with a comma and no idle zeros: "71,66", "50"."""
    text = format(Decimal(value), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def french_amount(value: Decimal | int) -> str:
    """The euros with two decimals, or none where they are round: "86,50", "41"."""
    amount = Decimal(value)
    if amount == amount.to_integral_value():
        return french_number(amount)
    return format(amount, ".2f").replace(".", ",")
