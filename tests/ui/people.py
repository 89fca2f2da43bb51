"""Rows for tests of lists."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.folding import folded
from app.formats import short_date
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.theme import Token


@dataclass(frozen=True)
class Person:
    number: int
    name: str
    born: date | None
    mark: Decimal | None


NAMES = ("Dubois Éloïse", "Van den Berg Noé", "D'Hœst Zoé", "Lambert Chloé", "Él Amrani Sofiane")


def people(count):
    return tuple(
        Person(
            number,
            f"{NAMES[number % 5]} {number}",
            date(2008, 1 + number % 12, 1 + number % 28),
            Decimal(number * 5 % 200) / 10 if number % 7 else None,
        )
        for number in range(count)
    )


COLUMNS = (
    Column[Person]("Nom", lambda one: one.name, width=24),
    Column[Person](
        "Naissance",
        lambda one: short_date(one.born) if one.born else "",
        width=12,
        sort=lambda one: one.born,
        value=lambda one: one.born,
    ),
    Column[Person](
        "Moyenne",
        lambda one: "" if one.mark is None else str(one.mark).replace(".", ","),
        width=10,
        align=Align.END,
        sort=lambda one: one.mark,
        value=lambda one: one.mark,
        tone=lambda one: Token.FAIL if fails(one) else None,
        strong=lambda one: fails(one),
        tooltip=lambda one: "En échec" if fails(one) else "",
        accessible=lambda one: f"{one.mark}, en échec" if fails(one) else str(one.mark or ""),
    ),
)


def fails(one):
    return one.mark is not None and one.mark < 10


def a_model(rows=()):
    model = RowModel(COLUMNS, lambda one: one.number, lambda one: folded(one.name))
    model.set_rows(rows)
    return model
