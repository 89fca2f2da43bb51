"""Which backups of a school's file stay: many of the last days, fewer of the years before.

Only copies that the program named itself, without a label, are ever removed: one made
before a migration, one set aside, and whatever else lies in the folder stay.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from app.db.backup import STAMP, SUFFIX, backup_folder, copy_stem
from app.db.keys import keys_path

NEWEST_KEPT: Final = 10
SCHOOL_YEAR_STARTS: Final = 8
"""August: the first day of a school year lies in it since 2022."""

_LOG = logging.getLogger(__name__)

Period = Callable[[datetime], object]


class _Tier(NamedTuple):
    """The newest copy of each of the last ``most`` periods that have one stays."""

    most: int
    period: Period


class Copy(NamedTuple):
    """A backup that the program may thin out, and when it was made, as its name says.

    Names bear the time of the clock on the wall; it is compared as such, marked UTC.
    """

    made: datetime
    path: Path


def thin(file: Path, now: datetime) -> tuple[Path, ...]:
    """Remove the backups that need not stay, once a newer one is verified; which they were.

    One that cannot be removed (open elsewhere, a protected folder) stays until next time.
    """
    removed = []
    for copy in to_remove(dated_copies(file), now.replace(tzinfo=UTC)):
        try:
            copy.path.unlink()
            keys_path(copy.path).unlink(missing_ok=True)
        except OSError as error:
            _LOG.warning("a backup could not be removed: %s", error)
        else:
            removed.append(copy.path)
    if removed:
        names = ", ".join(path.name for path in removed)
        _LOG.info("%d older backups removed: %s", len(removed), names)
    return tuple(removed)


def dated_copies(file: Path) -> tuple[Copy, ...]:
    """The backups of that file that bear nothing but its name and a date, newest first."""
    stem = copy_stem(file)
    if stem != file.stem:  # a name cut short: another school's could be cut to the same
        return ()
    found = (_dated(path, stem) for path in backup_folder(file).iterdir())
    return tuple(sorted((copy for copy in found if copy is not None), reverse=True))


def to_remove(copies: Iterable[Copy], now: datetime) -> tuple[Copy, ...]:
    """Those, newest first, that no tier keeps.

    What bears a date to come was made under a clock that was wrong: it stays and takes
    nobody's place.
    """
    past = [copy for copy in sorted(copies, reverse=True) if copy.made <= now]
    kept = set(past[:NEWEST_KEPT])
    for tier in _TIERS:
        kept |= _newest_of_each(past, tier)
    return tuple(copy for copy in past if copy not in kept)


def _newest_of_each(copies: Iterable[Copy], tier: _Tier) -> set[Copy]:
    newest: dict[object, Copy] = {}
    for copy in copies:
        period = tier.period(copy.made)
        if period not in newest and len(newest) < tier.most:
            newest[period] = copy
    return set(newest.values())


def _dated(path: Path, stem: str) -> Copy | None:
    if path.suffix != SUFFIX or not path.stem.startswith(f"{stem} ") or not path.is_file():
        return None
    written = path.stem[len(stem) + 1 :]
    try:
        made = datetime.strptime(written, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Copy(made, path) if f"{made:{STAMP}}" == written else None


def _school_year(made: datetime) -> int:
    return made.year if made.month >= SCHOOL_YEAR_STARTS else made.year - 1


_TIERS: Final = (
    _Tier(14, lambda made: made.date()),
    _Tier(9, lambda made: made.isocalendar()[:2]),
    _Tier(12, lambda made: (made.year, made.month)),
    _Tier(10, _school_year),
)
