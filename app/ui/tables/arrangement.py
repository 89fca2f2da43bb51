"""Which rows of a list are shown, and in what order; no Qt here, hence fast.

Qt's own sorting and filtering proxy calls Python twice for each comparison: 15,000 rows
would take a second, where this takes some milliseconds.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from app.folding import folded
from app.ui.tables.column import Column

T = TypeVar("T")


class Arrangement(Generic[T]):
    """Rows as given, and the search, filter and sort to show them by."""

    def __init__(self, columns: Sequence[Column[T]], searched: Callable[[T], str]) -> None:
        """``searched`` gives the folded text (`app.folding`) a row is found by."""
        self._columns = columns
        self._searched = searched
        self._rows: Sequence[T] = ()
        self._texts: list[str] | None = None
        self.words: tuple[str, ...] = ()
        self.accepts: Callable[[T], bool] | None = None
        self.sorted_by: int | None = None
        self.descending = False

    @property
    def rows(self) -> Sequence[T]:
        """All rows, in the order they were given."""
        return self._rows

    @rows.setter
    def rows(self, rows: Sequence[T]) -> None:
        self._rows = rows
        self._texts = None

    def search(self, text: str) -> None:
        """Keep the rows that hold every word of ``text``, in any order."""
        self.words = tuple(folded(text).split())

    def shown(self) -> list[T]:
        """The rows to show, in order."""
        kept = self._found()
        if self.accepts is not None:
            kept = [row for row in kept if self.accepts(row)]
        if self.sorted_by is not None:
            key = self._columns[self.sorted_by].sort_key
            kept.sort(key=key)
            if self.descending:
                kept = _turned(kept, key)
        return kept

    def _found(self) -> list[T]:
        if not self.words:
            return list(self._rows)
        if self._texts is None:
            self._texts = [self._searched(row) for row in self._rows]
        # Places, not pairs: making 15,000 tuples a keystroke wakes the garbage collector.
        places: Sequence[int] = range(len(self._texts))
        for word in self.words:
            places = [at for at in places if word in self._texts[at]]
        return [self._rows[at] for at in places]


def _turned(rows: list[T], key: Callable[[T], tuple[bool, object]]) -> list[T]:
    """Sorted rows, highest first, those without a key still last."""
    known = [row for row in rows if not key(row)[0]]
    unknown = [row for row in rows if key(row)[0]]
    return known[::-1] + unknown
