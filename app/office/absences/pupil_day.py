"""A pupil on one day: every version of each entry, who may be called, and who called."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import _
from app.models import (
    Absence,
    Account,
    Enrolment,
    LegalRepresentative,
    PhoneCall,
    Pupil,
    PupilRepresentative,
)
from app.office.absences.entries import Mark, mark_of
from app.office.work import Reading, query

CALLS_SHOWN = 5


@dataclass(frozen=True)
class Version:
    """What an entry said, from when it was written to when another took its place."""

    slot: str
    mark: Mark
    entered_at: datetime
    entered_by: str
    replaced_at: datetime | None
    replaced_by: str


@dataclass(frozen=True)
class Contact:
    """Somebody who answers for the pupil; ``relation`` is a word of the register."""

    name: str
    relation: str
    telephone: str


@dataclass(frozen=True)
class Call:
    """A telephone call about the pupil."""

    day: date
    at: str
    caller: str
    said: str
    taken_by: str


@dataclass(frozen=True)
class PupilDay:
    """All that stands beside a pupil of the roll."""

    pupil_id: int
    telephone: str
    versions: tuple[Version, ...]
    contacts: tuple[Contact, ...]
    calls: tuple[Call, ...]


@query
def pupil_day(reading: Reading, enrolment_id: int, day: date) -> PupilDay:
    """The day of a pupil; Refusal where the enrolment is gone."""
    session = reading.session
    pupil = session.exec(
        select(Pupil)
        .join(Enrolment, col(Enrolment.pupil_id) == col(Pupil.id))
        .where(col(Enrolment.id) == enrolment_id)
    ).first()
    if pupil is None:
        raise Refusal(_("Cette inscription n'est plus dans le fichier."))
    pupil_id = pupil.id or 0
    return PupilDay(
        pupil_id=pupil_id,
        telephone=pupil.telephone,
        versions=_versions(session, enrolment_id, day),
        contacts=_contacts(session, pupil_id),
        calls=calls_about(session, pupil_id, CALLS_SHOWN),
    )


def calls_about(session: Session, pupil_id: int, most: int) -> tuple[Call, ...]:
    """The last calls about a pupil, newest first."""
    rows = session.exec(
        select(PhoneCall, Account.full_name)
        .outerjoin(Account, col(Account.id) == col(PhoneCall.taken_by))
        .where(col(PhoneCall.pupil_id) == pupil_id)
        .order_by(col(PhoneCall.day).desc(), col(PhoneCall.id).desc())
        .limit(most)
    )
    return tuple(Call(row.day, row.at, row.caller, row.said, name or "") for row, name in rows)


def _versions(session: Session, enrolment_id: int, day: date) -> tuple[Version, ...]:
    writer, closer = aliased(Account), aliased(Account)
    rows = session.exec(
        select(Absence, col(writer.full_name), col(closer.full_name))
        .outerjoin(writer, col(writer.id) == col(Absence.entered_by))
        .outerjoin(closer, col(closer.id) == col(Absence.replaced_by))
        .where(col(Absence.enrolment_id) == enrolment_id, col(Absence.day) == day)
        .order_by(col(Absence.slot), col(Absence.id))
    )
    return tuple(
        Version(row.slot, mark_of(row), row.entered_at, wrote or "", row.replaced_at, closed or "")
        for row, wrote, closed in rows
    )


def _contacts(session: Session, pupil_id: int) -> tuple[Contact, ...]:
    rows = session.exec(
        select(PupilRepresentative.relation, LegalRepresentative)
        .join(
            LegalRepresentative,
            col(LegalRepresentative.id) == col(PupilRepresentative.representative_id),
        )
        .where(col(PupilRepresentative.pupil_id) == pupil_id)
        .order_by(col(PupilRepresentative.position), col(PupilRepresentative.id))
    )
    return tuple(
        Contact(f"{row.first_name} {row.last_name}".strip(), relation, row.telephone)
        for relation, row in rows
    )
