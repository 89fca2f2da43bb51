"""Subjects of promotion and their indices (annexes I to III, art. 62 B.3 and C)."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from app.resources import resource_folder
from app.rules.european.classes import in_observation_cycle, last_class

Kind = Literal["basic", "other", "option", "complementary"]
KINDS: Mapping[str, Kind] = {
    "basic": "basic",
    "other": "other",
    "option": "option",
    "complementary": "complementary",
}
COLUMNS = ("class_group", "subject", "kind", "index_below_4", "index_4_to_5", "index_5_to_6")

NEVER_COUNTED = frozenset({"religion", "ethics"})
# Annex I knows no computing: in class 3 it is a complementary activity like the others.
NOT_COUNTED_IN_OBSERVATION = NEVER_COUNTED | {"ict", "complementary_activity"}

IN_FRENCH: Mapping[str, str] = {
    "advanced_language_1": "approfondissement de langue I",
    "advanced_language_2": "approfondissement de langue II",
    "advanced_mathematics": "approfondissement de mathématique",
    "ancient_greek": "grec ancien",
    "art": "art",
    "arts_complementary": "éducation artistique complémentaire",
    "arts_option": "éducation artistique en option",
    "biology": "biologie",
    "biology_2p": "biologie 2 périodes",
    "chemistry": "chimie",
    "complementary_activity": "activité complémentaire",
    "economics": "économie",
    "economics_introduction": "introduction aux sciences économiques",
    "ethics": "morale",
    "geography": "géographie",
    "geography_2p": "géographie 2 périodes",
    "history": "histoire",
    "history_2p": "histoire 2 périodes",
    "human_sciences": "sciences humaines",
    "ict": "informatique",
    "integrated_science": "sciences intégrées",
    "lab_biology": "labo-biologie",
    "lab_chemistry": "labo-chimie",
    "lab_physics": "labo-physique",
    "language_1": "langue I",
    "language_2": "langue II",
    "language_3": "langue III",
    "language_4": "langue IV",
    "latin": "latin",
    "mathematics": "mathématique",
    "music": "musique",
    "music_complementary": "éducation musicale complémentaire",
    "music_option": "éducation musicale en option",
    "philosophy": "philosophie",
    "philosophy_2p": "philosophie 2 périodes",
    "physical_education": "éducation physique",
    "physics": "physique",
    "religion": "religion",
    "sociology": "sociologie",
    "visual_arts": "art plastique",
}


@dataclass(frozen=True)
class Subject:
    """A line of an annex, its indices from the lowest marks to the highest."""

    name: str
    kind: Kind
    indices: tuple[int, int, int]

    def index_of(self, failing: Decimal, bounds: tuple[Decimal, ...]) -> int:
        """The index of an insufficient mark; ``bounds`` part the columns of the annexes."""
        return self.indices[sum(failing >= bound for bound in bounds)]


def subjects_of(class_: int) -> Mapping[str, Subject]:
    """The counted subjects of a secondary class, as its annex lists them."""
    return _annexes()[class_]


def not_counted_in(class_: int) -> frozenset[str]:
    """The subjects whose marks do not count for the promotion of a class."""
    return NOT_COUNTED_IN_OBSERVATION if in_observation_cycle(class_) else NEVER_COUNTED


def annex_of(class_: int) -> str:
    """The annex that holds the indices of a class."""
    if in_observation_cycle(class_):
        return "annexe I"
    return "annexe III" if class_ == last_class("secondary") - 1 else "annexe II"


@cache
def _annexes() -> Mapping[int, Mapping[str, Subject]]:
    path = resource_folder() / "tables" / "ee-promotion-indices.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return annexes_in(csv.DictReader(file))


def annexes_in(rows: "csv.DictReader[str]") -> Mapping[int, Mapping[str, Subject]]:
    """The subjects by class; ValueError names the line that is not well formed."""
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise ValueError(f"ee-promotion-indices: columns {', '.join(COLUMNS)} expected")
    annexes: dict[int, dict[str, Subject]] = {}
    for row in rows:
        try:
            subject = _subject(row)
            for class_ in _classes(row["class_group"]):
                annexes.setdefault(class_, {})[subject.name] = subject
        except (ValueError, KeyError) as error:
            raise ValueError(f"ee-promotion-indices, line {rows.line_num}: {error}") from error
    return annexes


def _subject(row: Mapping[str, str]) -> Subject:
    name = row["subject"]
    if name not in IN_FRENCH:
        raise ValueError(f"no French name for {name}")
    below_4, below_5, below_6 = (int(row[column]) for column in COLUMNS[3:])
    return Subject(name, KINDS[row["kind"]], (below_4, below_5, below_6))


def _classes(group: str) -> range:
    first, _, last = group.partition("-")
    return range(int(first), int(last or first) + 1)
