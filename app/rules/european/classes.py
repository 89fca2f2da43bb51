"""Cycles and classes: what an input may say (art. 53, 54).

Facts are checked before a rule reads its figures, so these bounds come from the figures
of the Règlement itself; no school has others.
"""

from functools import cache
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.facts import Check
from app.rules.figures import FigureReader, packaged_figures

Cycle = Literal["nursery", "primary", "secondary"]
SchoolCycle = Literal["primary", "secondary"]

CYCLES_IN_FRENCH = {
    "nursery": "maternelle",
    "primary": "primaire",
    "secondary": "secondaire",
}


@cache
def statutory(name: str) -> int:
    """A whole number of the Règlement, by its name without the regime."""
    return FigureReader(packaged_figures()).integer(f"european.{name}")


def last_class(cycle: Cycle) -> int:
    """The last class of a cycle; the first is 1."""
    return statutory(f"classes.{cycle}")


def in_observation_cycle(class_: int) -> bool:
    """Is the secondary class one of the three first?"""
    return class_ <= statutory("classes.observation")


def is_last_secondary(class_: int) -> bool:
    """Is it the class of the Baccalauréat?"""
    return class_ == last_class("secondary")


def check_class(cycle: Cycle, class_: int) -> None:
    """Refuse, on ``class``, one that the cycle does not have."""
    last = last_class(cycle)
    if not 1 <= class_ <= last:
        raise RuleInputError("class", f"une classe de 1 à {last} est attendue dans ce cycle")


def class_in_french(cycle: Cycle, class_: int) -> str:
    """The class in words: "1re secondaire", "4e primaire"."""
    return level_in_french(f"{cycle} {class_}")


def level_in_french(level: str) -> str:
    """A level of the table of equivalences ("secondary 1") in words: "1re secondaire"."""
    cycle, class_ = level.split()
    return f"{class_}{'re' if class_ == '1' else 'e'} {CYCLES_IN_FRENCH[cycle]}"


PrimaryClass = Annotated[
    int, Check(lambda value: 1 <= value <= last_class("primary"), "une classe du cycle primaire")
]
SecondaryClass = Annotated[
    int,
    Check(lambda value: 1 <= value <= last_class("secondary"), "une classe du cycle secondaire"),
]
PromotedClass = Annotated[
    int,
    Check(
        lambda value: 1 <= value < last_class("secondary"),
        "une classe du secondaire d'où l'on passe dans une autre",
    ),
]
ComposedClass = Annotated[
    int,
    Check(
        lambda value: statutory("classes.observation") < value <= last_class("secondary"),
        "une classe du secondaire au-delà du cycle d'observation",
    ),
]
