"""The program's own settings on this computer: each declared once, kept in a TOML file.

What belongs to the school (figures, wording, accounts) is in the school's file instead.
A damaged file is set aside as ``settings.toml.damaged`` and the defaults serve.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from app import paths
from app.errors import EnvironmentFault
from app.i18n import LANGUAGES, N_, _

T = TypeVar("T")

FILE: Final = "settings.toml"
THEMES: Final = ("system", "light", "dark")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting: its key in the file, its default, its title, how its value is read.

    ``read`` returns the value found in the file, or raises ValueError where it cannot
    be accepted; the default serves then.
    """

    name: str
    default: T
    title: str
    read: Callable[[object], T]


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(value)


def _number(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise ValueError(value)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(_text(item) for item in value)
    raise ValueError(value)


def _table(value: object) -> Mapping[str, str]:
    if isinstance(value, Mapping):
        return {_text(key): _text(item) for key, item in value.items()}
    raise ValueError(value)


def _one_of(*choices: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value in choices:
            return _text(value)
        raise ValueError(value)

    return read


LAST_FILE = Setting("last_file", "", N_("Dernier fichier ouvert"), _text)
RECENT_FILES = Setting[tuple[str, ...]]("recent_files", (), N_("Fichiers récents"), _texts)
LAST_ACCOUNT = Setting("last_account", "", N_("Dernier compte utilisé"), _text)
LANGUAGE = Setting("language", "fr", N_("Langue de la fenêtre"), _one_of(*LANGUAGES))
THEME = Setting("theme", "system", N_("Thème clair ou sombre"), _one_of(*THEMES))
TEXT_SCALE = Setting("text_scale", 1.0, N_("Taille des textes"), _number)
# Qt's own states are bytes: whoever keeps them writes them in base 64.
WINDOW_GEOMETRY = Setting("window_geometry", "", N_("Place de la fenêtre"), _text)
WINDOW_STATE = Setting("window_state", "", N_("Disposition de la fenêtre"), _text)
LAST_ROOM = Setting("last_room", "", N_("Dernière pièce ouverte"), _text)
COLUMNS = Setting[Mapping[str, str]]("columns", {}, N_("Colonnes de chaque liste"), _table)

SETTINGS: Final[tuple[Setting[Any], ...]] = (
    LAST_FILE,
    RECENT_FILES,
    LAST_ACCOUNT,
    LANGUAGE,
    THEME,
    TEXT_SCALE,
    WINDOW_GEOMETRY,
    WINDOW_STATE,
    LAST_ROOM,
    COLUMNS,
)

MOST_RECENT: Final = 10


class Settings:
    """The settings of this computer, read once and written at each change."""

    def __init__(self, file: Path | None = None) -> None:
        """Read ``file``, by default the one in the program's configuration folder."""
        self.file = file or paths.config() / FILE
        self._values = _read(self.file)

    def get(self, setting: Setting[T]) -> T:
        """The value of a setting, its default where none is kept."""
        if setting.name not in self._values:
            return setting.default
        try:
            return setting.read(self._values[setting.name])
        except ValueError:
            return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a value; EnvironmentFault where the file cannot be written."""
        self._values[setting.name] = setting.read(value)
        self._write()

    def remember_file(self, file: Path) -> None:
        """Put ``file`` first among the recent ones, and as the last one opened."""
        opened = str(file.absolute())
        others = [name for name in self.get(RECENT_FILES) if name != opened]
        self._values[RECENT_FILES.name] = (opened, *others)[:MOST_RECENT]
        self.set(LAST_FILE, opened)

    def forget_file(self, file: Path) -> None:
        """Take ``file`` off the recent ones, as when it is no longer there."""
        gone = str(file.absolute())
        others = tuple(name for name in self.get(RECENT_FILES) if name != gone)
        if self.get(LAST_FILE) == gone:
            self._values[LAST_FILE.name] = ""
        self.set(RECENT_FILES, others)

    def _write(self) -> None:
        import tomli_w

        try:
            _replace(self.file, tomli_w.dumps(self._values).encode())
        except OSError as error:
            raise EnvironmentFault(
                _("Les réglages de ce poste n'ont pas pu être enregistrés."),
                _("Le disque est-il plein, ou « {file} » protégé ?").format(file=self.file),
            ) from error


def _read(file: Path) -> dict[str, Any]:
    """All that the file holds, keys of a later version included."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        _set_aside(file)
    except OSError:
        pass  # no file yet, or one that cannot be read: the defaults serve
    return {}


def _set_aside(file: Path) -> None:
    # Where it cannot be renamed it stays, and the next change replaces it.
    with suppress(OSError):
        file.replace(file.with_name(f"{file.name}.damaged"))


def _replace(file: Path, content: bytes) -> None:
    """Write beside, then rename: a power cut leaves the old file or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.new")
    with beside.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(file)
