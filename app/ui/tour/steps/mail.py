"""Letters of notification: prepared, completed, issued, saved, posted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from app.ui.tour.dialogs import choose_file
from app.ui.tour.scene import LETTERS, Scene
from app.ui.tour.story import CLASS_NAME, DAY
from app.ui.tour.tables import texts

ROOM = 5
BATCH = "lettres.pdf"
COMPLEMENTS = {
    "caractere": "non confessionnel",
    "conciliation_comment": "par écrit, contre accusé de réception",
    "epreuves_quand 2024-2025": "du 25 au 28 août 2025, selon l'horaire affiché à l'école",
}
SHOWN = "ÉTIENNE Émile"
CONCILIATION_UNTIL = "27 juin 2025"
"""Circular on appeals 2024-2025, 1: two business days once the family knows, on the 25th."""
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


def issue_letters(scene: Scene) -> None:
    """Each letter gets its number and its document; the batch is then shown."""
    player, count = scene.player, len(scene.story.everybody)
    player.control(Qt.Key.Key_Return)
    player.see(f"{count} lettres sont émises.")
    register = player.wait_for(QTableView, "mail.register")
    player.wait(lambda: register.model().rowCount() == count, "the batch is in the register")
    player.quiet()


def save_letters(scene: Scene) -> None:
    """One file of the batch, and one file a pupil."""
    player, count = scene.player, len(scene.story.everybody)
    batch, folder = scene.folder / BATCH, scene.folder / LETTERS
    choose_file(player, batch, lambda: player.control(Qt.Key.Key_S))
    player.see(f"{count} lettres dans « {batch.name} »")
    folder.mkdir(exist_ok=True)
    choose_file(player, folder, lambda: player.control(Qt.Key.Key_S, shift=True))
    player.see(f"{count} fichiers dans « {folder.name} »")
    player.wait(
        lambda: len(list(folder.glob("*.pdf"))) == count, f"{count} files are in {folder.name}"
    )
    scene.record.note("letters", batch=BATCH, folder=LETTERS)


def post_letters(scene: Scene) -> None:
    """The batch left today, by ordinary mail."""
    player, count = scene.player, len(scene.story.everybody)
    register = player.find(QTableView, "mail.register")
    player.control(Qt.Key.Key_P, shift=True)
    player.fill("day", f"{DAY:%d/%m/%Y}")
    player.key(Qt.Key.Key_Return)
    player.wait(
        lambda: texts(register, "État") == ["Postée"] * count, f"{count} letters are posted"
    )
    player.quiet()
    _show(scene, register)
    player.picture("mail")
    scene.record.note("letters", posted_on=DAY, sending="plain")
    scene.record.note("letters", conciliation_until=CONCILIATION_UNTIL, appeal_until=APPEAL_UNTIL)
    scene.record.note("letters", second_session=COMPLEMENTS["epreuves_quand 2024-2025"])
    contact = scene.story.school.conciliation_contact
    said = [COMPLEMENTS["conciliation_comment"], contact, "E-recours"]
    scene.record.note("letters", how_to_appeal=said)


def _show(scene: Scene, register: QTableView) -> None:
    """Put the cursor on a letter that tells of appeals: it is drawn beside the list."""
    player = scene.player
    row = texts(register, "Élève").index(SHOWN)
    player.control(Qt.Key.Key_M, shift=True)
    player.click(register.viewport(), register.visualRect(register.model().index(row, 1)).center())
    number = texts(register, "Numéro")[row]
    player.see(f"{number} · Postée")
    player.see("Page 1 sur 2")
