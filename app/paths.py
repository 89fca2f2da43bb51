"""The folders of the program on this computer; the school's file is wherever it was put.

``MATRICULE_HOME`` gathers them all under one folder: tests and trials then leave the
user's own untouched. Nothing here creates a folder: whoever writes does.
"""

import os
from pathlib import Path
from typing import Final

HOME_VARIABLE: Final = "MATRICULE_HOME"
_NAME: Final = "matricule"


def config() -> Path:
    """Where the program's own settings are."""
    return _folder("config")


def data() -> Path:
    """Where the program keeps what it makes for itself, such as the demonstration school."""
    return _folder("data")


def logs() -> Path:
    """Where the program writes what went wrong."""
    return _folder("logs")


def documents() -> Path:
    """What a dialog proposes for a new school file, an export or a backup."""
    return _folder("documents")


def _folder(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).absolute() / kind if home else _usual(kind)


def _usual(kind: str) -> Path:
    from platformdirs import PlatformDirs

    folders = PlatformDirs(_NAME, appauthor=False)
    usual = {
        "config": folders.user_config_path,
        "data": folders.user_data_path,
        "logs": folders.user_log_path,
        "documents": folders.user_documents_path,
    }
    return usual[kind]
