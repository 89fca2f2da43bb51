"""The form that opens a council, and the one that changes when and where it sits."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton

from app.errors import Refusal
from app.formats import time_text
from app.i18n import _
from app.office.councils.opening import NewCouncil, SessionDetails
from app.office.councils.proposing import Proposal
from app.office.councils.views import CouncilView, Person
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput

_STAFF_ID = Qt.ItemDataRole.UserRole.value
_MEMBER_ROWS = 6


class SessionForm(Form):
    """Date, hour, place, president and secretary of a council that is open."""

    changed = Signal(object)
    """Other `SessionDetails` are asked for."""
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = self.group(_("Date et présidence"))
        self._add_first()
        self.held_on, self.begins_at = DateInput(), TextInput(8)
        self.begins_at.setPlaceholderText(time_text("14:30"))
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
        self._add_last()

    def show_session(self, view: CouncilView, staff: tuple[Person, ...]) -> None:
        """Fill the form with what is known."""
        session = view.session
        details = SessionDetails(
            session.held_on,
            session.begins_at,
            session.place,
            session.president.staff_id if session.president else None,
            session.secretary.staff_id if session.secretary else None,
        )
        self.fill(details, staff, session.head_name)

    def fill(self, details: SessionDetails, staff: tuple[Person, ...], head: str) -> None:
        """Show details; ``head`` is who presides where nobody is named."""
        people = [(person.staff_id, _named(person)) for person in staff]
        head_title = _("Direction : {name}").format(name=head) if head else _("Direction")
        self.president.set_choices([(None, head_title), *people])
        self.secretary.set_choices([(None, _("À désigner")), *people])
        known = {None, *(person.staff_id for person in staff)}
        for choice, value in (
            (self.president, details.president_id),
            (self.secretary, details.secretary_id),
        ):
            choice.set_value(value if value in known else None)
        self.held_on.set_value(details.held_on)
        self.begins_at.set_value(time_text(details.begins_at))
        self.place.set_value(details.place)
        self.accept()

    def details(self) -> SessionDetails | None:
        """What was entered, None where a field cannot be read and says so."""
        day = self.held_on.value() if self.check() else None
        if day is None:
            return None
        return SessionDetails(
            day,
            self.begins_at.value(),
            self.place.value(),
            self.president.value(),
            self.secretary.value(),
        )

    def refuse_or(self, refusal: Refusal, otherwise: Callable[[Refusal], None]) -> None:
        """Show a refusal under its field, else elsewhere."""
        if not self.refuse(refusal):
            otherwise(refusal)

    def _add_first(self) -> None:
        """What stands above the date: nothing here."""

    def _add_last(self) -> None:
        self.main = QPushButton(_("Changer"))
        self.main.clicked.connect(self._change)
        give_up = QPushButton(_("Renoncer"))
        give_up.clicked.connect(self.given_up)
        self.buttons(self.main, give_up)

    def _change(self) -> None:
        details = self.details()
        if details is not None:
            self.changed.emit(details)


class OpeningForm(SessionForm):
    """The same for a council to open, with its kind above and its members below."""

    opened = Signal(object)
    """A `NewCouncil` is asked for."""

    def __init__(self) -> None:
        self._proposal: Proposal | None = None
        super().__init__()
        self.heading.setText(_("Ouvrir un conseil"))

    def propose(self, proposal: Proposal) -> None:
        """Fill the form for a class."""
        self._proposal = proposal
        self.heading.setText(_("Ouvrir un conseil : {name}").format(name=proposal.class_name))
        self.kind.set_choices([(kind.code, kind.title) for kind in proposal.kinds])
        details = SessionDetails(proposal.held_on, secretary_id=proposal.secretary_id)
        self.fill(details, proposal.staff, proposal.head_name)
        self.members.clear()
        for member in proposal.members:
            told = " · ".join((member.person.name, *member.courses[:1]))
            self.members.addItem(_checked(member.person, told))
        self.main.setEnabled(bool(proposal.kinds))

    def _add_first(self) -> None:
        self.kind: ChoiceInput[str] = ChoiceInput()
        self.add("kind", _("Conseil"), self.kind)

    def _add_last(self) -> None:
        self.members = QListWidget()
        self.members.setFixedHeight(_MEMBER_ROWS * theme.ROW_HEIGHT)
        self.members.setWordWrap(True)
        self.members.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add("members", _("Membres : ceux qui enseignent dans la classe"), self.members)
        self.main = QPushButton(_("Ouvrir le conseil"))
        self.main.clicked.connect(self._open)
        self.buttons(self.main)

    def _open(self) -> None:
        details = self.details()
        if self._proposal is not None and details is not None:
            self.opened.emit(
                NewCouncil(self._proposal.class_id, self.kind.value(), details, self._chosen())
            )

    def _chosen(self) -> tuple[int, ...]:
        items = (self.members.item(row) for row in range(self.members.count()))
        return tuple(
            item.data(_STAFF_ID) for item in items if item.checkState() == Qt.CheckState.Checked
        )


def _checked(person: Person, told: str) -> QListWidgetItem:
    item = QListWidgetItem(told)
    item.setData(_STAFF_ID, person.staff_id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked)
    return item


def _named(person: Person) -> str:
    """As in a list that is searched by last name."""
    return f"{person.last_name} {person.first_name}".strip()
