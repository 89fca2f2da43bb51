"""One gesture in a process of its own, there to be killed in the middle of it.

``python -m tests.faults.gestures NAME FILE AT``: the process opens the file, says "ready",
does the gesture, and says a word for each thing that is acknowledged. It kills itself
before its ``AT``-th statement after that word; AT -1: before its first commit, when all
is written; AT 0: whenever somebody kills it.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine, event

from app.office.councils.sealing import closing, seal
from app.office.files.creation import open_school
from app.office.files.school_file import SchoolFile
from app.office.imports.commands import import_lists
from app.office.letters.issuing import begin_batch, finish, reserve
from app.office.letters.preparing import prepare
from app.office.letters.views import LetterAsk
from app.office.work import Desk
from app.reports.letter import render_letter
from app.reports.proces_verbal import render_proces_verbal
from tests.office.imports.conftest import Office
from tests.schools import NOW, PASSWORD, TODAY

COUNCIL = 1
LIST = "liste.csv"
Acknowledged = Iterator[str]


def import_list(file: SchoolFile, desk: Desk, ready: Callable[[], None]) -> Acknowledged:
    """A class list beside the file, all in one transaction."""
    office = Office(file, desk, file.path.parent, 1)
    request = office.request(file.path.with_name(LIST))
    ready()
    file.run(import_lists, desk, request)
    yield "imported"


def seal_council(file: SchoolFile, desk: Desk, ready: Callable[[], None]) -> Acknowledged:
    """The council closed, with its procès-verbal."""
    end = file.ask(closing, desk, COUNCIL)
    pdf = render_proces_verbal(end.view)
    ready()
    file.run(seal, desk, COUNCIL, end.fingerprint, pdf)
    yield "sealed"


def issue_letters(file: SchoolFile, desk: Desk, ready: Callable[[], None]) -> Acknowledged:
    """A batch of letters, one a transaction, each acknowledged by its reference."""
    preparation = file.ask(prepare, desk, (COUNCIL,), None)
    ready()
    batch = file.run(begin_batch, desk, "Lot", (COUNCIL,)).value
    for one in filter(lambda letter: letter.issuable, preparation.letters):
        ask = LetterAsk.of(one, preparation.options)
        reserved = file.run(reserve, desk, batch, ask).value
        file.run(finish, desk, reserved.id, render_letter(reserved.view))
        yield reserved.reference


GESTURES = {"import": import_list, "seal": seal_council, "letters": issue_letters}
MIGRATE = "migrate"


def main(name: str, path: Path, at: int, account: str = "anne", password: str = PASSWORD) -> None:
    """Do it, and let go of the file without a backup, as a process that is killed does."""
    if name == MIGRATE:  # the gesture is to open the file
        _ready(at)
        open_school(path, account, password, NOW)
        _say("migrated")
        return
    file = open_school(path, account, password, NOW)
    desk = Desk(file.actor, TODAY, NOW + timedelta(minutes=1))
    for word in GESTURES[name](file, desk, lambda: _ready(at)):
        _say(word)


def _ready(at: int) -> None:
    if at:
        _kill_before(at)
    _say("ready")


def _kill_before(at: int) -> None:
    """Count statements and commits of every engine; die before the ``at``-th."""
    if at < 0:
        event.listen(Engine, "commit", _die)
        return
    left = at

    def count(*_all: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            _die()

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)


def _die(*_all: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _say(word: str) -> None:
    print(word, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
