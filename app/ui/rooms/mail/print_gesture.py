"""Printing the letters chosen, from the system's dialog to the mark in the register."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.office.letters.documents import IssuedDocument, issued_documents
from app.office.letters.lives import mark_printed
from app.office.rights import Right
from app.ui.rooms.mail.stamping import as_they_leave
from app.ui.workbench import Workbench


class PrintGesture(QObject):
    """Prints one lot at a time."""

    busy_changed = Signal()

    def __init__(self, bench: Workbench, owner: QWidget) -> None:
        super().__init__(owner)
        self._bench = bench
        self._owner = owner
        self.busy = False

    def begin(self, letter_ids: tuple[int, ...]) -> None:
        """Read the letters, ask for a printer, print."""
        if letter_ids and not self.busy:
            self._bench.ask(self, issued_documents, letter_ids, done=self._stamp)

    def _stamp(self, documents: tuple[IssuedDocument, ...]) -> None:
        as_they_leave(self, self._bench, documents, self._send)

    def _send(self, documents: tuple[IssuedDocument, ...]) -> None:
        # Imported where it serves: few sessions print, and all open this room.
        from app.ui import printing

        printer = printing.choose_printer(self._owner)
        if printer is None:
            return
        self._turn_busy(True)
        order = printing.PrintOrder(
            [printing.ToPrint(one.letter_id, one.pdf, one.printed) for one in documents],
            _("Courrier de l'école"),
        )
        job = printing.PrintJob(self._bench, printer, order, self)
        job.progressed.connect(self._say_progress)
        job.ended.connect(self._ended)
        job.start()

    def _turn_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit()

    def _say_progress(self, done: int, asked: int) -> None:
        if done < asked:
            self._bench.messages.say(
                _("L'impression est en cours : {n} sur {total}.").format(n=done + 1, total=asked)
            )

    def _ended(self, letter_ids: tuple[int, ...]) -> None:
        self._turn_busy(False)
        if not letter_ids:
            return
        if self._bench.can(Right.WRITE_LETTERS):
            self._bench.run(self, mark_printed, letter_ids, done=partial(self._say, letter_ids))
        else:
            self._say(letter_ids, 0)

    def _say(self, letter_ids: tuple[int, ...], _first: int) -> None:
        number = len(letter_ids)
        self._bench.messages.say(
            _("{n} lettres sont parties à l'imprimante.").format(n=number)
            if number > 1
            else _("La lettre est partie à l'imprimante.")
        )
