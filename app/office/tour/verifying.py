"""Opens the file that the tour made, and compares it and its documents with what was typed."""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from sqlmodel import Session

from app.db.unit_of_work import reading
from app.office.files.creation import open_school
from app.office.journal import broken_lines
from app.office.tour import councils, documents, lessons, letters, people, registers
from app.office.tour.comparing import Typed

RECORD: Final = "tour.json"
MOST_TOLD: Final = 12
# The file is only read: no moment is written.
NOW: Final = datetime(2025, 6, 24, tzinfo=UTC)

Check = Callable[[], Iterable[str]]


def verify(folder: Path) -> int:
    """Compare all that is in ``folder``, and tell what differs; 0 where nothing does."""
    typed: Typed = json.loads((folder / RECORD).read_text("utf-8"))
    told = typed["file"]
    file = open_school(Path(told["path"]), told["account"], told["password"], NOW, read_only=True)
    try:
        with reading(file.engine, file.path) as session:
            checks = _checks(typed, session, folder)
            return max([_told(title, check) for title, check in checks.items()])
    finally:
        file.close(NOW)


def _checks(typed: Typed, session: Session, folder: Path) -> dict[str, Check]:
    stored = {
        "the school": people.school,
        "courses": lessons.courses,
        "teachers": lessons.teachers,
        "pupils and enrolments": people.pupils,
        "representatives": people.representatives,
        "courses followed": lessons.followed,
        "roll and absences": registers.roll,
        "the council": councils.session_of,
        "marks": councils.marks,
        "decisions": councils.decisions,
        "letters posted": letters.letters,
    }
    checks: dict[str, Check] = {
        title: partial(check, typed, session) for title, check in stored.items()
    }
    checks["the seal"] = partial(councils.seal, typed, session, folder)
    checks["the journal"] = partial(_journal, session)
    checks["the row refused"] = partial(documents.refused, typed, folder)
    checks["text of the procès-verbal"] = partial(documents.minutes, typed, folder)
    checks["text of the letters"] = partial(documents.letters, typed, folder)
    return checks


def _journal(session: Session) -> Iterable[str]:
    return [f"the journal is whole: {line}" for line in broken_lines(session)]


def _told(title: str, check: Check) -> int:
    found = list(check())
    sys.stdout.write(f"         {'ok' if not found else 'DIFFERS'}: {title}\n")
    for sentence in found[:MOST_TOLD]:
        sys.stdout.write(f"           {sentence}\n")
    if len(found) > MOST_TOLD:
        sys.stdout.write(f"           and {len(found) - MOST_TOLD} more\n")
    return 1 if found else 0
