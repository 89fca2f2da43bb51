"""Schedules and statuses in Réglages, by keyboard, on a real file."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.office.absences.bell_settings import bell_page
from app.office.absences.code_settings import code_lines
from tests.ui.rooms.settings.test_settings_room import LONG, opened, settings_only, settled

__all__ = ["opened", "settings_only"]


def page_of(room, name):
    page = next(one for one in room.pages if type(one).__name__ == name)
    room.names.setCurrentRow(room.pages.index(page))
    return page


def asked(school, query):
    return school.file.ask(query, school.desk)


def type_time(table, text):
    """Digits begin to write; Enter writes, and goes on."""
    QTest.keyClick(table, text[0])
    editor = table.findChildren(QLineEdit)[-1]
    for sign in text[1:]:
        QTest.keyClick(editor, sign)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # a delegate writes once its key is handled


def test_a_schedule_is_typed_given_and_dated(qtbot, opened):
    window, room, school = opened
    page = page_of(room, "BellsPage")
    settled(qtbot, window)
    part = page.schedules
    qtbot.waitUntil(lambda: len(part.periods.value()) == 8, timeout=LONG)
    part.name.set_value("Horaire d'été")
    table = part.periods
    for line in range(8):
        table.setCurrentCell(line, 0)
        QTest.keyClick(table, Qt.Key.Key_Delete)
    table.setFocus()
    table.setCurrentCell(0, 0)
    for text in ("800", "845", "900", "945"):
        type_time(table, text)
    assert [(one.start, one.end) for one in table.value()] == [
        ("08:00", "08:45"),
        ("09:00", "09:45"),
    ]
    part.new.click()
    qtbot.waitUntil(lambda: part.rows.rowCount() == 1, timeout=LONG)
    settled(qtbot, window)
    page.tabs.setCurrentIndex(1)
    given = page.assignments
    given.days[2].set_value(True)
    given.give.click()
    qtbot.waitUntil(lambda: given.rows.rowCount() == 1, timeout=LONG)
    found = asked(school, bell_page)
    assert [(one.title, len(one.bells)) for one in found.schedules] == [("Horaire d'été", 2)]
    assert [(one.weekday, one.schedule) for one in found.assignments] == [(2, "Horaire d'été")]
    given.list.selectRow(0)
    given.withdraw.click()
    qtbot.waitUntil(lambda: given.rows.rowCount() == 0, timeout=LONG)


def test_a_time_that_cannot_be_read_is_pointed_at(qtbot, opened):
    window, room, _school = opened
    part = page_of(room, "BellsPage").schedules
    settled(qtbot, window)
    part.name.set_value("Illisible")
    part.periods.item(0, 0).setText("midi")
    part.new.click()
    fault = part.form.fields["periods"].fault
    qtbot.waitUntil(fault.isVisible, timeout=LONG)
    assert "Période 1" in fault.text()


def test_a_status_is_added_moved_and_its_key_is_its_own(qtbot, opened):
    window, room, school = opened
    page = page_of(room, "CodesPage")
    qtbot.waitUntil(lambda: page.rows.rowCount() == 6, timeout=LONG)
    page.list.selectRow(5)
    page.code.set_value("V")
    page.name.set_value("Visite")
    page.key.set_value("A")
    page.new.click()
    fault = page.form.fields["key"].fault
    qtbot.waitUntil(fault.isVisible, timeout=LONG)
    page.key.set_value("V")
    page.new.click()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 7, timeout=LONG)
    settled(qtbot, window)
    qtbot.waitUntil(lambda: page.list.current_row().code == "V", timeout=LONG)
    assert page.up.isEnabled() and not page.down.isEnabled()
    page.up.click()
    settled(qtbot, window)
    assert asked(school, code_lines)[5].code == "V"
