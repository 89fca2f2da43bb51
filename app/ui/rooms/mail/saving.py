"""Issued letters out as files: one PDF for the lot, or one a pupil."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.office.letters.documents import by_pupil, issued_documents
from app.reports.files import safe_name, unique_names
from app.ui.files import ask_folder, ask_save, write_file
from app.ui.rooms.mail.stamping import as_they_leave
from app.ui.workbench import Workbench

if TYPE_CHECKING:
    from app.office.letters.documents import IssuedDocument


def save_batch(owner: QWidget, bench: Workbench, letter_ids: Sequence[int], title: str) -> None:
    """Ask where to, join the letters in posting order, write the file, say so."""
    kinds = _("Document PDF (*.pdf)")
    proposed = Path(safe_name(title, "pdf"))
    file = ask_save(owner, _("Enregistrer le PDF du lot"), kinds, proposed)
    if file is not None:
        bench.ask(
            owner,
            issued_documents,
            tuple(letter_ids),
            done=lambda documents: as_they_leave(
                owner, bench, documents, lambda some: _join(owner, bench, some, title, file)
            ),
        )


def save_each(owner: QWidget, bench: Workbench, letter_ids: Sequence[int]) -> None:
    """Ask in which folder, and write one file a pupil there, under a safe name."""
    folder = ask_folder(owner, _("Enregistrer une lettre par élève"))
    if folder is not None:
        bench.ask(
            owner,
            issued_documents,
            tuple(letter_ids),
            done=lambda documents: as_they_leave(
                owner, bench, documents, lambda some: _Files(owner, bench, folder, some).begin()
            ),
        )


def _join(
    owner: QWidget,
    bench: Workbench,
    documents: "Sequence[IssuedDocument]",
    title: str,
    file: Path,
) -> None:
    # Imported where it serves: the room opens sooner.
    from app.reports.join import Document, join_documents

    parts = tuple(Document(_bookmark(one), one.pdf) for one in documents)

    def write(pdf: bytes) -> None:
        call = partial(write_file, file, pdf)
        bench.runner.on_lane(owner, call, say, bench.services.trouble)

    def say(written: Path) -> None:
        bench.messages.say(
            _("{n} lettres dans « {file} », dans l'ordre de l'envoi.").format(
                n=len(documents), file=written.name
            )
            if len(documents) > 1
            else _("La lettre est dans « {file} ».").format(file=written.name)
        )

    join = partial(join_documents, title=title, author=bench.school_name)
    bench.render(owner, join, parts, write)


def _bookmark(document: "IssuedDocument") -> str:
    return " · ".join(filter(None, (document.group, document.title)))


class _Files(QObject):
    """Writes one file a pupil, one after the other; several letters of a pupil are joined."""

    def __init__(
        self,
        owner: QWidget,
        bench: Workbench,
        folder: Path,
        documents: "Sequence[IssuedDocument]",
    ) -> None:
        super().__init__(owner)
        self._bench = bench
        self._folder = folder
        self._groups = by_pupil(documents)
        self._names = unique_names(some[0].name for some in self._groups)
        self._next = 0

    def begin(self) -> None:
        """Write the next file, or say that all are there."""
        if self._next == len(self._groups):
            self._bench.messages.say(
                _("{n} fichiers dans « {folder} ».").format(
                    n=len(self._groups), folder=self._folder.name
                )
            )
            self.deleteLater()
            return
        some = self._groups[self._next]
        if len(some) == 1:
            self._write(some[0].pdf)
            return
        from app.reports.join import Document, join_documents

        parts = tuple(Document(one.title, one.pdf) for one in some)
        join = partial(join_documents, title=some[0].title, author=self._bench.school_name)
        self._bench.render(self, join, parts, self._write, self._failed)

    def _write(self, pdf: bytes) -> None:
        call = partial(write_file, self._folder / self._names[self._next], pdf)
        self._bench.runner.on_lane(self, call, self._written, self._failed)

    def _written(self, _file: Path) -> None:
        self._next += 1
        self.begin()

    def _failed(self, error: BaseException) -> None:
        self._bench.services.trouble(error)
        self.deleteLater()
