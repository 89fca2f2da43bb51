"""What the rules on presence need besides the register: a unit's periods, a firm's hours."""

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.formats import decimal, long_date
from app.i18n import N_, _
from app.office.absences.presence_facts import Asked
from app.office.absences.presence_settings import (
    ClassPresence,
    EnrolmentPresence,
    MonthHours,
    class_presence,
    enrolment_presence,
    set_class_presence,
    set_enrolment_presence,
    set_month_hours,
)
from app.ui import theme
from app.ui.forms.check_input import CheckInput
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, DecimalInput, TextInput
from app.ui.rooms.absences.parts import clear, heading, words
from app.ui.workbench import Workbench

PROGRAMMES = (
    ("", N_("À indiquer")),
    ("art45", N_("Article 45")),
    ("art47", N_("Article 47")),
    ("art49", N_("Article 49")),
)


class PresenceForm(QWidget):
    """Shows the part that the regime asks for, and keeps it; nothing for the others."""

    kept = Signal()
    """Something was kept."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._enrolment_id = self._class_id = 0
        self._asked: Asked = ""
        self._number = 0
        self._kept = EnrolmentPresence()
        self.unit = _ClassPart()
        self.student = _StudentPart()
        self.firm = _FirmPart()
        self.month = _MonthPart()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.unit, self.student, self.firm, self.month):
            self._column.addWidget(part)
        self.unit.keep.clicked.connect(self._keep_class)
        self.student.keep.clicked.connect(lambda: self._keep_enrolment(self.student))
        self.firm.keep.clicked.connect(lambda: self._keep_enrolment(self.firm))
        self.month.keep.clicked.connect(self._keep_month)
        self.show_for("", 0, 0)

    def show_for(self, asked: Asked, enrolment_id: int, class_id: int) -> None:
        """Show what is kept of an enrolment and its class."""
        same = (asked, enrolment_id, class_id) == (self._asked, self._enrolment_id, self._class_id)
        self._asked, self._enrolment_id, self._class_id = asked, enrolment_id, class_id
        self.setVisible(bool(asked) and self._bench.can("take_absences"))
        self.unit.setVisible(asked in ("unit", "term"))
        self.unit.offer(asked)
        self.student.setVisible(asked == "unit")
        self.firm.setVisible(asked == "firm")
        self.month.setVisible(asked == "firm")
        if asked and enrolment_id and not same:
            self._read()

    def _read(self) -> None:
        self._number += 1
        number = self._number

        def show_class(found: ClassPresence) -> None:
            if number == self._number:
                self.unit.fill(found)

        def show_enrolment(found: tuple[EnrolmentPresence, tuple[MonthHours, ...]]) -> None:
            if number == self._number:
                self._kept, months = found
                self.student.fill(self._kept)
                self.firm.fill(self._kept)
                self.month.fill(months, self._bench.today())

        self._bench.ask(self, class_presence, self._class_id, done=show_class)
        self._bench.ask(self, enrolment_presence, self._enrolment_id, done=show_enrolment)

    def _keep_class(self) -> None:
        if self.unit.form.check():
            self._run(self.unit.form, set_class_presence, self._class_id, self.unit.given())

    def _keep_enrolment(self, part: "_StudentPart | _FirmPart") -> None:
        if part.form.check():
            given = part.given(self._kept)
            self._run(part.form, set_enrolment_presence, self._enrolment_id, given)

    def _keep_month(self) -> None:
        if self.month.form.check():
            self._run(self.month.form, set_month_hours, self._enrolment_id, self.month.given())

    def _run(self, form: Form, command: Any, *arguments: Any) -> None:
        def refused(refusal: Refusal) -> None:
            if not form.refuse(refusal):
                self._bench.messages.refuse(refusal)

        def done(_value: object) -> None:
            form.accept()
            self._read()
            self.kept.emit()

        self._bench.run(self, command, *arguments, done=done, refused=refused)


class _Part(QWidget):
    """A heading, fields, a button."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.form = Form()
        self.keep = QPushButton(_("Enregistrer"))
        layout = self.form.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_S, 0, 0)
        column.addWidget(heading(title))
        column.addWidget(self.form)

    def end(self) -> None:
        """The button stands after the fields."""
        self.form.add_widget(self.keep)


class _ClassPart(_Part):
    """Of the whole class: the periods of the unit, or the end of the first term."""

    def __init__(self) -> None:
        super().__init__(_("Pour toute la classe"))
        self.periods, self.term = DecimalInput(), DateInput()
        self._fields: tuple[Any, ...] = (
            self.form.add("unit_periods", _("Périodes de l'unité"), self.periods),
            self.form.add("first_term_end", _("Dernier jour du premier semestre"), self.term),
        )
        self.end()

    def offer(self, asked: Asked) -> None:
        """Show the field that is asked for."""
        self._fields[0].show(asked == "unit")
        self._fields[1].show(asked == "term")

    def fill(self, found: ClassPresence) -> None:
        """Show what is kept."""
        self.periods.set_value(found.unit_periods)
        self.term.set_value(found.first_term_end)

    def given(self) -> ClassPresence:
        """What the fields say."""
        return ClassPresence(self.periods.value(), self.term.value())


class _StudentPart(_Part):
    """Of a student: a dispense, a paid leave."""

    def __init__(self) -> None:
        super().__init__(_("Pour cet étudiant"))
        self.dispensed = DecimalInput()
        self.leave = CheckInput(_("Congé-éducation payé"))
        self.form.add("dispensed_periods", _("Périodes dispensées"), self.dispensed)
        self.form.add_widget(self.leave)
        self.end()

    def fill(self, kept: EnrolmentPresence) -> None:
        """Show what is kept."""
        self.dispensed.set_value(kept.dispensed_periods or None)
        self.leave.setChecked(kept.paid_leave)

    def given(self, kept: EnrolmentPresence) -> EnrolmentPresence:
        """What the fields say, the rest as it was kept."""
        values = {**vars(kept), "paid_leave": self.leave.isChecked()}
        return EnrolmentPresence(**{**values, "dispensed_periods": _amount(self.dispensed)})


class _FirmPart(_Part):
    """Of a pupil who learns in a firm: the programme, the hours foreseen."""

    def __init__(self) -> None:
        super().__init__(_("Formation en entreprise"))
        self.programme = ChoiceInput([(word, _(title)) for word, title in PROGRAMMES])
        self.hours, self.weeks = DecimalInput(), DecimalInput()
        self.complement = DecimalInput()
        self.derogation = CheckInput(_("Dérogation du Ministre"))
        form = self.form
        form.add("programme", _("Programme"), self.programme)
        form.add_side_by_side(
            ("planned_hours", _("Heures prévues"), self.hours, False),
            ("planned_weeks", _("Semaines"), self.weeks, False),
        )
        form.add("complement_periods", _("Périodes complémentaires au centre"), self.complement)
        form.add_widget(self.derogation)
        self.end()

    def fill(self, kept: EnrolmentPresence) -> None:
        """Show what is kept."""
        self.programme.set_value(kept.programme)
        self.hours.set_value(kept.planned_hours or None)
        self.weeks.set_value(Decimal(kept.planned_weeks) if kept.planned_weeks else None)
        self.complement.set_value(kept.complement_periods or None)
        self.derogation.setChecked(kept.derogation)

    def given(self, kept: EnrolmentPresence) -> EnrolmentPresence:
        """What the fields say, the rest as it was kept."""
        values = {
            **vars(kept),
            "programme": self.programme.value(),
            "planned_hours": _amount(self.hours),
            "planned_weeks": int(_amount(self.weeks)),
            "complement_periods": _amount(self.complement),
            "derogation": self.derogation.isChecked(),
        }
        return EnrolmentPresence(**values)


class _MonthPart(_Part):
    """The hours of each month, and those of one more."""

    def __init__(self) -> None:
        super().__init__(_("Heures faites en entreprise"))
        self._months = QVBoxLayout()
        self._months.setSpacing(0)
        listed = QWidget()
        listed.setLayout(self._months)
        self._months.setContentsMargins(0, 0, 0, 0)
        self.firm, self.day = TextInput(), DateInput()
        self.hours, self.weeks = DecimalInput(), DecimalInput()
        form = self.form
        form.add_widget(listed)
        form.add("firm", _("Entreprise"), self.firm, required=True)
        form.add_side_by_side(
            ("month", _("Un jour du mois"), self.day, True),
            ("hours", _("Heures"), self.hours, True),
            ("weeks", _("Semaines"), self.weeks, True),
        )
        self.end()

    def fill(self, months: tuple[MonthHours, ...], today: date) -> None:
        """List the months kept; propose the present one."""
        clear(self._months)
        for one in months:
            text = _("{month}, {firm} : {hours} h en {weeks} semaines").format(
                month=long_date(one.month).split(" ", 1)[1],
                firm=one.firm,
                hours=decimal(one.hours),
                weeks=one.weeks,
            )
            self._months.addWidget(words(text))
        if months:
            self.firm.set_value(months[-1].firm)
        self.day.set_value(today)

    def given(self) -> MonthHours:
        """The month that the fields say."""
        day = self.day.value() or date.min
        return MonthHours(day, self.firm.value(), _amount(self.hours), int(_amount(self.weeks)))


def _amount(field: DecimalInput) -> Decimal:
    return field.value() or Decimal(0)
