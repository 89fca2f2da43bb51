"""The page of the mail: the window and its test page, signatures, copies."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.office.letters.correspondents import correspondents
from app.office.letters.signatories import all_signers
from app.office.settings.identity import identity
from app.ui.rooms.settings.mail_page import MailPage
from tests.reports.reading import spot
from tests.ui.rooms.mail.conftest import quick_pool  # noqa: F401
from tests.ui.rooms.settings.test_settings_room import (  # noqa: F401
    LONG,
    opened,
    settings_only,
    settled,
)


@pytest.fixture
def page(qtbot, quick_pool, opened):  # noqa: F811
    """The page with its test page drawn."""
    window, room, school = opened
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    room.open_record("setting", "mail")
    assert isinstance(room.page, MailPage)
    qtbot.waitUntil(lambda: room.page.print.isEnabled(), timeout=LONG)
    settled(qtbot, window)
    return room.page, window, school


def test_moving_the_window_draws_another_test_page(qtbot, page):
    shown, window, school = page
    before = spot(shown._pdf, "Madame Sophie").left
    editor = shown.form.fields["window_right_mm"].editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "-4")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    settled(qtbot, window)
    assert school.file.ask(identity, school.desk).window_right_mm == -4
    qtbot.waitUntil(lambda: spot(shown._pdf, "Madame Sophie").left < before - 3, timeout=LONG)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "40")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    field = shown.form.fields["window_right_mm"]
    qtbot.waitUntil(lambda: not field.fault.isHidden(), timeout=LONG)
    assert "sort l'adresse de la fenêtre" in field.fault.text()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settled(qtbot, window)


def test_siblings_are_put_together_from_then_on(qtbot, page):
    shown, window, school = page
    shown.form.fields["siblings_together"].editor.click()
    settled(qtbot, window)
    assert school.file.ask(identity, school.desk).siblings_together is True


def test_a_delegate_is_added_then_withdrawn(qtbot, page):
    shown, window, school = page
    form = shown.signatories
    form.name.setFocus()
    QTest.keyClicks(form.name, "Paul Renard")
    form.civility.set_value("mr")
    form.civility.picked.emit("mr")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    settled(qtbot, window)
    (paul,) = school.file.ask(all_signers, school.desk).delegates
    assert paul.title == "M. Paul Renard, directeur adjoint"
    qtbot.waitUntil(lambda: form.who.count() == 2, timeout=LONG)
    form.who.set_value(paul.id)
    form.who.picked.emit(paul.id)
    form.active.click()
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    settled(qtbot, window)
    signers = school.file.ask(all_signers, school.desk)
    assert [title for _id, title in signers.choices()] == ["Mme Anne Exemple, directrice"]


def test_the_head_bears_another_function(qtbot, page):
    shown, window, school = page
    editor = shown.form.fields["head_function"].editor
    editor.set_value("prefect")
    editor.picked.emit("prefect")
    settled(qtbot, window)
    assert school.file.ask(all_signers, school.desk).head.function == "prefect"


def test_who_receives_copies_is_added_and_faults_are_said(qtbot, page):
    shown, window, school = page
    form = shown.correspondents
    for name, text in (("short_name", "CPMS"), ("name", "Centre PMS"), ("email", "cpms")):
        form.texts[name].setFocus()
        QTest.keyClicks(form.texts[name], text)
    QTest.keyClick(form.texts["name"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not form.fields["email"].fault.isHidden(), timeout=LONG)
    form.texts["email"].set_value("cpms@example.be")
    QTest.keyClick(form.texts["name"], Qt.Key.Key_Return)
    settled(qtbot, window)
    (one,) = school.file.ask(correspondents, school.desk)
    assert (one.short_name, one.email) == ("CPMS", "cpms@example.be")
