"""The room Réglages, by keyboard, on a real file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from app.models import SchoolClass, SchoolRegime
from app.office.rights import Right
from app.office.settings.accounts import accounts
from app.office.settings.identity import identity
from app.office.settings.own_figures import figures
from app.office.settings.years import year_detail
from app.office.work import Facet, command, done
from app.settings import LANGUAGE, TEXT_SCALE, THEME, Settings
from app.ui import theme
from app.ui.rooms import catalogue
from app.ui.window import MainWindow
from app.ui.workbench import Workbench
from tests.schools import make_school
from tests.ui.fakes import FakeClock

LONG = 10_000


@pytest.fixture
def settings_only(monkeypatch):
    only = tuple(one for one in catalogue.ROOMS if one.name == "settings")
    monkeypatch.setattr(catalogue, "ROOMS", only)


@pytest.fixture
def opened(qtbot, runner, settings_only, tmp_path):
    """The room on a small school: (window, room, school)."""
    school = make_school(tmp_path)
    window = MainWindow(runner, Settings(), FakeClock())

    def leave(window):
        window.close_school()
        qtbot.waitUntil(lambda: window.workspace is None, timeout=LONG)

    qtbot.addWidget(window, before_close_func=leave)
    window.resize(1366, 768)
    window.show()
    window.show_school(Workbench(window.services, school.file, "Institut du Test"))
    room = window.workspace.room
    qtbot.waitUntil(lambda: room.pages[0].form.fields["name"].editor.text() != "", timeout=LONG)
    return window, room, school


@command(Right.EDIT_SETTINGS, "Retrait d'un régime")
def drop_regime(work, code):
    for row in work.session.exec(select(SchoolClass).where(SchoolClass.regime == code)):
        row.regime = "fwb"
    work.session.flush()
    work.session.delete(work.session.get(SchoolRegime, code))
    return done(None, Facet.SETTINGS)


def settled(qtbot, window):
    qtbot.waitUntil(lambda: not window.runner.busy, timeout=LONG)


def test_entering_the_room_leaves_the_keyboard_in_its_window(qtbot, opened):
    # A part shown before it has a parent flashes as a window of its own, and takes the keyboard.
    window, room, _school = opened
    assert window.isActiveWindow()
    assert room.isAncestorOf(QApplication.focusWidget())


def test_a_field_is_saved_as_it_is_left(qtbot, opened):
    window, room, school = opened
    editor = room.pages[0].form.fields["locality"].editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "Jambes")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    settled(qtbot, window)
    assert school.file.ask(identity, school.desk).locality == "Jambes"


def test_a_refused_field_says_why_and_keeps_what_was_typed(qtbot, opened):
    window, room, school = opened
    field = room.pages[0].form.fields["postal_code"]
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, "50")
    QTest.keyClick(field.editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not field.fault.isHidden(), timeout=LONG)
    assert "quatre chiffres" in field.fault.text()
    assert field.editor.text() == "50"
    assert school.file.ask(identity, school.desk).postal_code == "5000"
    QTest.keyClick(field.editor, Qt.Key.Key_Escape)
    settled(qtbot, window)


def test_the_name_changes_the_title_of_the_window(qtbot, opened):
    window, room, _school = opened
    editor = room.pages[0].form.fields["name"].editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "Institut neuf")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Institut neuf"), timeout=LONG)


def test_a_regime_is_added_and_no_longer_offered(qtbot, opened):
    _window, room, school = opened
    page = room.pages[0]
    assert not page.form.fields["regime"].editor.isVisibleTo(page)
    page.bench.run(page, drop_regime, "cefa")
    qtbot.waitUntil(lambda: page.other.count() == 1, timeout=LONG)
    QTest.keyClick(page.add_regime, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.other.count() == 0, timeout=LONG)
    assert "cefa" in school.file.ask(identity, school.desk).regimes
    assert not page.form.fields["regime"].editor.isVisibleTo(page)


def test_a_day_off_is_added_by_keyboard(qtbot, opened):
    _window, room, school = opened
    room.open_record("setting", "years")
    page = room.page
    qtbot.waitUntil(lambda: page.rows.rowCount() == 9, timeout=LONG)
    QTest.keyClicks(page.what, "Saint-Nicolas")
    QTest.keyClicks(page.start, "06122024")
    QTest.keyClick(page.start, Qt.Key.Key_Tab)
    QTest.keyClick(page.end, Qt.Key.Key_Tab)
    page._add()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 10, timeout=LONG)
    assert school.file.ask(year_detail, school.desk, school.year_id).school_days == 179
    assert "179 jours de cours" in page.count.text()


def test_an_account_is_created(qtbot, opened):
    _window, room, school = opened
    room.open_record("setting", "accounts")
    page = room.page
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1, timeout=LONG)
    QTest.keyClicks(page.name, "paul")
    QTest.keyClicks(page.full_name, "Paul Martin")
    QTest.keyClick(page.new_roles.boxes["educator"], Qt.Key.Key_Space)
    QTest.keyClicks(page.new_password, "une autre phrase")
    QTest.keyClicks(page.new_again, "une autre phrase")
    page._create()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 2, timeout=LONG)
    assert [line.name for line in school.file.ask(accounts, school.desk)] == ["anne", "paul"]


def test_a_figure_is_entered_with_its_source(qtbot, opened):
    window, room, school = opened
    room.open_record("setting", "figures")
    page = room.page
    qtbot.waitUntil(lambda: page.rows.rowCount() > 100, timeout=LONG)
    QTest.keyClicks(page.search, "fwb report from half")
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1)
    page.list.selectRow(0)
    page.value.setText("10")
    page.source.setText("Circulaire 1")
    page._save()
    settled(qtbot, window)
    own = [line for line in school.file.ask(figures, school.desk) if line.author]
    assert [(line.name, line.value) for line in own] == [("fwb.report_from_half_days", 10)]


def test_a_day_of_the_year_is_shown_and_typed_in_words(qtbot, opened):
    window, room, school = opened
    room.open_record("setting", "figures")
    page = room.page
    qtbot.waitUntil(lambda: page.rows.rowCount() > 100, timeout=LONG)
    line = next(row for row in page.rows.all_rows() if row.value == "06-30")
    page.list.choose((line.name, line.school_year))
    assert page.value.text() == "30 juin"
    page.value.setText("2 juin")
    page.source.setText("Circulaire 1")
    page._save()
    settled(qtbot, window)
    own = [one for one in school.file.ask(figures, school.desk) if one.author]
    assert [(one.name, one.value) for one in own] == [(line.name, "06-02")]


def test_the_journal_says_in_words_what_changed(qtbot, opened):
    window, room, _school = opened
    editor = room.pages[0].form.fields["locality"].editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "Jambes")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    settled(qtbot, window)
    room.open_record("setting", "backup")
    page = room.page
    qtbot.waitUntil(lambda: page.rows.rowCount() > 0, timeout=LONG)
    page.list.go_to(0)
    assert page.change.text() == "Localité : Namur → Jambes"
    page.search.setText("jambes")
    assert page.rows.rowCount() == 1


def test_the_form_of_a_new_account_can_be_given_up(qtbot, opened):
    _window, room, _school = opened
    room.open_record("setting", "accounts")
    page = room.page
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1, timeout=LONG)
    page.add.click()
    assert page.new.isVisible()
    assert page.name.hasFocus()
    QTest.keyClick(page.name, Qt.Key.Key_Escape)
    assert page.chosen.isVisible()
    assert page.list.hasFocus()


def test_classes_and_courses_are_listed(qtbot, opened):
    _window, room, _school = opened
    room.open_record("setting", "classes")
    qtbot.waitUntil(lambda: room.page.classes.rows.rowCount() == 5, timeout=LONG)
    qtbot.waitUntil(lambda: room.page.courses.rows.rowCount() == 25, timeout=LONG)


def test_a_course_is_added_by_keyboard_and_told_in_words(qtbot, opened):
    window, room, _school = opened
    room.open_record("setting", "classes")
    page, part = room.page, room.page.courses
    qtbot.waitUntil(lambda: part.rows.rowCount() == 25, timeout=LONG)
    qtbot.waitUntil(lambda: part.new.teacher.count() == 4, timeout=LONG)
    page.tabs.setCurrentWidget(part)
    part.add.setFocus()
    QTest.keyClick(part.add, Qt.Key.Key_Space)
    assert part.new.code.hasFocus()
    for text in ("4TQA:LAT", "Latin", "LAT", "2,5", "20", "4TQA", "Martin"):
        if text == "20":
            QApplication.focusWidget().selectAll()
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Renoncer"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: part.rows.rowCount() == 26, timeout=LONG)
    assert part.list.current_row().code == "4TQA:LAT"
    assert part.list.current_row().pupils == 4
    assert part.list.hasFocus()
    room.open_record("setting", "backup")
    qtbot.waitUntil(lambda: room.page.rows.rowCount() > 0, timeout=LONG)
    room.page.list.go_to(0)
    shown = room.page.change.text()
    assert "Enseignant : Martin Paul" in shown.replace("\u00a0", " ")
    assert "Classes : 4TQA" in shown.replace("\u00a0", " ")
    settled(qtbot, window)


def test_a_new_course_refused_says_why_and_can_be_given_up(qtbot, opened):
    _window, room, _school = opened
    room.open_record("setting", "classes")
    part = room.page.courses
    qtbot.waitUntil(lambda: part.rows.rowCount() == 25, timeout=LONG)
    room.page.tabs.setCurrentWidget(part)
    part.add.click()
    for field, text in ((part.new.code, "4TQA:FR"), (part.new.name, "Latin")):
        QTest.keyClicks(field, text)
    QTest.keyClicks(part.new.periods, "2")
    QTest.keyClick(part.new.periods, Qt.Key.Key_Return)
    fault = part.new.fields["code"].fault
    qtbot.waitUntil(lambda: "4TQA:FR" in fault.text(), timeout=LONG)
    assert part.new.name.text() == "Latin"
    QTest.keyClick(part.new.code, Qt.Key.Key_Escape)
    assert part.forms.currentIndex() == 0
    assert part.list.hasFocus()


def test_a_teacher_is_added_by_keyboard_and_can_be_chosen(qtbot, opened):
    window, room, _school = opened
    room.open_record("setting", "classes")
    page, part = room.page, room.page.courses
    qtbot.waitUntil(lambda: part.rows.rowCount() == 25, timeout=LONG)
    qtbot.waitUntil(lambda: part.new.teacher.count() == 4, timeout=LONG)
    page.tabs.setCurrentWidget(part)
    part.add_teacher.setFocus()
    QTest.keyClick(part.add_teacher, Qt.Key.Key_Space)
    form = part.new_teacher
    assert form.last_name.hasFocus()
    for text in ("Zimmer", "Max", "Monsieur"):
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert form.code.hasFocus()
    QTest.keyClicks(form.code, "LEJ")
    QTest.keyClick(form.code, Qt.Key.Key_Return)
    fault = form.fields["code"].fault
    qtbot.waitUntil(lambda: "Lejeune" in fault.text(), timeout=LONG)
    form.code.selectAll()
    QTest.keyClicks(form.code, "ZIM")
    QTest.keyClick(form.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.new.teacher.count() == 5, timeout=LONG)
    assert part.new.teacher.itemText(4) == "Zimmer Max"
    assert part.forms.currentIndex() == 0
    assert part.list.hasFocus()
    settled(qtbot, window)


def test_a_backup_is_made_and_said(qtbot, opened):
    _window, room, school = opened
    room.open_record("setting", "backup")
    page = room.page
    QTest.keyClick(page.back_up, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "vérifiée" in page.last.text(), timeout=LONG)
    assert school.file.latest_backup() is not None


def test_a_group_is_given_another_teacher_and_a_course_one_more_group(qtbot, opened):
    window, room, _school = opened
    room.open_record("setting", "classes")
    part = room.page.courses
    qtbot.waitUntil(lambda: part.rows.rowCount() == 25, timeout=LONG)
    room.page.tabs.setCurrentWidget(part)
    groups = part.groups
    qtbot.waitUntil(lambda: groups.name.text() == "01", timeout=LONG)
    qtbot.waitUntil(lambda: groups.teacher.count() == 4, timeout=LONG)
    other = next(place for place in (1, 2, 3) if place != groups.teacher.currentIndex())
    name = groups.teacher.itemText(other)
    groups.teacher.setCurrentIndex(other)
    groups.name.setFocus()
    QTest.keyClick(groups.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name in groups.which.currentText(), timeout=LONG)
    assert groups.teacher.currentText() == name
    groups.which.setFocus()
    QTest.keyClick(groups.which, Qt.Key.Key_Down)
    assert groups.name.text() == ""
    groups.name.setFocus()
    QTest.keyClicks(groups.name, "02")
    QTest.keyClick(groups.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: groups.which.count() == 3, timeout=LONG)
    qtbot.waitUntil(lambda: groups.name.text() == "02", timeout=LONG)
    groups.drop.click()
    qtbot.waitUntil(lambda: groups.which.count() == 2, timeout=LONG)
    assert groups.name.text() == "01"
    settled(qtbot, window)


def test_colours_change_at_once_and_the_rest_is_kept_for_the_next_opening(qtbot, opened):
    window, room, _school = opened
    room.names.setCurrentRow(len(room.pages) - 1)
    page = room.page
    assert (page.theme.value(), page.scale.value(), page.language.value()) == ("system", 1.0, "fr")
    page.first_focus().setFocus()
    QTest.keyClick(page.theme, Qt.Key.Key_End)
    assert theme.is_dark()
    page.scale.setFocus()
    QTest.keyClick(page.scale, Qt.Key.Key_Down)
    page.language.setFocus()
    QTest.keyClick(page.language, Qt.Key.Key_End)
    kept = Settings()
    assert (kept.get(THEME), kept.get(TEXT_SCALE), kept.get(LANGUAGE)) == ("dark", 1.15, "en")
    page.refresh()
    assert (page.theme.value(), page.scale.value()) == ("dark", 1.15)
    settled(qtbot, window)


def test_a_narrow_window_names_the_page_whose_picture_is_chosen(qtbot, opened):
    window, room, _school = opened
    assert not room.heading.isVisible()
    window.resize(683, 384)
    qtbot.waitUntil(room.heading.isVisible)
    room.names.setCurrentRow(1)
    assert room.heading.text() == "Années et calendrier"
    assert room.names.width() < 60
    assert room.names.viewport().width() >= theme.ROW_HEIGHT
    settled(qtbot, window)
