"""A backup taken up again in the place of the school's file, as from the welcome page."""

from datetime import datetime
from pathlib import Path

from app.db.backup import backups_of, verify
from app.db.engine import open_engine
from app.db.keys import KeyRing, keys_path, read_ring
from app.db.restore import put_back
from app.errors import EnvironmentFault, Refusal
from app.i18n import N_, _
from app.office.files.creation import actor_of, open_school, take_lock_of
from app.office.files.school_file import SchoolFile
from app.office.rights import Right
from app.office.work import Desk, Done, Facet, Work, command, done


def take_up(file: Path, copy: Path, name: str, password: str, now: datetime) -> SchoolFile:
    """Put a backup in the place of the file and open it; what was there is set aside.

    Today's passwords keep their worth where they open the copy; else those of its own
    day do. Raises FileTaken where somebody has the file open, Refusal where name and
    password do not fit or the account may not, EnvironmentFault where the copy is not
    whole or the disk refuses; the file is then as it was.
    """
    if copy.resolve() == file.resolve():
        raise Refusal(_("C'est le fichier de l'école lui-même, non une de ses sauvegardes."))
    ring = _opening(file, copy, name, password)
    _may_take_up(copy, name, password, ring)
    lock = take_lock_of(file)
    try:
        put_back(file, copy, ring, now)
    finally:
        lock.release()
    opened = open_school(file, name, password, now)
    opened.run(note_taking_up, Desk(opened.actor, now.date(), now), copy.name)
    return opened


def newest_backup(file: Path) -> Path | None:
    """The backup to propose; None where there is none."""
    return next(iter(backups_of(file)), None)


@command(Right.EDIT_SETTINGS, N_("Reprise d'une sauvegarde"))
def note_taking_up(work: Work, copy_name: str) -> Done[None]:
    """Leave a line in the journal: what follows was done after a backup was taken up."""
    work.note("school", 1, after={"backup": copy_name})
    return done(None, Facet.SETTINGS)


def _opening(file: Path, copy: Path, name: str, password: str) -> KeyRing:
    """The keys that open the copy: those of the file, else its own."""
    trouble: Refusal | EnvironmentFault | None = None
    for path in (keys_path(file), keys_path(copy)):
        try:
            ring = read_ring(path)
            verify(copy, ring.unwrap(name, password))
        except (Refusal, EnvironmentFault) as error:
            # A wrong password says more than keys that are missing.
            trouble = error if isinstance(error, Refusal) or trouble is None else trouble
        else:
            return ring
    assert trouble is not None
    raise trouble


def _may_take_up(copy: Path, name: str, password: str, ring: KeyRing) -> None:
    engine = open_engine(copy, ring.unwrap(name, password), read_only=True)
    try:
        allowed = actor_of(engine, copy, name).may(Right.EDIT_SETTINGS)
    finally:
        engine.dispose()
    if not allowed:
        raise Refusal(
            _("Votre compte ne permet pas de reprendre une sauvegarde."),
            _("Demandez-le à la direction ou au secrétariat."),
        )
