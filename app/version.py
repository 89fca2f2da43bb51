"""The name and version of the program."""

from functools import cache
from typing import Final

NAME: Final = "Matricule"
UNKNOWN: Final = "0.0.0"


@cache
def version() -> str:
    """The version that was installed; ``UNKNOWN`` when run without being installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("matricule")
    except PackageNotFoundError:
        return UNKNOWN
