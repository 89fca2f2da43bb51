"""What the welcome page asks of the office, on the lane; the office is imported there."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import EnvironmentFault, Refusal
from app.i18n import _

if TYPE_CHECKING:
    from app.office.files.creation import Created, FirstAccount, NewSchool
    from app.office.files.school_file import SchoolFile
    from app.office.settings.calendars import YearCalendar


@dataclass(frozen=True)
class Opened:
    """An open file and the name of its school."""

    file: "SchoolFile"
    school_name: str
    why_read_only: str = ""
    day: date | None = None
    """The day that the school lives, where it is not today."""


@dataclass(frozen=True)
class Taken:
    """Somebody else has the file: who, where and since when, as far as it is known."""

    person: str
    computer: str
    since: str


def account_names(path: Path) -> tuple[str, ...]:
    """The accounts that may open a file."""
    from app.office.files.creation import account_names

    return account_names(path)


def open_file(
    path: Path, name: str, password: str, now: datetime, read_only: bool, why: str = ""
) -> Opened | Taken:
    """Open the file to write, or say who has it; ``read_only`` opens it all the same.

    ``why`` is what is then said above each room: who has the file.
    """
    from app.office.files.creation import FileTaken, open_school

    try:
        file = open_school(path, name, password, now, read_only=read_only)
    except FileTaken as taken:
        return _taken(taken.holder)
    return _opened(file, now, (why or _("Ouvert en lecture seule.")) if read_only else "")


def create_file(
    path: Path, school: "NewSchool", account: "FirstAccount", now: datetime
) -> "Created":
    """Create a school's file."""
    from app.office.files.creation import create_school

    return create_school(path, school, account, now)


def opened(created: "Created", now: datetime) -> Opened:
    """A file just created, as one that was opened."""
    return _opened(created.file, now, "")


def open_demonstration(path: Path, now: datetime) -> Opened | Taken:
    """Make the demonstration school where it is not there yet, and open it."""
    from app.office.demo import DEMO_ACCOUNT, DEMO_PASSWORD, DEMO_TODAY, write_demo

    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_demo(path, 620, 2, now)
    outcome = open_file(path, DEMO_ACCOUNT, DEMO_PASSWORD, now, read_only=False)
    return replace(outcome, day=DEMO_TODAY) if isinstance(outcome, Opened) else outcome


def newest_backup(path: Path) -> Path | None:
    """The backup to propose."""
    from app.office.files.restoring import newest_backup

    return newest_backup(path)


def take_up(path: Path, copy: Path, name: str, password: str, now: datetime) -> Opened | Taken:
    """Put a backup in the place of the file and open it, or say who has the file."""
    from app.office.files.creation import FileTaken
    from app.office.files.restoring import take_up

    try:
        return _opened(take_up(path, copy, name, password, now), now, "")
    except FileTaken as taken:
        return _taken(taken.holder)


def reset_password(path: Path, code: str, name: str, password: str, now: datetime) -> None:
    """Give an account a new password by the recovery code."""
    from app.office.files.passwords import set_new_password

    set_new_password(path, code, name, password, now)


def proposed_years() -> tuple["YearCalendar", ...]:
    """The school years whose calendar is known, the newest first."""
    from app.office.settings.calendars import known_calendars

    return tuple(reversed(known_calendars()))


def school_year_label(now: datetime) -> str:
    """The school year of today."""
    from app.office.settings.calendars import school_year_of

    return school_year_of(now.date())


def words_of(error: BaseException) -> str | None:
    """The sentence of an error that the user can act on; None for a defect."""
    return str(error) if isinstance(error, Refusal | EnvironmentFault) else None


def _taken(holder: Any) -> Taken:
    return Taken(holder.person, holder.computer, holder.since) if holder else Taken("", "", "")


def _opened(file: Any, now: datetime, why_read_only: str) -> Opened:
    from app.office.settings.identity import school_name
    from app.office.work import Desk

    name = file.ask(school_name, Desk(file.actor, now.date(), now))
    return Opened(file, name, why_read_only)
