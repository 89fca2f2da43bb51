"""The forms that add to letters: a scan to keep with them, copies to others."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.office.letters.copies import send_copies
from app.office.letters.correspondents import CorrespondentLine, correspondents
from app.office.letters.receipts import attach_receipt
from app.office.letters.register import LetterLine, ids_of
from app.ui.forms.inputs import TextInput
from app.ui.qt import override
from app.ui.rooms.mail.life_panels import LifePanel
from app.ui.rooms.mail.words import letters_counted
from app.ui.scan_input import ScanInput
from app.ui.workbench import Workbench


class AttachPanel(LifePanel):
    """A scan to keep with letters, whatever becomes of them."""

    def __init__(self, bench: Workbench, left: Callable[[], None]) -> None:
        super().__init__(bench, left)
        self.scan, self.remark = ScanInput(bench), TextInput(50)
        self.form.add("scan", _("Pièce numérisée"), self.scan, required=True)
        self.form.add("note", _("De quoi il s'agit"), self.remark)
        self._end(_("Joindre la pièce"), self._attach)

    def begin(self, lines: Sequence[LetterLine]) -> None:
        """Ask for what is to be kept with these letters."""
        self.lines = tuple(lines)
        self.heading.setText(_("Pièce jointe : {n}").format(n=letters_counted(len(lines))))
        self.form.accept()
        self.scan.set_value(None)
        self.remark.clear()
        self.scan.setFocus()

    def _attach(self) -> None:
        scan = self.scan.value()
        if scan is not None:
            self._bench.run(
                self,
                attach_receipt,
                ids_of(self.lines),
                scan,
                self.remark.value(),
                done=self._done,
                refused=self._refused,
            )


class CopiesPanel(LifePanel):
    """To whom copies of letters go, each with its own line in the register."""

    def __init__(
        self, bench: Workbench, left: Callable[[], None], made: Callable[[tuple[int, ...]], None]
    ) -> None:
        super().__init__(bench, left)
        self._made = made
        self.boxes: dict[int, QCheckBox] = {}
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.form.add("copies", _("À qui"), self._list)
        self.nobody = QPushButton(_("Ajouter un destinataire dans Réglages"))
        self.nobody.setProperty("link", True)
        self.nobody.clicked.connect(lambda: bench.show_record("setting", "mail"))
        self.form.add_widget(self.nobody)
        self._end(_("Adresser les copies"), self._send)

    @override
    def first_focus(self) -> QWidget:
        return next(iter(self.boxes.values()), self.nobody)

    def begin(self, lines: Sequence[LetterLine]) -> None:
        """Ask about these letters."""
        self.lines = tuple(lines)
        self.heading.setText(_("Copies : {n}").format(n=letters_counted(len(lines))))
        self.form.accept()
        self._bench.ask(self, correspondents, done=self._offer)

    def _offer(self, found: tuple[CorrespondentLine, ...]) -> None:
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for one in found:
            if one.active and one.id is not None:
                self.boxes[one.id] = QCheckBox(one.short_name)
                self.boxes[one.id].setToolTip(", ".join(one.lines))
                self._rows.addWidget(self.boxes[one.id])
        self.first_focus().setFocus()

    def _send(self) -> None:
        chosen = tuple(one for one, box in self.boxes.items() if box.isChecked())
        self._bench.run(
            self,
            send_copies,
            ids_of(self.lines),
            chosen,
            done=self._sent,
            refused=self._refused,
        )

    def _sent(self, copies: tuple[int, ...]) -> None:
        self._left()
        self._made(copies)
