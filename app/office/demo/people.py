"""The pupils: who they are, and where they stand in their studies."""

from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random

from app.folding import folded
from app.models import Pupil
from app.office.demo.calendars import SUMMER_TIME
from app.office.demo.families import Families, Family
from app.office.demo.names import (
    Address,
    Name,
    Unusual,
    address,
    birth_place,
    birthday,
    email,
    first_name,
    nationality,
    surname,
    telephone,
    unusual,
)
from app.office.demo.store import Store
from app.office.demo.studies import Programme

SIBLING = 0.45
OLDER_BY_ONE = 0.12
ADULT_SPREAD = 26
MAJORITY = 18
RECENT_FAMILIES = 400


@dataclass
class Person:
    """One pupil through the years; ``ability`` is the share of marks that they tend to."""

    id: int
    name: Name
    birth: date
    ability: float
    programme: Programme
    passed: bool = True


class Population:
    """Makes pupils, none of whom shares both name and birthday with another."""

    def __init__(self, rng: Random, store: Store) -> None:
        self._rng = rng
        self._store = store
        self._families = Families(rng, store)
        self._homes: list[Family] = []
        self._known: set[tuple[str, str, date]] = set()
        self._unusual: list[Unusual] = []
        self._number = 0

    @property
    def next_number(self) -> int:
        """The next number of the register."""
        return self._number + 1

    def begin_year(self, *, last: bool) -> None:
        """Every family situation is met first and, in the last year, the unusual names."""
        self._families.begin_year()
        self._homes = self._homes[-RECENT_FAMILIES:]
        self._unusual = list(unusual()) if last else []

    def new(self, programme: Programme, begins: date) -> Person:
        """A pupil who comes into a programme on that day."""
        if programme.is_for_adults:
            return self._adult(programme, begins)
        odd = self._unusual.pop() if self._unusual else None
        birth = self._birth(programme, begins)
        family = self._family(birth, odd)
        civility = odd.name.civility if odd else self._rng.choice(("mr", "mrs"))
        name = odd.name if odd else self._unique(family.surname, civility, birth)
        pupil = self._written(name, birth, programme, begins, self._home(family, birth, begins))
        self._families.tie(family, pupil.id, birth)
        return pupil

    def _adult(self, programme: Programme, begins: date) -> Person:
        civility = self._rng.choice(("mr", "mrs", "mrs"))
        birth = self._birth(programme, begins)
        name = self._unique(surname(self._rng), civility, birth)
        return self._written(name, birth, programme, begins, address(self._rng))

    def _family(self, birth: date, odd: Unusual | None) -> Family:
        if odd:
            return self._families.new(odd.name.last, odd.street)
        if self._homes and self._rng.random() < SIBLING:
            family = self._rng.choice(self._homes)
            if family.may_have(birth):
                return family
        family = self._families.new()
        self._homes.append(family)
        return family

    def _home(self, family: Family, birth: date, begins: date) -> Address:
        """Whoever has nobody has an address of their own; others live with the family."""
        of_age = birth.year + MAJORITY <= begins.year
        lives_there = any(tie.lives_with for tie in family.situation.ties)
        return family.home if of_age or lives_there or not family.situation.ties else Address()

    def _birth(self, programme: Programme, begins: date) -> date:
        return birthday(self._rng, begins.year - self._age(programme))

    def _unique(self, last: str, civility: str, birth: date) -> Name:
        """A name that nobody born on that day has."""
        while True:
            name = Name(last, first_name(self._rng, civility), civility)
            if (name.last, name.first, birth) not in self._known:
                self._known.add((name.last, name.first, birth))
                return name

    def _age(self, programme: Programme) -> int:
        if programme.is_for_adults:
            return programme.age + self._rng.randint(-11, ADULT_SPREAD)
        late = sum(self._rng.random() < OLDER_BY_ONE for _chance in range(2))
        return programme.age + late

    def _written(
        self, name: Name, birth: date, programme: Programme, begins: date, home: Address
    ) -> Person:
        self._number += 1
        by_phone = programme.is_for_adults or self._rng.random() < 0.3
        identity = self._store.add(
            Pupil,
            register_number=self._number,
            last_name=name.last,
            first_name=name.first,
            search_key=folded(f"{name.last} {name.first}"),
            civility=name.civility,
            birth_date=birth,
            birth_place=birth_place(self._rng),
            nationality=nationality(self._rng),
            telephone=telephone(self._rng) if by_phone else "",
            email=email(name) if programme.is_for_adults else "",
            created_at=datetime.combine(begins, time(10), SUMMER_TIME),
            **home.columns(),
        )
        ability = min(0.93, max(0.36, self._rng.gauss(0.67, 0.09)))
        return Person(identity, name, birth, ability, programme)
