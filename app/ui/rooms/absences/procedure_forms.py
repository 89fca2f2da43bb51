"""The forms of the procedure beyond the maximum: return, objectives, answer, council."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import N_, _
from app.office.absences.duties.procedure import (
    FamilyAnswer,
    Procedure,
    Proposal,
    note_answer,
    note_council,
    note_return,
    propose,
)
from app.office.absences.motives import SIGNERS
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput
from app.ui.forms.tick import Tick
from app.ui.rooms.absences.parts import clear

ANSWERS: Final = (("approved", N_("Approuve les objectifs")), ("refused", N_("Les refuse")))
FINDINGS: Final = (("met", N_("Objectifs respectés")), ("not_met", N_("Non respectés")))
LINES = 5

Gesture = tuple[Any, ...]
"""A command and its arguments, the pupil first."""


class StepForm(QWidget):
    """One step: its fields, and the button that keeps them."""

    wanted = Signal(object)
    """A `Gesture`."""

    def __init__(self, button: str) -> None:
        super().__init__()
        self.form = Form()
        self.pupil_id = 0
        self.keep = QPushButton(button)
        self.keep.clicked.connect(self._keep)
        layout = self.form.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def begin(self, found: Procedure, today: date) -> None:
        """Show what is kept of this step."""
        self.pupil_id = found.pupil_id
        self.form.accept()
        self.fill(found, today)

    def fill(self, found: Procedure, today: date) -> None:
        """Fill the fields."""
        raise NotImplementedError

    def gesture(self) -> Gesture:
        """What the fields ask for."""
        raise NotImplementedError

    def refuse(self, refusal: Refusal, otherwise: Callable[[Refusal], None]) -> None:
        """Show what was refused beside its field, or where ``otherwise`` says."""
        if not self.form.refuse(refusal):
            otherwise(refusal)

    def _keep(self) -> None:
        if self.form.check():
            self.wanted.emit(self.gesture())


class ReturnForm(StepForm):
    """The first day back."""

    def __init__(self) -> None:
        super().__init__(_("Noter le retour"))
        self.day = DateInput()
        self.day.returnPressed.connect(self._keep)
        self.form.add("returned_on", _("Premier jour de retour"), self.day, required=True)
        self.form.add_widget(self.keep)

    def fill(self, found: Procedure, today: date) -> None:
        """The day kept, that of the rolls, or today."""
        self.day.set_value(found.returned_on or found.seen_on or today)

    def gesture(self) -> Gesture:
        """The return."""
        return (note_return, self.pupil_id, self.day.value())


class ObjectivesForm(StepForm):
    """The objectives, one a line; who sets them; the link with the plan de pilotage."""

    def __init__(self) -> None:
        super().__init__(_("Fixer ces objectifs"))
        self.objectives = QPlainTextEdit()
        self.objectives.setTabChangesFocus(True)
        self.objectives.setFixedHeight(self.fontMetrics().height() * LINES)
        self.authors, self.link, self.day = TextInput(60), TextInput(60), DateInput()
        form = self.form
        form.add("objectives", _("Objectifs individuels, un par ligne"), self.objectives)
        form.add("authors", _("Fixés par"), self.authors, required=True)
        form.add("plan_link", _("Lien avec le plan de pilotage"), self.link, required=True)
        form.add("day", _("Proposés le"), self.day, required=True)
        form.add_widget(self.keep)

    def fill(self, found: Procedure, today: date) -> None:
        """Those kept; the usual authors where there are none yet."""
        self.objectives.setPlainText("\n".join(one.text for one in found.objectives))
        self.authors.set_value(found.authors or _("l'équipe éducative et le CPMS"))
        self.link.set_value(found.plan_link)
        self.day.set_value(found.proposed_on or today)

    def gesture(self) -> Gesture:
        """The proposal."""
        lines = tuple(self.objectives.toPlainText().splitlines())
        given = Proposal(_day(self.day), lines, self.authors.value(), self.link.value())
        return (propose, self.pupil_id, given)


class AnswerForm(StepForm):
    """What the family answers, who signed, when."""

    def __init__(self) -> None:
        super().__init__(_("Noter la réponse"))
        self.answer = ChoiceInput([(word, _(title)) for word, title in ANSWERS])
        self.signer = ChoiceInput([(word, _(title)) for word, title in SIGNERS.items()])
        self.name, self.day = TextInput(), DateInput()
        form = self.form
        form.add("answer", _("La famille"), self.answer)
        form.add("signed_by", _("En qualité de"), self.signer)
        form.add("signed_name", _("Nom de qui a signé"), self.name, required=True)
        form.add("day", _("Signé le"), self.day, required=True)
        form.add_widget(self.keep)

    def fill(self, found: Procedure, today: date) -> None:
        """The answer kept, or an approval of today."""
        self.answer.set_value(found.answer if found.answer != "none" else "approved")
        self.signer.set_value(found.signed_by or "parent")
        self.name.set_value(found.signed_name)
        self.day.set_value(found.answered_on or today)

    def gesture(self) -> Gesture:
        """The answer."""
        given = FamilyAnswer(
            self.answer.value(), _day(self.day), self.signer.value(), self.name.value()
        )
        return (note_answer, self.pupil_id, given)


class CouncilForm(StepForm):
    """What the class council finds of each objective, its decision and the reasons."""

    def __init__(self) -> None:
        super().__init__(_("Noter la décision"))
        self.boxes: list[Tick] = []
        self._list = QVBoxLayout()
        found = QWidget()
        found.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.council = ChoiceInput([(word, _(title)) for word, title in FINDINGS])
        self.motivation = QPlainTextEdit()
        self.motivation.setTabChangesFocus(True)
        self.motivation.setFixedHeight(self.fontMetrics().height() * LINES)
        self.day = DateInput()
        form = self.form
        form.add_widget(QLabel(_("Cochez les objectifs respectés")))
        form.add_widget(found)
        form.add("council", _("Le conseil de classe constate"), self.council)
        form.add("motivation", _("Motivation"), self.motivation)
        form.add("day", _("Décidé le"), self.day, required=True)
        form.add_widget(self.keep)

    def fill(self, found: Procedure, today: date) -> None:
        """The findings kept."""
        self._show_objectives([(one.text, one.finding == "met") for one in found.objectives])
        self.council.set_value(found.council if found.council != "none" else "met")
        self.motivation.setPlainText(found.motivation)
        self.day.set_value(found.council_on or today)

    def gesture(self) -> Gesture:
        """The decision."""
        findings = tuple("met" if box.ticked else "not_met" for box in self.boxes)
        text = self.motivation.toPlainText()
        return (
            note_council,
            self.pupil_id,
            self.day.value(),
            findings,
            self.council.value(),
            text,
        )

    def _show_objectives(self, objectives: Sequence[tuple[str, bool]]) -> None:
        clear(self._list)
        self.boxes = []
        for text, met in objectives:
            box = Tick(text)
            box.set_ticked(met)
            self.boxes.append(box)
            self._list.addWidget(box)


def _day(field: DateInput) -> date:
    """The day of a field that was checked."""
    day = field.value()
    assert day is not None, "the form was checked"
    return day


FORMS: Final[dict[str, Callable[[], StepForm]]] = {
    "await_return": ReturnForm,
    "set_objectives": ObjectivesForm,
    "seek_approval": AnswerForm,
    "council": CouncilForm,
}
