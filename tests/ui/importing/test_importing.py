"""Lists come in through the window, by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.errors import EnvironmentFault
from app.models import Course, CourseFollowed, Enrolment, Pupil, SchoolClass
from app.office.imports.plan import Status
from app.office.rights import Role
from app.ui.importing import saving
from app.ui.importing.lists_page import CLASSES, COLUMNS
from tests.office.imports.export import write_export

TITLES = "Matricule;Nom;Prénom;Date de naissance;Classe\n"
GOOD = "12;Lambert;Éloïse;03/03/2009;4A\n13;Dubois;Noé;14/11/2009;4B\n"
BAD = "14;Petit;Anne;hier;4A\n"


def test_a_class_list_is_chosen_looked_at_and_imported(desk):
    desk.enter()
    assert QApplication.focusWidget().text() == "Choisir des fichiers…"
    desk.choose(desk.write("liste.csv", TITLES + GOOD + BAD, "cp1252"))
    assert desk.listed() == {"liste.csv": {Status.NEW: 2, Status.FAULTY: 1}}
    assert desk.lists.foot.act.text() == "Importer 2\u00a0lignes".replace("\u00a0", " ")
    assert not desk.stored(Pupil)
    desk.bring()
    assert {one.last_name for one in desk.stored(Pupil)} == {"Lambert", "Dubois"}
    assert "2 lignes" in desk.room.result.title.text()
    assert "1 ligne refusée" in desk.room.result.words.text()


def test_escape_comes_back_to_the_room_that_was_left(desk):
    desk.enter()
    desk.key(Qt.Key.Key_Escape)
    assert desk.room.name == "pupils"
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + GOOD))
    desk.key(Qt.Key.Key_Escape)
    assert desk.room.name == "pupils"
    desk.enter()
    assert desk.listed() == {"liste.csv": {Status.NEW: 2}}


def test_the_sidebar_may_be_reached_without_leaving(desk):
    desk.enter()
    sidebar = desk.window.workspace.sidebar
    sidebar.setFocus()
    desk.settle()
    assert (desk.room.name, sidebar.currentRow()) == ("importing", -1)
    desk.key(Qt.Key.Key_Down)
    assert desk.room.name == "pupils"


def test_the_same_list_twice_has_nothing_to_import(desk):
    desk.enter()
    file = desk.write("liste.csv", TITLES + GOOD)
    desk.choose(file)
    desk.bring()
    desk.choose(file)
    assert desk.listed() == {"liste.csv": {Status.SAME: 2}}
    assert not desk.lists.foot.act.isEnabled()
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, desk.window)
    assert desk.lists.isVisible()
    assert len(desk.stored(Pupil)) == 2


def test_the_refused_rows_alone_and_their_reasons(desk):
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + GOOD + BAD))
    rows = desk.lists.rows
    rows.only_refused.setFocus()
    desk.key(Qt.Key.Key_Space)
    assert [row.line for row in rows.model.shown_rows()] == [4]
    assert rows.total.text() == "1 sur 3 lignes"
    rows.view.setFocus()
    desk.key(Qt.Key.Key_Down)
    assert rows.remark.text().startswith("Ligne 4, Date de naissance – «\u00a0hier\u00a0»")
    desk.key(Qt.Key.Key_Space, widget=rows.only_refused)
    rows.search.setFocus()
    desk.type("noé")
    assert [row.line for row in rows.model.shown_rows()] == [3]
    desk.type("zz")
    assert rows.states.first_focus().isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert (rows.search.text(), desk.room.name) == ("", "importing")


def test_columns_are_corrected(desk):
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES.replace("Date de naissance", "Jour") + GOOD))
    assert "manque" in desk.lists.rows._plan.problem
    desk.key(Qt.Key.Key_Return, widget=desk.lists.view)
    assert desk.lists.tabs.currentIndex() == COLUMNS
    panel = desk.lists.columns
    assert panel.missing.text() == "Il manque\u00a0: Date de naissance."
    assert panel.view.hasFocus()
    for _step in range(3):
        desk.key(Qt.Key.Key_Down)
    assert panel.column.text() == "Jour"
    desk.key(Qt.Key.Key_Return)
    assert panel.field.hasFocus()
    pick(desk, panel.field, "Date de naissance *")
    assert desk.listed() == {"liste.csv": {Status.NEW: 2}}
    assert not panel.missing.isVisible()
    desk.bring()
    assert desk.stored(Pupil)[0].birth_date == date(2009, 3, 3)


def pick(desk, choice, title):
    """Choose in a list that has the keyboard, as its first letters do."""
    choice.setFocus()
    place = choice.findText(title)
    step = Qt.Key.Key_Down if place > choice.currentIndex() else Qt.Key.Key_Up
    for _step in range(abs(place - choice.currentIndex())):
        desk.qtbot.keyClick(choice, step)
        desk.settle()
    assert choice.currentText() == title


def test_a_field_has_one_column(desk):
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + GOOD))
    desk.lists.tabs.setCurrentIndex(COLUMNS)
    panel = desk.lists.columns
    panel.view.selectRow(2)
    panel.field.set_value("last_name")
    panel.field.picked.emit("last_name")
    desk.settle()
    assert desk.room.selection.listings[0].matching[1:3] == ("", "last_name")


def test_a_list_that_is_not_recognised_is_named_by_the_user(desk):
    desk.enter()
    desk.choose(desk.write("liste.csv", "Truc;Machin;Chose\nFR;Français;5\n"))
    panel = desk.lists.columns
    desk.key(Qt.Key.Key_Return, widget=desk.lists.view)
    pick(desk, panel.kind, "Cours")
    for place, field in enumerate(("code", "title", "weekly_periods")):
        panel.view.selectRow(place)
        panel.field.set_value(field)
        panel.field.picked.emit(field)
        desk.settle()
    assert desk.listed() == {"liste.csv": {Status.NEW: 1}}
    pick(desk, panel.kind, "Ne pas importer cette liste")
    assert not desk.lists.foot.act.isEnabled()


def test_what_classes_are_is_corrected(desk):
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + GOOD.replace("4B", "Accueil")))
    assert desk.listed()["liste.csv"] == {Status.NEW: 1, Status.FAULTY: 1}
    desk.lists.tabs.setCurrentIndex(CLASSES)
    panel = desk.lists.classes
    assert desk.lists.tabs.tabText(CLASSES) == "Classes à créer (2)"
    panel.view.choose("Accueil")
    assert panel.study_year.currentText() == "À indiquer"
    pick(desk, panel.study_year, "1")
    assert desk.listed()["liste.csv"] == {Status.NEW: 2}
    panel.view.choose("4A")
    pick(desk, panel.regime, "Secondaire en alternance (CEFA)")
    pick(desk, panel.form, "Professionnel")
    desk.bring()
    made = {one.name: (one.regime, one.study_year, one.form) for one in desk.stored(SchoolClass)}
    assert made == {"4A": ("cefa", 4, "professional"), "Accueil": ("fwb", 1, "general")}


def test_several_classes_are_corrected_at_once(desk):
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + GOOD))
    panel = desk.lists.classes
    desk.lists.tabs.setCurrentIndex(CLASSES)
    panel.view.selectAll()
    pick(desk, panel.form, "Professionnel")
    assert {one.kind.form for one in panel.model.all_rows()} == {"professional"}
    pick(desk, panel.regime, "Secondaire en alternance (CEFA)")
    assert {one.kind.study_year for one in panel.model.all_rows()} == {4}


def test_a_year_that_the_regime_has_not_is_asked_again(desk):
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + GOOD.replace("4", "1").replace("11", "14")))
    panel = desk.lists.classes
    desk.lists.tabs.setCurrentIndex(CLASSES)
    panel.view.selectAll()
    pick(desk, panel.regime, "Secondaire en alternance (CEFA)")
    assert {one.kind.study_year for one in panel.model.all_rows()} == {0}


def test_the_first_day_is_chosen_and_checked(desk):
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + GOOD))
    start = desk.lists.choices.start
    start.setFocus()
    start.selectAll()
    desk.type("01/01/2020")
    desk.key(Qt.Key.Key_Tab)
    assert "2024-2025" in desk.lists.choices.fault.text()
    assert not desk.lists.foot.act.isEnabled()
    start.setFocus()
    start.selectAll()
    desk.type("32/01/2025")
    desk.key(Qt.Key.Key_Return, widget=start)
    assert "31/12/2010" in desk.lists.choices.fault.text()
    start.selectAll()
    desk.type("06/01/2025")
    desk.key(Qt.Key.Key_Tab)
    assert not desk.lists.choices.fault.isVisible()
    desk.bring()
    assert desk.stored(Enrolment)[0].start == date(2025, 1, 6)


def test_what_differs_is_replaced_when_it_is_ticked(desk):
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + GOOD))
    desk.bring()
    desk.choose(desk.write("liste.csv", TITLES + GOOD.replace("Éloïse", "Héloïse")))
    assert desk.listed()["liste.csv"] == {Status.DIFFERENT: 1, Status.SAME: 1}
    assert not desk.lists.foot.act.isEnabled()
    desk.lists.choices.overwrite.setFocus()
    desk.key(Qt.Key.Key_Space)
    desk.bring()
    assert desk.stored(Pupil)[0].first_name == "Héloïse"


def test_refused_rows_are_saved_corrected_and_imported(desk, monkeypatch):
    target = desk.folder / "refus.csv"
    proposed = []
    monkeypatch.setattr(
        saving, "ask_save", lambda _owner, _title, _kinds, name: proposed.append(name) or target
    )
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + GOOD + BAD))
    desk.bring()
    assert QApplication.focusWidget() is desk.room.result.save
    desk.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, desk.window)
    assert proposed == [desk.folder / "liste - lignes refusées.csv"]
    assert "refus.csv" in desk.window.messages.message.text
    text = target.read_text(encoding="utf-8-sig")
    assert "Motif du refus" in text
    target.write_text(text.replace("hier", "01/02/2009"), encoding="utf-8")
    desk.choose(target)
    assert desk.listed() == {"refus.csv": {Status.NEW: 1}}
    desk.bring()
    assert len(desk.stored(Pupil)) == 3
    assert not desk.room.result.save.isVisible()


def test_refused_rows_of_several_lists_go_to_a_folder(desk, monkeypatch):
    desk.enter()
    monkeypatch.setattr(saving, "ask_folder", lambda *_all: desk.folder)
    desk.choose(
        desk.write("a.csv", TITLES + BAD), desk.write("b.csv", "cours;libelle;nbheures\nFR;;5\n")
    )
    (desk.folder / "a - lignes refusées.csv").touch()
    desk.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, desk.window)
    names = {file.name for file in desk.folder.glob("*refusées*")}
    assert names == {
        "a - lignes refusées.csv",
        "a - lignes refusées 2.csv",
        "b - lignes refusées.csv",
    }


def test_nothing_is_saved_where_no_place_is_chosen(desk, monkeypatch):
    monkeypatch.setattr(saving, "ask_save", lambda *_all: None)
    desk.enter()
    desk.choose(desk.write("a.csv", TITLES + BAD))
    desk.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, desk.window)
    assert desk.window.messages.message is None


def test_a_file_that_is_no_list_is_said_and_the_others_are_read(desk):
    desk.enter()
    desk.choose(desk.write("vide.csv", ""))
    assert "«\u00a0vide.csv\u00a0» est vide" in desk.window.messages.message.text
    assert desk.room.states.first_focus().text() == "Choisir des fichiers…"
    desk.choose(desk.write("vide.csv", ""), desk.write("liste.csv", TITLES + GOOD))
    assert list(desk.listed()) == ["liste.csv"]


def test_giving_up_the_choice_of_files_changes_nothing(desk):
    desk.enter()
    desk.choose()
    assert desk.room.name == "importing"
    assert not desk.room.selection.listings


def test_files_may_be_dropped(desk):
    desk.enter()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(desk.write("liste.csv", TITLES + GOOD)))])
    place, buttons = QPointF(50, 50), Qt.MouseButton.LeftButton
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.toPoint(), action, data, buttons, none)
    QApplication.sendEvent(desk.room, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(desk.room, QDropEvent(place, action, data, buttons, none))
    desk.settle()
    desk.qtbot.waitUntil(lambda: bool(desk.listed()))


def test_markup_in_a_file_is_shown_as_it_is(desk):
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + "1;<b>A</b>;=1+1;<img src=x>;4A\n"))
    rows = desk.lists.rows
    rows.view.selectRow(0)
    assert "<img src=x>" in rows.remark.text()
    assert rows.remark.textFormat() is Qt.TextFormat.PlainText
    index = rows.model.index(0, rows.model.columnCount() - 1)
    assert "&lt;img" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_disk_that_gives_way_leaves_the_file_as_it_was(desk, monkeypatch):
    def full(*_all, **_named):
        raise EnvironmentFault("Le disque est plein.")

    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + GOOD))
    monkeypatch.setattr("app.office.imports.commands.write_pupils", full)
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, desk.window)
    desk.qtbot.waitUntil(lambda: desk.window.messages.message is not None)
    desk.qtbot.waitUntil(lambda: desk.lists.isEnabled() and desk.lists.foot.act.isEnabled())
    assert not desk.stored(Pupil)


def test_what_changes_meanwhile_is_planned_anew(desk):
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + GOOD))
    from app.office.imports.commands import import_lists

    request = desk.room.selection.request()
    desk.window.bench.run(desk.window, import_lists, request)
    desk.qtbot.waitUntil(lambda: desk.listed() == {"liste.csv": {Status.SAME: 2}})


def test_after_an_import_one_goes_on(desk):
    desk.enter()
    desk.choose(desk.write("liste.csv", TITLES + GOOD))
    desk.bring()
    desk._chosen[:] = [desk.write("cours.csv", "cours;libelle;nbheures\nFR;Français;5\n")]
    desk.key(Qt.Key.Key_Space, widget=desk.room.result.again)
    desk.qtbot.waitUntil(lambda: desk.listed() == {"cours.csv": {Status.NEW: 1}})
    desk.bring()
    assert desk.stored(Course)[0].title == "Français"
    desk.key(Qt.Key.Key_Return)
    assert desk.room.name == "pupils"


class TestReader:
    @pytest.fixture
    def role(self):
        return Role.READER

    def test_who_may_not_enrol_is_not_offered_it(self, desk):
        assert not desk.window.book.offers("app.import")


def test_a_whole_school_comes_in(desk, tmp_path):
    folder = tmp_path / "export"
    folder.mkdir()
    files = write_export(folder)
    desk.enter()
    desk.choose(*files)
    desk.qtbot.waitUntil(desk.lists.foot.act.isEnabled, timeout=30_000)
    progress = []
    desk.room._progress.told.connect(lambda *so_far: progress.append(so_far))
    desk.bring()
    assert len(desk.stored(Pupil)) == 1020
    assert len(desk.stored(CourseFollowed)) == 10_845
    assert "13\u202f015 lignes" in desk.room.result.title.text()
    assert progress[-1] == (13_292, 13_292)
