"""Who sits in which class: those who come back, then those who arrive."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from app.office.demo.people import Person, Population
from app.office.demo.plans import ClassPlan


@dataclass
class Seating:
    """A class and who sits in it."""

    plan: ClassPlan
    people: list[Person] = field(default_factory=list)

    @property
    def free(self) -> int:
        """The seats left."""
        return self.plan.seats - len(self.people)


def seated(
    plans: Iterable[ClassPlan],
    before: list[Person],
    population: Population,
    begins: date,
    rng: Random,
) -> list[Seating]:
    """Seat the pupils of the year before where they pass or stay, then fill up with new ones."""
    seatings = [Seating(plan) for plan in plans]
    rng.shuffle(before)
    for person in before:
        if rng.random() >= person.programme.leaving:
            _seat(person, seatings)
    for seating in seatings:
        programme = seating.plan.programme
        newcomers = [population.new(programme, begins) for _seat in range(seating.free)]
        seating.people += newcomers
    return seatings


def _seat(person: Person, seatings: Iterable[Seating]) -> None:
    """The nearest studies with a seat; whoever finds none goes to another school."""
    possible = [seating for seating in seatings if seating.free and _fits(person, seating.plan)]
    if possible:
        nearest = min(possible, key=lambda seating: _distance(person, seating))
        nearest.people.append(person)
        person.programme = nearest.plan.programme


def _fits(person: Person, plan: ClassPlan) -> bool:
    now, then = person.programme, plan.programme
    if now.stream != then.stream:
        return False
    if not person.passed:
        return then.study_year == now.study_year
    return then.study_year == now.year_after and then.key != now.key


def _distance(person: Person, seating: Seating) -> tuple[bool, bool, int]:
    now, then = person.programme, seating.plan.programme
    return now.regime != then.regime, now.form != then.form, -seating.free
