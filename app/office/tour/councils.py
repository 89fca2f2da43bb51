"""The council as stored, beside what was typed: session, marks, decisions, seal."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlmodel import Session, col, select

from app.models import (
    Council,
    Course,
    Decision,
    Enrolment,
    Mark,
    Pupil,
    SchoolClass,
    Sealing,
    Staff,
    StoredDocument,
)
from app.office.councils.freezing import fingerprint_of
from app.office.tour.comparing import Typed, differences, flat

SESSION = ("kind", "held_on", "begins_at", "place", "status")


def session_of(typed: Typed, session: Session) -> Iterator[str]:
    """One council of the class, on its day, at its hour and place, sealed."""
    told = {name: typed["council"].get(name) for name in SESSION}
    told |= {"status": "sealed", "secretary": typed["council"]["secretary"]}
    found: dict[str, object] = {}
    rows = session.exec(
        select(Council, SchoolClass.name, Staff)
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .join(Staff, col(Staff.id) == col(Council.secretary_id), isouter=True)
    )
    for council, name, secretary in rows:
        fields = {field: getattr(council, field) for field in SESSION}
        who = f"{secretary.last_name} {secretary.first_name}" if secretary else ""
        found |= flat(f"council {name}", fields | {"secretary": who})
    yield from differences(flat(f"council {typed['council']['class']}", told), found)


def marks(typed: Typed, session: Session) -> Iterator[str]:
    """Each mark, and no other."""
    told = {f"mark of {one['pupil']} in {one['course']}": one["mark"] for one in typed["marks"]}
    rows = session.exec(
        select(Mark, Course.code, Pupil)
        .join(Course, col(Course.id) == col(Mark.course_id))
        .join(Enrolment, col(Enrolment.id) == col(Mark.enrolment_id))
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
    )
    found = {
        f"mark of {pupil.last_name} {pupil.first_name} in {code}": mark.special or mark.value
        for mark, code, pupil in rows
    }
    yield from differences(told, found)


def decisions(typed: Typed, session: Session) -> Iterator[str]:
    """Each decision with its restrictions and its motivation, and no other."""
    told: dict[str, object] = {}
    for one in typed["decisions"]:
        fields = {name: one[name] for name in ("code", "restrictions", "motivation")}
        told |= flat(f"decision on {one['pupil']}", fields)
    found: dict[str, object] = {}
    rows = session.exec(
        select(Decision, Pupil)
        .join(Enrolment, col(Enrolment.id) == col(Decision.enrolment_id))
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
    )
    for row, pupil in rows:
        fields = {name: getattr(row, name) for name in ("code", "restrictions", "motivation")}
        found |= flat(f"decision on {pupil.last_name} {pupil.first_name}", fields)
    yield from differences(told, found)


def seal(typed: Typed, session: Session, folder: Path) -> Iterator[str]:
    """The content has its fingerprint, and the document saved is the one kept."""
    rows = session.exec(
        select(Sealing, StoredDocument).join(
            StoredDocument, col(StoredDocument.id) == col(Sealing.document_id)
        )
    ).all()
    if len(rows) != 1:
        yield f"one council is sealed: {len(rows)} are"
        return
    sealing, document = rows[0]
    if fingerprint_of(sealing.content) != sealing.fingerprint:
        yield "the sealed content has its fingerprint"
    day = date.fromisoformat(typed["council"]["held_on"])
    if sealing.sealed_at.date() != day:
        yield f"sealed on {day}: it was on {sealing.sealed_at.date()}"
    saved = (folder / typed["council"]["document"]).read_bytes()
    if hashlib.sha256(saved).hexdigest() != document.sha256 or saved != document.content:
        yield "the procès-verbal that was saved is the one that is kept"
