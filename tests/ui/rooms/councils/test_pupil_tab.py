"""The results and decisions in a pupil's file, without the room that holds the file."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.rooms.councils.pupil_tab import create_tab

LONG = 20_000


@pytest.fixture
def file(file):
    """Lambert failed one course and received an AOB, before the window has the file."""
    file.enter("Lambert", "14", "9", "12", "13", "15")
    file.decide("Lambert", "aob", restrictions=("général",), motivation="Lacunes en français.")
    return file


@pytest.fixture
def tab(qtbot, window, file):
    """The tab on Lambert, once the council is read whole."""
    holder = QWidget(window)
    tab = create_tab(window.workspace.bench)
    tab.setParent(holder)
    tab.resize(700, 600)
    tab.show_pupil(file.school.pupils["4TQA", "Lambert"])
    qtbot.waitUntil(lambda: tab.result.decision.text() != "", timeout=LONG)
    return tab


def shown(tab):
    return [
        label.text()
        for label in tab.result.findChildren(QLabel)
        if label.text() and not label.isHidden()
    ]


def test_the_council_its_marks_its_decision_and_why(tab):
    line = tab.view.current_row()
    assert (line.year, line.class_name, line.council) == (
        "2024-2025",
        "4TQA",
        "Conseil de classe, juin",
    )
    texts = shown(tab)
    assert "Attestation d'orientation B" in texts
    assert any("Lacunes en français." in text and "général" in text for text in texts)
    assert "▾ 9/20" in texts and "14/20" in texts
    assert any(text.endswith("attestation d'orientation B") for text in texts)


def test_the_extract_opens_in_the_tab_and_is_left_again(qtbot, tab):
    tab.extract.click()
    qtbot.waitUntil(lambda: tab.paper.pages == 1, timeout=LONG)
    assert tab.paper.save.isEnabled()
    tab.paper._back()
    assert tab.pages.currentWidget() is tab.states


def test_a_pupil_without_results_says_so(qtbot, tab, file):
    tab.show_pupil(file.school.pupils["2C", "Lambert"])
    qtbot.waitUntil(lambda: "Aucun conseil" in tab.states._notice._text.text(), timeout=LONG)
