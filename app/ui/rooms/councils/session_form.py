"""The form that opens a council, and the one that changes when and where it sits."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton

from app.errors import Refusal
from app.formats import time_text
from app.i18n import N_, _
from app.office.councils.opening import NewCouncil, SessionDetails
from app.office.councils.proposing import KindChoice, Proposal
from app.office.councils.views import CouncilView, Person
from app.reports.typography import polish
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput
from app.ui.rooms.councils.motivation_input import TextArea
from app.ui.rooms.councils.panel_parts import ItemList, Panel, flush, narrow, words
from app.ui.theme import Token

_IDENTITY = Qt.ItemDataRole.UserRole.value
_MEMBER_ROWS = 6


PRESIDENCIES = {
    "head": N_("Direction, ou personne qu'elle désigne"),
    "head_cooperating": N_("Chef d'un établissement coopérant"),
    "delegate": N_("Délégué, par décision"),
    "deputy": N_("Direction adjointe, la direction étant absente"),
    "coordinator": N_("Coordonnateur, la direction étant absente"),
    "other": N_("Autre qualité"),
}


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
        self.president: ChoiceInput[int | None] = narrow(ChoiceInput())
        self.secretary: ChoiceInput[int | None] = narrow(ChoiceInput())
        self.add("president_id", _("Présidence"), self.president)
        self.presidency = narrow(
            ChoiceInput([(code, _(title)) for code, title in PRESIDENCIES.items()])
        )
        self.presidency.picked.connect(self._show_delegation)
        self.add("presidency", _("Préside comme"), self.presidency)
        self.delegation = TextInput(40)
        self.delegated = self.add(
            "delegation", _("Décision qui délègue la présidence"), self.delegation
        )
        self.add("secretary_id", _("Secrétariat du conseil"), self.secretary)
        self.agenda = TextArea(_("Ordre du jour"), 4)
        self.agenda.setPlaceholderText(_("Un point par ligne"))
        self.add("agenda", _("Ordre du jour"), self.agenda)
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
            session.presidency,
            session.delegation,
            session.agenda,
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
        self.presidency.set_value(details.presidency)
        self.delegation.set_value(details.delegation)
        self.agenda.setPlainText("\n".join(details.agenda))
        self._show_delegation(details.presidency)
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
            self.presidency.value(),
            self.delegation.value(),
            tuple(self.agenda.toPlainText().splitlines()),
        )

    def refuse_or(self, refusal: Refusal, otherwise: Callable[[Refusal], None]) -> None:
        """Show a refusal under its field, else elsewhere."""
        if not self.refuse(refusal):
            otherwise(refusal)

    def _show_delegation(self, presidency: str) -> None:
        self.delegated.show(presidency not in ("head", "other"))

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


class SessionPanel(Panel):
    """The form beside the grid; Esc gives it up."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__(back, _("Date et présidence"))
        self.form = SessionForm()
        flush(self.form)
        self.form.given_up.connect(back)
        self.column.addWidget(self.form)


class OpeningForm(SessionForm):
    """The same for a council to open, with its kind above and its members below."""

    opened = Signal(object)
    """A `NewCouncil` is asked for."""

    def __init__(self) -> None:
        self._proposal: Proposal | None = None
        super().__init__()
        self.heading.setText(_("Ouvrir un conseil"))

    def propose(self, proposal: Proposal) -> None:
        """Fill the form for a class; the kind that was chosen stays where it is offered."""
        self._proposal = proposal
        self.heading.setText(_("Ouvrir un conseil : {name}").format(name=proposal.class_name))
        self.kind.set_choices([(choice.code, choice.title) for choice in proposal.kinds])
        details = SessionDetails(proposal.held_on, secretary_id=proposal.secretary_id)
        self.fill(details, proposal.staff, proposal.head_name)
        self.members.clear()
        for member in proposal.members:
            told = " · ".join((member.person.name, *member.courses[:1]))
            self.members.addItem(_checked(member.person.staff_id, told))
        self._show_kind()

    @property
    def choice(self) -> KindChoice | None:
        """The kind of council that is chosen, with what it needs."""
        if self._proposal is None or not self._proposal.kinds:
            return None
        code = self.kind.value()
        return next(choice for choice in self._proposal.kinds if choice.code == code)

    def _show_kind(self, _code: str = "") -> None:
        """What the kind needs: the pupils it is on, when it may be held, what is in the way."""
        choice = self.choice
        self.main.setEnabled(choice is not None and not choice.obstacle)
        if choice is None or self._proposal is None:
            return
        self.note.setText(polish(choice.obstacle or choice.note))
        self.note.setVisible(bool(self.note.text()))
        theme.paint_text(self.note, Token.WARN if choice.obstacle else Token.MUTED)
        self.held_on.set_value(choice.held_on)
        self.pupils.clear()
        chosen = choice.kind.pupils == "chosen"
        for pupil in self._proposal.pupils if chosen else choice.carried:
            told = f"{pupil.name}\u00a0: {', '.join(pupil.told)}" if pupil.told else pupil.name
            item = _checked(pupil.enrolment_id, told)
            item.setCheckState(Qt.CheckState.Unchecked)
            if not chosen:
                item.setData(Qt.ItemDataRole.CheckStateRole.value, None)
            self.pupils.addItem(item)
        self.on_pupils.label.setText(
            _("Élèves sur lesquels il porte") if chosen else _("Ajournés, examens à représenter")
        )
        self.on_pupils.show(self.pupils.count() > 0)
        # The centre's council is not of those who teach in one of its classes.
        wanted = Qt.CheckState.Unchecked if choice.kind.centre else Qt.CheckState.Checked
        for row in range(self.members.count()):
            self.members.item(row).setCheckState(wanted)

    def _add_first(self) -> None:
        self.kind: ChoiceInput[str] = narrow(ChoiceInput())
        self.kind.picked.connect(self._show_kind)
        self.add("kind", _("Conseil"), self.kind)
        self.note = words(Token.MUTED)
        self.note.hide()
        self.add_widget(self.note)
        self.pupils = _ticks()
        self.on_pupils = self.add("pupils", _("Élèves sur lesquels il porte"), self.pupils)
        self.on_pupils.show(False)

    def _add_last(self) -> None:
        self.members = _ticks()
        self.add("members", _("Membres : ceux qui enseignent dans la classe"), self.members)
        self.main = QPushButton(_("Ouvrir le conseil"))
        self.main.clicked.connect(self._open)
        self.main.setEnabled(False)  # until what can be opened was read
        self.buttons(self.main)

    def _open(self) -> None:
        details = self.details()
        choice = self.choice
        if self._proposal is None or choice is None or details is None:
            return
        pupils = _ticked(self.pupils) if choice.kind.pupils == "chosen" else ()
        self.opened.emit(
            NewCouncil(self._proposal.class_id, choice.code, details, _ticked(self.members), pupils)
        )


def _ticks() -> ItemList:
    """A list whose lines are ticked with the space bar."""
    shown = ItemList()
    shown.setFixedHeight(_MEMBER_ROWS * theme.ROW_HEIGHT)
    return shown


def _ticked(shown: QListWidget) -> tuple[int, ...]:
    items = (shown.item(row) for row in range(shown.count()))
    return tuple(
        item.data(_IDENTITY) for item in items if item.checkState() == Qt.CheckState.Checked
    )


def _checked(identity: int, told: str) -> QListWidgetItem:
    item = QListWidgetItem(told)
    item.setData(_IDENTITY, identity)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked)
    return item


def _named(person: Person) -> str:
    """As in a list that is searched by last name."""
    return f"{person.last_name} {person.first_name}".strip()
