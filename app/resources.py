"""Where the files that come with the program are."""

import sys
from functools import cache
from pathlib import Path


@cache
def resource_folder() -> Path:
    """The folder ``resources``: beside ``app`` in a checkout, within it once installed."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
