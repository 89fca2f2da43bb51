"""Starts the program: reads the command line, shows the window, loads the office behind it.

Rendering processes import this module again when they start: nothing heavy may be
imported at its top.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.command_line import Parser, at_least, day
from app.i18n import _, use_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from app.ui.window import MainWindow

_PROGRAM: Final = "matricule"
# Imported on the lane while the user types a password, what opening a school needs first.
_BEHIND: Final = (
    *("sqlmodel", "app.office.files.creation", "babel.dates", "app.ui.workspace"),
    *("app.rules.fwb", "app.rules.cefa", "app.rules.promsoc", "app.rules.european"),
)
SMALLEST_DEMO: Final = 5
"""Pupils: with fewer, a council would have nobody to decide on."""
_ROOMS: Final = ("today", "pupils", "absences", "councils", "mail", "settings")


class OfficeClock:
    """The computer's clock, its day replaced by that of ``--today`` where one was given."""

    def __init__(self, fixed_day: date | None = None) -> None:
        self._fixed_day = fixed_day

    def today(self) -> date:
        """The day of the office."""
        return self._fixed_day or _moment().date()

    def now(self) -> datetime:
        """The moment, in local time with its offset, on the day of the office."""
        moment = _moment()
        return datetime.combine(self.today(), moment.timetz())


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    if getattr(sys, "frozen", False):
        # An installed program starts its rendering processes by calling itself.
        import_module("multiprocessing").freeze_support()
    _speak()
    words = list(sys.argv[1:] if argv is None else argv)
    command = _COMMANDS.get(words[0]) if words else None
    if command is not None:
        return command(words[1:])
    return _open_window(_window_parser().parse_args(words))


def _speak() -> None:
    """Take the language of the window for what the command line says too."""
    from app.settings import LANGUAGE, Settings

    use_language(Settings().get(LANGUAGE))


def _moment() -> datetime:
    return datetime.now(tz=UTC).astimezone()


def _window_parser() -> ArgumentParser:
    parser = Parser(prog=_PROGRAM, description=_("Le programme d'un secrétariat d'école."))
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=_("le fichier de l'école")
    )
    parser.add_argument("--demo", action="store_true", help=_("ouvrir l'école de démonstration"))
    _add_today(parser)
    if _COMMANDS:
        parser.epilog = _("Autres commandes : {commands} (--help).").format(
            commands=", ".join(sorted(_COMMANDS))
        )
    return parser


def _add_today(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--today",
        type=day,
        metavar="DATE",
        help=_("le jour du bureau, par exemple 2025-06-24"),
    )


def _open_window(arguments: Namespace) -> int:
    from app.ui.logs import install_hooks, start_log

    start_log()
    application = _application()
    window = _window(arguments)
    install_hooks(window.services.trouble)
    window.show()
    _load_behind(window)
    try:
        return application.exec()
    finally:
        window.runner.close()


def _application() -> "QApplication":
    from PySide6.QtWidgets import QApplication

    application = QApplication(sys.argv[:1])
    application.setApplicationName(_PROGRAM)
    application.setDesktopFileName(_PROGRAM)
    return application


def _window(arguments: Namespace) -> "MainWindow":
    from app.settings import LANGUAGE, TEXT_SCALE, THEME, Settings
    from app.ui import theme
    from app.ui.qt import speak_french
    from app.ui.runner import Runner
    from app.ui.window import MainWindow

    settings = Settings()
    use_language(settings.get(LANGUAGE))
    application = _running()
    speak_french(application, settings.get(LANGUAGE))
    theme.install(application, settings.get(THEME), settings.get(TEXT_SCALE))
    clock = OfficeClock(arguments.today)
    window = MainWindow(Runner(application), settings, clock, arguments.today)
    window.set_welcome(_welcome(window, arguments))
    return window


def _running() -> "QApplication":
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("the application was not made")
    return application


def _welcome(window: "MainWindow", arguments: Namespace) -> "QWidget":
    from app.ui.start import Start
    from app.ui.welcome import create

    return create(window, Start(arguments.file, arguments.demo, arguments.today is not None))


def _load_behind(window: "MainWindow") -> None:
    """Import what is slow to import, on the lane, once the window was drawn.

    One module after the other: what the user asks for meanwhile goes between two of them.
    """
    from PySide6.QtCore import QTimer

    rooms = dict.fromkeys((window.memory.room or _ROOMS[0], *_ROOMS))
    names = iter((*_BEHIND, *(f"app.ui.rooms.{room}.room" for room in rooms)))

    def load_next(_module: object = None) -> None:
        name = next(names, None)
        if name is not None:
            window.runner.on_lane(
                window, lambda: _present(name) and import_module(name), load_next, _ignore
            )

    QTimer.singleShot(0, window, load_next)


def _ignore(_error: BaseException) -> None:
    """What cannot be loaded now will say so when it is wanted."""


def _demo(words: Sequence[str]) -> int:
    parser = Parser(prog=f"{_PROGRAM} demo", description=_("Créer une école inventée."))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument(
        "--size", type=at_least(SMALLEST_DEMO), default=620, metavar="N", help=_("nombre d'élèves")
    )
    parser.add_argument(
        "--years", type=at_least(1), default=2, metavar="N", help=_("nombre d'années scolaires")
    )
    arguments = parser.parse_args(words)
    from app.errors import EnvironmentFault, Refusal
    from app.office.demo import DEMO_ACCOUNT, DEMO_PASSWORD, write_demo

    try:
        write_demo(arguments.out, arguments.size, arguments.years, _moment())
    except (Refusal, EnvironmentFault) as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    told = _("{file} : compte {account}, mot de passe {password}")
    made = told.format(file=arguments.out, account=DEMO_ACCOUNT, password=DEMO_PASSWORD)
    sys.stdout.write(f"{made}\n")
    return 0


def _tour(words: Sequence[str]) -> int:
    parser = Parser(prog=f"{_PROGRAM} tour", description=_("Jouer le travail du bureau."))
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--verify",
        action="store_true",
        help=_("comparer seulement ce qui est dans DIR avec ce que le tour a tapé"),
    )
    arguments = parser.parse_args(words)
    from app.db.faults import environment_faults
    from app.errors import EnvironmentFault

    try:
        with environment_faults(arguments.out):
            if arguments.verify:
                return int(import_module("app.office.tour").verify(arguments.out))
            verify = [*_itself(), "tour", "--verify", "--out"]
            return int(import_module("app.ui.tour").play(arguments.out, _tour_window, verify))
    except EnvironmentFault as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1


def _tour_window(day: date) -> "MainWindow":
    """The window as the command opens it, on its welcome page and on that day."""
    from app.ui.logs import install_hooks, start_log

    start_log()
    _application()
    window = _window(Namespace(file=None, demo=False, today=day))
    install_hooks(window.services.trouble)
    window.show()
    _load_behind(window)
    return window


def _itself() -> list[str]:
    """The words that start this program again."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable] if frozen else [sys.executable, "-m", "app.bootstrap"]


def _present(module: str) -> bool:
    found = find_spec(module)
    return found is not None and found.origin is not None


_COMMANDS: Final[dict[str, Callable[[Sequence[str]], int]]] = {
    word: command
    for word, module, command in (
        ("demo", "app.office.demo", _demo),
        ("tour", "app.ui.tour", _tour),
    )
    if _present(module)
}


if __name__ == "__main__":
    sys.exit(main())
