"""Creating a school from the welcome page, and leaving it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel

from app.ui.tour.dialogs import choose_file
from app.ui.tour.eyes import StepFailed
from app.ui.tour.scene import Scene

REGIME = "Secondaire de plein exercice"


def see_welcome(scene: Scene) -> None:
    """The program opens on its welcome page."""
    scene.player.button("Créer une école…")
    scene.player.picture("welcome")


def create_school(scene: Scene) -> None:
    """Fill the form, choose where the file goes, keep the recovery sheet, enter."""
    player, school, file = scene.player, scene.story.school, scene.school_file
    player.control(Qt.Key.Key_N, shift=True)
    player.wait_for(QComboBox, "year")
    player.quiet()
    _type_school(scene)
    player.picture("new-school")
    _type_year(scene)
    _type_account(scene)
    choose_file(player, file, lambda: player.key(Qt.Key.Key_Return))
    player.button("Enregistrer la feuille…")
    sheet = scene.folder / "feuille-de-recuperation.pdf"
    choose_file(player, sheet, lambda: player.press("Enregistrer la feuille…"))
    player.wait(sheet.exists, "the recovery sheet is written")
    player.see("La feuille est dans")
    player.wait(
        lambda: isinstance(player.focused(), QCheckBox), "the keyboard is where the sheet is kept"
    )
    player.key(Qt.Key.Key_Space)
    player.press("Entrer dans l'école")
    player.wait(lambda: player.window.workspace is not None, "the school is open")
    player.wait(lambda: school.name in player.window.windowTitle(), "the window bears its name")
    player.quiet()
    scene.record.note("file", path=str(file), account=school.account)
    scene.record.note("file", password=school.password)


def close_school(scene: Scene) -> None:
    """Close the school: a backup is made, and the welcome page lists it."""
    player = scene.player
    player.control(Qt.Key.Key_W)
    player.wait(lambda: player.window.workspace is None, "the school is closed")
    player.quiet()
    player.see("Écoles récentes")


def _type_school(scene: Scene) -> None:
    player, school = scene.player, scene.story.school
    texts = {
        "name": school.name,
        "subtitle": school.subtitle,
        "street": school.place.street,
        "postal_code": school.place.postal_code,
        "locality": school.place.locality,
        "telephone": school.telephone,
        "email": school.email,
        "fase_number": school.fase_number,
        "organising_body": school.organising_body,
        "head_name": school.head_name,
    }
    for name, text in texts.items():
        player.fill(name, text)
    scene.record.note("school", **texts)


def _type_year(scene: Scene) -> None:
    player, school = scene.player, scene.story.school
    player.key(Qt.Key.Key_Tab)
    box = player.focused()
    if not isinstance(box, QCheckBox) or box.text() != REGIME:
        raise StepFailed(f"Tab leads to the regime « {REGIME} »")
    player.key(Qt.Key.Key_Space)
    player.choose("year", school.year)
    player.wait(
        lambda: any("Proposé d'après" in one.text() for one in player.window.findChildren(QLabel)),
        "the calendar of the year is proposed",
    )
    scene.record.note("school", regimes=["fwb"], year=school.year)


def _type_account(scene: Scene) -> None:
    player, school = scene.player, scene.story.school
    player.fill("account_name", school.account)
    player.fill("full_name", school.full_name)
    player.fill("password", school.password)
    player.fill("again", school.password)
