"""The vote on the decision of a pupil or on a point: counts, consensus, and what came of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.office.councils.ballots import (
    ABSTAINED,
    AGAINST,
    BY_CONSENSUS,
    FOR,
    PRESIDENT_VOTES,
    Entry,
)
from app.office.councils.electorate import Electorate
from app.office.councils.views import VoteState, VotingRules
from app.reports.typography import polish
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput
from app.ui.qt import override
from app.ui.rooms.councils.panel_parts import link, show_text, words
from app.ui.theme import Token

OUTCOMES: Final = {
    "adopted": N_("acquise"),
    "rejected": N_("rejetée"),
    "undecided": N_("non acquise : un nouveau vote est nécessaire"),
    "second_vote": N_("deux tiers non atteints : un second vote est nécessaire"),
    "lower_measures": N_("deux tiers non atteints : proposez une mesure de rang inférieur"),
}
VOICES: Final = ((FOR, N_("pour")), (AGAINST, N_("contre")), (ABSTAINED, N_("abstention")))
_MOST: Final = 99
_CHARACTERS: Final = 4


class CountInput(QLineEdit):
    """A number of voices."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setValidator(QIntValidator(0, _MOST, self))
        self.setAccessibleName(title)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS + 2 * theme.SPACE_M)

    def number(self) -> int:
        """The voices, 0 where nothing is written."""
        return int(self.text() or 0)


class VoteInput(QWidget):
    """Counts are typed, the result is the rule's; Enter takes the vote."""

    wanted = Signal(object)
    """An `Entry` to record; its proposal is filled by whoever knows it."""
    names_wanted = Signal()
    """Take the vote by name."""
    withdrawn = Signal(int)
    """Take back the vote of this number."""

    def __init__(self, rules: VotingRules) -> None:
        super().__init__()
        self._rules = rules
        self._there: Electorate | None = None
        self._votes: tuple[VoteState, ...] = ()
        self.favour = CountInput(_("Voix pour"))
        self.favour.setObjectName("votes-for")
        self.against = CountInput(_("Voix contre"))
        self.against.setObjectName("votes-against")
        self.rest = QLabel()
        theme.paint_text(self.rest, Token.MUTED)
        voices = [
            (code, _(title)) for code, title in VOICES if rules.abstention or code != ABSTAINED
        ]
        self.president: ChoiceInput[str] = ChoiceInput(voices)
        self.president.setAccessibleName(_("Voix de la présidence"))
        self.take = QPushButton(_("Noter le vote"))
        self.by_name = link(_("Par nom…"), self.names_wanted.emit)
        self.consensus = link(_("Par consensus"), self._by_consensus)
        self.withdraw = link(_("Retirer le vote"), self._withdraw)
        self.told = words()
        self.told.setObjectName("vote-told")
        self.source = words(Token.MUTED)
        self._president_line = QWidget()
        self._fields = QWidget()
        self._lay_out()
        self.take.clicked.connect(self._take)
        for entry in (self.favour, self.against):
            entry.textChanged.connect(self._show_rest)

    def show_votes(self, votes: Sequence[VoteState], there: Electorate, read_only: bool) -> None:
        """Show the votes that were taken, the last one's result first."""
        changed = tuple(votes) != self._votes or there != self._there
        self._votes, self._there = tuple(votes), there
        self._fields.setVisible(not read_only)
        self.withdraw.setVisible(bool(votes) and not read_only)
        self._show_told()
        if changed and not (self.favour.hasFocus() or self.against.hasFocus()):
            self._fill(votes[-1] if votes else None)
        self._show_rest()

    def go(self) -> None:
        """Put the keyboard in the first count."""
        self.favour.setFocus()
        self.favour.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("\r", "\n"):
            self._take()
        else:
            super().keyPressEvent(event)

    def _fill(self, last: VoteState | None) -> None:
        counted = last is not None and last.method != "consensus"
        self.favour.setText(str(last.votes_for) if counted and last else "")
        self.against.setText(str(last.votes_against) if counted and last else "")
        if last is not None and last.president_vote:
            self.president.set_value(last.president_vote)

    def _take(self) -> None:
        if not self.favour.text() and not self.against.text():
            self.go()
            return
        president = self.president.value() if not self._president_line.isHidden() else ""
        self.wanted.emit(Entry("", self.favour.number(), self.against.number(), president))

    def _by_consensus(self) -> None:
        self.wanted.emit(Entry("", consensus=True))

    def _withdraw(self) -> None:
        if self._votes:
            self.withdrawn.emit(self._votes[-1].id)

    def _show_rest(self) -> None:
        """How many are left: they abstained, or still have to vote."""
        present = len(self._there.voters) if self._there else 0
        left = present - self.favour.number() - self.against.number()
        typed = bool(self.favour.text() or self.against.text())
        if not typed:
            text = _("{present} votants").format(present=present)
        elif left < 0:
            text = _("! {n} voix de trop").format(n=-left)
        elif self._rules.abstention:
            text = _("abstention {n}").format(n=left)
        else:
            text = _("! {n} voix manquent").format(n=left) if left else _("sans abstention")
        self.rest.setText(text)
        theme.paint_text(self.rest, Token.WARN if text.startswith("!") else Token.MUTED)
        tie = typed and self.favour.number() == self.against.number()
        self._president_line.setVisible(self._rules.rule in PRESIDENT_VOTES or tie)

    def _show_told(self) -> None:
        lines = [told(vote) for vote in self._votes]
        show_text(self.told, "\n".join(lines))
        last = self._votes[-1] if self._votes else None
        reasons = last.reasons if last else ()
        theme.paint_text(self.told, Token.OK if last and last.adopted else Token.WARN)
        show_text(self.source, polish(" ".join(f"{one.text} ({one.source})" for one in reasons)))

    def _lay_out(self) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(theme.SPACE_S)
        for title, entry in ((_("pour"), self.favour), (_("contre"), self.against)):
            counts.addWidget(QLabel(title))
            counts.addWidget(entry)
        counts.addWidget(self.rest, 1)
        line = QHBoxLayout(self._president_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(QLabel(_("dont la présidence")))
        line.addWidget(self.president)
        line.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE_S)
        buttons.addWidget(self.take)
        buttons.addWidget(self.by_name)
        buttons.addWidget(self.consensus)
        buttons.addStretch(1)
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(theme.SPACE_XS)
        fields.addLayout(counts)
        fields.addWidget(self._president_line)
        fields.addLayout(buttons)
        # Not before: what is shown without a parent is a window, and takes the keyboard.
        self.consensus.setVisible(self._rules.rule in BY_CONSENSUS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self._fields)
        column.addWidget(self.told)
        column.addWidget(self.source)
        column.addWidget(self.withdraw)


def told(vote: VoteState) -> str:
    """A vote in a line: "pour 6, contre 3 → acquise"."""
    outcome = _(OUTCOMES.get(vote.outcome, vote.outcome))
    again = _("second vote : ") if vote.round > 1 else ""
    if vote.method == "consensus":
        return _("{again}par consensus → {outcome}").format(again=again, outcome=outcome)
    counts = _("pour {favour}, contre {against}").format(
        favour=vote.votes_for, against=vote.votes_against
    )
    if vote.abstentions:
        counts = _("{counts}, abstention {n}").format(counts=counts, n=vote.abstentions)
    return f"{again}{counts} → {outcome}"
