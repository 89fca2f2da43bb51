"""The reasonable accommodations of a pupil: granted, changed, ended; never erased once in use."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Accommodation, Pupil
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query


@dataclass(frozen=True)
class AccommodationLine:
    """One accommodation; ``until`` is its last day, None while it lasts."""

    id: int
    text: str
    since: date
    until: date | None
    decided_with: str

    def holds_on(self, day: date) -> bool:
        """Is it in force on that day?"""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class NewAccommodation:
    """What is granted, from which day, with whom it was agreed, and its last day."""

    text: str
    since: date
    decided_with: str = ""
    until: date | None = None


@query
def accommodations(reading: Reading, pupil_id: int) -> tuple[AccommodationLine, ...]:
    """Those of a pupil, the latest first."""
    rows = reading.session.exec(
        select(Accommodation)
        .where(col(Accommodation.pupil_id) == pupil_id)
        .order_by(col(Accommodation.since).desc(), col(Accommodation.id).desc())
    )
    return tuple(line_of(row) for row in rows)


def line_of(row: Accommodation) -> AccommodationLine:
    """A row as it is shown."""
    return AccommodationLine(row.id or 0, row.text, row.since, row.until, row.decided_with)


@command(Right.ENROL, N_("Aménagement accordé"))
def grant_accommodation(work: Work, pupil_id: int, new: NewAccommodation) -> Done[int]:
    """Grant one. Refusal where it says nothing."""
    if work.session.get(Pupil, pupil_id) is None:
        raise Refusal(_("Cet élève n'est plus dans le registre."))
    row = Accommodation(
        pupil_id=pupil_id,
        text=_said(new.text),
        since=new.since,
        until=_last_day(new),
        decided_with=new.decided_with.strip(),
    )
    work.session.add(row)
    work.session.flush()
    work.note("pupil", pupil_id, after=_told(row))
    return done(row.id or 0, Facet.PUPILS)


@command(Right.ENROL, N_("Aménagement modifié"))
def change_accommodation(work: Work, accommodation_id: int, new: NewAccommodation) -> Done[None]:
    """Word it otherwise, correct its first day, or say its last."""
    row = _row(work.session, accommodation_id)
    before = _told(row)
    row.text, row.since, row.until = _said(new.text), new.since, _last_day(new)
    row.decided_with = new.decided_with.strip()
    work.session.add(row)
    work.note("pupil", row.pupil_id, before=before, after=_told(row))
    return done(None, Facet.PUPILS)


def _told(row: Accommodation) -> dict[str, object]:
    """As the journal keeps it."""
    return {"accommodation": row.text, "since": row.since, "until": row.until}


def _last_day(new: NewAccommodation) -> date | None:
    if new.until is not None and new.until < new.since:
        raise Refusal(_("Le dernier jour précède le premier."), field="until")
    return new.until


def _row(session: Session, accommodation_id: int) -> Accommodation:
    row = session.get(Accommodation, accommodation_id)
    if row is None:
        raise Refusal(_("Cet aménagement n'existe plus : relisez le dossier."))
    return row


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise Refusal(_("Dites en quoi consiste l'aménagement."), field="text")
    return said
