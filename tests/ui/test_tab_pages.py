"""Tabs that are all in view, and lines that go on below."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui.flow_layout import FlowLayout
from app.ui.forms.form import Form
from app.ui.forms.inputs import TextInput
from app.ui.tab_pages import TabPages

TITLES = ("Identité", "Représentants", "Inscription", "Absences", "Historique")


@pytest.fixture
def pages(qtbot):
    pages = TabPages()
    for title in TITLES:
        pages.promise(title, partial(QLineEdit, title))
    pages.show_place(0)
    qtbot.addWidget(pages)
    pages.resize(220, 300)
    pages.show()
    pages.activateWindow()
    qtbot.waitUntil(pages.isActiveWindow)
    return pages


def test_no_tab_is_out_of_view(pages):
    tabs = [tab for tab in pages.findChildren(QWidget) if tab.property("tab")]
    assert [tab.text() for tab in tabs] == list(TITLES)
    assert all(tab.geometry().right() < pages.width() for tab in tabs)
    assert len({tab.y() for tab in tabs}) > 1


def test_control_tab_walks_round_and_back(pages, qtbot):
    pages.page().setFocus()
    shown = []
    pages.changed.connect(lambda: shown.append(pages.place()))
    for _step in TITLES:
        qtbot.keyClick(
            pages.window().focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier
        )
    assert shown == [1, 2, 3, 4, 0]
    qtbot.keyClick(
        pages.window().focusWidget(),
        Qt.Key.Key_Backtab,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert pages.place() == 4


def test_a_page_is_made_once_when_it_is_wanted(pages):
    assert [page.text() for page in pages.pages()] == [TITLES[0]]
    pages.show_place(3)
    assert pages.page().text() == TITLES[3]
    assert pages.page_at(1).text() == TITLES[1]
    assert pages.page() is pages.page_at(3)
    pages.show_page(pages.page_at(1))
    assert pages.place() == 1
    assert [page.text() for page in pages.pages()] == [TITLES[0], TITLES[1], TITLES[3]]


def test_a_line_goes_on_below_only_where_it_is_full(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(place, across=10, between=5)
    labels = [QLabel() for _n in range(3)]
    for label in labels:
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    assert flow.heightForWidth(320) == 20
    assert flow.heightForWidth(319) == 45
    assert flow.heightForWidth(100) == 70
    labels[1].hide()
    assert flow.heightForWidth(210) == 20


def test_lines_against_the_right_edge_keep_their_order(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(place, across=10, at_end=True)
    labels = [QLabel() for _n in range(3)]
    for label in labels:
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    place.resize(250, 60)
    place.show()
    qtbot.waitUntil(lambda: labels[2].y() == 20)
    assert [label.x() for label in labels] == [40, 150, 150]
    assert labels[0].y() == labels[1].y() == 0


def test_a_form_in_a_wider_page_has_the_height_of_its_own_lines(qtbot):
    form = Form()
    parts = [(name, name, TextInput(30), False) for name in ("one", "two", "three")]
    form.add_side_by_side(*parts)
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(form)
    column.addStretch(1)
    qtbot.addWidget(page)
    page.resize(2 * form.maximumWidth(), 400)
    page.show()
    editors = [editor for _name, _title, editor, _required in parts]
    qtbot.waitUntil(lambda: editors[2].height() > 0)
    assert editors[2].y() > editors[0].y()
    assert editors[2].geometry().bottom() < form.height()
