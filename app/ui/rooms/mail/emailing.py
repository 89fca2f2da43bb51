"""E-mails prepared as files: one a letter, for the office's own program to send.

A single one is opened in that program at once; several are left in a folder.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.office.letters.documents import IssuedDocument, issued_documents
from app.office.letters.emails import EmailLot, email_lot, email_views, note_emails
from app.reports.files import unique_names
from app.ui.files import ask_folder, write_file
from app.ui.message_bar import Message
from app.ui.rooms.mail.stamping import as_they_leave
from app.ui.theme import Token
from app.ui.workbench import Workbench


class EmailGesture(QObject):
    """Prepares the e-mails of the letters chosen."""

    def __init__(self, bench: Workbench, owner: QWidget) -> None:
        super().__init__(owner)
        self._bench = bench
        self._owner = owner
        self._lot: EmailLot | None = None
        self._folder = Path()

    def begin(self, letter_ids: tuple[int, ...]) -> None:
        """Find the addresses, then ask in which folder the messages go."""
        if letter_ids:
            self._bench.ask(self, email_lot, letter_ids, done=self._choose)

    def _choose(self, lot: EmailLot) -> None:
        reached = tuple(one.letter_id for one in lot.letters if one.recipients)
        if lot.silent:
            self._bench.messages.show_message(
                Message(
                    _("Aucune adresse électronique n'est connue pour {names}.").format(
                        names=", ".join(dict.fromkeys(lot.silent))
                    ),
                    _("Ajoutez-la dans le dossier de l'élève, ou envoyez la lettre par la poste."),
                    Token.WARN,
                )
            )
        if not reached:
            return
        folder = ask_folder(self._owner, _("Où préparer les courriels"))
        if folder is not None:
            self._lot, self._folder = lot, folder
            self._bench.ask(self, issued_documents, reached, done=self._stamp)

    def _stamp(self, documents: tuple[IssuedDocument, ...]) -> None:
        as_they_leave(self, self._bench, documents, self._make)

    def _make(self, documents: Sequence[IssuedDocument]) -> None:
        if self._lot is None:
            return
        # Imported where it serves: few letters leave by e-mail.
        from app.reports.email_message import render_emails

        names = unique_names(f"{Path(one.name).stem}.eml" for one in documents)
        ids = tuple(one.letter_id for one in documents)
        views = email_views(self._lot, documents)

        def write(messages: tuple[bytes, ...]) -> None:
            files = [self._folder / name for name in names]
            call = partial(_write_all, files, messages)
            self._bench.runner.on_lane(
                self, call, partial(self._written, ids), self._bench.services.trouble
            )

        self._bench.render(self, render_emails, views, write)

    def _written(self, letter_ids: tuple[int, ...], files: list[Path]) -> None:
        self._bench.run(self, note_emails, letter_ids)
        one = len(files) == 1
        target = files[0] if one else self._folder
        said = (
            _("Le courriel est prêt : {file}. Marquez la lettre postée une fois envoyé.").format(
                file=files[0].name
            )
            if one
            else _(
                "{n} courriels sont prêts dans « {folder} ». "
                "Marquez les lettres postées une fois envoyés."
            ).format(n=len(files), folder=self._folder.name)
        )
        act = _("Ouvrir le courriel") if one else _("Ouvrir le dossier")
        self._bench.messages.say(said, act, partial(_open, target))


def _write_all(files: Sequence[Path], messages: Sequence[bytes]) -> list[Path]:
    return [write_file(file, content) for file, content in zip(files, messages, strict=True)]


def _open(target: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))
