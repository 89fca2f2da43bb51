"""Enrolling a pupil by hand, with who answers for them."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from app.ui.tour.scene import Scene
from app.ui.tour.story import CLASS_NAME, Parent, Pupil, parent_fields, parents_of

ROOM = 2
CIVILITIES = {"M": "Monsieur", "F": "Madame"}
RELATIONS = {"mother": "Mère", "father": "Père"}
FIRST_DAY = date(2025, 1, 13)


def enrol_pupil(scene: Scene) -> None:
    """Ctrl+N, the form, then the representative in the file that opens."""
    player, pupil = scene.player, scene.story.newcomer
    player.room(ROOM, "pupils")
    player.control(Qt.Key.Key_N)
    player.wait(lambda: player.focused().objectName() == "last_name", "the form takes the keyboard")
    _type_pupil(scene, pupil)
    player.press("Inscrire")
    player.see(pupil.key)
    player.quiet()
    _add_parent(scene, pupil.parent)
    scene.record.add("pupils", _as_typed(pupil))
    player.picture("pupils")


def search_pupils(scene: Scene) -> None:
    """Find a pupil by a fragment of the name, without its accents."""
    player = scene.player
    room = player.room(ROOM, "pupils")
    player.control(Qt.Key.Key_F)
    search = player.focused()
    player.write("emilien")
    player.wait(lambda: _shown(room) == 1, "one pupil answers to « emilien »")
    if isinstance(search, QLineEdit):
        player.key(Qt.Key.Key_Escape)
    player.wait(lambda: _shown(room) == len(scene.story.everybody), "the whole list is back")


def _shown(room: QWidget) -> int:
    table = room.findChild(QTableView, "pupils.list")
    return table.model().rowCount() if isinstance(table, QTableView) else -1


def _type_pupil(scene: Scene, pupil: Pupil) -> None:
    player = scene.player
    player.fill("last_name", pupil.last_name)
    player.fill("first_name", pupil.first_name)
    player.choose("civility", CIVILITIES[pupil.sex])
    player.fill("birth_date", f"{pupil.birth_date:%d/%m/%Y}")
    player.fill("birth_place", pupil.birth_place)
    player.choose("class_id", CLASS_NAME)
    player.fill("start", f"{FIRST_DAY:%d/%m/%Y}")


def _add_parent(scene: Scene, parent: Parent) -> None:
    player = scene.player
    player.press("Ajouter…")
    player.wait(lambda: player.focused().objectName() == "relation", "a representative is asked")
    player.choose("relation", RELATIONS[parent.relation])
    player.choose("civility", CIVILITIES["F" if parent.relation == "mother" else "M"])
    for name, text in parent_fields(parent).items():
        player.fill(name, text)
    player.press("Ajouter")
    player.see(f"{parent.place.street}, {parent.place.postal_code} {parent.place.locality}")
    player.quiet()


def _as_typed(pupil: Pupil) -> dict[str, Any]:
    """No address of the pupil's own: letters go to the representative."""
    return {
        "number": "",
        "last_name": pupil.last_name,
        "first_name": pupil.first_name,
        "civility": "mr" if pupil.sex == "M" else "mrs",
        "birth_date": pupil.birth_date,
        "birth_place": pupil.birth_place,
        "class": CLASS_NAME,
        "start": FIRST_DAY,
        "address": {},
        "parents": parents_of(pupil),
    }
