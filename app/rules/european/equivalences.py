"""The table of equivalences (annex V)."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.resources import resource_folder

COLUMNS = ("year", "european_level", "country", "national_level", "remark")


@dataclass(frozen=True)
class Equivalences:
    """Years of study, from 1 (primary 1) to 12 (secondary 7).

    ``levels`` names the European level of each year; ``years`` gives the year of a national
    level, by country. Levels that the printed table lost are not in it.
    """

    levels: Mapping[int, str]
    years: Mapping[str, Mapping[str, int]]

    @property
    def last_year(self) -> int:
        """The last year of study."""
        return max(self.levels)

    def year_of(self, country: str, national_level: str) -> int | None:
        """The year that a national level stands for; None where the table has it not."""
        return self.years.get(country, {}).get(national_level)


@cache
def equivalences() -> Equivalences:
    """The table that comes with the program."""
    path = resource_folder() / "tables" / "ee-equivalences.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return equivalences_in(csv.DictReader(file))


def equivalences_in(rows: "csv.DictReader[str]") -> Equivalences:
    """The table in these rows; ValueError names the line that is not well formed."""
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise ValueError(f"ee-equivalences: columns {', '.join(COLUMNS)} expected")
    levels: dict[int, str] = {}
    years: dict[str, dict[str, int]] = {}
    for row in rows:
        line = f"ee-equivalences, line {rows.line_num}"
        if not row["year"].isdecimal():
            raise ValueError(f"{line}: a year of study expected")
        year, national = int(row["year"]), years.setdefault(row["country"], {})
        if levels.setdefault(year, row["european_level"]) != row["european_level"]:
            raise ValueError(f"{line}: year {year} has two European levels")
        if national.setdefault(row["national_level"], year) != year:
            raise ValueError(f"{line}: {row['national_level']} stands for two years")
    return Equivalences(levels, years)
