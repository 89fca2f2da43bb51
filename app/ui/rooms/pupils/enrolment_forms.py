"""What is asked to change an enrolment: each a small form, under the history."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from app.errors import Refusal
from app.i18n import _
from app.office.pupils.checks import STATUSES
from app.office.pupils.enrolling import enrol_again
from app.office.pupils.enrolments import change_class, end_enrolment
from app.office.pupils.file import EnrolmentLine, PupilFile
from app.office.pupils.years import year_at
from app.office.work import Command
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput
from app.ui.qt import override
from app.ui.rooms.pupils.words import choices
from app.ui.workbench import Workbench


class GestureForm(Form):
    """A form of one gesture: its main button does it, Esc and "Renoncer" leave it."""

    ended = Signal()
    """Done, or given up."""

    def __init__(self, bench: Workbench, heading: str, act: str) -> None:
        super().__init__()
        self.bench = bench
        self.group(heading)
        self.act = QPushButton(act)
        self.give_up = QPushButton(_("Renoncer"))
        self.give_up.setAutoDefault(True)
        self.act.clicked.connect(self._asked)
        self.give_up.clicked.connect(self.ended)

    def go(self) -> None:
        """Do the gesture; called once every field can be read."""
        raise NotImplementedError

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def run(self, command: Command[..., None], *arguments: Any) -> None:
        """Run the gesture's command; a refusal goes under its field."""
        self.bench.run(self, command, *arguments, done=self._done, refused=self._refused)

    def input(self, name: str) -> Any:
        """The input of a field."""
        return self.fields[name].editor

    def value(self, name: str) -> Any:
        """What stands in a field."""
        return self.input(name).value()

    def enter(self, name: str) -> None:
        """Put the keyboard in a field, without faults of before."""
        self.accept()
        self.input(name).setFocus()

    def _asked(self) -> None:
        if self.check():
            self.go()

    def _done(self, _nothing: None) -> None:
        self.ended.emit()

    def _refused(self, refusal: Refusal) -> None:
        if not self.refuse(refusal):
            self.bench.messages.refuse(refusal)


class ChangeClassForm(GestureForm):
    """To another class of the same year, from a day on."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench, _("Changer de classe"), _("Changer de classe"))
        self.enrolment: EnrolmentLine | None = None
        self.add_side_by_side(("class_id", _("Nouvelle classe"), ChoiceInput(), False))
        self.add("start", _("Premier jour dans cette classe"), DateInput(), required=True)
        self.buttons(self.act, self.give_up)

    def begin(self, file: PupilFile, enrolment: EnrolmentLine) -> None:
        """Propose today, and the class after the present one."""
        self.enrolment = enrolment
        offered = [one for one in file.classes if one.year_id == enrolment.year_id]
        others = [(one.id, one.name) for one in offered if one.id != enrolment.class_id]
        self.input("class_id").set_choices(others)
        self.input("start").set_value(nearest(file, enrolment.year_id, self.bench.today()))
        self.act.setEnabled(bool(others))
        self.enter("class_id")

    @override
    def go(self) -> None:
        if self.enrolment is not None:
            chosen, start = self.value("class_id"), self.value("start")
            self.run(change_class, self.enrolment.id, chosen, start)


class EndForm(GestureForm):
    """The pupil leaves: the last day, and why."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench, _("Mettre fin à l'inscription"), _("Mettre fin"))
        self.enrolment: EnrolmentLine | None = None
        self.add("end", _("Dernier jour"), DateInput(), required=True)
        reason = TextInput(50)
        reason.setPlaceholderText(_("Déménagement, changement d'école…"))
        self.add("end_reason", _("Motif, tel que le registre le dira"), reason, required=True)
        self.buttons(self.act, self.give_up)

    def begin(self, file: PupilFile, enrolment: EnrolmentLine) -> None:
        """Propose today."""
        self.enrolment = enrolment
        day = max(nearest(file, enrolment.year_id, self.bench.today()), enrolment.start)
        self.input("end").set_value(day)
        self.input("end_reason").set_value("")
        self.enter("end")

    @override
    def go(self) -> None:
        if self.enrolment is not None:
            day, reason = self.value("end"), self.value("end_reason")
            self.run(end_enrolment, self.enrolment.id, day, reason)


class AgainForm(GestureForm):
    """Somebody with a file is enrolled again, under the same number."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench, _("Réinscrire"), _("Réinscrire"))
        self.file: PupilFile | None = None
        self.years: ChoiceInput[int] = ChoiceInput()
        self.add_side_by_side(("year_id", _("Année scolaire"), self.years, False))
        self.add_side_by_side(("class_id", _("Classe"), ChoiceInput(), False))
        self.add("start", _("Premier jour"), DateInput(), required=True)
        self.add_side_by_side(("status", _("Statut"), ChoiceInput(choices(STATUSES)), False))
        self.buttons(self.act, self.give_up)
        self.years.picked.connect(lambda _year: self._year_chosen())

    def begin(self, file: PupilFile) -> None:
        """Propose the year that runs."""
        self.file = file
        self.years.set_choices([(year.id, year.label) for year in file.years])
        running = year_at(file.years, self.bench.today())
        if running is not None:
            self.years.set_value(running.id)
            self._year_chosen()
        self.enter("class_id")

    @override
    def go(self) -> None:
        if self.file is not None:
            chosen, start, status = (self.value(name) for name in ("class_id", "start", "status"))
            self.run(enrol_again, self.file.identity.id, chosen, start, status)

    def _year_chosen(self) -> None:
        if self.file is not None:
            year = self.years.value()
            offered = [(one.id, one.name) for one in self.file.classes if one.year_id == year]
            self.input("class_id").set_choices(offered)
            self.input("start").set_value(nearest(self.file, year, self.bench.today()))
            self.act.setEnabled(bool(offered))


def nearest(file: PupilFile, year_id: int, today: date) -> date:
    """Today, or the nearest day of that school year."""
    year = next(year for year in file.years if year.id == year_id)
    return year.nearest(today)
