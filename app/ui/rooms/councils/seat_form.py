"""The seat under the cursor: role, replacement, recusal for a pupil; and who is added."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.office.councils.views import CouncilView, MemberRow, Person, PupilRow
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.rooms.councils.panel_parts import clear, flush, link, narrow

_NOBODY = 0


class SeatForm(Form):
    """Changes nothing itself: each button asks for one gesture on the chosen member."""

    role_wanted = Signal(int, str)
    """A member and their role."""
    replacement_wanted = Signal(int, int)
    """A member, and who sits in their place."""
    recusal_wanted = Signal(int, int, str)
    """An enrolment, a member who stands aside, and why."""
    recusal_withdrawn = Signal(int, int)
    """An enrolment, and a member who sits again."""
    member_wanted = Signal(int)
    """Somebody to add."""
    removal_wanted = Signal(int)
    """A member to take out of the list."""

    def __init__(self) -> None:
        super().__init__()
        flush(self)
        self._member: MemberRow | None = None
        self._pupil: PupilRow | None = None
        self._roles: set[str] = set()
        self._people: set[int] = set()
        self.seat = self.group(_("Ce membre"))
        self.role: ChoiceInput[str] = narrow(ChoiceInput())
        self.role.picked.connect(self._want_role)
        self.other: ChoiceInput[int] = narrow(ChoiceInput())
        self.other.picked.connect(self._want_replacement)
        self.add("role", _("Siège comme"), self.role)
        self.add("replaced_by", _("Remplacé par"), self.other)
        self.remove = link(_("Retirer de la liste"), self._want_removal)
        self.add_widget(self.remove)
        self.aside = self.group("")
        self.reason = TextInput(30)
        self.reason.setPlaceholderText(_("Raison : parent, tuteur…"))
        self.add("reason", _("Récuser ce membre pour l'élève"), self.reason)
        self.recuse = QPushButton(_("Récuser"))
        self.recuse.clicked.connect(self._want_recusal)
        self.add_widget(self.recuse)
        self._recused = QWidget()
        self._lines = QVBoxLayout(self._recused)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add_widget(self._recused)
        self.group(_("Ajouter un membre"))
        self.newcomer: ChoiceInput[int] = narrow(ChoiceInput())
        self.newcomer.setAccessibleName(_("Personne à ajouter"))
        self.add_widget(self.newcomer)
        self.seat_them = QPushButton(_("Ajouter"))
        self.seat_them.clicked.connect(self._want_member)
        self.add_widget(self.seat_them)

    def offer(self, staff: tuple[Person, ...]) -> None:
        """Who may be added, or sit in somebody's place."""
        people = [(one.staff_id, f"{one.last_name} {one.first_name}".strip()) for one in staff]
        self._people = {_NOBODY, *(one.staff_id for one in staff)}
        self.other.set_choices([(_NOBODY, _("Personne")), *people])
        self.newcomer.set_choices([(_NOBODY, _("Choisir…")), *people])
        self.show_member(self._member)

    def show_council(self, view: CouncilView, enrolment_id: int | None, read_only: bool) -> None:
        """Show the roles of this council, and who stands aside for the pupil."""
        self.setVisible(not read_only)
        self._roles = {one.code for one in view.seats}
        self.role.set_choices([(one.code, one.title) for one in view.seats])
        self._pupil = next((one for one in view.pupils if one.enrolment_id == enrolment_id), None)
        self._show_recusals()

    def show_member(self, member: MemberRow | None) -> None:
        """Show the seat of a member."""
        self._member = member
        shown = member is not None
        for widget in (self.role, self.other, self.remove, self.recuse, self.reason):
            widget.setEnabled(shown)
        if member is None:
            return
        self.seat.setText(member.person.name)
        if member.seat in self._roles:
            self.role.set_value(member.seat)
        other = member.replaced_by.staff_id if member.replaced_by else _NOBODY
        if other in self._people:
            self.other.set_value(other)

    def go_to_replacement(self) -> None:
        """Put the keyboard where the replacement is chosen."""
        self.other.setFocus()

    def _show_recusals(self) -> None:
        pupil = self._pupil
        for widget in (self.aside, self.reason, self.recuse, self.fields["reason"].label):
            widget.setVisible(pupil is not None)
        self._recused.setVisible(pupil is not None and bool(pupil.recusals))
        clear(self._lines)
        if pupil is None:
            return
        self.aside.setText(_("Pour {name}").format(name=pupil.name))
        for one in pupil.recusals:
            told = f"{one.name} ({one.reason})" if one.reason else one.name
            self._lines.addWidget(
                link(
                    _("{name} est récusé : le faire siéger à nouveau").format(name=told),
                    partial(self._withdraw, one.staff_id),
                )
            )

    def _withdraw(self, staff_id: int, _checked: bool = False) -> None:
        if self._pupil is not None:
            self.recusal_withdrawn.emit(self._pupil.enrolment_id, staff_id)

    def _want_role(self, code: str) -> None:
        if self._member is not None and code != self._member.seat:
            self.role_wanted.emit(self._member.person.staff_id, code)

    def _want_replacement(self, staff_id: int) -> None:
        if self._member is not None:
            self.replacement_wanted.emit(self._member.person.staff_id, staff_id)

    def _want_recusal(self) -> None:
        if self._member is not None and self._pupil is not None:
            self.recusal_wanted.emit(
                self._pupil.enrolment_id, self._member.person.staff_id, self.reason.value()
            )
            self.reason.clear()

    def _want_member(self) -> None:
        if self.newcomer.value() != _NOBODY:
            self.member_wanted.emit(self.newcomer.value())
            self.newcomer.set_value(_NOBODY)

    def _want_removal(self) -> None:
        if self._member is not None:
            self.removal_wanted.emit(self._member.person.staff_id)
