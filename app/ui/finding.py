"""How the palette finds records of the open school: on the lane, like any question."""

from functools import partial
from typing import TYPE_CHECKING

from app.ui.palette import Deliver, Finder, Found
from app.ui.workbench import Workbench

if TYPE_CHECKING:
    from app.office.search import FoundRecord


def record_finder(bench: Workbench) -> Finder:
    """Looks for pupils, classes and letters of the school of this workbench."""
    return partial(_find, bench)


def _find(bench: Workbench, typed: str, deliver: Deliver) -> None:
    # Known only once a school is open: the window shows before the tables are imported.
    from app.office.search import find_records

    def found(records: "tuple[FoundRecord, ...]") -> None:
        deliver([Found(one.kind, one.id, one.title, one.detail) for one in records])

    bench.ask(bench, find_records, typed, done=found)
