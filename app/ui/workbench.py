"""What a room is given to work with: the school, the acting user, today, the runner.

Rooms run commands, ask queries and have documents rendered through here alone; what
goes wrong is shown by the window unless the room shows it better itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.errors import EnvironmentFault, Refusal
from app.formats import time_of_day
from app.i18n import _
from app.settings import Settings
from app.ui.message_bar import MessageBar
from app.ui.runner import Failed, Job, Runner

if TYPE_CHECKING:
    from app.office.work import Command, Desk, Done, Query

A = TypeVar("A")
R = TypeVar("R")
T = TypeVar("T")

Refused = Callable[[Refusal], None]

READ: Final = "read"
"""The right that a read-only file leaves."""


class Clock(Protocol):
    """Where today and now come from: the computer's clock, or ``--today``."""

    def today(self) -> date:
        """The day of the office."""

    def now(self) -> datetime:
        """The moment, in local time."""


class ActingUser(Protocol):
    """Who acts (`app.office.work.Actor`)."""

    @property
    def full_name(self) -> str:
        """Shown in the status bar."""

    def may(self, right: Any) -> bool:
        """Whether the account's roles allow something."""


class OpenSchool(Protocol):
    """The open file (`app.office.files.school_file.SchoolFile`).

    `run`, `ask`, `latest_backup` and `close` are called on the lane only.
    """

    @property
    def path(self) -> Path:
        """Where the file is."""

    @property
    def actor(self) -> Any:
        """Who opened it: an `ActingUser`."""

    @property
    def read_only(self) -> bool:
        """Whether nothing may be written."""

    def run(self, command: Any, desk: Any, *arguments: Any, **named: Any) -> Any:
        """Execute a command in one transaction; its ``Done(value, changes)``."""

    def ask(self, query: Any, desk: Any, *arguments: Any, **named: Any) -> Any:
        """Answer a query."""

    def back_up(self, now: datetime) -> Path:
        """Make a verified backup beside the file."""

    def latest_backup(self) -> Path | None:
        """The newest backup of this file."""

    def close(self, now: datetime) -> Path | None:
        """Back up what changed and let go of the file."""


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
    unsaved = Signal()
    """A command was not saved, for a reason that the window shows."""
    record_wanted = Signal(str, object)
    """Show a record in the room that holds it: kind ("pupil"…) and identity."""
    backed_up = Signal(object)
    """A backup was made, at this moment."""
    renamed = Signal(str)
    """The school has another name."""
    runner: Runner
    """For work that is neither a command, a query nor a document."""
    settings: Settings
    """The settings of this computer."""
    messages: MessageBar
    """Where the window speaks, above the room."""

    def __init__(
        self,
        services: Services,
        school: OpenSchool,
        school_name: str,
        why_read_only: str = "",
        parent: QObject | None = None,
    ) -> None:
        """``why_read_only`` is a sentence: who has the file, or that the disk is protected."""
        super().__init__(parent)
        self.services = services
        self.runner = services.runner
        self.settings = services.settings
        self.messages = services.messages
        self.school = school
        self.school_name = school_name
        self.read_only_reason = why_read_only
        self.actor: ActingUser = school.actor
        self._closing = False

    @property
    def read_only(self) -> bool:
        """Whether nothing may be written; `read_only_reason` says why."""
        return self.school.read_only

    def today(self) -> date:
        """The day of the office."""
        return self.services.clock.today()

    def can(self, right: str) -> bool:
        """Whether the acting user has a right, and the file lets it be used."""
        return self.actor.may(right) and (right == READ or not self.read_only)

    def rename(self, school_name: str) -> None:
        """The school has this name from now on, in the title of the window too."""
        self.school_name = school_name
        self.renamed.emit(school_name)

    def run(
        self,
        owner: QObject,
        command: "Command[..., T]",
        *arguments: Any,
        done: Callable[[T], None] | None = None,
        refused: Refused | None = None,
        **named: Any,
    ) -> None:
        """Execute a command; ``done`` gets its value, then `changed` is emitted.

        A refusal goes to ``refused``, or to the message bar. What was changed is told
        to the other rooms even where ``owner`` is gone by then.
        """

        def gesture(school: OpenSchool, desk: "Desk") -> "Done[T]":
            return cast("Done[T]", school.run(command, desk, *arguments, **named))

        self.act(owner, gesture, done=done, refused=refused)

    def act(
        self,
        owner: QObject,
        gesture: "Callable[[Any, Desk], Done[T]]",
        *,
        done: Callable[[T], None] | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Have the office make a gesture that takes the whole file, as `run` does a command."""
        desk = self._desk()

        def ended(outcome: "Done[T]") -> None:
            self.saved.emit(self._saved())
            if outcome.notices:
                self.messages.say(" ".join(outcome.notices))
            if done is not None and isValid(owner):
                done(outcome.value)
            if outcome.changes:
                self.changed.emit(outcome.changes)

        def failed(error: BaseException) -> None:
            self.unsaved.emit()
            self.services.trouble(error, refused if isValid(owner) else None)

        self.runner.on_lane(self, lambda: gesture(self.school, desk), ended, failed)

    def run_part(
        self,
        owner: QObject,
        command: "Command[..., T]",
        *arguments: Any,
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """Execute one of the many commands of a batch; whatever goes wrong goes to ``failed``.

        The rooms hear nothing of it: `tell` them once, when the batch ends. Once the file
        is closing, nothing more is begun and nobody is told.
        """
        if self._closing:
            return
        desk = self._desk()

        def call() -> "Done[T]":
            return cast("Done[T]", self.school.run(command, desk, *arguments))

        self.runner.on_lane(owner, call, lambda outcome: done(outcome.value), failed)

    def tell(self, *changes: str) -> None:
        """A batch saved what it did: say so, and which facets it changed."""
        self.saved.emit(self._saved())
        self.changed.emit(frozenset(changes))

    def ask(
        self,
        owner: QObject,
        query: "Query[..., T]",
        *arguments: Any,
        done: Callable[[T], None],
        failed: Failed | None = None,
        **named: Any,
    ) -> None:
        """Ask a query; ``done`` gets its answer, ``failed`` what went wrong."""
        desk = self._desk()

        def call() -> T:
            return cast(T, self.school.ask(query, desk, *arguments, **named))

        self.runner.on_lane(owner, call, done, failed or self.services.trouble)

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

    def back_up(self, owner: QObject, done: Callable[[Path], None], failed: Failed) -> None:
        """Make a verified backup now; ``done`` gets the copy."""
        now = self.services.clock.now()

        def made(copy: Path) -> None:
            self.backed_up.emit(now)
            done(copy)

        self.runner.on_lane(owner, lambda: self.school.back_up(now), made, failed)

    def last_backup(self, owner: QObject, done: Callable[[datetime | None], None]) -> None:
        """When the newest backup was made, None where there is none."""
        self.runner.on_lane(
            owner, lambda: _made(self.school.latest_backup()), done, self.services.trouble
        )

    def close(self, owner: QObject, done: Callable[[Path | None], None], failed: Failed) -> None:
        """Close the file once all that was given is done; ``done`` gets the backup made."""
        now = self.services.clock.now()
        self._closing = True
        self.runner.on_lane(owner, lambda: self.school.close(now), done, failed)

    def _desk(self) -> "Desk":
        # Imported with the school's file already; never before the window shows.
        from app.office.work import Desk

        clock = self.services.clock
        return Desk(self.school.actor, clock.today(), clock.now())

    def _saved(self) -> str:
        return _("enregistré à {time}").format(time=time_of_day(self.services.clock.now().time()))


def _made(file: Path | None) -> datetime | None:
    if file is None:
        return None
    return datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).astimezone()
