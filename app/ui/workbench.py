"""What a room is given to work with: the school, the acting user, today, the runner.

Rooms run commands, ask queries and have documents rendered through here alone; what
goes wrong is shown by the window unless the room shows it better itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from app.errors import EnvironmentFault, Refusal
from app.formats import time_of_day
from app.i18n import _
from app.settings import Settings
from app.ui.message_bar import MessageBar
from app.ui.runner import Failed, Job, Runner

A = TypeVar("A")
R = TypeVar("R")

Refused = Callable[[Refusal], None]
Facets = frozenset[str]


class Clock(Protocol):
    """Where today and now come from: the computer's clock, or ``--today``."""

    def today(self) -> date:
        """The day of the office."""

    def now(self) -> datetime:
        """The moment, in local time."""


class Actor(Protocol):
    """Who acts."""

    @property
    def name(self) -> str:
        """Shown in the status bar."""


class Outcome(Protocol):
    """What a command gives back (``app.office`` calls it ``Done``)."""

    @property
    def value(self) -> Any:
        """What was made."""

    @property
    def changes(self) -> Facets:
        """What is no longer as it was shown."""


class OpenSchool(Protocol):
    """The open file of a school, as ``app.office.school`` makes it. On the lane only."""

    @property
    def name(self) -> str:
        """The school's name, for the title of the window."""

    @property
    def file_name(self) -> str:
        """The name of the file, for the status bar."""

    @property
    def read_only(self) -> str:
        """Why nothing may be written, as a sentence; "" where it may."""

    def desk(self, today: date, now: datetime) -> Any:
        """Who acts, on which day, at what moment: the first argument of what follows."""

    def may(self, right: str) -> bool:
        """Whether the acting user has a right. Callable from the window's thread."""

    def run(self, command: Callable[..., Any], desk: Any, *arguments: Any) -> Outcome:
        """Execute a command in one transaction."""

    def ask(self, query: Callable[..., R], desk: Any, *arguments: Any) -> R:
        """Execute a query."""

    def close(self) -> None:
        """Back up and close the file."""


@dataclass(frozen=True)
class Services:
    """What the window itself works with, before and after a school is open."""

    runner: Runner
    settings: Settings
    clock: Clock
    messages: MessageBar
    report: Callable[[BaseException], None]
    """Show a bug in the report dialog."""

    def trouble(self, error: BaseException, refused: Refused | None = None) -> None:
        """Show what went wrong where it belongs; a refusal to ``refused`` if given."""
        if isinstance(error, Refusal):
            (refused or self.messages.refuse)(error)
        elif isinstance(error, EnvironmentFault):
            self.messages.fault(error)
        else:
            self.report(error)


class Workbench(QObject):
    """An open school and all that a room may do with it."""

    changed = Signal(object)
    """A frozenset of facets that a command changed: "pupils", "classes", "absences",
    "councils", "letters", "settings", "accounts"…"""
    saved = Signal(str)
    """A command was saved: "enregistré à 14 h 03"."""
    record_wanted = Signal(str, object)
    """Show a record in the room that holds it: kind ("pupil"…) and identity."""

    def __init__(
        self,
        services: Services,
        school: OpenSchool,
        actor: Actor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.school = school
        self.actor = actor

    @property
    def runner(self) -> Runner:
        """For work that is neither a command, a query nor a document."""
        return self.services.runner

    @property
    def settings(self) -> Settings:
        """The settings of this computer."""
        return self.services.settings

    @property
    def messages(self) -> MessageBar:
        """Where the window speaks, above the room."""
        return self.services.messages

    @property
    def read_only(self) -> str:
        """Why nothing may be written, as a sentence; "" where it may."""
        return self.school.read_only

    def today(self) -> date:
        """The day of the office."""
        return self.services.clock.today()

    def can(self, right: str) -> bool:
        """Whether the acting user has a right, and the file may be written."""
        return not self.read_only and self.school.may(right)

    def run(
        self,
        owner: QObject,
        command: Callable[..., Any],
        *arguments: Any,
        done: Callable[[Any], None] | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Execute a command; ``done`` gets its value, then `changed` is emitted.

        A refusal goes to ``refused``, or to the message bar. What was changed is told
        to the other rooms even where ``owner`` is gone by then.
        """
        desk = self._desk()

        def ended(outcome: Outcome) -> None:
            self.saved.emit(self._saved())
            if done is not None and _exists(owner):
                done(outcome.value)
            if outcome.changes:
                self.changed.emit(outcome.changes)

        self.runner.on_lane(
            self,
            lambda: self.school.run(command, desk, *arguments),
            ended,
            lambda error: self.services.trouble(error, refused if _exists(owner) else None),
        )

    def ask(
        self,
        owner: QObject,
        query: Callable[..., R],
        *arguments: Any,
        done: Callable[[R], None],
        failed: Failed | None = None,
    ) -> None:
        """Execute a query; ``done`` gets its answer, ``failed`` what went wrong."""
        desk = self._desk()
        self.runner.on_lane(
            owner,
            lambda: self.school.ask(query, desk, *arguments),
            done,
            failed or self.services.trouble,
        )

    def render(
        self,
        owner: QObject,
        function: Callable[[A], R],
        view: A,
        done: Callable[[R], None],
        failed: Failed | None = None,
    ) -> Job:
        """Have ``function(view)`` of ``app.reports`` computed in a process."""
        return self.runner.in_process(owner, function, view, done, failed or self.services.trouble)

    def show_record(self, kind: str, identity: object) -> None:
        """Go to a record, by its kind ("pupil", "class", "council", "letter"…)."""
        self.record_wanted.emit(kind, identity)

    def _desk(self) -> Any:
        clock = self.services.clock
        return self.school.desk(clock.today(), clock.now())

    def _saved(self) -> str:
        return _("enregistré à {time}").format(time=time_of_day(self.services.clock.now().time()))


def _exists(owner: QObject) -> bool:
    import shiboken6

    return shiboken6.isValid(owner)
