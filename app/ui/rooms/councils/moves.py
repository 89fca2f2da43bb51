"""Where the cursor goes: from cell to cell, past the courses that a pupil does not take."""

from collections.abc import Iterable

from app.ui.rooms.councils.sheet import Place, Sheet


def below(sheet: Sheet, place: Place, step: int = 1) -> Place:
    """The next cell that can be filled in the column, then in the next column (Enter).

    ``step`` -1 goes up (Shift+Enter). The place itself where there is no other.
    """
    rows = len(sheet.lines)
    start = place[1] * rows + place[0]
    order = _order(start, step, rows * len(sheet.courses))
    return _first_open(sheet, ((at % rows, at // rows) for at in order), place)


def beside(sheet: Sheet, place: Place, step: int = 1) -> Place:
    """The next cell that can be filled in the row, then in the next row (Tab).

    ``step`` -1 goes back (Shift+Tab).
    """
    columns = len(sheet.courses)
    start = place[0] * columns + place[1]
    order = _order(start, step, columns * len(sheet.lines))
    return _first_open(sheet, ((at // columns, at % columns) for at in order), place)


def first(sheet: Sheet) -> Place:
    """The first cell that can be filled; the first of all where none can."""
    places = (
        (row, column) for row, line in enumerate(sheet.lines) for column in range(len(line.inert))
    )
    return _first_open(sheet, places, (0, 0))


def _order(start: int, step: int, count: int) -> Iterable[int]:
    return range(start + step, count if step > 0 else -1, step)


def _first_open(sheet: Sheet, places: Iterable[Place], otherwise: Place) -> Place:
    for row, column in places:
        if sheet.shown(column) and not sheet.lines[row].inert[column]:
            return row, column
    return otherwise
