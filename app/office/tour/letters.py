"""The register of outgoing mail as stored, beside what was typed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from app.models import Letter, Pupil, StoredDocument
from app.office.tour.comparing import Typed, differences, flat

MAJORITY = 18


def letters(typed: Typed, session: Session) -> Iterator[str]:
    """One letter a pupil, to the right person, posted on the day and in the way typed."""
    sent = typed["letters"]
    told: dict[str, object] = {}
    for one in typed["decisions"]:
        fields = _expected(typed, one) | {"posted": sent["posted_on"], "sending": sent["sending"]}
        told |= flat(f"letter about {one['pupil']}", fields)
    found: dict[str, object] = {}
    rows = session.exec(
        select(Letter, Pupil)
        .join(Pupil, col(Pupil.id) == col(Letter.pupil_id))
        .join(StoredDocument, col(StoredDocument.id) == col(Letter.document_id))
    ).all()
    for row, pupil in rows:
        key = f"letter about {pupil.last_name} {pupil.first_name}"
        if f"{key}, kind" in found:
            yield f"{key}: there is one"
        found |= flat(key, _stored(row))
    yield from differences(told, found)
    numbers = sorted(row.number for row, _pupil in rows)
    if numbers != list(range(1, len(rows) + 1)):
        yield f"the register of mail has no hole: its numbers are {numbers}"


def recipient_of(typed: Typed, key: str) -> Any:
    """Whom a letter about a pupil goes to: a pupil of age, else the one who answers for them."""
    pupil = next(one for one in typed["pupils"] if f"{one['last_name']} {one['first_name']}" == key)
    birth = date.fromisoformat(pupil["birth_date"])
    day = date.fromisoformat(typed["letters"]["written_on"])
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    if age >= MAJORITY:
        return {**pupil["address"], **{n: pupil[n] for n in ("first_name", "last_name")}}
    return pupil["parents"][0]


def _expected(typed: Typed, decision: Any) -> dict[str, object]:
    who = recipient_of(typed, decision["pupil"])
    return {
        "kind": f"notification_{decision['code']}",
        "recipient": f"{who['first_name']} {who['last_name']}",
        "street": who["street"],
        "town": f"{who['postal_code']} {who['locality']}",
        "status": "posted",
    }


def _stored(row: Letter) -> dict[str, object]:
    lines = row.address.splitlines()
    return {
        "kind": row.kind,
        "recipient": _without_title(row.recipient),
        "street": lines[0] if lines else "",
        "town": lines[1] if len(lines) > 1 else "",
        "status": row.status,
        "posted": row.posted_on,
        "sending": row.sending,
    }


def _without_title(name: str) -> str:
    return name.removeprefix("Madame ").removeprefix("Monsieur ")
