"""A list as a workbook (XLSX) or as CSV, safe to open: no cell is ever a formula.

CSV is for Belgian spreadsheets: semicolons, comma decimals, UTF-8 with its mark.
"""

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Final

Cell = str | int | Decimal | date | None

_SHEET_NAME: Final = 31
"""Characters that a sheet's name may have; these it may not: []:*?/\\"""
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r")
_WIDEST: Final = 60


@dataclass(frozen=True)
class Sheet:
    """One list: a title, the titles of its columns, and rows of as many cells."""

    title: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_workbook(sheet: Sheet) -> bytes:
    """The bytes of an XLSX file: bold titles that stay in view, typed cells, a filter."""
    import xlsxwriter

    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        page = book.add_worksheet(_sheet_name(sheet.title))
        formats = {
            "title": book.add_format({"bold": True, "bottom": 1}),
            "date": book.add_format({"num_format": "dd/mm/yyyy", "align": "left"}),
        }
        _fill(page, sheet, formats)
    return target.getvalue()


def as_csv(sheet: Sheet) -> bytes:
    """The bytes of a CSV file, its texts defused where a program would compute them."""
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([_defused(title) for title in sheet.titles])
    writer.writerows([_csv_cell(cell) for cell in row] for row in sheet.rows)
    return target.getvalue().encode("utf-8-sig")


def _fill(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    for column, title in enumerate(sheet.titles):
        page.write_string(0, column, title, formats["title"])
    for line, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _write(page, line, column, cell, formats)
    for column, width in enumerate(_widths(sheet)):
        page.set_column(column, column, width)
    page.freeze_panes(1, 0)
    if sheet.titles:
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.titles) - 1)


def _write(page: Any, line: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, date):
        page.write_datetime(line, column, cell, formats["date"])
    elif isinstance(cell, int | Decimal):
        page.write_number(line, column, cell)
    else:
        page.write_string(line, column, cell)


def _widths(sheet: Sheet) -> list[int]:
    columns = zip(sheet.titles, *sheet.rows, strict=True)
    return [min(max(map(_length, column)) + 3, _WIDEST) for column in columns]


def _length(cell: Cell) -> int:
    return 10 if isinstance(cell, date) else len(str(cell or ""))


def _sheet_name(title: str) -> str:
    return title.translate(_FORBIDDEN).strip(" '")[:_SHEET_NAME].strip(" '") or "Liste"


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, int | Decimal):
        return f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else str(cell)
    return _defused(cell)


def _defused(text: str) -> str:
    """A text that begins like a formula gets an apostrophe before it; numbers stay numbers."""
    return f"'{text}" if text.startswith(_RISKY) else text
