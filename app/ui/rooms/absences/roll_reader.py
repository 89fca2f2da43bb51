"""Reads days and rolls; an answer that another question overtook is dropped."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from app.office.absences.board import Board, day_board
from app.office.absences.roll import Roll, roll
from app.ui.workbench import Workbench


class RollReader:
    """Asks for a page; each kind of question has its own count."""

    def __init__(self, bench: Workbench, page: QObject) -> None:
        self._bench, self._page = bench, page
        self._boards = self._rolls = 0

    def board(self, day: date, done: Callable[[Board], None]) -> None:
        """The classes of a day."""
        self._boards += 1
        number = self._boards

        def show(found: Board) -> None:
            if number == self._boards:
                done(found)

        self._bench.ask(self._page, day_board, day, done=show)

    def roll(self, class_id: int, day: date, done: Callable[[Roll], None]) -> None:
        """The roll of a class."""
        self._rolls += 1
        number = self._rolls

        def show(found: Roll) -> None:
            if number == self._rolls:
                done(found)

        self._bench.ask(self._page, roll, class_id, day, done=show)

    def forget_roll(self) -> None:
        """No roll is wanted any more."""
        self._rolls += 1
