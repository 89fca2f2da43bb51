"""How the program was started, as the welcome page needs to know it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Start:
    """The file named on the command line, or the demonstration school, or neither."""

    file: Path | None = None
    demo: bool = False
    day_given: bool = False
    """``--today`` was given: it holds for the demonstration too."""
