"""At the door: somebody comes in late, or goes home; a name, a time, and it is noted."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLabel, QPushButton

from app.errors import Refusal
from app.folding import folded
from app.i18n import _
from app.office.absences.door_slips import Noted
from app.office.absences.doors import (
    Foreseen,
    Passage,
    Passer,
    foresee_passage,
    note_passage,
    passers,
)
from app.office.absences.marking import Edits
from app.ui import theme
from app.ui.forms.check_input import CheckInput
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.qt import override
from app.ui.rooms.absences.parts import SidePanel, heading, words
from app.ui.rooms.absences.slip_printer import SlipPrinter
from app.ui.rooms.absences.time_input import TimeInput
from app.ui.theme import Token
from app.ui.workbench import Workbench

PAUSE = 150


class DoorPanel(SidePanel):
    """A form that stays open from one pupil to the next; Esc leaves it."""

    left = Signal()
    """The form is done with."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(_("Arrivée tardive ou départ"))
        self._bench = bench
        self._day = date.min
        self._known: tuple[Passer, ...] = ()
        self.form = Form()
        self.way = ChoiceInput([(False, _("Arrive")), (True, _("Part"))])
        self.pupil = TextInput(34)
        self.time = TimeInput()
        self.note = TextInput(34)
        self.slip = CheckInput(_("Imprimer un billet"))
        self._slips = SlipPrinter(self, bench)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.save = QPushButton(_("Noter"))
        self.give_up = QPushButton(_("Terminer"))
        self._names = QStringListModel(self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE)
        self._wait.timeout.connect(self._foresee)
        self._lay_out()
        self._connect()

    def begin(self, day: date) -> None:
        """Note passages of this day, beginning now where it is today."""
        self._day = day
        self.pupil.set_value("")
        self.note.set_value("")
        self.said.clear()
        self.form.accept()
        if day == self._bench.today():
            self.time.set_value(self._bench.services.clock.now().strftime("%H:%M"))
        self._bench.ask(self, passers, day, done=self._offer)

    def chosen(self) -> Passer | None:
        """The pupil whose name is typed, or the only one who has these words in theirs."""
        typed = self.pupil.value()
        exact = next((one for one in self._known if _title(one) == typed), None)
        if exact is not None or not typed:
            return exact
        parts = folded(typed).split()
        found = [one for one in self._known if all(part in folded(_title(one)) for part in parts)]
        return found[0] if len(found) == 1 else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _offer(self, found: tuple[Passer, ...]) -> None:
        self._known = found
        self._names.setStringList([_title(one) for one in found])

    def _passage(self) -> Passage | None:
        who = self.chosen()
        try:
            time = self.time.value()
        except ValueError:
            return None
        if who is None or not time:
            return None
        return Passage(who.enrolment_id, self._day, time, self.way.value(), self.note.value())

    def _foresee(self) -> None:
        passage = self._passage()
        self.said.clear()
        if passage is None:
            return

        def failed(error: BaseException) -> None:
            if isinstance(error, Refusal):
                self._tell(str(error.message), Token.WARN)
            else:
                self._bench.services.trouble(error)

        self._bench.ask(self, foresee_passage, passage, done=self._show, failed=failed)

    def _show(self, found: Foreseen) -> None:
        self._tell(found.said, Token.MUTED)

    def _tell(self, text: str, token: Token) -> None:
        self.said.setText(text)
        theme.paint_text(self.said, token)

    def _save(self) -> None:
        if not self.form.check():
            return
        passage = self._passage()
        if passage is None:
            self.form.refuse(Refusal(_("Choisissez un élève de la liste."), field="pupil"))
            return
        if not self.slip.value():
            self._note(passage)
            return

        def print_then(found: Foreseen) -> None:
            self._note(passage, lambda: self._slips.print(Noted(passage, found.said)))

        self._bench.ask(self, foresee_passage, passage, done=print_then, failed=self._failed)

    def _note(self, passage: Passage, then: Callable[[], None] = lambda: None) -> None:
        def done(_undo: Edits) -> None:
            self._noted()
            then()

        self._bench.run(self, note_passage, passage, done=done, refused=self._refused)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            self._refused(error)
        else:
            self._bench.services.trouble(error)

    def _noted(self) -> None:
        who = self.pupil.value()
        self._bench.messages.say(_("{name} : noté.").format(name=who))
        self.pupil.set_value("")
        self.note.set_value("")
        self.said.clear()
        self.pupil.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        if not self.form.refuse(refusal):
            self._bench.messages.refuse(refusal)

    def _connect(self) -> None:
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.pupil.setCompleter(completer)
        self.way.picked.connect(lambda _way: self._wait.start())
        for line in (self.pupil, self.time):
            line.textChanged.connect(lambda _text: self._wait.start())
        self.save.clicked.connect(self._save)
        self.give_up.clicked.connect(self.left)

    def _lay_out(self) -> None:
        form = self.form
        form.add_widget(heading(_("Arrivée tardive ou départ"), 2))
        form.add_widget(words(_("Les minutes se comptent d'après l'horaire."), Token.MUTED))
        form.add("pupil", _("Élève"), self.pupil, required=True)
        form.add_side_by_side(
            ("way", _("Passage"), self.way, False), ("time", _("Heure"), self.time, True)
        )
        form.add("note", _("Remarque"), self.note)
        form.add_widget(self.slip)
        form.add_widget(self.said)
        form.buttons(self.save, self.give_up)
        layout = form.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(form)
        self.column.addStretch(1)


def _title(one: Passer) -> str:
    return f"{one.name}, {one.class_name}"
