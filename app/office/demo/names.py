"""Invented people's names and addresses, drawn from the lists in ``resources/demo``."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import TypeVar

from app.folding import folded
from app.resources import resource_folder

T = TypeVar("T")

COMPOUND = 0.03
BOXES = 0.18
ABROAD = (
    ("Rue de Metz 14", "54400", "Longwy", "France"),
    ("Rue des Remparts 8", "L-2450", "Luxembourg", "Luxembourg"),
    ("Eupener Straße 21", "52066", "Aachen", "Allemagne"),
    ("Boulevard Mohammed V 112, apt. 4", "20000", "Casablanca", "Maroc"),
)
NATIONALITIES = (
    ("Belge", 86),
    ("Française", 4),
    ("Marocaine", 2),
    ("Italienne", 2),
    ("Roumaine", 1),
    ("Congolaise", 2),
    ("Turque", 1),
    ("Syrienne", 1),
    ("Luxembourgeoise", 1),
)


@dataclass(frozen=True)
class Address:
    """Where somebody lives; empty where the office was never told."""

    street: str = ""
    postal_code: str = ""
    locality: str = ""
    country: str = ""

    def columns(self) -> dict[str, str]:
        """The columns of a row that has an address."""
        return {
            "street": self.street,
            "postal_code": self.postal_code,
            "locality": self.locality,
            "country": self.country,
        }


@dataclass(frozen=True)
class Name:
    """A person as the register names them."""

    last: str
    first: str
    civility: str


@dataclass(frozen=True)
class Unusual:
    """A name and a street that forms seldom expect."""

    name: Name
    street: str


@cache
def listed(name: str) -> tuple[str, ...]:
    """The lines of a list, without its comments."""
    text = (resource_folder() / "demo" / f"{name}.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def unusual() -> tuple[Unusual, ...]:
    """The unusual names and streets."""
    with (resource_folder() / "demo" / "unusual.toml").open("rb") as file:
        entries = tomllib.load(file)["pupil"]
    return tuple(
        Unusual(Name(one["last_name"], one["first_name"], one["civility"]), one["street"])
        for one in entries
    )


def drawn(rng: Random, weighted: Sequence[tuple[T, float]]) -> T:
    """One of these, each as often as its weight says."""
    found = rng.choices(weighted, [weight for _one, weight in weighted])[0]
    return found[0]


def surname(rng: Random) -> str:
    """A last name, at times a compound one."""
    one = rng.choice(listed("surnames"))
    return f"{one}-{rng.choice(listed('surnames'))}" if rng.random() < COMPOUND else one


def first_name(rng: Random, civility: str) -> str:
    """A first name that goes with the civility."""
    return rng.choice(listed("boys" if civility == "mr" else "girls"))


def address(rng: Random) -> Address:
    """A street, a number and a locality that may have nothing to do with each other."""
    number = str(rng.randint(1, 240))
    if rng.random() < BOXES:
        number += f" bte {rng.randint(1, 24)}"
    code, locality = rng.choice(listed("localities")).split(" ", 1)
    return Address(f"{rng.choice(listed('streets'))} {number}", code, locality)


def address_abroad(rng: Random) -> Address:
    """An address that needs its country."""
    return Address(*rng.choice(ABROAD))


def nationality(rng: Random) -> str:
    """A nationality, in the feminine as registers write it."""
    return drawn(rng, NATIONALITIES)


def birth_place(rng: Random) -> str:
    """Where somebody was born."""
    return rng.choice(listed("localities")).split(" ", 1)[1]


def birthday(rng: Random, year: int) -> date:
    """A day of that year."""
    return date(year, 1, 1) + timedelta(days=rng.randrange(365))


def telephone(rng: Random) -> str:
    """A number that nobody can have: no operator was given the prefix 0400."""
    return f"0400 {rng.randint(10, 99)} {rng.randint(10, 99)} {rng.randint(10, 99)}"


def email(name: Name) -> str:
    """An address in a domain that is reserved for examples."""
    local = ".".join(folded(part).replace(" ", "-") for part in (name.first, name.last))
    return f"{local}@famille.example"
