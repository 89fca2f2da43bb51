"""Opening the demonstration school, made the first time it is asked for."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import paths
from app.errors import Refusal
from app.formats import long_date
from app.i18n import _
from app.ui.start import Start
from app.ui.welcome import gestures
from app.ui.welcome.demo_clock import DemoClock
from app.ui.welcome.taken import taken_words
from app.ui.workbench import Workbench

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class Demonstration(QObject):
    """Makes it where it is not there yet, opens it, and lets it live its own day."""

    busy = Signal(bool)
    """It is being made."""

    def __init__(self, window: "MainWindow", start: Start, show_home: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._services = window.services
        self._start = start
        self._show_home = show_home

    def open(self) -> None:
        """Open the demonstration school, made the first time."""
        self._show_home()
        self.busy.emit(True)
        file = paths.data() / "demonstration.matricule"
        now = self._services.clock.now()
        self._services.runner.on_lane(
            self,
            lambda: gestures.open_demonstration(file, now),
            self._opened,
            self._failed,
        )

    def _opened(self, outcome: gestures.Opened | gestures.Taken) -> None:
        self.busy.emit(False)
        if isinstance(outcome, gestures.Taken):
            self._services.messages.refuse(Refusal(taken_words(outcome)))
            return
        services = self._services
        if outcome.day is not None and not self._start.day_given:
            services = replace(services, clock=DemoClock(services.clock, outcome.day))
        self._window.show_school(Workbench(services, outcome.file, outcome.school_name))
        day = long_date(services.clock.today())
        services.messages.say(_("L'école de démonstration vit le {day}.").format(day=day))

    def _failed(self, error: BaseException) -> None:
        self.busy.emit(False)
        self._services.trouble(error)
