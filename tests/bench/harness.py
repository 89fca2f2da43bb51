"""Finds the measuring programs, runs them, and prints one table of their figures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True)
class Row:
    """One figure; ``aim`` is the most it should be, None where it is only shown."""

    name: str
    figure: float
    unit: str
    aim: float | None = None

    @property
    def above(self) -> bool:
        return self.aim is not None and self.figure > self.aim

    def cells(self) -> tuple[str, ...]:
        aim = "" if self.aim is None else f"{self.aim:g}"
        word = "" if self.aim is None else "above" if self.above else "ok"
        return (self.name, f"{self.figure:.3g}", self.unit, aim, word)


HEADINGS = ("name", "figure", "unit", "aim", "")


def seconds(act: Callable[[], object], times: int = 3) -> float:
    """The shortest of a few runs: what else the machine does only ever adds."""
    return min(_once(act) for _number in range(times))


def _once(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def modules(folder: Path, wanted: Sequence[str]) -> list[str]:
    """The programs whose name contains one of the wanted words, all where none is wanted."""
    programs = [*folder.glob("bench_*.py"), *folder.glob("fault_*.py")]
    names = sorted(path.stem for path in programs)
    return [name for name in names if not wanted or any(word in name for word in wanted)]


def table(rows: Iterable[Row]) -> str:
    """The rows in aligned columns."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_aligned(cells, widths) for cells in lines)


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, figure, unit, aim, word = (
        cell.rjust(width) if place in (1, 3) else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"{name}  {figure} {unit}  {aim}  {word}".rstrip()


def main(package: str, wanted: Sequence[str]) -> int:
    """Measure and print; 1 where a figure is above its aim, 2 where nothing has that name."""
    folder = Path(import_module(package).__path__[0])
    names = modules(folder, wanted)
    rows = [row for name in names for row in import_module(f"{package}.{name}").rows()]
    print(table(rows) if rows else "nothing here has that name")
    if not rows:
        return 2
    return 1 if any(row.above for row in rows) else 0
