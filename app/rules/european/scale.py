"""The scale of marks and its steps (art. 60.1, 60.2, 60.4)."""

from decimal import Decimal
from functools import cache
from typing import Annotated

from app.rules.facts import Check
from app.rules.figures import FigureReader, packaged_figures


def step_of(class_: int, figures: FigureReader) -> Decimal:
    """The step of the marks of a secondary class: whole points, half points or tenths."""
    return figures.decimals("european.mark.steps")[class_ - 1]


def in_scale(mark: Decimal, figures: FigureReader) -> bool:
    """Does the mark lie on the scale, ends included?"""
    lowest = figures.decimal("european.mark.lowest")
    return lowest <= mark <= figures.decimal("european.mark.highest")


@cache
def statutory_marks(class_: int) -> frozenset[Decimal]:
    """Every mark that may be entered in a secondary class, for the checking of facts."""
    figures = FigureReader(packaged_figures())
    step = step_of(class_, figures)
    lowest = figures.decimal("european.mark.lowest")
    highest = figures.decimal("european.mark.highest")
    return frozenset(lowest + step * count for count in range(int((highest - lowest) / step) + 1))


def _on_scale(mark: Decimal) -> bool:
    return in_scale(mark, FigureReader(packaged_figures()))


ScaleMark = Annotated[Decimal, Check(_on_scale, "une note de l'échelle")]
