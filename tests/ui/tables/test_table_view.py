"""The view of lists: selection kept, copy, columns, keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.settings import COLUMNS, Settings
from app.ui import theme
from app.ui.remember import Memory
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from tests.ui.people import a_model, people


@pytest.fixture
def view(qtbot):
    view = TableView(a_model(people(40)), "people", "Élèves")
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


def numbers(rows):
    return [row.number for row in rows]


def test_rows_have_their_height_and_whole_rows_are_chosen(view):
    assert view.rowHeight(0) == theme.ROW_HEIGHT
    view.choose(3)
    assert numbers(view.chosen_rows()) == [3]
    assert view.current_row().number == 3


def test_arrows_walk_and_tell(qtbot, view):
    view.choose(3)
    with qtbot.waitSignal(view.current_changed) as told:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert told.args[0].number == 4


def test_enter_opens_the_row(qtbot, view):
    view.choose(8)
    with qtbot.waitSignal(view.row_activated) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args[0].number == 8


def test_typing_finds_a_row_without_accents(qtbot, view):
    view.choose(0)
    qtbot.keyClicks(view, "el")
    assert view.current_row().number == 4


@pytest.mark.parametrize("count", [40, 39, 60])
def test_selection_and_cursor_outlive_a_refresh(view, count):
    view.choose(12)
    view.rows.set_rows(people(count))
    assert numbers(view.chosen_rows()) == [12]
    assert view.current_row().number == 12


def test_selection_outlives_a_sort_and_a_search(view):
    view.choose(10)
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert numbers(view.chosen_rows()) == [10]
    view.rows.search("dubois")
    assert numbers(view.chosen_rows()) == [10]


def test_what_a_search_hides_is_no_longer_chosen(qtbot, view):
    view.choose(10)
    with qtbot.waitSignal(view.current_changed) as told:
        view.rows.search("lambert")
    assert view.chosen_rows() == []
    assert told.args == [None]


def test_copy_gives_a_spreadsheet_its_cells(view):
    view.choose(3)
    view.copy()
    assert QApplication.clipboard().text() == (
        "Nom\tNaissance\tMoyenne\nLambert Chloé 3\t04/04/2008\t1,5"
    )


def test_copy_follows_the_columns_as_they_were_moved(view):
    view.choose(3)
    view.horizontalHeader().moveSection(2, 0)
    view.leave_out(1, True)
    view.copy()
    assert QApplication.clipboard().text() == "Moyenne\tNom\n1,5\tLambert Chloé 3"


def test_columns_come_back(qtbot):
    settings = Settings()
    memory = Memory(settings)
    first = TableView(a_model(people(3)), "people", "Élèves", memory)
    qtbot.addWidget(first)
    first.setColumnWidth(1, 222)
    from PySide6.QtWidgets import QMainWindow

    window = QMainWindow()
    qtbot.addWidget(window)
    memory.store(window)
    assert "people" in Settings().get(COLUMNS)
    again = TableView(a_model(people(3)), "people", "Élèves", Memory(Settings()))
    qtbot.addWidget(again)
    assert again.columnWidth(1) == 222


def test_a_failing_mark_stays_red_where_it_is_selected(view):
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

    option = QStyleOptionViewItem()
    option.state |= QStyle.StateFlag.State_Selected
    view.itemDelegate().initStyleOption(option, view.rows.index(3, 2))
    shown = option.palette.color(QPalette.ColorRole.HighlightedText)
    assert shown == theme.colour(theme.Token.FAIL)


def test_a_long_name_takes_the_room_of_short_columns(qtbot):
    view = TableView(a_model(people(40)), "people", "Élèves")
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    qtbot.waitExposed(view)
    view.rows.set_rows(people(40))
    for column in range(view.rows.columnCount() - 1):
        content, title = (
            view.sizeHintForColumn(column),
            view.horizontalHeader().sectionSizeHint(column),
        )
        assert content <= view.columnWidth(column)
        assert view.columnWidth(column) <= max(content, title) + theme.SPACE_L + theme.SPACE_XS


def test_widths_that_the_user_gave_stay_until_given_up(view):
    view.setColumnWidth(1, 222)
    view.rows.set_rows(people(9))
    assert view.columnWidth(1) == 222
    view.columns.fit_again()
    assert view.columnWidth(1) != 222


def test_the_same_rows_changed_narrow_no_column(view):
    view.rows.set_rows(people(40))
    before = view.columnWidth(0)
    view.rows.set_rows([replace(row, name=row.name[:2]) for row in people(40)])
    assert view.columnWidth(0) == before


def test_a_column_that_the_user_does_without_stays_away(qtbot):
    memory = Memory(Settings())
    first = TableView(a_model(people(3)), "people", "Élèves", memory)
    qtbot.addWidget(first)
    first.columns.want(1, False)
    again = TableView(a_model(people(3)), "people", "Élèves", memory)
    qtbot.addWidget(again)
    assert again.columns.shown() == [0, 2]
    again.leave_out(1, True)
    again.columns.want(1, True)
    assert again.columns.shown() == [0, 2]
    again.leave_out(1, False)
    assert again.columns.shown() == [0, 1, 2]


def test_the_menu_of_columns_shows_hides_and_sorts(view):
    menu = view.columns.menu()
    shown = {one.text(): one for one in menu.actions() if one.isCheckable()}
    assert [title for title, one in shown.items() if one.isEnabled()] == ["Naissance", "Moyenne"]
    shown["Naissance"].trigger()
    assert view.columns.shown() == [0, 2]
    sorts = next(one.menu() for one in menu.actions() if one.menu())
    next(one for one in sorts.actions() if one.text() == "Moyenne").trigger()
    marks = [row.mark for row in view.rows.shown_rows() if row.mark is not None]
    assert marks == sorted(marks)
    menu.deleteLater()


def test_large_texts_widen_columns_as_if_nobody_had_given_widths(qtbot, qapp):
    theme.install(qapp, "light", 1.5)
    try:
        columns = (
            Column("N", lambda row: str(row.number), width=1),
            Column("Nom", lambda row: row.name, width=20),
        )
        view = TableView(RowModel(columns, lambda row: row.number), "people", "Élèves")
        qtbot.addWidget(view)
        view.resize(900, 300)
        view.show()
        view.rows.set_rows(people(40))
        assert not view.columns.own
        assert view.sizeHintForColumn(0) <= view.columnWidth(0)
    finally:
        theme.install(qapp, "light")
