"""What can be done with any list: which one is meant, on paper, its columns."""

from io import BytesIO
from types import SimpleNamespace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMainWindow, QMenu, QWidget

from app.reports.list_document import render_list
from app.ui.action_book import ActionBook
from app.ui.list_gestures import ListGestures
from app.ui.tables.printing import list_view
from app.ui.tables.table_view import TableView
from tests.ui.fakes import FakeClock
from tests.ui.people import a_model, people


@pytest.fixture
def desk(qtbot):
    """A window with two lists and a field, and its actions."""
    window, holder = QMainWindow(), QWidget()
    row = QHBoxLayout(holder)
    small = TableView(a_model(people(3)), "small", "Classes")
    large = TableView(a_model(people(40)), "large", "Élèves")
    field = QLineEdit()
    for part, share in ((small, 1), (large, 3), (field, 1)):
        row.addWidget(part, share)
    window.setCentralWidget(holder)
    qtbot.addWidget(window)
    window.resize(900, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    book, said = ActionBook(window), []
    bench = SimpleNamespace(
        school_name="Athénée", today=FakeClock().today, messages=SimpleNamespace(say=said.append)
    )
    lists = ListGestures(holder, bench, book)
    return SimpleNamespace(
        window=window, small=small, large=large, field=field, lists=lists, book=book,
        bench=bench, said=said,
    )  # fmt: skip


def test_the_list_that_has_the_keyboard_is_meant(desk):
    desk.small.setFocus()
    assert desk.lists.list_meant() is desk.small


def test_else_the_largest_in_sight(desk):
    desk.field.setFocus()
    assert desk.lists.list_meant() is desk.large
    desk.large.hide()
    assert desk.lists.list_meant() is desk.small


def test_where_there_is_none_it_is_said(desk):
    desk.large.hide()
    desk.small.hide()
    desk.book.trigger("view.columns")
    assert desk.said == ["Il n'y a pas de liste à l'écran."]


def test_the_columns_are_chosen_by_keyboard(qtbot, desk):
    desk.large.setFocus()
    desk.book.trigger("view.columns")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert desk.large.columns.shown() == [0, 2]


def test_a_list_on_paper_is_as_it_is_shown(desk):
    desk.large.columns.want(1, False)
    desk.large.rows.search("lambert")
    view = list_view(desk.large, desk.bench, "Élèves")
    assert [column.title for column in view.columns] == ["Nom", "Moyenne"]
    assert len(view.rows) == 8
    assert all(name.startswith("Lambert") for name, _mark in view.rows)
    text = PdfReader(BytesIO(render_list(view))).pages[0].extract_text()
    assert "Athénée" in text
    assert "8 lignes" in text
    assert view.rows[0][0] in text


def test_rows_chosen_are_printed_alone(desk):
    desk.large.choose_all([3, 4])
    assert len(list_view(desk.large, desk.bench, "Élèves").rows) == 2
