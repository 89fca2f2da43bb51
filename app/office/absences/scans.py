"""Copies of documents that justify: kept with their justification, seen, taken out again."""

from dataclasses import dataclass, field
from datetime import date

from sqlmodel import col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import (
    Enrolment,
    Justification,
    Pupil,
    PupilRepresentative,
    SchoolClass,
    SchoolYear,
    StoredDocument,
)
from app.office.absences.receiving import justification_of
from app.office.letters.receipts import ReceivedFile, keep_scan
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query


@dataclass(frozen=True)
class KeptScan:
    """A copy as it was received."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Sibling:
    """Another pupil of the school that day with a representative in common."""

    pupil_id: int
    name: str
    class_name: str


@command(Right.TAKE_ABSENCES, N_("Copie jointe à une justification"))
def attach_scan(work: Work, justification_id: int, scan: ReceivedFile) -> Done[None]:
    """Keep a copy with a document received before; a later one takes its place.

    The one that was there stays in the file: the journal says which it was.
    """
    row = justification_of(work.session, justification_id)
    before = row.document_id
    row.document_id = keep_scan(work, scan)
    work.session.add(row)
    work.note(
        "pupil",
        row.pupil_id,
        before={"document": before},
        after={"document": row.document_id, "attached": scan.name},
    )
    return done(None, Facet.ABSENCES)


@query
def justification_scan(reading: Reading, justification_id: int) -> KeptScan:
    """The copy kept with a justification; Refusal where there is none."""
    row = reading.session.exec(
        select(StoredDocument)
        .join(Justification, col(Justification.document_id) == col(StoredDocument.id))
        .where(col(Justification.id) == justification_id)
    ).first()
    if row is None:
        raise Refusal(_("Aucune copie n'est jointe à ce document."))
    return KeptScan(row.name, row.media_type, row.content)


@query
def siblings(reading: Reading, pupil_id: int, day: date) -> tuple[Sibling, ...]:
    """Who shares a representative with a pupil and is enrolled that day, by name."""
    session = reading.session
    shared = select(PupilRepresentative.representative_id).where(
        col(PupilRepresentative.pupil_id) == pupil_id
    )
    rows = session.exec(
        select(Pupil, SchoolClass.name)
        .join(PupilRepresentative, col(PupilRepresentative.pupil_id) == col(Pupil.id))
        .join(Enrolment, col(Enrolment.pupil_id) == col(Pupil.id))
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(Enrolment.year_id))
        .where(col(PupilRepresentative.representative_id).in_(shared))
        .where(col(SchoolYear.first_day) <= day, col(SchoolYear.last_day) >= day)
        .where(col(Pupil.id) != pupil_id, col(Enrolment.start) <= day)
        .where(col(Enrolment.end).is_(None) | (col(Enrolment.end) >= day))
        .order_by(col(Pupil.search_key))
        .distinct()
    )
    return tuple(
        Sibling(row.id or 0, f"{row.last_name} {row.first_name}".strip(), name)
        for row, name in rows
    )
