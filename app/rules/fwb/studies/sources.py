"""How this folder names its sources, and marks what is a reading of them."""

from app.rules.verdict import Reason

READING = "; lecture retenue"
AR84 = "AR 29/06/1984"


def roi(place: str) -> str:
    """A place of the school's règlement d'ordre intérieur: "7.2"."""
    return f"ROI Eole, {place}"


def circular(place: str, *articles: str) -> str:
    """A place of the circular on attendance and certification, and the articles it rests on."""
    return "; ".join((f"Circulaire 7282, {place}", *articles))


INTERNAL = "Circulaire recours 2024-2025, 1"
EXTERNAL = "Circulaire recours 2024-2025, 2"


def reasons(*found: Reason | None) -> tuple[Reason, ...]:
    """Those of the reasons that hold."""
    return tuple(reason for reason in found if reason is not None)
