"""Backups: a copy by the database's own means, opened to be verified before it counts."""

import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.db.engine import connect, environment_faults
from app.db.keys import keys_path
from app.errors import EnvironmentFault
from app.i18n import _


def backup_folder(file: Path) -> Path:
    """Where the backups of a school's file are kept."""
    return file.with_name(f"{file.stem} - sauvegardes")


def back_up(file: Path, key: bytes, now: datetime, label: str = "") -> Path:
    """Copy the file and its keys to a dated backup, verified; return the copy.

    The copy is encrypted with the same key. It takes its name only once it was opened
    and found whole, so that a backup that exists is a backup that opens.
    """
    folder = backup_folder(file)
    suffix = f" {label}" if label else ""
    target = folder / f"{file.stem} {now:%Y-%m-%d %H-%M-%S}{suffix}.matricule"
    draft = target.with_suffix(".part")
    with environment_faults(target):
        folder.mkdir(exist_ok=True)
        draft.unlink(missing_ok=True)
        _copy(file, key, draft)
        verify(draft, key)
        if keys_path(file).exists():
            shutil.copy2(keys_path(file), keys_path(target))
        draft.replace(target)
    return target


def verify(file: Path, key: bytes) -> None:
    """Raise EnvironmentFault unless the file opens and is whole."""
    with environment_faults(file), closing(connect(file, key, read_only=True)) as connection:
        (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if answer != "ok" or broken is not None:
        raise EnvironmentFault(
            _("« {name} » n'est pas entier.").format(name=file.name),
            _("Gardez-le sans y toucher et ouvrez une sauvegarde plus ancienne."),
        )


def latest_backup(file: Path) -> Path | None:
    """The newest backup of the file; None where there is none."""
    return max(backup_folder(file).glob("*.matricule"), default=None)


def _copy(file: Path, key: bytes, target: Path) -> None:
    with (
        closing(connect(file, key, read_only=True)) as source,
        closing(connect(target, key)) as copy,
    ):
        source.backup(copy)
