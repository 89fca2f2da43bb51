"""What the office of the demonstration gave for its letters, once for all."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from app.models import SchoolWording
from app.office.letters.complements import Holding, key_of
from app.office.letters.wordings import ADDED

GIVEN: Final[Mapping[str, str]] = {
    "caractere": "non confessionnel",
    "conciliation_comment": "par écrit, contre accusé de réception",
    "epreuves_quand": "du 26 au 28 août 2025",
}
AUTHOR: Final = "Démonstration"


def letter_complements(year: str, now: datetime) -> Iterator[SchoolWording]:
    """Those that hold for the school and for this school year."""
    for name, text in GIVEN.items():
        part = f"{ADDED}{key_of(name, Holding(year))}"
        yield SchoolWording(
            regime="", letter="", part=part, text=text, author=AUTHOR, entered_at=now
        )
