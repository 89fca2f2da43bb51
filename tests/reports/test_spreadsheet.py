"""Workbooks and CSV: typed cells, no formulas, Belgian CSV."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from app.reports.spreadsheet import Sheet, as_csv, as_workbook

RISKY = ("=1+1", "+32 81", "-x", "@SUM(A1)", "\tx", "\rx", "{=1}")


def a_sheet(*rows, titles=("Nom", "Né le", "Moyenne")):
    return Sheet("Élèves: 4TQ/A", titles, rows)


def cells(sheet):
    page = openpyxl.load_workbook(BytesIO(as_workbook(sheet))).active
    return page, [list(row) for row in page.iter_rows()]


def test_cells_keep_their_type():
    _page, rows = cells(a_sheet(("Zoé", date(2010, 12, 31), Decimal("12.5")), ("Noé", None, 9)))
    assert rows[1][0].value == "Zoé"
    assert rows[1][1].value.date() == date(2010, 12, 31)
    assert rows[1][1].number_format == "dd/mm/yyyy"
    assert rows[1][2].value == 12.5
    assert [cell.value for cell in rows[2]] == ["Noé", None, 9]


@pytest.mark.parametrize("text", RISKY)
def test_no_cell_of_a_workbook_is_a_formula(text):
    _page, rows = cells(a_sheet((text, None, None), titles=("=A1", "b", "c")))
    assert {cell.data_type for row in rows for cell in row if cell.value} == {"s"}


def test_titles_stay_in_view_and_can_be_filtered():
    page, rows = cells(a_sheet(("a", None, 1)))
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:C2"
    assert rows[0][0].font.bold
    assert page.title == "Élèves  4TQ A"


def test_a_title_that_excel_refuses_is_replaced():
    sheet = Sheet("[]", ("a",), ())
    assert openpyxl.load_workbook(BytesIO(as_workbook(sheet))).active.title == "Liste"


def test_an_empty_list_has_its_titles():
    _page, rows = cells(a_sheet())
    assert [cell.value for cell in rows[0]] == ["Nom", "Né le", "Moyenne"]


def test_what_stands_around_a_list_is_no_part_of_it():
    sheet = replace(
        a_sheet(("a", None, 1), ("b", None, 2)),
        above=("=École", "Mai"),
        below=(("Total", None, 3), ("=1+1",)),
    )
    page, rows = cells(sheet)
    values = [[cell.value for cell in row] for row in rows]
    assert values[:4] == [
        ["=École", None, None],
        ["Mai", None, None],
        [None] * 3,
        ["Nom", "Né le", "Moyenne"],
    ]
    assert values[4:] == [
        ["a", None, 1],
        ["b", None, 2],
        ["Total", None, 3],
        ["=1+1", None, None],
    ]
    assert page.auto_filter.ref == "A4:C6"
    assert page.freeze_panes == "A5"
    assert {cell.data_type for row in rows for cell in row if cell.value == "=1+1"} == {"s"}
    assert as_csv(sheet).decode("utf-8-sig").splitlines() == ["Nom;Né le;Moyenne", "a;;1", "b;;2"]


def test_many_narrow_columns_are_as_close_as_their_cells():
    wide, _rows = cells(a_sheet(("a", None, 1), titles=("L 1\nm", "L 1\na", "Total")))
    close, rows = cells(
        replace(a_sheet(("a", None, 1), titles=("L 1\nm", "L 1\na", "Total")), dense=True)
    )
    assert close.column_dimensions["A"].width < wide.column_dimensions["A"].width
    assert close.auto_filter.ref is None
    assert rows[0][0].alignment.wrap_text


def test_csv_is_belgian():
    content = as_csv(a_sheet(("Zoé;x", date(2010, 12, 31), Decimal("12.50")), ("Noé", None, -3)))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == [
        "Nom;Né le;Moyenne",
        '"Zoé;x";31/12/2010;12,50',
        "Noé;;-3",
    ]


@pytest.mark.parametrize("text", RISKY[:-1])
def test_texts_that_begin_like_formulas_are_defused_in_csv(text):
    content = as_csv(Sheet("x", (text,), ((text,),))).decode("utf-8-sig")
    assert content.count("'" + text[0]) == 2
