"""Density and distance: the column of the norms that a school is in (D92 art. 18)."""

from decimal import Decimal
from typing import Annotated, Literal, get_args

from app.rules.facts import at_least
from app.rules.figures import FigureReader
from app.rules.numbers import french_number

Column = Literal["general", "free_choice", "far", "rural"]

# The order in which the figures give the norms of the four columns.
COLUMNS: tuple[Column, ...] = get_args(Column)

COLUMN_NAMES: dict[Column, str] = {
    "general": "règle générale",
    "free_choice": "école de libre choix",
    "far": "école éloignée",
    "rural": "commune rurale",
}

Density = Annotated[Decimal, at_least(0)]
Kilometres = Annotated[Decimal, at_least(0)]


def column_of(density: Decimal, distance_km: Decimal, figures: FigureReader) -> Column:
    """Inhabitants per km², and km to the nearest school of the same character.

    The nearest one that organises the same degree in the same form; "plus de" leaves
    exactly 8, 12 or 20 km out.
    """
    if distance_km > figures.integer("cefa.place.far_km"):
        return "far"
    ordinary = density >= figures.integer("cefa.place.semi_rural_density")
    free_choice = "free_choice_ordinary_km" if ordinary else "free_choice_km"
    if distance_km > figures.integer(f"cefa.place.{free_choice}"):
        return "free_choice"
    if density < figures.integer("cefa.place.rural_density"):
        return "rural"
    return "general"


def column_text(column: Column, density: Decimal, distance_km: Decimal) -> str:
    """Why the norm is that of this column."""
    return (
        f"La norme est celle de la colonne « {COLUMN_NAMES[column]} » : la commune compte "
        f"{french_number(density)} habitants au km² et l'établissement de même caractère le plus "
        f"proche se trouve à {french_number(distance_km)} km."
    )
