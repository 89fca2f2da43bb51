"""What the window needs around it, without a file: a clock, a school, an account."""

import threading
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

TODAY = date(2025, 6, 24)
NOW = datetime(2025, 6, 24, 14, 3, tzinfo=UTC)


class FakeClock:
    def today(self):
        return TODAY

    def now(self):
        return NOW


@dataclass
class FakeActor:
    full_name: str = "Anne Secrétaire"
    name: str = "anne"
    rights: frozenset[str] = frozenset({"read", "enrol"})

    def may(self, right):
        return right in self.rights


@dataclass
class FakeDone:
    value: object
    changes: frozenset[str]
    notices: tuple = ()


@dataclass
class FakeSchool:
    """Commands and queries are plain functions of the desk and their arguments."""

    path: Path = Path("/écoles/athenee.matricule")
    actor: FakeActor = field(default_factory=FakeActor)
    read_only: bool = False
    closing_error: Exception | None = None
    closed: int = 0
    threads: set[str] = field(default_factory=set)

    def run(self, command, desk, *arguments, **named):
        self.threads.add(threading.current_thread().name)
        return command(desk, *arguments, **named)

    def ask(self, query, desk, *arguments, **named):
        self.threads.add(threading.current_thread().name)
        return query(desk, *arguments, **named)

    def latest_backup(self):
        return None

    def back_up(self, now):
        return self.path.with_name("copie.matricule")

    def close(self, now):
        self.closed += 1
        if self.closing_error is not None:
            raise self.closing_error
