"""Passwords replaced, so that neither a crash nor a full disk makes the journal lie.

The keys are one file, the journal another. The keys are replaced first, together with a
note of the change; then its line is written; then the note is dropped. Where something
fails between, the next opening to write finds the note and writes the line.
"""

import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlmodel import Session, col, select

from app.db.faults import environment_faults
from app.db.keys import Cost, KeyChange, account_slot, keys_path, read_ring, write_ring
from app.errors import EnvironmentFault, Refusal
from app.i18n import N_, _
from app.models import Account, JournalEntry
from app.office.journal import write_line
from app.office.work import Actor, Note

SHORTEST_PASSWORD: Final = 8
CHANGED: Final = "settings.accounts.note_password"
RECOVERED: Final = "files.set_new_password"
TITLES: Final[Mapping[str, str]] = {
    CHANGED: N_("Changement d'un mot de passe"),
    RECOVERED: N_("Nouveau mot de passe par le code de récupération"),
}

_LOG = logging.getLogger(__name__)


def check_password(password: str) -> None:
    """Raise Refusal where the password is too short."""
    if len(password) < SHORTEST_PASSWORD:
        raise Refusal(
            _("Le mot de passe est trop court."),
            _("Choisissez au moins {n} caractères ; une phrase convient très bien.").format(
                n=SHORTEST_PASSWORD
            ),
            field="password",
        )


def set_new_password(
    path: Path, code: str, name: str, password: str, now: datetime, cost: Cost | None = None
) -> None:
    """Give an account a new password by the recovery code; Refusal where it is not the one.

    Whoever opens the file next to write it, the journal then has it.
    """
    check_password(password)
    ring = read_ring(keys_path(path))
    if name not in ring.names():
        raise Refusal(_("Aucun compte ne porte ce nom."), field="name")
    slot = account_slot(name, password, ring.recover(code), cost)
    change = KeyChange(name, name, now, RECOVERED)
    with environment_faults(keys_path(path)):
        write_ring(keys_path(path), ring.with_slot(slot).noting(change))


def write_unwritten(session: Session, path: Path, actor: Actor) -> tuple[KeyChange, ...]:
    """Write the lines that a crash kept out of the journal; the changes it now has.

    Called as a file is opened to be written, in the transaction of the opening.
    """
    changes = read_ring(keys_path(path)).unwritten
    for change in changes:
        account = _account(session, change.name)
        if not _is_written(session, change, account):
            author = _author(session, change.by) or actor
            title = TITLES.get(change.gesture, TITLES[CHANGED])
            note = Note("account", account)
            write_line(session, author, change.at, change.gesture, title, note)
    return changes


def drop_written(path: Path, changes: tuple[KeyChange, ...]) -> None:
    """Forget the notes of changes that are in the journal; where it cannot be, next time."""
    if not changes:
        return
    try:
        write_ring(keys_path(path), read_ring(keys_path(path)).once_written(changes))
    except (OSError, EnvironmentFault) as error:
        _LOG.warning("the note of a changed password stays beside the keys: %s", error)


def _is_written(session: Session, change: KeyChange, account: int | None) -> bool:
    found = select(JournalEntry.id).where(
        JournalEntry.at == change.at,
        JournalEntry.action == change.gesture,
        col(JournalEntry.record_id) == account,
    )
    return session.exec(found.limit(1)).first() is not None


def _account(session: Session, name: str) -> int | None:
    return session.exec(select(Account.id).where(Account.name == name)).first()


def _author(session: Session, name: str) -> Actor | None:
    row = session.exec(select(Account).where(Account.name == name)).first()
    return Actor(row.id or 0, row.name, row.full_name, frozenset()) if row else None
