"""Roundings of the periods: D91 art. 15bis."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from app.rules.figures import FigureReader
from app.rules.numbers import truncated

PERCENT = 100
HALF = 5
TENTHS = 10


def whole_periods(product: Decimal) -> int:
    """An intermediate number of periods, made whole as D91 art. 15bis asks.

    "Les calculs intermédiaires se font en négligeant la troisième décimale. Chaque nombre
    intermédiaire est arrondi à l'unité supérieure si la première décimale est égale ou
    supérieure à 5, à l'unité inférieure dans les autres cas."
    """
    number = truncated(Fraction(product), 2)
    first_decimal = floor(number * TENTHS) % TENTHS
    return ceil(number) if first_decimal >= HALF else floor(number)


def share(number: Decimal, name: str, figures: FigureReader) -> Decimal:
    """The percentage that the figure ``name`` gives of a number, exact."""
    return number * figures.decimal(name) / PERCENT
