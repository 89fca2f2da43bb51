"""Letters of notification: prepared, completed, issued, saved, posted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from app.ui.tour.scene import Scene
from app.ui.tour.story import CLASS_NAME, DAY
from app.ui.tour.tables import texts

ROOM = 5
BATCH = "lettres.pdf"
COMPLEMENTS = {
    "caractere": "non confessionnel",
    "conciliation_comment": "par écrit, contre accusé de réception",
    "epreuves_quand 2024-2025": "du 25 au 28 août 2025, selon l'horaire affiché à l'école",
}
CONCILIATION_UNTIL = "26 juin 2025"
APPEAL_UNTIL = "18 juillet 2025"
"""Circular on appeals 2024-2025: ten business days after the last day, Friday 4 July."""


def prepare_letters(scene: Scene) -> None:
    """Choose the council, and give what its letters lack."""
    player = scene.player
    player.room(ROOM, "mail")
    player.control(Qt.Key.Key_N)
    councils = player.wait_for(QTableView, "mail.councils")
    player.wait(lambda: texts(councils, "Classe") == [CLASS_NAME], f"{CLASS_NAME} is sealed")
    player.press("Préparer")
    review = player.wait_for(QTableView, "mail.review")
    player.wait(
        lambda: review.model().rowCount() == len(scene.story.everybody), "a letter for each pupil"
    )
    player.quiet()
    for name, text in COMPLEMENTS.items():
        player.fill(name, text)
    player.picture("complements")
    player.press("Enregistrer")
    player.button(f"Émettre {len(scene.story.everybody)} lettres")
    player.quiet()
    player.wait(lambda: review.hasFocus(), "the list of letters has the keyboard")
    scene.record.note("letters", written_on=DAY, complements=COMPLEMENTS)
