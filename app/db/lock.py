"""Who has a school's file open: one writes, the others may read.

The lock is the operating system's own on ``NAME.lock``, so that a crash leaves none; the
file's text says who holds it, for the person who finds it taken.
"""

import errno
import json
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Final

_TAKEN: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
"""What systems answer where another holds the lock."""


@dataclass(frozen=True)
class Holder:
    """Who has the file open: the person, the computer, since when (ISO 8601)."""

    person: str
    computer: str
    since: str


class FileTaken(Exception):
    """Somebody else has the file open; ``holder`` says who, where that could be read."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(holder)
        self.holder = holder


class FileLock:
    """The lock on a school's file, held until ``release``."""

    def __init__(self, file: IO[str], path: Path) -> None:
        self._file = file
        self._path = path

    def name_holder(self, holder: Holder) -> None:
        """Say in the lock who holds it."""
        # The first byte is what is locked: where a lock is mandatory, the others can
        # still be read by whoever finds the file taken.
        self._file.seek(0)
        self._file.truncate()
        self._file.write(" " + json.dumps(asdict(holder), ensure_ascii=False))
        self._file.flush()

    def release(self) -> None:
        """Let others write; harmless when done twice."""
        if self._file.closed:
            return
        _unlock(self._file)
        self._file.close()
        # The file stays: to unlink it could take away the lock of whoever came next.


def lock_path(file: Path) -> Path:
    """The lock that goes with a school's file."""
    return file.with_suffix(".lock")


def take_lock(file: Path) -> FileLock:
    """Take the file for writing; FileTaken where somebody has it.

    Raises OSError where the lock cannot be written, or the disk knows no locks.
    """
    path = lock_path(file)
    handle = path.open("a+", encoding="utf-8")
    try:
        _lock(handle)
    except OSError as error:
        handle.close()
        if error.errno not in _TAKEN:
            raise
        raise FileTaken(read_holder(path)) from None
    return FileLock(handle, path)


def read_holder(path: Path) -> Holder | None:
    """Who the lock says holds the file; None where it does not say."""
    try:
        with path.open(encoding="utf-8") as file:
            file.seek(1)
            holder = Holder(**json.loads(file.read()))
            datetime.fromisoformat(holder.since)
    except (OSError, ValueError, TypeError):
        return None
    return holder if isinstance(holder.person, str) and isinstance(holder.computer, str) else None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _unlock(file: IO[str]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
