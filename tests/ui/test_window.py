"""The window, by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from app.errors import EnvironmentFault, Refusal
from app.settings import Settings
from app.ui.about import About
from app.ui.shortcut_sheet import ShortcutSheet
from app.ui.status_line import StatusLine
from app.ui.window import MainWindow
from app.ui.workbench import Workbench
from tests.ui.fakes import FakeClock, FakeDone, FakeSchool

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def shown_menus(window):
    return [action.text() for action in window.menuBar().actions() if action.isVisible()]


def test_the_welcome_page_has_the_keyboard_and_no_menu_of_a_school(window):
    assert window.windowTitle() == "Matricule"
    assert window.welcome.hasFocus()
    assert shown_menus(window) == ["&Fichier", "É&dition", "Affi&chage", "Aid&e"]
    assert not window.book.offers("go.pupils")


def test_a_school_has_its_name_in_the_title_and_its_account_below(qtbot, window, bench):
    assert window.windowTitle() == "Athénée royal · Matricule"
    bench.rename("Institut Saint-Luc")
    assert window.windowTitle() == "Institut Saint-Luc · Matricule"
    labels = [label.text() for label in window.status.findChildren(type(window.status._user))]
    assert "Anne Secrétaire" in labels
    assert "athenee.matricule" in labels
    qtbot.waitUntil(lambda: window.status._backup.text() == "Pas encore de sauvegarde")


def test_the_first_room_is_entered_and_asks_for_all_it_shows(window, bench):
    room = window.workspace.room
    assert room.name == "pupils"
    assert room.refreshed == [room.facets]
    assert room.search.hasFocus()


def test_rooms_are_reached_by_number_and_made_once(qtbot, window, bench):
    first = window.workspace.room
    press(qtbot, window, KEY.Key_5, CTRL)
    assert window.workspace.room.name == "mail"
    assert first.committed == 1
    press(qtbot, window, KEY.Key_2, CTRL)
    assert window.workspace.room is first
    assert first.refreshed == [first.facets]


def test_the_sidebar_is_walked_by_arrows(qtbot, window, bench):
    sidebar = window.workspace.sidebar
    sidebar.setFocus()
    press(qtbot, window, KEY.Key_Down)
    assert window.workspace.room.name == "mail"
    assert window.workspace.head.title.text() == "Courrier"


def test_f6_goes_round_the_zones(qtbot, window, bench):
    workspace = window.workspace
    press(qtbot, window, KEY.Key_F6)
    assert workspace.sidebar.hasFocus()
    press(qtbot, window, KEY.Key_F6)
    assert workspace.head.isAncestorOf(QApplication.focusWidget())
    press(qtbot, window, KEY.Key_F6)
    assert workspace.room.search.hasFocus()


def test_a_change_refreshes_the_room_shown_and_another_when_entered(qtbot, window, bench):
    room = window.workspace.room
    bench.changed.emit(frozenset({"classes", "letters"}))
    assert room.refreshed[1:] == [frozenset({"classes"})]
    window.workspace.go("mail")
    mail = window.workspace.room
    bench.changed.emit(frozenset({"pupils"}))
    assert len(room.refreshed) == 2
    assert mail.refreshed == [mail.facets]
    window.workspace.go("pupils")
    assert room.refreshed[2:] == [frozenset({"pupils"})]


def test_an_action_of_the_room_is_in_its_head_and_answers_its_key(qtbot, window, bench):
    room = window.workspace.room
    press(qtbot, window, KEY.Key_N, CTRL)
    assert room.enrolled == 1
    window.workspace.go("mail")
    press(qtbot, window, KEY.Key_N, CTRL)
    assert room.enrolled == 1


def test_a_record_is_shown_by_the_room_that_holds_it(window, bench):
    bench.show_record("letter", 12)
    assert window.workspace.room.name == "mail"
    assert window.workspace.room.opened == [("letter", 12)]
    bench.show_record("unknown", 1)
    assert window.workspace.room.name == "mail"


def test_saved_is_said_below(qtbot, window, bench):
    bench.run(window, lambda _desk: FakeDone(None, frozenset()))
    qtbot.waitUntil(lambda: window.status.text() == "✓ Enregistré à 14\u00a0h\u00a003")


def test_a_narrow_window_keeps_the_icons_of_the_rooms(window, bench):
    sidebar = window.workspace.sidebar
    wide = sidebar.width()
    window.resize(960, 540)
    assert sidebar.narrow
    assert sidebar.width() < wide
    window.resize(1366, 768)
    assert not sidebar.narrow


def test_the_sidebar_is_reduced_by_key(qtbot, window, bench):
    press(qtbot, window, KEY.Key_B, CTRL)
    assert window.workspace.sidebar.narrow
    press(qtbot, window, KEY.Key_B, CTRL)
    assert not window.workspace.sidebar.narrow


def test_a_message_is_dismissed_by_key(qtbot, window, bench):
    window.messages.refuse(Refusal("Non.", "Essayez autrement."))
    assert window.messages.isVisible()
    press(qtbot, window, KEY.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not window.messages.isVisible()


def test_the_button_of_a_message_acts_once(qtbot, window):
    acted = []
    window.messages.say("La liste est prête.", "Montrer", lambda: acted.append(1))
    qtbot.mouseClick(window.messages._button, Qt.MouseButton.LeftButton)
    assert acted == [1]
    assert not window.messages.isVisible()


def test_f1_lists_what_is_offered_here(qtbot, window, bench):
    press(qtbot, window, KEY.Key_F1)
    sheet = window.findChild(ShortcutSheet)
    assert sheet.isVisible()
    texts = {label.text() for label in sheet.findChildren(type(window.status._user))}
    assert {"Ctrl+N", "Inscrire un élève", "Ctrl+5", "Courrier"} <= texts
    press(qtbot, window, KEY.Key_Escape)
    assert not sheet.isVisible()
    assert window.workspace.room.search.hasFocus()


def test_about_says_the_version(qtbot, window):
    window.book.trigger("app.about")
    about = window.findChild(About)
    assert about.isVisible()
    press(qtbot, window, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(About) is None)


def test_edit_actions_follow_the_keyboard(window, bench):
    room = window.workspace.room
    room.view.setFocus()
    assert window.book.action("edit.copy").isEnabled()
    assert not window.book.action("edit.paste").isEnabled()
    room.search.setFocus()
    assert window.book.action("edit.paste").isEnabled()


def test_closing_saves_what_is_typed_then_backs_up_and_closes(qtbot, window, bench, school):
    room = window.workspace.room
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert room.committed >= 1
    assert school.closed == 1


def test_what_cannot_be_saved_keeps_the_window_open(qtbot, window, bench, school, monkeypatch):
    def lose(_desk):
        raise EnvironmentFault("Le disque est plein.", "Faites de la place.")

    room = window.workspace.room
    monkeypatch.setattr(room, "commit_edits", lambda: bench.run(room, lose))
    window.close()
    qtbot.waitUntil(window.messages.isVisible)
    qtbot.waitUntil(lambda: not window.runner.busy)
    assert window.isVisible()
    assert school.closed == 0
    assert window.workspace is not None
    monkeypatch.undo()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert school.closed == 1


def test_a_backup_that_fails_is_said_before_the_window_goes(qtbot, window, bench, school):
    school.closing_error = EnvironmentFault("La sauvegarde n'a pas pu être faite.", "Voyez.")
    window.close()
    qtbot.waitUntil(window.messages.isVisible)
    assert window.isVisible()
    assert window.workspace is None
    window.close()
    assert not window.isVisible()


def test_closing_the_school_brings_the_welcome_page_back(qtbot, window, bench):
    press(qtbot, window, KEY.Key_W, CTRL)
    qtbot.waitUntil(lambda: window.workspace is None)
    assert window.windowTitle() == "Matricule"
    assert not window.book.offers("pupils.enrol")
    assert not window.book.offers("app.close")
    assert window.book.offers("app.about")


def test_the_layout_comes_back(qtbot, window, bench, runner):
    window.workspace.go("mail")
    window.workspace.room.view.setColumnWidth(0, 333)
    window.resize(760, 555)  # the screen of the tests is 800 wide
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    again = MainWindow(runner, Settings(), FakeClock())
    qtbot.addWidget(again)
    again.set_welcome(QLineEdit())
    assert (again.width(), again.height()) == (760, 555)
    assert again.memory.room == "mail"
    from app.ui.workbench import Workbench
    from tests.ui.fakes import FakeSchool

    again.show_school(Workbench(again.services, FakeSchool(), "Athénée"))
    assert again.workspace.room.name == "mail"
    assert again.workspace.room.view.columnWidth(0) == 333
    again.show_welcome()


def test_a_defect_is_shown_once_and_can_be_copied(qtbot, window):
    for _ in range(2):
        try:
            {}["Éloïse"]
        except KeyError as error:
            window.report(error)
    (dialog,) = window.findChildren(QDialog)
    dialog.copy()
    copied = QApplication.clipboard().text()
    assert "builtins.KeyError" in copied
    assert "test_window.py" in copied
    assert "Éloïse" not in copied
    dialog.accept()
    qtbot.waitUntil(lambda: not window.findChildren(QDialog))


def test_a_read_only_school_says_so(window, school):
    from app.ui.workbench import Workbench

    school.read_only = True
    window.show_school(Workbench(window.services, school, "Athénée", "Léa l'a ouvert."))
    assert window.status._read_only.text() == "Lecture seule"
    assert window.status._read_only.toolTip() == "Léa l'a ouvert."
    assert not window.book.offers("pupils.enrol")


def test_a_fixed_day_is_told(qtbot):
    line = StatusLine(date(2025, 6, 24))
    qtbot.addWidget(line)
    assert line._day.text() == "Jour fixé\u00a0: 24 juin 2025"


@pytest.mark.parametrize("name", ["app.about", "app.keys", "app.palette", "app.quit"])
def test_the_actions_of_the_window_are_in_a_menu(window, name):
    action = window.book.action(name)
    menus = [owner for owner in action.associatedObjects() if owner is not window]
    assert menus
    assert isinstance(action, QAction)


def test_another_school_is_opened_once_this_one_is_closed(qtbot, window, bench, school):
    done = []
    window.without_school(lambda: done.append(school.closed))
    assert done == []
    qtbot.waitUntil(lambda: done == [1])
    window.without_school(lambda: done.append("at once"))
    assert done == [1, "at once"]


def test_a_backup_is_made_when_asked_and_said(qtbot, window, bench):
    window.book.trigger("app.backup")
    qtbot.waitUntil(window.messages.isVisible)
    assert "copie.matricule" in window.messages.message.text
    assert window.status._backup.text() == "Sauvegarde\u00a0: 24/06/2025 14\u00a0h\u00a003"


def test_the_sheet_of_shortcuts_has_one_column_where_two_would_be_cut(qtbot, window, bench):
    window.resize(683, 384)
    press(qtbot, window, KEY.Key_F1)
    sheet = window.findChild(ShortcutSheet)
    page = sheet._area.widget()
    qtbot.waitUntil(lambda: page.width() >= page.sizeHint().width())
    assert sheet.width() <= window.width()
    assert sheet._area.width() <= sheet.width()


def test_schools_opened_and_closed_leave_no_object_in_the_window(qtbot, window):
    counted = set()
    for _opening in range(4):
        window.show_school(Workbench(window.services, FakeSchool(), "Athénée royal"))
        press(qtbot, window, KEY.Key_5, CTRL)
        window.close_school()
        qtbot.waitUntil(lambda: window.workspace is None)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        counted.add(len(window.findChildren(QObject)))
    assert len(counted) == 1, counted
