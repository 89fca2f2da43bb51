"""Backups: a copy by the database's own means, opened to be verified before it counts."""

import shutil
from contextlib import AbstractContextManager, closing, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from app.db.engine import connect
from app.db.faults import environment_faults
from app.db.keys import keys_path
from app.errors import EnvironmentFault
from app.i18n import _

SUFFIX: Final = ".matricule"
STAMP: Final = "%Y-%m-%d %H-%M-%S"
_FOLDER_ENDING: Final = " - sauvegardes"
_LONGEST_STEM: Final = 120
"""Bytes of the school's name in that of a copy: it stands twice in a path of 512."""


def backup_folder(file: Path) -> Path:
    """Where the backups of a school's file are kept."""
    return file.with_name(f"{copy_stem(file)}{_FOLDER_ENDING}")


def copy_stem(file: Path) -> str:
    """The school's name in that of its copies, cut where it is very long."""
    return file.stem.encode()[:_LONGEST_STEM].decode(errors="ignore").rstrip()


def copy_name(file: Path, now: datetime, label: str = "") -> str:
    """The name of a copy made at that moment; they sort by it."""
    suffix = f" {label}" if label else ""
    return f"{copy_stem(file)} {now:{STAMP}}{suffix}{SUFFIX}"


def back_up(file: Path, key: bytes, now: datetime, label: str = "", live: Any = None) -> Path:
    """Copy the file and its keys to a dated backup, verified; return the copy.

    The copy is encrypted with the same key. It takes its name only once it was opened
    and found whole, so that a backup that exists is a backup that opens. ``live`` is an
    open connection to copy from where the file itself is no longer in its place.
    """
    target = backup_folder(file) / copy_name(file, now, label)
    draft = target.with_suffix(".part")
    with environment_faults(file):
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        try:
            _copy(file, key, draft, live)
            _must_be_whole(draft, key, file.name)
            keys = _keys_to_keep(file)
            if keys is not None:
                shutil.copy2(keys, keys_path(target))
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    return target


def verify(file: Path, key: bytes) -> None:
    """Raise EnvironmentFault unless the file opens and is whole."""
    with environment_faults(file):
        _must_be_whole(file, key, file.name)


def backups_of(file: Path) -> tuple[Path, ...]:
    """The backups of the file, newest first."""
    return tuple(sorted(backup_folder(file).glob(f"*{SUFFIX}"), reverse=True))


def latest_backup(file: Path) -> Path | None:
    """The newest backup of the file; None where there is none."""
    return next(iter(backups_of(file)), None)


def _copy(file: Path, key: bytes, target: Path, live: Any) -> None:
    source: AbstractContextManager[Any] = (
        nullcontext(live) if live is not None else closing(connect(file, key, read_only=True))
    )
    with source as original, closing(connect(target, key)) as copy:
        original.backup(copy)


def _must_be_whole(file: Path, key: bytes, name: str) -> None:
    with closing(connect(file, key, read_only=True)) as connection:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if not tables or answer != "ok" or broken is not None:
        raise EnvironmentFault(
            _("« {name} » n'est pas entier.").format(name=name),
            _("Gardez-le sans y toucher et reprenez une sauvegarde plus ancienne."),
        )


def _keys_to_keep(file: Path) -> Path | None:
    """The file of keys, or, should it be gone, the one of the newest backup."""
    kept = (keys_path(file), *(keys_path(copy) for copy in backups_of(file)))
    return next((keys for keys in kept if keys.is_file()), None)
