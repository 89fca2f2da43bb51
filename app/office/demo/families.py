"""Families in every situation that an office writes letters to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Literal

from app.models import LegalRepresentative, PupilRepresentative
from app.office.demo.names import (
    Address,
    Name,
    address,
    address_abroad,
    email,
    first_name,
    surname,
    telephone,
)
from app.office.demo.store import Store

Where = Literal["home", "elsewhere", "abroad", "unknown"]
INSTITUTIONS = (
    "Maison d'accueil Les Hirondelles",
    "Service d'aide à la jeunesse Le Relais",
    "Internat autonome du Vieux Tilleul",
)
SAME_SURNAME = 0.35
MOST_CHILDREN = 4
BETWEEN_SIBLINGS = timedelta(days=330)
GENERATION = timedelta(days=365 * 14)


@dataclass(frozen=True)
class Tie:
    """One representative of a situation: who, where, and whether letters go there."""

    relation: str
    where: Where = "home"
    letters: bool = True

    @property
    def lives_with(self) -> bool:
        """Does the pupil live there?"""
        return self.where == "home"


@dataclass(frozen=True)
class Situation:
    """A family situation; ``weight`` says how often it is met."""

    name: str
    weight: int
    ties: tuple[Tie, ...]


MOTHER, FATHER = Tie("mother"), Tie("father")
SITUATIONS = (
    Situation("one_roof", 48, (MOTHER, FATHER)),
    Situation("separated", 16, (MOTHER, Tie("father", "elsewhere"))),
    Situation("no_letters_to_one", 5, (MOTHER, Tie("father", "elsewhere", letters=False))),
    Situation("mother_alone", 11, (MOTHER,)),
    Situation("father_alone", 4, (FATHER,)),
    Situation(
        "step_parent",
        5,
        (MOTHER, Tie("father", "elsewhere"), Tie("other", letters=False)),
    ),
    Situation("two_mothers", 1, (MOTHER, MOTHER)),
    Situation("guardian", 2, (Tie("guardian"),)),
    Situation("foster", 2, (Tie("foster"), Tie("mother", "elsewhere"))),
    Situation("institution", 2, (Tie("institution"), Tie("mother", "elsewhere", letters=False))),
    Situation("one_abroad", 2, (MOTHER, Tie("father", "abroad"))),
    Situation("address_unknown", 1, (Tie("mother", "unknown"),)),
    Situation("nobody", 1, ()),
)


@dataclass
class Family:
    """Children who share their representatives; ``births`` are theirs."""

    surname: str
    home: Address
    situation: Situation
    representatives: tuple[int, ...] = ()
    births: list[date] = field(default_factory=list)

    def may_have(self, birth: date) -> bool:
        """Can a child of that birth be a brother or a sister of the others?"""
        if len(self.births) >= MOST_CHILDREN:
            return False
        return all(BETWEEN_SIBLINGS <= abs(birth - other) <= GENERATION for other in self.births)


class Families:
    """Makes families, each situation once a year before chance decides."""

    def __init__(self, rng: Random, store: Store) -> None:
        self._rng = rng
        self._store = store
        self._due: Iterator[Situation] = iter(())

    def begin_year(self) -> None:
        """Each situation is met again among those who come this year."""
        self._due = iter(SITUATIONS)

    def new(self, child: str = "", street: str = "") -> Family:
        """A family of that surname and street, or of any."""
        situation = next(self._due, None) or self._drawn()
        home = address(self._rng)
        if street:
            home = Address(street, home.postal_code, home.locality)
        family = Family(child or surname(self._rng), home, situation)
        family.representatives = tuple(self._representative(family, tie) for tie in situation.ties)
        return family

    def tie(self, family: Family, pupil_id: int, birth: date) -> None:
        """Tie a child to the representatives of the family."""
        family.births.append(birth)
        pairs = zip(family.situation.ties, family.representatives, strict=True)
        for position, (tie, representative_id) in enumerate(pairs):
            self._store.add(
                PupilRepresentative,
                pupil_id=pupil_id,
                representative_id=representative_id,
                relation=tie.relation,
                receives_letters=tie.letters,
                lives_with=tie.lives_with,
                position=position,
            )

    def _drawn(self) -> Situation:
        return self._rng.choices(SITUATIONS, [one.weight for one in SITUATIONS])[0]

    def _representative(self, family: Family, tie: Tie) -> int:
        name = self._name(family, tie)
        return self._store.add(
            LegalRepresentative,
            last_name=name.last,
            first_name=name.first,
            civility=name.civility,
            telephone=telephone(self._rng),
            email=email(name) if name.first and self._rng.random() < 0.8 else "",
            **self._address(family, tie).columns(),
        )

    def _name(self, family: Family, tie: Tie) -> Name:
        rng = self._rng
        if tie.relation == "institution":
            return Name(rng.choice(INSTITUTIONS), "", "none")
        civility = {"mother": "mrs", "father": "mr"}.get(tie.relation) or rng.choice(("mr", "mrs"))
        shares = tie.relation == "father" or rng.random() < SAME_SURNAME
        last = family.surname if shares else surname(rng)
        return Name(last, first_name(rng, civility), civility)

    def _address(self, family: Family, tie: Tie) -> Address:
        if tie.where == "home":
            return family.home
        if tie.where == "elsewhere":
            return address(self._rng)
        return address_abroad(self._rng) if tie.where == "abroad" else Address()
