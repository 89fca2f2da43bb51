"""The model of lists: roles, search, sort, refresh, keyboard search."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from app.ui import theme
from app.ui.tables.row_model import ROW_ROLE
from app.ui.theme import Token
from tests.ui.people import Person, a_model, people

ROLE = Qt.ItemDataRole


@pytest.fixture
def model(qapp):
    return a_model(people(40))


def names(model):
    return [row.name for row in model.shown_rows()]


def test_the_model_keeps_qts_rules(qtmodeltester):
    model = a_model(people(10))
    qtmodeltester.check(model)
    model.search("dubois")
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.set_rows(people(25))
    model.set_rows(())


def test_roles(model):
    mark = model.index(3, 2)
    assert mark.data() == "1,5"
    assert mark.data(ROLE.ForegroundRole) == theme.colour(Token.FAIL)
    assert mark.data(ROLE.FontRole).bold()
    assert mark.data(ROLE.ToolTipRole) == "En échec"
    assert mark.data(ROLE.AccessibleTextRole) == "1.5, en échec"
    assert mark.data(ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight.value
    assert mark.data(ROW_ROLE) is model.shown_rows()[3]
    name = model.index(3, 0)
    assert name.data(ROLE.ForegroundRole) is None
    assert name.data(ROLE.AccessibleTextRole) == name.data()
    assert name.data(ROLE.CheckStateRole) is None


def test_headers(model):
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Moyenne"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(9, Qt.Orientation.Horizontal) is None


def test_search_takes_fragments_in_any_order_without_accents(model):
    model.search("hoest ZOE")
    assert {row.number % 5 for row in model.shown_rows()} == {2}
    model.search("noe van 21")
    assert names(model) == ["Van den Berg Noé 21"]
    model.search("  ")
    assert model.rowCount() == 40


def test_filter_and_search_add_up(model):
    model.filter(lambda row: row.number < 10)
    model.search("dubois")
    assert [row.number for row in model.shown_rows()] == [0, 5]
    model.filter(None)
    assert len(model.shown_rows()) == 8


@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_rows_without_a_key_come_last_either_way(model, order):
    model.sort(2, order)
    marks = [row.mark for row in model.shown_rows()]
    known = [mark for mark in marks if mark is not None]
    assert known == sorted(known, reverse=order == Qt.SortOrder.DescendingOrder)
    assert marks[len(known) :] == [None] * (len(marks) - len(known))


def test_names_sort_without_their_accents(model):
    model.set_rows([Person(n, name, None, None) for n, name in enumerate(("Zoé", "Éva", "Eve"))])
    model.sort(0)
    assert names(model) == ["Éva", "Eve", "Zoé"]


def test_sorting_carries_persistent_indexes(model):
    held = QPersistentModelIndex(model.index(7, 0))
    text = held.data()
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert held.data() == text


def test_no_column_brings_the_given_order_back(model):
    given = names(model)
    model.sort(0)
    model.sort(-1)
    assert names(model) == given


def test_a_row_that_reads_otherwise_is_told_and_nothing_moves(qtbot, model):
    rows = list(people(40))
    rows[5] = replace(rows[5], name="Autre nom")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.set_rows(rows)
    assert [index.row() for index in told.args[:2]] == [5, 5]


def test_other_rows_reset_the_model(qtbot, model):
    with qtbot.waitSignal(model.modelReset):
        model.set_rows(people(39))


def test_typing_goes_to_the_next_row_that_begins_so(model):
    start = model.index(1, 0)
    (found,) = model.match(start, ROLE.DisplayRole.value, "el am", 1)
    assert found.row() == 4
    assert model.match(start, ROLE.DisplayRole.value, "xyz", 1) == []


def test_place_and_row(model):
    model.sort(0)
    line = model.place(12)
    assert model.shown_rows()[line].number == 12
    assert model.row(model.index(line, 1)).number == 12
    assert model.place(99) is None
    assert model.row(model.index(-1, 0)) is None
