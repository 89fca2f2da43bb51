"""Points put to the vote that are no pupil's: added, voted, taken back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QPushButton

from app.i18n import _
from app.office.councils.electorate import electorate
from app.office.councils.views import CouncilView, MatterState
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.icons import icon
from app.ui.rooms.councils.panel_parts import ItemList, Panel, flush, heading, link
from app.ui.rooms.councils.vote_input import VoteInput, told
from app.ui.theme import Token

_ID = Qt.ItemDataRole.UserRole.value
_ROWS = 5


class MattersPanel(Panel):
    """A list of points, and the vote on the one under the cursor."""

    added = Signal(str, str)
    """A point to add: its subject and its words."""
    removed = Signal(int)
    """A point to take back."""
    voted = Signal(int, object)
    """A point, and the `Entry` of the vote on it."""
    withdrawn = Signal(int)
    """A vote to take back."""
    names_wanted = Signal(int)
    """Vote by name on this point."""

    def __init__(self, view: CouncilView, back: Callable[[], None]) -> None:
        super().__init__(back, _("Points mis aux voix"))
        self._view = view
        self.column.addWidget(heading(_("Points mis aux voix"), 2))
        self.list = ItemList()
        self.list.setAccessibleName(_("Points mis aux voix"))
        self.list.setFixedHeight(_ROWS * theme.ROW_HEIGHT)
        self.list.currentRowChanged.connect(self._show_vote)
        self.vote = VoteInput(view.voting)
        self.vote.wanted.connect(self._voted)
        self.vote.withdrawn.connect(self.withdrawn)
        self.vote.names_wanted.connect(self._by_name)
        self.remove = link(_("Retirer ce point"), self._remove)
        self.form = Form()
        flush(self.form)
        self.form.group(_("Ajouter un point"))
        self.subject = ChoiceInput([(one.code, one.title) for one in view.subjects])
        self.text = TextInput(50)
        self.form.add("subject", _("Objet"), self.subject)
        self.form.add("text", _("Ce qui est proposé"), self.text)
        add = QPushButton(_("Ajouter le point"))
        add.clicked.connect(self._add)
        self.form.buttons(add, prominent=False)
        for part in (self.list, self.vote, self.remove, self.form):
            self.column.addWidget(part)

    @property
    def matter(self) -> MatterState | None:
        """The point under the cursor."""
        row = self.list.currentRow()
        return self._view.matters[row] if 0 <= row < len(self._view.matters) else None

    def show_matters(self, view: CouncilView, read_only: bool) -> None:
        """Show the points; the cursor stays."""
        here = self.list.currentRow()
        more = len(view.matters) > self.list.count() > 0
        self._view, self._read_only = view, read_only
        self.list.blockSignals(True)
        self.list.clear()
        for matter in view.matters:
            self.list.addItem(_item(matter))
        self.list.blockSignals(False)
        last = len(view.matters) - 1
        self.list.setCurrentRow(last if more else min(max(here, 0), last))
        self.form.setVisible(not read_only)
        self._show_vote(self.list.currentRow())

    def clear_form(self) -> None:
        """The point was added: the next one may be typed."""
        self.text.clear()
        self.form.accept()

    def go_to(self, matter_id: int) -> None:
        """Put the cursor on a point, and the keyboard in its vote."""
        for row, matter in enumerate(self._view.matters):
            if matter.id == matter_id:
                self.list.setCurrentRow(row)
        self.vote.go()

    def _show_vote(self, _row: int) -> None:
        matter = self.matter
        self.vote.setVisible(matter is not None)
        self.remove.setVisible(matter is not None and not matter.votes and not self._read_only)
        if matter is not None:
            self.vote.show_votes(matter.votes, electorate(self._view), self._read_only)

    def _voted(self, entry: object) -> None:
        if self.matter is not None:
            self.voted.emit(self.matter.id, entry)

    def _by_name(self) -> None:
        if self.matter is not None:
            self.names_wanted.emit(self.matter.id)

    def _remove(self) -> None:
        if self.matter is not None:
            self.removed.emit(self.matter.id)

    def _add(self) -> None:
        self.added.emit(self.subject.value(), self.text.value())


def _item(matter: MatterState) -> QListWidgetItem:
    last = matter.votes[-1] if matter.votes else None
    state = told(last) if last else _("à voter")
    picture, token = ("ok", Token.OK) if last else ("warn", Token.WARN)
    item = QListWidgetItem(icon(picture, token), f"{matter.title}\u00a0: {matter.text}\n{state}")
    item.setData(_ID, matter.id)
    return item
