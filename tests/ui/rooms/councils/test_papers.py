"""The papers of a council, chosen and saved from its room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.pictures.lying_bars import LyingBars
from app.ui.rooms.councils import paper_desk
from tests.reports.reading import text_of
from tests.ui.rooms.councils.conftest import LONG, Keys

SHIFT_CTRL = Keys.CTRL | Keys.SHIFT


@pytest.fixture
def file(file):
    """Some marks, before the window has the file."""
    file.enter("Lambert", "14", "9", "12", "13", "15")
    file.enter("Dubois", "12", "8", "12")
    return file


@pytest.fixture
def papers(council):
    """The papers of the council, opened by their shortcut, the first one drawn."""
    council.go("Lambert", "FR")
    council.type((Qt.Key.Key_T, SHIFT_CTRL))
    council.qtbot.waitUntil(lambda: council.page.beside.papers.pages > 0, timeout=LONG)
    return council


def choose(council, code):
    """Choose a paper by the arrows of the keyboard."""
    panel = council.page.beside.papers
    panel.choice.setFocus()
    for _step in range(panel.choice.count()):
        if panel.paper.code == code:
            break
        QTest.keyClick(panel.choice, Qt.Key.Key_Down)
    council.qtbot.waitUntil(lambda: panel.save.isEnabled() and panel.pages > 0, timeout=LONG)


def saved(council, tmp_path, monkeypatch, button, ending):
    target = tmp_path / f"paper.{ending}"
    monkeypatch.setattr(paper_desk, "ask_save", lambda *_arguments: target)
    button.click()
    council.qtbot.waitUntil(target.exists, timeout=LONG)
    council.settle()
    return target.read_bytes()


def test_the_extract_is_that_of_the_pupil_under_the_cursor(papers, tmp_path, monkeypatch):
    choose(papers, "extract")
    told = text_of(saved(papers, tmp_path, monkeypatch, papers.page.beside.papers.save, "pdf"))
    assert "LAMBERT" in told
    assert "DUBOIS" not in told
    assert papers.page.beside.papers.about.text().startswith("LAMBERT")


def test_the_grid_is_saved_as_a_workbook_too(papers, tmp_path, monkeypatch):
    choose(papers, "grid")
    panel = papers.page.beside.papers
    assert saved(papers, tmp_path, monkeypatch, panel.sheet, "xlsx").startswith(b"PK")


def test_no_notice_board_where_the_regime_posts_none(papers):
    panel = papers.page.beside.papers
    codes = [panel.choice._values[place].code for place in range(panel.choice.count())]
    assert "board" not in codes
    assert {"minutes", "extract", "signing", "grid", "grid_a3", "statistics"} == set(codes)


def test_escape_gives_the_grid_back(papers):
    QTest.keyClick(papers.page.beside.papers.choice, Qt.Key.Key_Escape)
    papers.qtbot.waitUntil(papers.page.grid.isVisible)


def test_the_statistics_are_drawn_in_the_window(papers, tmp_path, monkeypatch):
    panel = papers.page.beside.papers
    QTest.keyClick(panel.choice, Qt.Key.Key_End)
    assert panel.paper.code == "statistics"
    papers.qtbot.waitUntil(lambda: panel.board.isVisible() and panel.save.isEnabled(), timeout=LONG)
    pictures = {one.accessibleName(): one for one in panel.board.findChildren(LyingBars)}
    courses = pictures["Résultats par cours"].bars
    assert [(bar.label, bar.plain, bar.hatched) for bar in courses[:3]] == [
        ("Français", 2, 0),
        ("Mathématique", 0, 2),
        ("Néerlandais", 2, 0),
    ]
    assert "Hachures" in text_of(saved(papers, tmp_path, monkeypatch, panel.save, "pdf"))
