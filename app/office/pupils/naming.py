"""How persons are named on envelopes, and how letters greet them.

Official French, whatever the language of the window: nothing here is translated.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.folding import folded

_TITLES: Final = {"mrs": "Madame", "mr": "Monsieur"}
_SEVERAL: Final = {"mrs": "Mesdames", "mr": "Messieurs"}
ANYBODY: Final = "Madame, Monsieur"
_HOME: Final = frozenset({"", "belgique", "belgie", "belgien", "belgium", "be", "b"})


@dataclass(frozen=True)
class Named:
    """A person or an institution: an institution has a last name alone."""

    last_name: str
    first_name: str = ""
    civility: str = "none"

    @property
    def full(self) -> str:
        """Madame Claire Lambert; Claire Lambert where no civility is known."""
        return " ".join(filter(None, (_TITLES.get(self.civility, ""), self.plain)))

    @property
    def plain(self) -> str:
        """Claire Lambert."""
        return " ".join(filter(None, (self.first_name, self.last_name)))


@dataclass(frozen=True)
class Address:
    """Where post is sent; ``country`` is empty for Belgium."""

    street: str = ""
    postal_code: str = ""
    locality: str = ""
    country: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """As on an envelope: Rue Haute 7 bte 2, 5000 Namur, and the country if abroad."""
        town = " ".join(filter(None, (self.postal_code, self.locality)))
        country = self.country.upper() if self.is_abroad else ""
        return tuple(filter(None, (self.street, town, country)))

    @property
    def is_abroad(self) -> bool:
        """Is it outside Belgium?"""
        return folded(self.country) not in _HOME

    @property
    def lacks(self) -> tuple[str, ...]:
        """What a letter would not arrive without: la rue, le code postal, la localité."""
        parts = (
            ("la rue", self.street),
            # Not every country has postal codes.
            ("le code postal", self.postal_code or self.is_abroad),
            ("la localité", self.locality),
        )
        return tuple(name for name, present in parts if not present)

    @property
    def key(self) -> str:
        """Equal for two ways of writing the same address."""
        country = folded(self.country) if self.is_abroad else ""
        return "|".join(
            (folded(self.street), folded(self.postal_code), folded(self.locality), country)
        )


def name_lines(persons: Sequence[Named]) -> tuple[str, ...]:
    """The names of an envelope: a couple of one name on one line, others a line each."""
    if is_couple(persons) and folded(persons[0].last_name) == folded(persons[1].last_name):
        return (f"{_couple_title(persons)} {persons[0].last_name}",)
    return tuple(person.full for person in persons)


def names_in_a_line(persons: Sequence[Named]) -> str:
    """Madame et Monsieur Dubois; Madame Anne Petit et Monsieur Luc Dubois."""
    lines = name_lines(persons)
    return " et ".join((", ".join(lines[:-1]), lines[-1])) if len(lines) > 1 else lines[0]


def salutation(persons: Sequence[Named]) -> str:
    """How a letter to these persons begins: Madame; Madame, Monsieur; Mesdames."""
    civilities = {person.civility for person in persons}
    if len(civilities) > 1 or "none" in civilities:
        return ANYBODY
    titles = _SEVERAL if len(persons) > 1 else _TITLES
    return titles[civilities.pop()]


def is_couple(persons: Sequence[Named]) -> bool:
    """Two persons whose civility is known."""
    return len(persons) == 2 and all(person.civility in _TITLES for person in persons)


def _couple_title(persons: Sequence[Named]) -> str:
    first, second = (person.civility for person in persons)
    return _SEVERAL[first] if first == second else "Madame et Monsieur"
