"""The letters of a preparation: which are issued, which cannot be, which stay as they are."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.folding import folded
from app.i18n import N_, _
from app.office.letters.statuses import SENDING_TITLES
from app.office.letters.views import PreparedLetter
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.mail.words import STATE_ICONS, STATE_TONES, STATES
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token

CLASS_COLUMN: Final = 5


class ReviewList(TableView[PreparedLetter]):
    """Space sets letters aside, or takes them back."""

    skipped_changed = Signal()

    def __init__(self, memory: Memory) -> None:
        self.skipped: set[tuple[int, int, str]] = set()
        columns = self._columns()
        model: RowModel[PreparedLetter] = RowModel(
            columns, lambda letter: letter.key, lambda letter: folded(letter.pupil)
        )
        super().__init__(model, "mail.review", _("Lettres préparées"), memory)

    def to_issue(self) -> list[PreparedLetter]:
        """The letters that are issued, in posting order."""
        return [
            letter
            for letter in self.rows.all_rows()
            if letter.issuable and letter.key not in self.skipped
        ]

    def show_letters(self, letters: Sequence[PreparedLetter]) -> None:
        """Show these; the class is said where there are several."""
        self.rows.set_rows(letters)
        classes = {letter.class_name for letter in letters}
        self.leave_out(CLASS_COLUMN, len(classes) < 2)

    def skip(self) -> None:
        """Set the chosen letters aside, or take them back if they all were."""
        keys = {letter.key for letter in self.chosen_rows() if letter.issuable}
        if not keys:
            return
        self.skipped = self.skipped - keys if keys <= self.skipped else self.skipped | keys
        self.viewport().update()
        self.skipped_changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Space and plain:
            self.skip()
        else:
            super().keyPressEvent(event)

    def _state(self, letter: PreparedLetter) -> str:
        return "skipped" if letter.key in self.skipped else letter.state

    def _columns(self) -> tuple[Column[PreparedLetter], ...]:
        return (
            Column[PreparedLetter](
                N_("État"),
                lambda letter: _(STATES[self._state(letter)]),
                width=14,
                tone=lambda letter: STATE_TONES.get(self._state(letter)),
                icon=lambda letter: STATE_ICONS.get(self._state(letter), ""),
                tooltip=_replaced,
            ),
            Column[PreparedLetter](N_("Élève"), lambda letter: letter.pupil, width=22),
            Column[PreparedLetter](
                N_("Objet"),
                lambda letter: letter.decision,
                width=12,
                tooltip=lambda letter: letter.title,
            ),
            Column[PreparedLetter](
                N_("Destinataire"),
                lambda letter: letter.recipient or _("personne"),
                width=28,
                tooltip=lambda letter: letter.address,
                tone=lambda letter: None if letter.recipient else Token.FAIL,
            ),
            Column[PreparedLetter](
                N_("Ce qui manque"),
                lambda letter: " ".join(_lacking(letter)),
                width=34,
                tooltip=lambda letter: "\n".join(_lacking(letter)),
                tone=lambda letter: Token.FAIL if letter.gaps else Token.WARN,
            ),
            Column[PreparedLetter](N_("Classe"), lambda letter: letter.class_name, width=9),
            Column[PreparedLetter](
                N_("Envoi"),
                lambda letter: _(SENDING_TITLES[letter.sending]) if letter.sending else "",
                width=20,
            ),
        )


def _replaced(letter: PreparedLetter) -> str:
    """Which letter of the register it takes the place of."""
    if letter.state != "changed":
        return ""
    return _("Remplace {reference}").format(reference=letter.replaces)


def _lacking(letter: PreparedLetter) -> tuple[str, ...]:
    """What keeps it from being issued, then what is to be known of it."""
    return (*(gap.text for gap in letter.gaps), *letter.warnings)
