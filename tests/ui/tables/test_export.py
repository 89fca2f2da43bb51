"""A list goes out as it is shown, and its file is written whole."""

from io import BytesIO

import openpyxl

from app.ui.tables import export
from app.ui.tables.export import export_table, export_to, sheet_of
from tests.ui.people import people


def test_the_sheet_has_the_rows_shown_with_typed_values(window, bench):
    model = window.workspace.room.model
    model.set_rows(people(40))
    model.search("lambert")
    sheet = sheet_of(model, "Élèves")
    assert sheet.titles == ("Nom", "Naissance", "Moyenne")
    assert len(sheet.rows) == 8
    assert sheet.rows[0] == ("Lambert Chloé 3", people(4)[3].born, people(4)[3].mark)


def test_the_file_is_made_and_said(qtbot, window, bench, tmp_path, monkeypatch):
    room = window.workspace.room
    room.model.set_rows(people(12))
    file = tmp_path / "liste.xlsx"
    monkeypatch.setattr(export, "ask_save", lambda *_arguments: file)
    export_table(room, bench, room.model, "Élèves")
    qtbot.waitUntil(window.messages.isVisible, timeout=20_000)
    assert "liste.xlsx" in window.messages.message.text
    page = openpyxl.load_workbook(BytesIO(file.read_bytes())).active
    assert page.max_row == 13
    assert page["C4"].value == 1


def test_giving_up_the_choice_of_a_file_does_nothing(window, bench, monkeypatch):
    monkeypatch.setattr(export, "ask_save", lambda *_arguments: None)
    room = window.workspace.room
    export_table(room, bench, room.model, "Élèves")
    assert not window.runner._pool._executor


def test_a_folder_that_refuses_is_a_fault(qtbot, window, bench, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    room = window.workspace.room
    export_to(room, bench, sheet_of(room.model, "x"), blocked / "liste.csv")
    qtbot.waitUntil(window.messages.isVisible, timeout=20_000)
    assert "n'a pas pu être écrit" in window.messages.message.text
