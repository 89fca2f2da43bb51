"""Choosing files, and writing what was made into them."""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app import paths
from app.errors import EnvironmentFault
from app.i18n import _


def ask_open(parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> Path | None:
    """The file chosen to be read; ``kinds`` as in "Classeurs (*.xlsx *.csv)". None if none."""
    name, _kind = QFileDialog.getOpenFileName(
        parent, title, _start(folder), kinds, options=_options()
    )
    return Path(name) if name else None


def ask_open_several(
    parent: QWidget, title: str, kinds: str, folder: Path | None = None
) -> tuple[Path, ...]:
    """The files chosen to be read; none if the user gives up."""
    names, _kind = QFileDialog.getOpenFileNames(
        parent, title, _start(folder), kinds, options=_options()
    )
    return tuple(map(Path, names))


def ask_save(parent: QWidget, title: str, kinds: str, proposed: Path) -> Path | None:
    """The file chosen to be written; Qt has asked before one is replaced. None if none."""
    name, kind = QFileDialog.getSaveFileName(
        parent, title, str(_in_documents(proposed)), kinds, options=_options()
    )
    return _with_suffix(Path(name), kind) if name else None


def ask_folder(parent: QWidget, title: str, folder: Path | None = None) -> Path | None:
    """The folder chosen. None if none."""
    name = QFileDialog.getExistingDirectory(parent, title, _start(folder), _folder_options())
    return Path(name) if name else None


def write_file(file: Path, content: bytes) -> Path:
    """Write ``content``, whole or not at all; EnvironmentFault where it cannot be.

    Slow on some disks: give it to the lane or a process.
    """
    beside = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise EnvironmentFault(
            _("« {file} » n'a pas pu être écrit.").format(file=file.name),
            _("Le disque est plein, le dossier protégé, ou le fichier ouvert ailleurs."),
        ) from error
    return file


def _start(folder: Path | None) -> str:
    return str(folder or paths.documents())


def _in_documents(proposed: Path) -> Path:
    return proposed if proposed.is_absolute() else paths.documents() / proposed


def _with_suffix(file: Path, kind: str) -> Path:
    """A name typed without its ending gets the one of the kind chosen."""
    if file.suffix or "*." not in kind:
        return file
    return file.with_name(file.name + "." + kind.split("*.")[1].split(")")[0].split(" ")[0])


def _options() -> QFileDialog.Option:
    """Without a real screen there is no dialog of the system's own."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return QFileDialog.Option.DontUseNativeDialog
    return QFileDialog.Option(0)


def _folder_options() -> QFileDialog.Option:
    return QFileDialog.Option.ShowDirsOnly | _options()
