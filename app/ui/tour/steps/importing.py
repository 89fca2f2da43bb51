"""Bringing in the lists of another program: looked at, written, and brought in again."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from app.ui.tour.dialogs import choose_file, choose_files
from app.ui.tour.lists import IMPOSSIBLE, write_lists
from app.ui.tour.scene import FILES, Scene
from app.ui.tour.story import CLASS_NAME, Course, Pupil, parents_of
from app.ui.tour.tables import texts

ROOM = 2
FIRST_DAY = date(2024, 8, 26)
"""The first day of the school year, which the page proposes."""
REFUSED = "lignes-refusees.csv"
REASON = "n'est pas une date"


def import_lists(scene: Scene) -> None:
    """Five lists at once; the row that is at fault is refused and saved, the others come in."""
    player = scene.player
    files = write_lists(scene.story, scene.folder / FILES / "listes")
    player.room(ROOM, "pupils")
    choose_files(player, files, lambda: _open_dialog(scene))
    lists = player.wait_for(QTableView, "importing.lists")
    player.wait(
        lambda: sorted(texts(lists, "Fichier")) == sorted(file.name for file in files),
        "the five lists are read",
    )
    player.quiet()
    _look_at(scene, lists, "eleves.xlsx")
    player.see(REASON)
    player.picture("import")
    player.control(Qt.Key.Key_Return)
    player.see("Importation terminée")
    player.quiet()
    refused = scene.folder / FILES / REFUSED
    choose_file(player, refused, lambda: player.control(Qt.Key.Key_S))
    player.wait(refused.exists, "the refused row is saved")
    player.picture("imported")
    _note(scene)
    scene.record.note("refused", file=f"{FILES}/{REFUSED}", row=list(IMPOSSIBLE), reason=REASON)


def import_again(scene: Scene) -> None:
    """The same list once more adds nothing."""
    player = scene.player
    file = scene.folder / FILES / "listes" / "cours-eleves.csv"
    choose_file(player, file, lambda: player.press("Importer d'autres listes"))
    player.see("Rien de nouveau à importer")
    player.key(Qt.Key.Key_Escape)
    player.wait(lambda: player.room_name == "pupils", "the pupils are back")
    player.quiet()


def _open_dialog(scene: Scene) -> None:
    scene.player.control(Qt.Key.Key_I)
    scene.player.press("Choisir des fichiers…")


def _look_at(scene: Scene, lists: QTableView, name: str) -> None:
    """Put the cursor on a list: its rows are shown under it."""
    row = texts(lists, "Fichier").index(name)
    scene.player.click(lists.viewport(), lists.visualRect(lists.model().index(row, 0)).center())
    rows = scene.player.wait_for(QTableView, "importing.rows")
    line = texts(rows, "État").index("Refusée")
    scene.player.click(rows.viewport(), rows.visualRect(rows.model().index(0, 1)).center())
    for _step in range(line):
        scene.player.key(Qt.Key.Key_Down, widget=rows)


def _note(scene: Scene) -> None:
    story = scene.story
    for one in story.courses:
        scene.record.add("courses", _course(one))
    for teacher in story.teachers:
        fields = {"last_name": teacher.last_name, "first_name": teacher.first_name}
        scene.record.add("teachers", {"code": teacher.code, **fields})
    for pupil in story.pupils:
        scene.record.add("pupils", _pupil(pupil))
    for pupil in story.everybody:
        codes = [course.code for course in story.courses]
        scene.record.add("followed", {"pupil": pupil.key, "courses": codes})


def _course(one: Course) -> dict[str, Any]:
    return {
        "code": one.code,
        "title": one.title,
        "weekly_periods": one.periods,
        "maximum": one.maximum,
        "teachers": [one.teacher],
    }


def _pupil(pupil: Pupil) -> dict[str, Any]:
    return {
        "number": pupil.number,
        "last_name": pupil.last_name,
        "first_name": pupil.first_name,
        "civility": "mr" if pupil.sex == "M" else "mrs",
        "birth_date": pupil.birth_date,
        "birth_place": pupil.birth_place,
        "class": CLASS_NAME,
        "start": FIRST_DAY,
        "address": pupil.place.fields(),
        "parents": parents_of(pupil),
    }
