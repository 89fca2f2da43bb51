"""Tables of the circular: options (VI.IV), sectors and groups (VI.V), zones (annexe III).

They are read once and checked as they are read: a line that is not what the table
promises is refused, naming the file and the row.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from app.resources import resource_folder

T = TypeVar("T")

SECTOR_COLUMNS = ("sector", "sector_name", "group", "group_name")
ZONE_COLUMNS = ("zone", "basin", "commune")
OPTION_COLUMNS = (
    "code",
    "title",
    "article",
    "year_or_degree",
    "form",
    "sector",
    "sector_name",
    "group",
    "access",
    "classification",
    "remark",
)
ARTICLES = ("45", "49", "urgence")
DEGREES = {"45": ("D2-D3",), "urgence": ("D2-D3",), "49": ("D2", "D3", "7Q", "7C")}
FORMS = ("P", "TQ")
ACCESSES = ("", "O", "S-O", "L")
CLASSIFICATIONS = ("", "R", "R2", "R2/SN", "NP")


class TableError(ValueError):
    """A table is malformed: the file, the row (1 is the heading), and what is wrong."""

    def __init__(self, path: Path, row: int, problem: str) -> None:
        super().__init__(f"{path.name}, ligne {row} : {problem}")
        self.path = path
        self.row = row


@dataclass(frozen=True)
class Group:
    """A group of options, in its sector."""

    sector: int
    sector_name: str
    group: int
    group_name: str


@dataclass(frozen=True)
class Option:
    """One line of the répertoire of options in alternance."""

    code: str
    title: str
    article: str
    year_or_degree: str
    form: str
    sector: int
    sector_name: str
    group: int | None
    access: str
    classification: str
    remark: str

    @property
    def is_cpu(self) -> bool:
        """Is the option organised in CPU?"""
        return self.remark.startswith("CPU")


@dataclass(frozen=True)
class Commune:
    """A commune, in its zone."""

    zone: str
    basin: str
    commune: str


def _table(name: str) -> Path:
    return resource_folder() / "tables" / name


@cache
def all_sectors() -> tuple[Group, ...]:
    """Groups and their sectors (VI.V)."""
    return read_sectors(_table("cefa-sectors.csv"))


@cache
def groups() -> Mapping[int, int]:
    """The sector of each group."""
    return {line.group: line.sector for line in all_sectors()}


@cache
def all_options() -> tuple[Option, ...]:
    """The répertoire of options (VI.IV)."""
    return read_options(_table("cefa-options.csv"), all_sectors())


@cache
def all_communes() -> tuple[Commune, ...]:
    """The communes of each zone (annexe III)."""
    return read_zones(_table("cefa-zones.csv"))


def read_sectors(path: Path) -> tuple[Group, ...]:
    """Sectors and groups; each group belongs to one sector."""
    lines = tuple(_read(path, SECTOR_COLUMNS, _group))
    _all_different(path, (line.group for line in lines))
    return lines


def read_zones(path: Path) -> tuple[Commune, ...]:
    """Zones; each commune belongs to one."""
    lines = tuple(_read(path, ZONE_COLUMNS, _commune))
    _all_different(path, (line.commune for line in lines))
    return lines


def read_options(path: Path, sectors: Iterable[Group]) -> tuple[Option, ...]:
    """Options; a code may serve twice only at different degrees."""
    names = {line.sector: line.sector_name for line in sectors}
    of_group = {line.group: line.sector for line in sectors}
    lines = tuple(_read(path, OPTION_COLUMNS, lambda row: _option(row, names, of_group)))
    _all_different(path, ((line.code, line.year_or_degree) for line in lines))
    return lines


def _read(path: Path, columns: tuple[str, ...], make: Callable[[dict[str, str]], T]) -> Iterator[T]:
    """Each row under the heading; ``make`` says what is wrong by a ValueError."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if tuple(next(rows, ())) != columns:
            raise TableError(path, 1, f"les colonnes {', '.join(columns)} sont attendues")
        for number, cells in enumerate(rows, start=2):
            if len(cells) != len(columns):
                raise TableError(path, number, f"{len(columns)} cellules sont attendues")
            try:
                yield make(dict(zip(columns, cells, strict=True)))
            except ValueError as error:
                raise TableError(path, number, str(error)) from error


def _all_different(path: Path, keys: Iterable[object]) -> None:
    seen: Counter[object] = Counter()
    for number, key in enumerate(keys, start=2):
        if seen[key]:
            raise TableError(path, number, f"« {key} » est déjà donné plus haut")
        seen[key] += 1


def _group(row: dict[str, str]) -> Group:
    return Group(
        _number(row, "sector"),
        _text(row, "sector_name"),
        _number(row, "group"),
        _text(row, "group_name"),
    )


def _commune(row: dict[str, str]) -> Commune:
    zone = row["zone"]
    if len(zone) != 2 or not zone.isdigit():
        raise ValueError("« zone » : deux chiffres sont attendus")
    return Commune(zone, _text(row, "basin"), _text(row, "commune"))


def _option(row: dict[str, str], names: Mapping[int, str], of_group: Mapping[int, int]) -> Option:
    code, sector = row["code"], _number(row, "sector")
    if len(code) != 4 or not code.isdigit():
        raise ValueError("« code » : quatre chiffres sont attendus")
    if names.get(sector) != row["sector_name"]:
        raise ValueError("« sector_name » : le nom du secteur est attendu")
    article = _one_of(row, "article", ARTICLES)
    year_or_degree = _one_of(row, "year_or_degree", DEGREES[article])
    seventh = year_or_degree.startswith("7")
    return Option(
        code=code,
        title=_text(row, "title"),
        article=article,
        year_or_degree=year_or_degree,
        form=_one_of(row, "form", FORMS),
        sector=sector,
        sector_name=row["sector_name"],
        group=_group_of(row, sector, of_group),
        access=_one_of(row, "access", ACCESSES if seventh else ("",)),
        classification=_one_of(row, "classification", CLASSIFICATIONS),
        remark=row["remark"],
    )


def _group_of(row: dict[str, str], sector: int, of_group: Mapping[int, int]) -> int | None:
    """The first two digits of an art. 49 code; other codes name no group."""
    if row["article"] != "49":
        _one_of(row, "group", ("",))
        return None
    group = _number(row, "group")
    if not row["code"].startswith(row["group"]) or of_group.get(group) != sector:
        raise ValueError("« group » : le groupe du code, dans son secteur, est attendu")
    return group


def _number(row: dict[str, str], column: str) -> int:
    if not row[column].isdigit():
        raise ValueError(f"« {column} » : un nombre entier est attendu")
    return int(row[column])


def _text(row: dict[str, str], column: str) -> str:
    if not row[column].strip():
        raise ValueError(f"« {column} » : un texte est attendu")
    return row[column]


def _one_of(row: dict[str, str], column: str, allowed: tuple[str, ...]) -> str:
    if row[column] not in allowed:
        raise ValueError(f"« {column} » : {' ou '.join(f'« {item} »' for item in allowed)}")
    return row[column]
