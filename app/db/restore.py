"""A backup put back in the place of the school's file, which is kept beside the backups."""

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Final

from app.db.backup import backup_folder, copy_name
from app.db.faults import environment_faults
from app.db.keys import KeyRing, keys_path, write_ring

SET_ASIDE: Final = "mis de côté"


def put_back(file: Path, copy: Path, ring: KeyRing, now: datetime) -> Path | None:
    """Put ``copy`` in the place of ``file``, opened by ``ring``; what was there, set aside.

    The copy is written beside first and takes its place in one step: a crash leaves the
    old file or the restored one. Raises EnvironmentFault where the disk refuses.
    """
    fresh = file.with_name(f"{file.name}.new")
    with environment_faults(file):
        try:
            _copy_to_disk(copy, fresh)
            aside = _set_aside(file, now)
            # A journal left by a crash would be played back into the restored file.
            _journal(file).unlink(missing_ok=True)
            write_ring(keys_path(file), ring)
            fresh.replace(file)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    return aside


def _set_aside(file: Path, now: datetime) -> Path | None:
    if not file.exists():
        return None
    aside = backup_folder(file) / copy_name(file, now, SET_ASIDE)
    aside.parent.mkdir(parents=True, exist_ok=True)
    for source, kept in (
        (file, aside),
        (_journal(file), _journal(aside)),
        (keys_path(file), keys_path(aside)),
    ):
        if source.exists():
            _keep(source, kept)
    return aside


def _keep(source: Path, kept: Path) -> None:
    """Copy it; where a worn disk no longer reads it, move it as it is."""
    try:
        shutil.copyfile(source, kept)
    except OSError:
        kept.unlink(missing_ok=True)
        source.replace(kept)


def _journal(file: Path) -> Path:
    """SQLite's rollback journal."""
    return file.with_name(f"{file.name}-journal")


def _copy_to_disk(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as written:
        os.fsync(written.fileno())
