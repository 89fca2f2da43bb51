"""Reading the visible sheets of a workbook; formulas count by the value they last had."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.i18n import _
from app.office.imports.archives import check_workbook
from app.office.imports.tables import Cell, Line, cleaned
from app.office.imports.unreadable import broken


def read_workbook(path: Path) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """The lines of each visible sheet that is not empty, with the title of the sheet.

    Refusal where the workbook cannot be read.
    """
    import python_calamine as calamine

    check_workbook(path)
    try:
        with calamine.load_workbook(path) as book:
            for sheet in book.sheets_metadata:
                shown = sheet.visible == calamine.SheetVisibleEnum.Visible
                if shown and sheet.typ == calamine.SheetTypeEnum.WorkSheet:
                    lines = _lines(book.get_sheet_by_name(sheet.name))
                    if lines:
                        yield sheet.name, lines
    except (calamine.CalamineError, OSError) as error:
        raise broken(path.name) from error


def _lines(sheet: Any) -> tuple[Line, ...]:
    """All lines from the first of the sheet, so that their numbers are the ones shown."""
    rows = sheet.to_python(skip_empty_area=False) if sheet.start is not None else []
    found = (
        Line(number, tuple(_cell(value) for value in row))
        for number, row in enumerate(rows, start=1)
    )
    return tuple(line for line in found if any(line.cells))


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return f"{value:%H:%M}" if isinstance(value, time) else _duration(value)


def _number(value: float) -> str:
    """5605.0 as 5605: a spreadsheet has no whole numbers; 4.5 as it is."""
    return f"{Decimal(repr(value)):f}".removesuffix(".0")


def _duration(value: object) -> str:
    return str(value) if isinstance(value, timedelta) else cleaned(str(value))
