"""A teacher's entry sheet as a workbook: names are locked, marks are checked as they are typed."""

from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from app.formats import column_letter, decimal
from app.reports.entry_sheet_view import EntryColumn, EntryLine, EntrySheet

HEADS: Final = ("N°", "Élève")
_NAME_WIDTH: Final = 32
_MARK_WIDTH: Final = 16
_ORIGIN_WIDTH: Final = 40


def render_entry_sheet(sheet: EntrySheet) -> bytes:
    """The bytes of the XLSX file; no cell is ever a formula."""
    import xlsxwriter

    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        page = book.add_worksheet("Notes")
        looks = {
            "title": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            "locked": book.add_format({"locked": True}),
            "open": book.add_format({"locked": False, "border": 1, "align": "right"}),
            "faint": book.add_format({"locked": True, "font_color": "#6B7280", "font_size": 8}),
            "inert": book.add_format({"locked": True, "bg_color": "#D9DDE3"}),
        }
        _fill(page, sheet, looks)
    return target.getvalue()


def _fill(page: Any, sheet: EntrySheet, looks: dict[str, Any]) -> None:
    titles = (*HEADS, *(column.title for column in sheet.columns))
    origin = len(titles)
    if sheet.origin:
        page.write_string(0, origin, sheet.origin_title, looks["title"])
        page.set_column(origin, origin, _ORIGIN_WIDTH)
    for place, title in enumerate(titles):
        page.write_string(0, place, title, looks["title"])
    for row, line in enumerate(sheet.lines, 1):
        _write_line(page, row, line, looks)
        if sheet.origin:
            page.write_string(row, origin, sheet.origin, looks["faint"])
    for place, column in enumerate(sheet.columns, len(HEADS)):
        page.data_validation(
            1, place, max(len(sheet.lines), 1), place, _rule(column, place, sheet.words)
        )
    page.set_column(0, 0, 5)
    page.set_column(1, 1, _NAME_WIDTH)
    page.set_column(len(HEADS), len(titles) - 1, _MARK_WIDTH)
    page.freeze_panes(1, len(HEADS))
    page.protect("", {"format_columns": True})
    page.set_landscape()
    page.set_header(f"&L{_plain(sheet.council)}&R{_plain(sheet.teacher)}")
    page.fit_to_pages(1, 0)


def _write_line(page: Any, row: int, line: EntryLine, looks: dict[str, Any]) -> None:
    page.write_number(row, 0, line.number, looks["locked"])
    page.write_string(row, 1, line.name, looks["locked"])
    for place, text in enumerate(line.marks, len(HEADS)):
        if text is None:
            page.write_blank(row, place, None, looks["inert"])
        elif text and text[0].isdigit():
            page.write_number(row, place, float(Decimal(text.replace(",", "."))), looks["open"])
        elif text:
            page.write_string(row, place, text, looks["open"])
        else:
            page.write_blank(row, place, None, looks["open"])


def _rule(column: EntryColumn, place: int, allowed: tuple[str, ...]) -> dict[str, Any]:
    """A mark from nought to the maximum by the scale's step, or a word for none."""
    cell = f"{column_letter(place)}2"
    words = ",".join(f'LOWER({cell})="{word}"' for word in allowed)
    *others, last = (f"« {word} »" for word in allowed)
    either = f"{', '.join(others)} ou {last}"
    step = f"ABS({cell}/{column.step}-ROUND({cell}/{column.step},0))<0.000001"
    number = f"AND({cell}>=0,{cell}<={column.maximum},{step})"
    said = f"Une note de 0 à {decimal(column.maximum)}"
    return {
        "validate": "custom",
        "value": f"=IF(ISNUMBER({cell}),{number},OR({words}))",
        "input_message": f"{said}, {either}.",
        "error_title": "Note impossible",
        "error_message": f"{said}, par pas de {decimal(column.step)} ; sinon {either}.",
    }


def _plain(text: str) -> str:
    """In a header, an ampersand begins a code."""
    return text.replace("&", "&&")[:120]
