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
_A4: Final = 9
_PORTRAIT: Final = 90
"""Characters that a page holds side by side before they become small."""


@dataclass(frozen=True)
class Sheet:
    """One list: a title, the titles of its columns, and rows of as many cells.

    A workbook has lines of text ``above`` it, and rows ``below`` that are no part of what
    is sorted and filtered: sums, signatures. CSV is for other programs and has neither.
    ``dense``: many narrow columns, as close as their cells allow, without a filter.
    """

    title: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    above: tuple[str, ...] = ()
    below: tuple[tuple[Cell, ...], ...] = ()
    dense: bool = False

    @property
    def head(self) -> int:
        """Where the titles stand: a line stays empty under what is above them."""
        return len(self.above) + 1 if self.above else 0


def as_workbook(sheet: Sheet) -> bytes:
    """The bytes of an XLSX file: bold titles that stay in view, typed cells, a filter."""
    import xlsxwriter

    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        page = book.add_worksheet(_sheet_name(sheet.title))
        formats = {
            "above": book.add_format({"bold": True}),
            "title": book.add_format({"bold": True, "bottom": 1, "text_wrap": sheet.dense}),
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
    head = sheet.head
    for line, text in enumerate(sheet.above):
        page.write_string(line, 0, text, formats["above"])
    for column, title in enumerate(sheet.titles):
        page.write_string(head, column, title, formats["title"])
    last = head + max(len(sheet.rows), 1)
    for start, rows in ((head + 1, sheet.rows), (last + 1, sheet.below)):
        for line, row in enumerate(rows, start):
            for column, cell in enumerate(row):
                _write(page, line, column, cell, formats)
    for column, width in enumerate(_widths(sheet)):
        page.set_column(column, column, width)
    page.freeze_panes(head + 1, 0)
    _fit_page(page, sheet)
    if sheet.titles and not sheet.dense:
        page.autofilter(head, 0, last, len(sheet.titles) - 1)


def _fit_page(page: Any, sheet: Sheet) -> None:
    """On paper: A4, as wide as the list, its titles on each sheet."""
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(sheet.head)
    if sum(_widths(sheet)) > _PORTRAIT:
        page.set_landscape()


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
    beside = 1 if sheet.dense else 3
    return [min(max(map(_length, column)) + beside, _WIDEST) for column in columns]


def _length(cell: Cell) -> int:
    if isinstance(cell, date):
        return 10
    return max(map(len, str(cell or "").split("\n")))


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
