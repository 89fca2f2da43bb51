"""The form that opens a council, and the one that changes when and where it sits."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton

from app.errors import Refusal
from app.i18n import _
from app.office.councils.opening import NewCouncil, Proposal, SessionDetails
from app.office.councils.views import CouncilView, Person
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput

_STAFF_ID = Qt.ItemDataRole.UserRole.value
_MEMBER_ROWS = 7


class SessionForm(Form):
    """Date, hour, place, president and secretary; in its opening form, kind and members too."""

    opened = Signal(object)
    """A `NewCouncil` is asked for."""
    changed = Signal(object)
    """Other `SessionDetails` are asked for."""
    given_up = Signal()

    def __init__(self, opening: bool) -> None:
        super().__init__()
        self._proposal: Proposal | None = None
        self.heading = self.group(_("Ouvrir un conseil") if opening else _("Date et présidence"))
        self.kind: ChoiceInput[str] = ChoiceInput()
        if opening:
            self.add("kind", _("Conseil"), self.kind)
        self.held_on, self.begins_at = DateInput(), TextInput(8)
        self.begins_at.setPlaceholderText("14:30")
        self.add_side_by_side(
            ("held_on", _("Date"), self.held_on, True),
            ("begins_at", _("Heure"), self.begins_at, False),
        )
        self.place = TextInput(30)
        self.add("place", _("Lieu"), self.place)
        self.president: ChoiceInput[int | None] = ChoiceInput()
        self.secretary: ChoiceInput[int | None] = ChoiceInput()
        self.add("president_id", _("Présidence"), self.president)
        self.add("secretary_id", _("Secrétariat du conseil"), self.secretary)
        self.members = QListWidget()
        if opening:
            self._add_members()
        self._add_buttons(opening)

    def propose(self, proposal: Proposal) -> None:
        """Fill the opening form for a class."""
        self._proposal = proposal
        self.heading.setText(_("Ouvrir un conseil : {name}").format(name=proposal.class_name))
        self.kind.set_choices([(kind.code, kind.title) for kind in proposal.kinds])
        self._fill(
            SessionDetails(proposal.held_on, secretary_id=proposal.secretary_id),
            proposal.staff,
            proposal.head_name,
        )
        self.members.clear()
        for member in proposal.members:
            self.members.addItem(
                _checked(member.person, " · ".join(("", *member.courses[:1])).strip())
            )
        self.accept()
        self.main.setEnabled(bool(proposal.kinds))

    def show_session(self, view: CouncilView, staff: tuple[Person, ...]) -> None:
        """Fill the form of a council that is open."""
        session = view.session
        details = SessionDetails(
            session.held_on,
            session.begins_at,
            session.place,
            session.president.staff_id if session.president else None,
            session.secretary.staff_id if session.secretary else None,
        )
        self._fill(details, staff, session.head_name)
        self.accept()

    def refuse_or(self, refusal: Refusal, otherwise: Callable[[Refusal], None]) -> None:
        """Show a refusal under its field, else elsewhere."""
        if not self.refuse(refusal):
            otherwise(refusal)

    def _fill(self, details: SessionDetails, staff: tuple[Person, ...], head: str) -> None:
        people = [(person.staff_id, _named(person)) for person in staff]
        head_title = _("Direction : {name}").format(name=head) if head else _("Direction")
        self.president.set_choices([(None, head_title), *people])
        self.secretary.set_choices([(None, _("À désigner")), *people])
        known = {None, *(person.staff_id for person in staff)}
        for choice, value in (
            (self.president, details.president_id),
            (self.secretary, details.secretary_id),
        ):
            choice.set_value(value if value in known else None)
        self.held_on.set_value(details.held_on)
        self.begins_at.set_value(details.begins_at)
        self.place.set_value(details.place)

    def _details(self) -> SessionDetails:
        day = self.held_on.value()
        assert day is not None  # the field is required and was checked
        return SessionDetails(
            day,
            self.begins_at.value(),
            self.place.value(),
            self.president.value(),
            self.secretary.value(),
        )

    def _open(self) -> None:
        if self._proposal is None or not self.check():
            return
        self.opened.emit(
            NewCouncil(self._proposal.class_id, self.kind.value(), self._details(), self._members())
        )

    def _change(self) -> None:
        if self.check():
            self.changed.emit(self._details())

    def _members(self) -> tuple[int, ...]:
        items = (self.members.item(row) for row in range(self.members.count()))
        return tuple(
            item.data(_STAFF_ID) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def _add_members(self) -> None:
        self.members.setFixedHeight(_MEMBER_ROWS * theme.ROW_HEIGHT)
        self.add(
            "members",
            _("Membres à voix délibérative"),
            self.members,
            help_text=_("Proposés : ceux qui enseignent dans la classe."),
        )

    def _add_buttons(self, opening: bool) -> None:
        self.main = QPushButton(_("Ouvrir le conseil") if opening else _("Changer"))
        self.main.clicked.connect(self._open if opening else self._change)
        if opening:
            self.buttons(self.main)
            return
        give_up = QPushButton(_("Renoncer"))
        give_up.clicked.connect(self.given_up)
        self.buttons(self.main, give_up)


def _checked(person: Person, told: str) -> QListWidgetItem:
    item = QListWidgetItem(f"{person.name} {told}".strip())
    item.setData(_STAFF_ID, person.staff_id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked)
    return item


def _named(person: Person) -> str:
    """As in a list that is searched by last name."""
    return f"{person.last_name} {person.first_name}".strip()
