"""The left of the room: the day, its parts, and its classes."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.office.absences.board import Board
from app.rules.regime import AbsenceUnit
from app.ui import theme
from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.absences.class_list import ClassList
from app.ui.rooms.absences.day_bar import DayBar
from app.ui.theme import Token

_CHARACTERS = 44


class DaySide(QWidget):
    """Shows a `Board`; says how many classes are still to be called."""

    def __init__(self, book: ActionBook, memory: Memory) -> None:
        super().__init__()
        self._book = book
        self.days = DayBar(book)
        self.classes = ClassList(memory)
        self.left = QLabel()
        self.left.setContentsMargins(theme.SPACE_M, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.days)
        inset = QVBoxLayout()
        inset.setContentsMargins(theme.SPACE_M, 0, 0, 0)
        inset.addWidget(self.classes)
        column.addLayout(inset, 1)
        column.addWidget(self.left)
        column.addStretch(0)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)

    def show_board(self, board: Board, slots: Mapping[AbsenceUnit, str]) -> None:
        """Show the day and its classes, each in its slot."""
        self.days.show_day(board.day)
        self._book.enable("absences.previous_day", board.day.previous is not None)
        self._book.enable("absences.next_day", board.day.next is not None)
        self.classes.show_board(board, slots)
        self.classes.setVisible(bool(board.classes))
        if not board.classes:
            self.days.show_slots((), "")
        self._tell_left(bool(board.classes))

    def choose(self, class_id: int | None, board: Board) -> None:
        """Put the cursor on that class, or on the first one that has pupils."""
        ids = [line.id for line in board.classes]
        if class_id in ids:
            self.classes.choose(class_id)
        elif ids:
            first = next((line.id for line in board.classes if line.pupils), ids[0])
            self.classes.choose(first)

    def _tell_left(self, any_class: bool) -> None:
        left = self.classes.calls_left()
        if left:
            text = ngettext("{n} classe à appeler", "{n} classes à appeler", left)
            self.left.setText(text.format(n=left))
        else:
            self.left.setText(_("✓ Toutes les classes sont appelées") if any_class else "")
        theme.paint_text(self.left, Token.WARN if left else Token.OK)
