"""Who sits in the council: there or not, with which voice, and who stands aside."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton

from app.i18n import N_, _
from app.office.councils.views import CouncilView, MemberRow, Person
from app.reports.typography import polish
from app.ui import theme
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.rooms.councils.panel_parts import (
    ItemList,
    Panel,
    fit_when_pressed,
    show_text,
    words,
)
from app.ui.rooms.councils.seat_form import SeatForm
from app.ui.theme import Token

PRESENCES: Final = (
    ("present", N_("Présent"), "p", "ok", Token.OK),
    ("excused", N_("Excusé"), "e", "info", Token.MUTED),
    ("absent", N_("Absent"), "a", "close", Token.WARN),
    ("replaced", N_("Remplacé"), "r", "guardian", Token.OK),
)
VOICES: Final = {
    "deliberative": N_("voix délibérative"),
    "consultative": N_("voix consultative"),
    "none": N_("sans voix"),
}
_NEXT_VOICE: Final = {
    "deliberative": "consultative",
    "consultative": "none",
    "none": "deliberative",
}
_STAFF_ID: Final = Qt.ItemDataRole.UserRole.value
_A_ROW: Final = 2


class MembersPanel(Panel):
    """A list walked with the arrows; P, E, A or R says whether a member is there, V the voice.

    Under it, the form on the seat under the cursor: role, replacement, recusal.
    """

    presence_wanted = Signal(int, str)
    """A member of staff, and their presence."""
    voice_wanted = Signal(int, str)
    """A member of staff, and their voice."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__(back, _("Membres du conseil"))
        self._read_only = False
        self._members: tuple[MemberRow, ...] = ()
        self.head(_("Membres"))
        self.count = words(Token.MUTED)
        self.list = _MembersList(self._choose, self._turn_voice)
        self.list.setAccessibleName(_("Membres du conseil"))
        self.list.currentItemChanged.connect(self._show_buttons)
        self._buttons: dict[str, QPushButton] = {}
        self.seat = SeatForm()
        self.composition = words(Token.WARN)
        self.column.addWidget(self.count)
        self.column.addWidget(self.composition)
        self.column.addWidget(self.list)
        for start in range(0, len(PRESENCES), _A_ROW):
            self.column.addLayout(self._row(PRESENCES[start : start + _A_ROW]))
        self.column.addWidget(self.seat)

    def show_members(
        self, view: CouncilView, read_only: bool, enrolment_id: int | None = None
    ) -> None:
        """Show the members; the cursor stays where it is. Recusals are on that pupil."""
        here = max(0, self.list.currentRow())
        self._read_only = read_only
        self._members = view.members
        self.list.clear()
        for member in view.members:
            self.list.addItem(_item(member))
        self.list.setCurrentRow(min(here, self.list.count() - 1))
        self.count.setText(_counted(view))
        wrong = [one for one in view.composition if one.code != "complete"]
        told = "\n".join(f"! {one.text} ({one.source})" for one in wrong)
        show_text(self.composition, polish(told))
        self.seat.show_council(view, enrolment_id, read_only)
        self._show_buttons()

    def offer(self, staff: tuple[Person, ...]) -> None:
        """Who may be added, or sit in somebody's place."""
        self.seat.offer(staff)

    @property
    def member(self) -> MemberRow | None:
        """The member under the cursor."""
        row = self.list.currentRow()
        return self._members[row] if 0 <= row < len(self._members) else None

    def _choose(self, presence: str) -> None:
        member = self.member
        if member is None or self._read_only:
            pass
        elif presence == "replaced":
            self.seat.go_to_replacement()
            self._show_buttons()
            return
        else:
            self.presence_wanted.emit(member.person.staff_id, presence)
        self._show_buttons()

    def _turn_voice(self) -> None:
        member = self.member
        if member is not None and not self._read_only:
            self.voice_wanted.emit(member.person.staff_id, _NEXT_VOICE[member.voice])

    def _show_buttons(self) -> None:
        member = self.member
        now = member.presence if member is not None else ""
        for presence, button in self._buttons.items():
            button.setChecked(presence == now)
            button.setEnabled(member is not None and not self._read_only)
        self.seat.show_member(member)

    def _row(self, presences: tuple[tuple[str, str, str, str, Token], ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_XS)
        for presence, title, key, _picture, _token in presences:
            button = QPushButton(f"({key.upper()})  {_(title)}")
            button.setCheckable(True)
            fit_when_pressed(button)
            button.clicked.connect(lambda _checked, one=presence: self._choose(one))
            self._buttons[presence] = button
            row.addWidget(button)
        row.addStretch(1)
        return row


class _MembersList(ItemList):
    """Letters say the presence and the voice instead of searching the list."""

    def __init__(
        self,
        choose: Callable[[str], None],
        turn_voice: Callable[[], None],
    ) -> None:
        super().__init__()
        self._choose = choose
        self._turn_voice = turn_voice
        self.setMinimumHeight(8 * theme.ROW_HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().casefold()
        if typed == "v":
            self._turn_voice()
            return
        found = next((one[0] for one in PRESENCES if one[2] == typed), None)
        if found is None:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        self._choose(found)
        if row + 1 < self.count() and found != "replaced":
            self.setCurrentRow(row + 1)


def _counted(view: CouncilView) -> str:
    if not view.members:
        return _("Ce conseil n'a pas encore de membres : ajoutez-les ci-dessous.")
    text = _("{present} présents sur {members}").format(
        present=sum(member.there for member in view.members), members=len(view.members)
    )
    if view.quorate is None:
        return text
    return f"{text} · {_('quorum atteint') if view.quorate else _('quorum non atteint')}"


def _item(member: MemberRow) -> QListWidgetItem:
    title, picture, token = next(
        (title, picture, token)
        for presence, title, _key, picture, token in PRESENCES
        if presence == member.presence
    )
    role = f" · {member.role}" if member.role else ""
    other = (
        _(" · remplacé par {name}").format(name=member.replaced_by.name)
        if (member.replaced_by)
        else ""
    )
    voice = "" if member.voice == "deliberative" else f" · {_(VOICES[member.voice])}"
    said = f"{member.person.name}{role}{voice}{other}"
    item = QListWidgetItem(icon(picture, token), said)
    item.setToolTip(f"{member.person.name}\u00a0: {_(title)}{role}{voice}{other}")
    item.setData(_STAFF_ID, member.person.staff_id)
    item.setData(_STAFF_ID + 1, member.presence)
    item.setData(Qt.ItemDataRole.AccessibleTextRole.value, f"{said}, {_(title)}")
    return item
