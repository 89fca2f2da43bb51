"""Who sits in the council, and whether they are there."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QWidget

from app.i18n import N_, _
from app.office.councils.views import CouncilView, MemberRow
from app.ui import theme
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.rooms.councils.panel_parts import Panel, fit_when_pressed, words
from app.ui.theme import Token

PRESENCES: Final = (
    ("present", N_("Présent"), "p", "ok", Token.OK),
    ("excused", N_("Excusé"), "e", "info", Token.MUTED),
    ("absent", N_("Absent"), "a", "close", Token.WARN),
)
_STAFF_ID: Final = Qt.ItemDataRole.UserRole.value


class MembersPanel(Panel):
    """A list walked with the arrows; P, E or A says whether a member is there."""

    presence_wanted = Signal(int, str)
    """A member of staff, and their presence."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__(back, _("Membres du conseil"))
        self._read_only = False
        self.head(_("Membres"))
        self.count = words(Token.MUTED)
        self.list = _MembersList(self._choose)
        self.list.setAccessibleName(_("Membres du conseil"))
        self.list.currentItemChanged.connect(self._show_buttons)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_XS)
        for presence, title, key, _picture, _token in PRESENCES:
            button = QPushButton(f"({key.upper()})  {_(title)}")
            button.setCheckable(True)
            fit_when_pressed(button)
            button.clicked.connect(lambda _checked, one=presence: self._choose(one))
            self._buttons[presence] = button
            row.addWidget(button)
        row.addStretch(1)
        self.column.addWidget(self.count)
        self.column.addWidget(self.list)
        self.column.addLayout(row)

    def show_members(self, view: CouncilView, read_only: bool) -> None:
        """Show the members; the cursor stays where it is."""
        here = max(0, self.list.currentRow())
        self._read_only = read_only
        self.list.clear()
        for member in view.members:
            self.list.addItem(_item(member))
        self.list.setCurrentRow(min(here, self.list.count() - 1))
        present = sum(member.presence == "present" for member in view.members)
        self.count.setText(
            _("{present} présents sur {members}").format(present=present, members=len(view.members))
            if view.members
            else _("Aucun membre du personnel n'enseigne encore dans cette classe.")
        )
        self._show_buttons()

    def _choose(self, presence: str) -> None:
        item = self.list.currentItem()
        if item is not None and not self._read_only:
            self.presence_wanted.emit(item.data(_STAFF_ID), presence)
        self._show_buttons()

    def _show_buttons(self) -> None:
        item = self.list.currentItem()
        now = item.data(_STAFF_ID + 1) if item is not None else ""
        for presence, button in self._buttons.items():
            button.setChecked(presence == now)
            button.setEnabled(item is not None and not self._read_only)


class _MembersList(QListWidget):
    """Letters say the presence instead of searching the list."""

    def __init__(self, choose: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(10 * theme.ROW_HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().casefold()
        found = next((one[0] for one in PRESENCES if one[2] == typed), None)
        if found is None:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        self._choose(found)
        if row + 1 < self.count():
            self.setCurrentRow(row + 1)


def _item(member: MemberRow) -> QListWidgetItem:
    title, picture, token = next(
        (title, picture, token)
        for presence, title, _key, picture, token in PRESENCES
        if presence == member.presence
    )
    role = f" · {member.role}" if member.role else ""
    item = QListWidgetItem(icon(picture, token), f"{member.person.name}{role}")
    item.setToolTip(f"{member.person.name} : {_(title)}{role}")
    item.setData(_STAFF_ID, member.person.staff_id)
    item.setData(_STAFF_ID + 1, member.presence)
    item.setData(
        Qt.ItemDataRole.AccessibleTextRole.value, f"{member.person.name}{role}, {_(title)}"
    )
    return item
