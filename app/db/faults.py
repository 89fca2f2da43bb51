"""What the disk and the database's driver complain of, turned into advice."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import sqlcipher3
from sqlalchemy.exc import DatabaseError

from app.errors import EnvironmentFault
from app.i18n import _

LONGEST_PATH: Final = 480
"""Bytes of a path: SQLite takes 512, the name of the file's journal included."""

FileIdentity = tuple[int, int]

_FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def environment_faults(path: Path) -> Iterator[None]:
    """Turn what the disk and the driver complain of into advice; bugs pass through."""
    try:
        yield
    except OSError as error:
        raise _of_the_disk(path, error) from error
    except (sqlcipher3.dbapi2.DatabaseError, DatabaseError) as error:
        fault = _of_the_driver(path, getattr(error, "orig", None) or error)
        if fault is None:
            raise
        raise fault from error


def identity_of(path: Path) -> FileIdentity | None:
    """Which file stands under that name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def refuse_long_path(path: Path) -> None:
    """Raise EnvironmentFault where SQLite could not write beside the file."""
    if len(os.fsencode(path)) > LONGEST_PATH:
        raise _too_long(path.name)


def _of_the_disk(path: Path, error: OSError) -> EnvironmentFault:
    if error.errno in _FULL:
        return _disk_full(path.name)
    if error.errno in _FORBIDDEN:
        return _forbidden(path.name)
    if error.errno == errno.ENAMETOOLONG:
        return _too_long(path.name)
    return _unreachable(path.name)


def _of_the_driver(path: Path, error: BaseException) -> EnvironmentFault | None:
    name, complaint = path.name, str(error)
    if "disk is full" in complaint or "disk I/O error" in complaint:
        return _disk_full(name)
    if "locked" in complaint or "busy" in complaint:
        return EnvironmentFault(
            _("« {name} » est utilisé par un autre programme.").format(name=name),
            _("Fermez-le ailleurs, puis réessayez ; rien n'est perdu."),
        )
    if "readonly" in complaint or "read-only" in complaint:
        return _forbidden(name)
    if "unable to open" in complaint:
        return _unreachable(name)
    if "not a database" in complaint or "malformed" in complaint:
        return EnvironmentFault(
            _("« {name} » est endommagé, ou sa clé n'est pas la bonne.").format(name=name),
            _(
                "Gardez-le sans y toucher et reprenez la dernière sauvegarde, ou remettez à côté "
                "de lui son fichier de clés."
            ),
        )
    return None


def must_be_in_place(path: Path, identity: FileIdentity | None) -> None:
    """Raise EnvironmentFault where the open file was moved, renamed, replaced or deleted.

    SQLite would refuse to write, but in the words of a protected file.
    """
    if identity_of(path) == identity:
        return
    raise EnvironmentFault(
        _("« {name} » a été déplacé, remplacé ou supprimé pendant qu'il est ouvert.").format(
            name=path.name
        ),
        _(
            "Remettez-le à sa place, puis recommencez. Sinon fermez l'école : une copie de tout "
            "ce qui est enregistré est alors gardée parmi les sauvegardes."
        ),
    )


def _disk_full(name: str) -> EnvironmentFault:
    return EnvironmentFault(
        _("Le disque de « {name} » est plein ou ne répond plus.").format(name=name),
        _("Libérez de la place, puis recommencez ; ce qui était enregistré l'est toujours."),
    )


def _forbidden(name: str) -> EnvironmentFault:
    return EnvironmentFault(
        _("« {name} » ne peut être modifié.").format(name=name),
        _("Vérifiez les droits du fichier et de son dossier ; rien n'est perdu."),
    )


def _too_long(name: str) -> EnvironmentFault:
    return EnvironmentFault(
        _("Le chemin de « {name} » est trop long.").format(name=name),
        _("Raccourcissez le nom du fichier, ou rangez-le dans moins de dossiers."),
    )


def _unreachable(name: str) -> EnvironmentFault:
    return EnvironmentFault(
        _("« {name} » ne peut être ouvert.").format(name=name),
        _("Vérifiez que le fichier existe et que son dossier est accessible."),
    )
