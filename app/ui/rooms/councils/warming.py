"""Reads a council in idle before one is opened: the first reading costs ten times the next.

What is cold is not the council's own: the rules of its regime, and the statements.
"""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.office.councils.background import backgrounds
from app.office.councils.listing import CouncilLine
from app.office.councils.opened import council
from app.ui.workbench import Workbench

QUIET: Final = 120
"""Milliseconds after the list is shown: it is painted first."""


class Warming(QObject):
    """One council of each regime, one after the other, while nobody opens one."""

    def __init__(self, owner: QObject, bench: Workbench, idle: Callable[[], bool]) -> None:
        super().__init__(owner)
        self._bench = bench
        self._idle = idle
        self._left: list[int] = []
        self._begun = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(QUIET)
        self._soon.timeout.connect(self._next)

    def begin(self, lines: Iterable[CouncilLine]) -> None:
        """The list is shown; nothing is done the second time."""
        firsts: dict[str, int] = {}
        for line in lines:
            if line.council_id is not None and line.state == "open":
                firsts.setdefault(line.regime_title, line.council_id)
        if firsts and not self._begun:
            self._begun = True
            self._left = list(firsts.values())
            self._soon.start()

    def _next(self) -> None:
        if self._left and self._idle():
            council_id = self._left.pop(0)
            self._bench.ask(self, council, council_id, done=_forget, failed=_forget)
            self._bench.ask(
                self,
                backgrounds,
                council_id,
                done=lambda _known: self._soon.start(),
                failed=_forget,
            )


def _forget(_answer: object) -> None:
    """What was read is only warm now; what failed will be said when it is wanted."""
