"""Commands and queries: how a gesture reaches the file, and what it leaves behind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Concatenate, Generic, ParamSpec, TypeVar

from sqlmodel import Session

from app.office.rights import Right, Role, rights_of
from app.rules.figures import Figures

P = ParamSpec("P")
T = TypeVar("T")


class Facet:
    """The parts of the file that views show; a command says which it changed."""

    PUPILS = "pupils"
    CLASSES = "classes"
    ABSENCES = "absences"
    COUNCILS = "councils"
    LETTERS = "letters"
    SETTINGS = "settings"
    ACCOUNTS = "accounts"


@dataclass(frozen=True)
class Actor:
    """Who acts: the account, and what it may do."""

    account_id: int
    name: str
    full_name: str
    roles: frozenset[Role]

    @property
    def rights(self) -> frozenset[Right]:
        """What the account's roles allow."""
        return rights_of(self.roles)

    def may(self, right: Right) -> bool:
        """Do the account's roles allow it?"""
        return right in self.rights


@dataclass(frozen=True)
class Desk:
    """Who acts and when: values that come in with every call, never from a clock."""

    actor: Actor
    today: date
    now: datetime


@dataclass(frozen=True)
class Done(Generic[T]):
    """What a command gives back: its value, and the facets that it changed.

    ``notices`` are sentences about what else came of it, for the message bar.
    """

    value: T
    changes: frozenset[str]
    notices: tuple[str, ...] = ()

    def telling(self, *notices: str) -> "Done[T]":
        """The same answer, with more to say."""
        return replace(self, notices=(*self.notices, *notices)) if notices else self


def done(value: T, *changes: str) -> Done[T]:
    """A command's answer: ``done(pupil_id, Facet.PUPILS)``."""
    return Done(value, frozenset(changes))


@dataclass(frozen=True)
class Reading:
    """What a query reads with."""

    session: Session
    actor: Actor
    today: date
    figures: Figures


@dataclass
class Note:
    """What the journal keeps of a gesture: the record, and it before and after."""

    record_kind: str = ""
    record_id: int | None = None
    before: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Work:
    """What a command works with, within its one transaction."""

    session: Session
    actor: Actor
    today: date
    now: datetime
    figures: Figures
    noted: Note = field(default_factory=Note)

    def note(
        self,
        record_kind: str,
        record_id: int | None,
        *,
        before: Mapping[str, object] | None = None,
        after: Mapping[str, object] | None = None,
    ) -> None:
        """Say what the journal's line is to keep; the last word stands."""
        self.noted.record_kind = record_kind
        self.noted.record_id = record_id
        self.noted.before = before or {}
        self.noted.after = after or {}

    @property
    def reading(self) -> Reading:
        """The same transaction, to call a query from within a command."""
        return Reading(self.session, self.actor, self.today, self.figures)


@dataclass(frozen=True)
class Command(Generic[P, T]):
    """A gesture of the office: the right it needs, its title in the journal, its function."""

    name: str
    right: Right
    title: str
    act: Callable[Concatenate[Work, P], Done[T]]

    def __call__(self, work: Work, *arguments: P.args, **named: P.kwargs) -> Done[T]:
        """Do it within another command's transaction, whose journal line covers it."""
        return self.act(work, *arguments, **named)


@dataclass(frozen=True)
class Query(Generic[P, T]):
    """A question to the file, the right to ask it, and its function."""

    name: str
    right: Right
    answer: Callable[Concatenate[Reading, P], T]

    def __call__(self, reading: Reading, *arguments: P.args, **named: P.kwargs) -> T:
        """Ask it within another query or a command."""
        return self.answer(reading, *arguments, **named)


def command(
    right: Right, title: str
) -> Callable[[Callable[Concatenate[Work, P], Done[T]]], Command[P, T]]:
    """Make a command of a function; ``title`` is its French name in the journal, ``N_()``."""

    def wrap(act: Callable[Concatenate[Work, P], Done[T]]) -> Command[P, T]:
        return Command(
            f"{act.__module__.removeprefix('app.office.')}.{act.__name__}", right, title, act
        )

    return wrap


def query(
    answer: Callable[Concatenate[Reading, P], T],
) -> Query[P, T]:
    """Make a query of a function; every account that may read may ask it."""
    name = f"{answer.__module__.removeprefix('app.office.')}.{answer.__name__}"
    return Query(name, Right.READ, answer)
