"""What a visit of the other two rooms shows and completes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from app.ui.tour.eyes import StepFailed
from app.ui.tour.scene import Scene

TODAY, SETTINGS = 1, 6


def complete_settings(scene: Scene) -> None:
    """To whom a conciliation is asked; the pages are looked at on the way."""
    player, contact = scene.player, scene.story.school.conciliation_contact
    room = player.room(SETTINGS, "settings")
    pages = player.find(QListWidget, within=room)
    player.picture("settings")
    player.fill("conciliation_contact", contact)
    player.key(Qt.Key.Key_Tab)
    player.quiet()
    scene.record.note("school", conciliation_contact=contact)
    player.click(pages.viewport(), pages.visualItemRect(pages.item(0)).center())
    for place in range(1, pages.count()):
        player.key(Qt.Key.Key_Down, widget=pages)
        if pages.currentRow() != place:
            raise StepFailed(f"the arrow leads to page {place + 1} of the settings")
        player.picture(f"settings-{place + 1}")


def see_today(scene: Scene) -> None:
    """What is left to do once the letters are posted."""
    player = scene.player
    player.room(TODAY, "today")
    player.picture("today")
