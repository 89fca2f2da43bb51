"""The roll of the class on one half-day."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from app.formats import whole_number
from app.ui.tour.scene import Scene
from app.ui.tour.story import CLASS_NAME, DAY
from app.ui.tour.tables import texts

ROOM = 3
SLOT = "am"
KEYS = {2: ("a", None), 4: ("r", 12), 5: ("e", None), 9: ("a", None), 11: ("s", None)}
"""By line: the key of a status, and the minutes of a late arrival."""


def take_roll(scene: Scene) -> None:
    """All are present but a few: arrows, one key each, then the roll is called."""
    player = scene.player
    room = player.room(ROOM, "absences")
    player.press("Matin", room)
    roll = player.wait_for(QTableView, "absences.roll", room)
    count = len(scene.story.everybody)
    player.wait(lambda: roll.model().rowCount() == count, f"the roll of {CLASS_NAME} is shown")
    player.quiet()
    player.click(roll.viewport(), roll.visualRect(roll.model().index(0, 1)).center())
    names = texts(roll, "Élève")
    for line, name in enumerate(names):
        _call(scene, line, name)
    first = min(KEYS) + 1
    player.write(str(first))
    player.wait(lambda: roll.currentIndex().row() == first - 1, f"{first} leads to that pupil")
    player.see(whole_number(scene.story.named(names[first - 1]).parent.telephone))
    player.quiet()
    player.picture("absences")
    player.control(Qt.Key.Key_Return)
    player.see("✓ Appel fait")
    player.quiet()
    shown = texts(roll, "Statut")
    player.wait(
        lambda: shown.count("✓\u2002Présent") == count - len(KEYS), "the others are present"
    )
    scene.record.note("roll", **{"class": CLASS_NAME, "day": DAY, "slot": SLOT})


def _call(scene: Scene, line: int, name: str) -> None:
    player = scene.player
    key, minutes = KEYS.get(line, ("", None))
    if not key:
        player.key(Qt.Key.Key_Down)
        return
    player.write(key)
    if minutes is not None:
        player.write(str(minutes))
        player.key(Qt.Key.Key_Return)
    pupil = scene.story.named(name)
    scene.record.add("absences", {"pupil": pupil.key, "code": key.upper(), "minutes": minutes})
