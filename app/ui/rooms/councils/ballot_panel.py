"""A vote by name: each voter's voice, one key each."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QListWidgetItem, QPushButton

from app.i18n import N_, _
from app.office.councils.ballots import ABSTAINED, AGAINST, FOR, Entry
from app.office.councils.electorate import Electorate, Voter
from app.ui import theme
from app.ui.forms.form import main_button
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.rooms.councils.panel_parts import ItemList, Panel, words
from app.ui.theme import Token

_KEYS: Final = {"p": FOR, "c": AGAINST, "a": ABSTAINED}
_SHOWN: Final = {
    FOR: (N_("pour"), "ok", Token.OK),
    AGAINST: (N_("contre"), "close", Token.FAIL),
    ABSTAINED: (N_("abstention"), "info", Token.MUTED),
}


class BallotPanel(Panel):
    """P, C or A on each voter; Enter takes the vote once all have said something."""

    wanted = Signal(object)
    """An `Entry` with the voices by voter; its proposal is filled by whoever knows it."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__(back, _("Vote par nom"))
        self._voters: tuple[Voter, ...] = ()
        self._voices: dict[str, str] = {}
        self._abstention = True
        self.head(_("Vote par nom"))
        self.about = words(Token.MUTED)
        self.list = _VotersList(self._say, self._take)
        self.list.setAccessibleName(_("Votants"))
        self.count = words()
        self.take = main_button(QPushButton(_("Noter le vote")))
        self.take.setDefault(False)
        self.take.clicked.connect(self._take)
        for part in (self.about, self.list, self.count):
            self.column.addWidget(part)
        self.column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignRight)

    def ask(self, about: str, there: Electorate, *, abstention: bool) -> None:
        """Ask each voter's voice on a proposal."""
        self._voters, self._voices, self._abstention = there.voters, {}, abstention
        keys = _("P pour, C contre, A abstention") if abstention else _("P pour, C contre")
        self.about.setText(f"{about}\n{keys}")
        self.list.clear()
        for voter in there.voters:
            self.list.addItem(QListWidgetItem(_no_voice(), _name(voter)))
        self.list.setCurrentRow(0)
        self._show()
        self.list.setFocus()

    def _say(self, voice: str) -> None:
        row = self.list.currentRow()
        if row < 0 or (voice == ABSTAINED and not self._abstention):
            return
        voter = self._voters[row]
        self._voices[voter.key] = voice
        title, picture, token = _SHOWN[voice]
        item = self.list.item(row)
        item.setText(f"{_name(voter)}\u00a0: {_(title)}")
        item.setIcon(icon(picture, token))
        self._show()
        self.list.setCurrentRow(min(row + 1, self.list.count() - 1))

    def _show(self) -> None:
        said = list(self._voices.values())
        left = len(self._voters) - len(said)
        text = _("pour {favour}, contre {against}, abstention {rest}").format(
            favour=said.count(FOR), against=said.count(AGAINST), rest=said.count(ABSTAINED)
        )
        self.count.setText(_("{text} · {n} à voter").format(text=text, n=left) if left else text)
        self.take.setEnabled(not left and bool(self._voters))

    def _take(self) -> None:
        if self.take.isEnabled():
            self.wanted.emit(Entry("", ballots=tuple(self._voices.items())))


class _VotersList(ItemList):
    """Letters are voices; Enter takes the vote."""

    def __init__(self, say: Callable[[str], None], take: Callable[[], None]) -> None:
        super().__init__()
        self._say = say
        self._take = take
        self.setMinimumHeight(10 * theme.ROW_HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        voice = _KEYS.get(event.text().casefold())
        if voice is not None:
            self._say(voice)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)


def _no_voice() -> QIcon:
    """As wide as the icon of a voice: names stay where they are when one is given."""
    blank = QPixmap(16, 16)
    blank.fill(Qt.GlobalColor.transparent)
    return QIcon(blank)


def _name(voter: Voter) -> str:
    return _("{name} (présidence)").format(name=voter.name) if voter.presides else voter.name
