"""The journal: one line a gesture, each sealing the line before it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session, select

from app.models import JournalEntry
from app.office.work import Actor, Note, Reading, query
from app.rules.digest import canonical, digest_of

BEGINNING = ""


@dataclass(frozen=True)
class JournalLine:
    """One line of the journal, as it is shown."""

    at: datetime
    account: str
    title: str
    record_kind: str
    record_id: int | None
    before: str
    after: str


@dataclass(frozen=True)
class BrokenLine:
    """A line that no longer agrees with its seal, or with the line before it."""

    number: int
    at: datetime
    account: str
    title: str


def write_line(
    session: Session, actor: Actor, now: datetime, action: str, title: str, noted: Note
) -> None:
    """Add a gesture's line to the journal, sealed."""
    last = session.exec(select(JournalEntry).order_by(JournalEntry.id.desc()).limit(1)).first()  # type: ignore[union-attr]
    entry = JournalEntry(
        at=now,
        account_id=actor.account_id,
        account_name=actor.name,
        action=action,
        title=title,
        record_kind=noted.record_kind,
        record_id=noted.record_id,
        before=_text(noted.before),
        after=_text(noted.after),
        previous_digest=last.digest if last else BEGINNING,
        digest="",
    )
    entry.digest = seal_of(entry)
    session.add(entry)


def seal_of(entry: JournalEntry) -> str:
    """The digest of a line and of the seal of the line before it."""
    return digest_of(
        entry.previous_digest,
        entry.at.astimezone(UTC).isoformat(),  # as it is read again, whatever the clock's zone
        entry.account_name,
        entry.action,
        entry.title,
        entry.record_kind,
        entry.record_id,
        entry.before,
        entry.after,
    )


def broken_lines(session: Session) -> Iterator[BrokenLine]:
    """Walk the journal and name each line that was changed behind the program's back."""
    previous = BEGINNING
    for entry in session.exec(select(JournalEntry).order_by(JournalEntry.id)):  # type: ignore[arg-type]
        if entry.previous_digest != previous or seal_of(entry) != entry.digest:
            yield BrokenLine(entry.id or 0, entry.at, entry.account_name, entry.title)
        previous = entry.digest


@query
def journal_of(reading: Reading, record_kind: str, record_id: int) -> tuple[JournalLine, ...]:
    """The lines about one record, newest first."""
    lines = reading.session.exec(
        select(JournalEntry)
        .where(JournalEntry.record_kind == record_kind, JournalEntry.record_id == record_id)
        .order_by(JournalEntry.id.desc())  # type: ignore[union-attr]
    )
    return tuple(shown(entry) for entry in lines)


@query
def recent_journal(reading: Reading, most: int = 200) -> tuple[JournalLine, ...]:
    """The last lines of the journal, newest first."""
    lines = reading.session.exec(
        select(JournalEntry).order_by(JournalEntry.id.desc()).limit(most)  # type: ignore[union-attr]
    )
    return tuple(shown(entry) for entry in lines)


def shown(entry: JournalEntry) -> JournalLine:
    """A line as it is shown."""
    return JournalLine(
        entry.at,
        entry.account_name,
        entry.title,
        entry.record_kind,
        entry.record_id,
        entry.before,
        entry.after,
    )


def _text(state: Mapping[str, object]) -> str:
    if not state:
        return ""
    return json.dumps(canonical(state), ensure_ascii=False, sort_keys=True)
