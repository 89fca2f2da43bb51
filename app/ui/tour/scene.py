"""What a step of the tour has: somebody at the keyboard, what to type, and where it is noted."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from app.ui.tour.player import Player
from app.ui.tour.story import Story

FILES: Final = "tour-files"
"""What the tour works with, beside its results: the school, lists to import, settings."""
LETTERS: Final = "lettres"


class Record:
    """What was typed, noted as it is typed; plain data, for another process to compare."""

    def __init__(self) -> None:
        self._sections: dict[str, Any] = {}

    def note(self, section: str, **values: Any) -> None:
        """Note values of a section: the school, the council."""
        self._sections.setdefault(section, {}).update(values)

    def add(self, section: str, entry: dict[str, Any]) -> None:
        """Note one more entry of a section: a pupil, a mark."""
        self._sections.setdefault(section, []).append(entry)

    def save(self, file: Path) -> None:
        """Write it all as JSON."""
        text = json.dumps(self._sections, ensure_ascii=False, indent=1, default=str)
        file.write_text(text + "\n", "utf-8")


@dataclass(frozen=True)
class Scene:
    """The window in the hands of a player, the story, and the folder of results."""

    player: Player
    story: Story
    folder: Path
    record: Record = field(default_factory=Record)

    @property
    def school_file(self) -> Path:
        """Where the school is created."""
        return self.folder / FILES / "ecole.matricule"
