"""The wordings of letters, edited by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.office.letters.rewording import wording_sheet
from app.ui.rooms.settings.wording_differences import differences_html
from app.ui.rooms.settings.wordings_page import WordingsPage
from tests.ui.rooms.mail.conftest import quick_pool  # noqa: F401
from tests.ui.rooms.settings.test_settings_room import (  # noqa: F401
    LONG,
    opened,
    settings_only,
    settled,
)

AOC = ("fwb", "notification_aoc")


@pytest.fixture
def page(qtbot, quick_pool, opened):  # noqa: F811
    """The page, on its list."""
    window, room, school = opened
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = next(one for one in room.pages if isinstance(one, WordingsPage))
    room.names.setCurrentRow(room.pages.index(page))
    qtbot.waitUntil(lambda: bool(page.rows.all_rows()), timeout=LONG)
    settled(qtbot, window)
    return page, window, school


def press(key):
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


@pytest.fixture
def editor(qtbot, page):
    """The texts of the AOC, reached by keys from the search."""
    listed, window, school = page
    listed.search.setFocus()
    QTest.keyClicks(listed.search, "aoc")
    listed.list.setFocus()
    listed.list.go_to(0)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed.editor.sheet is not None, timeout=LONG)
    settled(qtbot, window)
    qtbot.waitUntil(lambda: listed.editor.preview.page.pages > 0, timeout=LONG)
    return listed.editor, window, school


def go_to(editor, key):
    editor.parts.setCurrentRow([part.key for part in editor.sheet.parts].index(key))


def test_enter_opens_the_texts_and_escape_comes_back(qtbot, editor, page):
    texts, _window, _school = editor
    assert texts.parts.hasFocus()
    press(Qt.Key.Key_Escape)
    assert page[0].list.hasFocus()


def test_a_text_is_typed_shown_and_kept(qtbot, editor):
    texts, window, school = editor
    go_to(texts, "ouverture")
    texts.text.setFocus()
    texts.text.selectAll()
    QTest.keyClicks(texts.text, "Le conseil a pris une decision sur ")
    texts.fields.setFocus()
    texts.fields.setCurrentRow(0)
    press(Qt.Key.Key_Return)
    assert texts.text.toPlainText().endswith("{eleve}")
    assert texts.keep.isEnabled()
    texts.keep.click()
    settled(qtbot, window)
    sheet = school.file.ask(wording_sheet, school.desk, *AOC)
    assert sheet.part("ouverture").text == "Le conseil a pris une decision sur {eleve}"
    qtbot.waitUntil(lambda: texts.sheet.part("ouverture").own, timeout=LONG)
    assert "texte de l'école" in texts.parts.currentItem().text()
    texts.compare.click()
    assert "<u" in texts.compared.toHtml() or "underline" in texts.compared.toHtml()
    texts.restore.click()
    settled(qtbot, window)
    assert not school.file.ask(wording_sheet, school.desk, *AOC).part("ouverture").own


def test_a_lost_mention_is_said_and_cannot_be_kept(qtbot, editor):
    texts, window, school = editor
    go_to(texts, "motivation")
    assert "Mention obligatoire : motivation de la décision" in texts.keeps.text()
    texts.text.setFocus()
    texts.text.selectAll()
    QTest.keyClicks(texts.text, "Voir le PV.")
    assert "demande le champ {motivation}" in texts.problem.text()
    assert not texts.keep.isEnabled()
    # What was typed is still there after another text was looked at
    go_to(texts, "ouverture")
    go_to(texts, "motivation")
    assert texts.text.toPlainText() == "Voir le PV."
    settled(qtbot, window)
    assert not school.file.ask(wording_sheet, school.desk, *AOC).part("motivation").own


def test_leaving_a_text_keeps_it_where_it_may_be(qtbot, editor):
    texts, window, school = editor
    go_to(texts, "subject")
    texts.text.setFocus()
    texts.text.selectAll()
    QTest.keyClicks(texts.text, "Decision du conseil")
    go_to(texts, "ouverture")
    settled(qtbot, window)
    sheet = school.file.ask(wording_sheet, school.desk, *AOC)
    assert sheet.part("subject").text == "Decision du conseil"


def test_differences_strike_and_underline():
    said = differences_html("L'élève est admis", "L’élève est promu & <admis>")
    assert "<s" not in said
    assert "&lt;" in said
    assert ">promu &amp; &lt;</u>" in said
