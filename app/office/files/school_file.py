"""An open school file: the one door to what it holds."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

from app.db.backup import back_up, latest_backup
from app.db.faults import identity_of, must_be_in_place
from app.db.lock import FileLock
from app.db.thinning import thin
from app.db.unit_of_work import reading, unit_of_work
from app.errors import EnvironmentFault, Refusal
from app.i18n import _
from app.office.figures import school_figures
from app.office.journal import write_line
from app.office.rights import Right
from app.office.work import Actor, Command, Desk, Done, Facet, Query, Reading, Work
from app.rules.figures import Figures

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Secrets:
    """What opens the file: never shown, never written anywhere but wrapped."""

    key: bytes


class SchoolFile:
    """A school's file, open for one account; used from one thread alone (the lane)."""

    def __init__(
        self, path: Path, engine: Engine, secrets: Secrets, actor: Actor, lock: FileLock | None
    ) -> None:
        self.path = path
        self.actor = actor
        self._engine = engine
        self._secrets = secrets
        self._lock = lock
        self._figures: Figures | None = None
        self._changed = self._closed = False
        self._identity = identity_of(path)

    @property
    def read_only(self) -> bool:
        """Was the file opened to be read only?"""
        return self._lock is None

    def run(
        self, command: Command[P, T], desk: Desk, *arguments: P.args, **named: P.kwargs
    ) -> Done[T]:
        """Do one gesture in one transaction, with one line in the journal.

        Raises Refusal where the account may not or the gesture cannot be done, and
        EnvironmentFault where the disk gives way; the file is then as it was before.
        """
        self._must_allow(desk.actor, command.right)
        if self.read_only:
            raise Refusal(
                _("Ce fichier est ouvert en lecture seule."),
                _("Fermez-le là où il est ouvert, puis rouvrez-le ici pour le modifier."),
            )
        must_be_in_place(self.path, self._identity)
        with unit_of_work(self._engine, self.path) as session:
            work = Work(session, desk.actor, desk.today, desk.now, self._figures_of(session))
            answer = command.act(work, *arguments, **named)
            session.flush()
            write_line(session, desk.actor, desk.now, command.name, command.title, work.noted)
        self._changed = True
        if Facet.SETTINGS in answer.changes:
            self._figures = None
        return answer

    def ask(self, query: Query[P, T], desk: Desk, *arguments: P.args, **named: P.kwargs) -> T:
        """Answer one question; nothing changes."""
        self._must_allow(desk.actor, query.right)
        with reading(self._engine, self.path) as session:
            return query.answer(
                Reading(session, desk.actor, desk.today, self._figures_of(session)),
                *arguments,
                **named,
            )

    def back_up(self, now: datetime, label: str = "") -> Path:
        """Make a verified backup beside the file and return it.

        A file that is no longer in its place is copied from what is open of it. Where it
        is, older backups that need not stay are then removed.
        """
        in_place = self._in_place
        live = None if in_place else self._engine.raw_connection().driver_connection
        try:
            copy = back_up(self.path, self._secrets.key, now, label, live)
        except EnvironmentFault as fault:
            told = _("La sauvegarde n'a pas été faite. {why}").format(why=fault.message)
            raise EnvironmentFault(told, fault.advice) from fault
        if in_place:
            thin(self.path, now)
        return copy

    def latest_backup(self) -> Path | None:
        """The newest backup of this file."""
        return latest_backup(self.path)

    def close(self, now: datetime) -> Path | None:
        """Back up what changed, then let go of the file; the backup, where one was made.

        The file is let go of even where the backup fails (EnvironmentFault). Where it is
        no longer in its place, what it held is copied all the same, and that is said.
        Closing twice is harmless.
        """
        try:
            if self.read_only or self._closed:
                return None
            if not self._in_place:
                raise self._rescued(now)
            return self.back_up(now) if self._changed else None
        finally:
            self._closed = True
            self._engine.dispose()
            if self._lock:
                self._lock.release()

    @property
    def engine(self) -> Engine:
        """The engine, for tests and measurements."""
        return self._engine

    @property
    def key(self) -> bytes:
        """The file's key, to wrap it for another account."""
        return self._secrets.key

    @property
    def _in_place(self) -> bool:
        return identity_of(self.path) == self._identity

    def _rescued(self, now: datetime) -> EnvironmentFault:
        copy = self.back_up(now, _("à la fermeture"))
        return EnvironmentFault(
            _("« {name} » n'était plus à sa place en fermant.").format(name=self.path.name),
            _("Tout ce qui était enregistré est gardé dans « {copy} », d'où le reprendre.").format(
                copy=copy.name
            ),
        )

    def _figures_of(self, session: Session) -> Figures:
        if self._figures is None:
            self._figures = school_figures(session)
        return self._figures

    @staticmethod
    def _must_allow(actor: Actor, right: Right) -> None:
        if not actor.may(right):
            raise Refusal(
                _("Votre compte ne permet pas ce geste."),
                _("Demandez-le à la direction, ou qu'elle complète vos rôles dans Réglages."),
            )
