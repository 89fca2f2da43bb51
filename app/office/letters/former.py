"""Letters issued before about the same decision: which still hold, and what they were made with."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Letter
from app.office.letters.views import IssueOptions, Subject

LIVE: Final = ("issued", "printed", "posted", "presented", "acknowledged", "returned")
"""The states of a letter that holds."""
HELD: Final = ("issuing", *LIVE)

_COLUMNS: Final[tuple[Any, ...]] = (
    *(Letter.id, Letter.council_id, Letter.pupil_id, Letter.recipient_key),
    *(Letter.year, Letter.number, Letter.content_digest, Letter.status, Letter.content),
    *(Letter.regime, Letter.kind, Letter.about),
)


@dataclass(frozen=True)
class Former:
    """A letter that holds, or is being issued, about a pupil's decision or a ``subject``."""

    id: int
    council_id: int
    pupil_id: int
    recipient_key: str
    reference: str
    digest: str
    issuing: bool
    options: IssueOptions
    subject: Subject


def reference_of(year: int, number: int) -> str:
    """2025/0042: the number of a letter in the register of outgoing mail."""
    return f"{year}/{number:04}"


def former_letters(
    session: Session, council_ids: Collection[int], pupil_ids: Collection[int] = ()
) -> list[Former]:
    """The letters of these councils that hold, oldest first; one statement."""
    wanted = (
        select(*_COLUMNS)
        .where(col(Letter.council_id).in_(council_ids), col(Letter.status).in_(HELD))
        .order_by(col(Letter.id))
    )
    if pupil_ids:
        wanted = wanted.where(col(Letter.pupil_id).in_(pupil_ids))
    return [_former(row) for row in session.execute(wanted)]


def former_about(session: Session, subjects: Collection[Subject]) -> dict[Subject, list[Former]]:
    """The letters about these subjects that hold, oldest first; one statement."""
    wanted = (
        select(*_COLUMNS)
        .where(col(Letter.kind).in_({one.letter for one in subjects}))
        .where(col(Letter.about).in_({one.about for one in subjects}), col(Letter.about) != "")
        .where(col(Letter.status).in_(HELD))
        .order_by(col(Letter.id))
    )
    found: dict[Subject, list[Former]] = {one: [] for one in subjects}
    for row in session.execute(wanted):
        one = _former(row)
        if one.subject in found:
            found[one.subject].append(one)
    return found


def same_recipient(
    former: Iterable[Former], family: Collection[int], pupil_id: int, key: str
) -> list[Former]:
    """Those to that recipient about that pupil, oldest first."""
    return [
        one
        for one in former
        if one.council_id in family and one.pupil_id == pupil_id and one.recipient_key == key
    ]


def options_of(content: str) -> IssueOptions:
    """The options that a letter was made with, from its frozen content."""
    plain = json.loads(content)["options"]
    return IssueOptions(
        date.fromisoformat(plain["written_on"]),
        date.fromisoformat(plain["communicated_on"]),
        plain["sending"],
        plain.get("signatory_id", 0),
        tuple(plain.get("copies", ())),
    )


def _former(row: Any) -> Former:
    return Former(
        id=row.id,
        council_id=row.council_id or 0,
        pupil_id=row.pupil_id or 0,
        recipient_key=row.recipient_key,
        reference=reference_of(row.year, row.number),
        digest=row.content_digest,
        issuing=row.status == "issuing",
        options=options_of(row.content),
        subject=Subject(row.regime, row.kind, row.pupil_id, row.about),
    )
