"""Who works at the demonstration school, and who teaches what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from random import Random

from app.folding import folded
from app.models import Staff
from app.office.demo.names import Name, first_name, surname
from app.office.demo.plans import ClassPlan
from app.office.demo.store import Store
from app.office.demo.studies import Teaches

FULL_TIME = 20
PART_OF_A_CHOICE = Decimal("0.7")
DEPUTY = "Directrice adjointe"
OFFICE = (
    (DEPUTY, "mrs", 1),
    ("Secrétaire", "mrs", 2),
    ("Économe", "mr", 1),
    ("Éducatrice", "mrs", 2),
    ("Éducateur", "mr", 2),
    ("Conseiller à la formation", "mr", 1),
)
HEAD = Name("Delcourt", "Anne-Marie", "mrs")
HEAD_POSITION = "Directrice"
TEACHER = "Professeur"


@dataclass(frozen=True)
class Colleague:
    """A member of staff."""

    id: int
    name: Name
    position: str


class StaffRoom:
    """The staff, who of them teach what, and how much they have this year."""

    def __init__(self, rng: Random, store: Store) -> None:
        self._rng = rng
        self._store = store
        self._codes: set[str] = set()
        self._teachers: dict[Teaches, list[int]] = defaultdict(list)
        self._load: dict[int, Decimal] = defaultdict(Decimal)
        self.head = self._hired(HEAD, HEAD_POSITION)
        self.office = tuple(
            self._hired(self._someone(civility), position)
            for position, civility, number in OFFICE
            for _one in range(number)
        )

    def hire_teachers(self, plans: Iterable[ClassPlan]) -> None:
        """As many teachers of each kind as the classes call for."""
        needed: dict[Teaches, Decimal] = defaultdict(Decimal)
        for plan in plans:
            for course in plan.programme.courses:
                needed[course.by] += course.periods
            for choice in plan.programme.choices:
                for course in choice:
                    needed[course.by] += course.periods * PART_OF_A_CHOICE
        for by, periods in needed.items():
            for _one in range(ceil(periods / FULL_TIME)):
                self._teachers[by].append(
                    self._hired(self._someone(self._rng.choice(("mr", "mrs"))), TEACHER).id
                )

    @property
    def deputy(self) -> Colleague:
        """Who signs for the head."""
        return next(one for one in self.office if one.position == DEPUTY)

    def begin_year(self) -> None:
        """Nobody teaches anything yet."""
        self._load.clear()

    def teacher(self, by: Teaches, periods: Decimal) -> int:
        """The teacher of that kind who has the least; they now have these periods too."""
        chosen = min(self._teachers[by], key=lambda one: (self._load[one], one))
        self._load[chosen] += periods
        return chosen

    def _someone(self, civility: str) -> Name:
        return Name(surname(self._rng), first_name(self._rng, civility), civility)

    def _hired(self, name: Name, position: str) -> Colleague:
        code = self._code(name)
        identity = self._store.add(
            Staff,
            code=code,
            last_name=name.last,
            first_name=name.first,
            civility=name.civility,
            position=position,
            email=f"{code.lower()}@demonstration.example",
        )
        return Colleague(identity, name, position)

    def _code(self, name: Name) -> str:
        """Three letters of the name, or two and a digit where they are taken."""
        last = folded(name.last).replace(" ", "").upper()
        first = folded(name.first).replace(" ", "").upper()
        tries = [f"{last:X<3}"[:3], f"{first[:1]}{last:X<2}"[:3], f"{last:X<2}"[:2] + first[:1]]
        tries += [f"{last:X<2}"[:2] + str(number) for number in range(1, 100)]
        code = next(one for one in tries if one not in self._codes)
        self._codes.add(code)
        return code
