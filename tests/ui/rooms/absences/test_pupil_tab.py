"""The absences in a pupil's file, without the room that holds the file."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.rooms.absences.pupil_tab import create_tab
from tests.office.absences.conftest import Register

TUESDAY = date(2025, 5, 20)


@pytest.fixture
def given(school):
    """Lambert was absent, then late; written before the window has the file."""
    register = Register(school)
    register.give("Lambert", "A", day=TUESDAY)
    register.give("Lambert", "R", day=date(2025, 5, 21), minutes=12)


@pytest.fixture
def tab(qtbot, given, window, school):
    """The tab on Lambert."""
    holder = QWidget(window)
    tab = create_tab(window.workspace.bench)
    tab.setParent(holder)
    tab.resize(700, 600)
    counts = []
    tab.count_changed.connect(counts.append)
    tab.show_pupil(school.pupils["4TQA", "Lambert"])
    qtbot.waitUntil(lambda: counts == [2], timeout=20_000)
    return tab


def test_the_counts_and_the_lines_are_shown(tab):
    assert tab.summary.text() == (
        "1 demi-journée injustifiée · 0 demi-journée justifiée · 1 retard (12 minutes)"
    )
    model = tab.view.model()
    texts = [[model.index(line, column).data() for column in range(5)] for line in range(2)]
    assert texts == [
        ["me. 21/05/2025", "Matin", "R\u2002En retard", "12\u00a0min", "–"],
        ["ma. 20/05/2025", "Matin", "A\u2002Absent", "", "½\u2002injustifiée"],
    ]


def test_a_line_says_the_rule_that_makes_it_and_its_article(tab):
    tab.view.selectRow(1)
    said = tab.line.text()
    assert "Mardi 20 mai 2025, matin" in said
    assert "l’élève a manqué en entier les périodes 1, 2, 3 et 4" in said
    assert "ROI" in said
    assert "Aucun document n'est venu dans le délai, fini le 27 mai 2025." in said
    assert "Ce qui la justifierait" in said
    assert "moins que les 9" in tab.standing.text()


def test_another_pupil_without_absences_says_so(qtbot, tab, school):
    tab.show_pupil(school.pupils["4TQA", "Dubois"])
    qtbot.waitUntil(lambda: tab.states._notice.isVisibleTo(tab.states), timeout=20_000)
    assert tab.states._notice._text.text() == "Aucune absence n'est notée en 2024-2025."


def test_in_a_low_window_enter_shows_the_reasons_in_the_place_of_the_lines(qtbot, tab):
    tab.parentWidget().resize(700, 700)
    tab.parentWidget().show()
    assert tab.states.isVisibleTo(tab) and tab.line.isVisibleTo(tab)
    tab.resize(600, tab.fontMetrics().height() * 12)
    qtbot.waitUntil(lambda: not tab.line.isVisibleTo(tab), timeout=20_000)
    assert tab.states.isVisibleTo(tab) and not tab.back.isVisibleTo(tab)
    qtbot.keyClick(tab.view, Qt.Key.Key_Return)
    assert tab.line.isVisibleTo(tab) and tab.back.isVisibleTo(tab)
    assert not tab.states.isVisibleTo(tab)
    qtbot.keyClick(tab, Qt.Key.Key_Escape)
    assert tab.states.isVisibleTo(tab) and not tab.line.isVisibleTo(tab)
    tab.resize(600, 600)
    qtbot.waitUntil(lambda: tab.line.isVisibleTo(tab), timeout=20_000)
