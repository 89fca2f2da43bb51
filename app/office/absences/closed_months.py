"""Months of the register that are closed: frozen as they were, reopened with a reason.

Documents and decisions may still come in for a closed month: their delays run on, and the
counters follow them. What was noted at the roll stays, and so does the sheet closed.
"""

import hashlib
from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from sqlalchemy import select as sa_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import long_date
from app.i18n import N_, _
from app.models import Account, ClosedMonth, Enrolment, SchoolClass, StoredDocument
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.reports.attendance_register_view import AttendanceRegister
from app.reports.files import safe_name

PDF: Final = "application/pdf"


@dataclass(frozen=True)
class Closing:
    """A version of a closed register; ``fingerprint`` is the SHA-256 of its PDF."""

    id: int
    class_id: int
    class_name: str
    month: date
    version: int
    fingerprint: str
    closed_by: str
    closed_at: datetime
    reopened_by: str
    reopened_at: datetime | None
    reason: str

    @property
    def stands(self) -> bool:
        """Is the month still closed by it?"""
        return self.reopened_at is None


@dataclass(frozen=True)
class ClosedSheet:
    """The register as it was closed; ``intact`` where its bytes still have its fingerprint."""

    name: str
    pdf: bytes = field(repr=False)
    intact: bool


@query
def closings(reading: Reading, month: date) -> tuple[Closing, ...]:
    """Every version of the registers of a month, the newest of each class first."""
    closer, opener = aliased(Account), aliased(Account)
    rows = reading.session.execute(
        sa_select(
            ClosedMonth,
            col(SchoolClass.name),
            col(StoredDocument.sha256),
            col(closer.full_name),
            col(opener.full_name),
        )
        .join(SchoolClass, col(SchoolClass.id) == col(ClosedMonth.class_id))
        .join(StoredDocument, col(StoredDocument.id) == col(ClosedMonth.document_id))
        .outerjoin(closer, col(closer.id) == col(ClosedMonth.closed_by))
        .outerjoin(opener, col(opener.id) == col(ClosedMonth.reopened_by))
        .where(col(ClosedMonth.month) == month.replace(day=1))
        .order_by(col(SchoolClass.position), col(ClosedMonth.version).desc())
    )
    return tuple(_closing(*row) for row in rows)


@query
def closed_sheet(reading: Reading, closing_id: int) -> ClosedSheet:
    """The bytes of a register as it was closed; Refusal where there is none."""
    found = reading.session.exec(
        select(StoredDocument)
        .join(ClosedMonth, col(ClosedMonth.document_id) == col(StoredDocument.id))
        .where(col(ClosedMonth.id) == closing_id)
    ).first()
    if found is None:
        raise Refusal(_("Ce registre n'est plus dans le fichier."))
    intact = hashlib.sha256(found.content).hexdigest() == found.sha256
    return ClosedSheet(found.name, found.content, intact)


@command(Right.JUDGE_JUSTIFICATIONS, N_("Registre du mois clôturé"))
def close_month(
    work: Work, class_id: int, month: date, drawn: AttendanceRegister, pdf: bytes
) -> Done[int]:
    """Close the register of a class: keep its PDF with its fingerprint; its version.

    ``drawn`` is what the PDF shows. Raises Refusal where the month is not over, where it
    is closed already, or where the register changed since it was drawn.
    """
    first = month.replace(day=1)
    row = work.session.get(SchoolClass, class_id)
    if row is None:
        raise Refusal(_("Cette classe n'est plus dans le fichier."))
    _check_closable(work, row, first)
    _check_unchanged(work, class_id, first, drawn)
    closed = keep_closing(work, row, first, pdf)
    print_of = hashlib.sha256(pdf).hexdigest()
    after = {"month": first, "version": closed.version, "fingerprint": print_of}
    work.note("class", class_id, after=after)
    return done(closed.version, Facet.ABSENCES)


def keep_closing(work: Work, row: SchoolClass, month: date, pdf: bytes) -> ClosedMonth:
    """Store the sheet of a class as its next version; whoever calls has checked it."""
    closed = ClosedMonth(
        class_id=row.id or 0,
        month=month,
        version=versions_of(work.session, row.id or 0, month) + 1,
        document_id=_stored(work, row, month, pdf),
        closed_by=work.actor.account_id,
        closed_at=work.now,
    )
    work.session.add(closed)
    work.session.flush()
    return closed


@command(Right.REOPEN, N_("Registre du mois rouvert"))
def reopen_month(work: Work, class_id: int, month: date, reason: str) -> Done[None]:
    """Reopen a closed month, saying why; the sheet that was closed stays with its version."""
    if not reason.strip():
        raise Refusal(_("Dites pourquoi le registre est rouvert."), field="reason")
    row = _standing(work.session, (class_id,), {month.replace(day=1)})
    if not row:
        raise Refusal(_("Ce mois n'est pas clôturé."))
    closed = row[0]
    closed.reopened_by, closed.reopened_at = work.actor.account_id, work.now
    closed.reason = reason.strip()
    work.session.add(closed)
    before = {"month": closed.month, "version": closed.version}
    work.note("class", class_id, before=before, after={"reason": closed.reason})
    return done(None, Facet.ABSENCES)


def require_open(session: Session, class_ids: Collection[int], days: Iterable[date]) -> None:
    """Refusal where the register of one of these classes is closed for one of these days."""
    months = {day.replace(day=1) for day in days}
    closed = _standing(session, class_ids, months)
    if not closed:
        return
    name = session.get_one(SchoolClass, closed[0].class_id).name
    raise Refusal(
        _("Le registre de {month} de la classe {name} est clôturé.").format(
            month=long_date(closed[0].month).split(" ", 1)[1], name=name
        ),
        _("La direction peut le rouvrir, en disant pourquoi, à la page des registres."),
    )


def require_open_for(
    session: Session, enrolment_ids: Collection[int], days: Iterable[date]
) -> None:
    """The same, for the classes of these enrolments."""
    classes = session.exec(
        select(Enrolment.class_id).where(col(Enrolment.id).in_(enrolment_ids)).distinct()
    ).all()
    require_open(session, classes, days)


def versions_of(session: Session, class_id: int, month: date) -> int:
    """How many times the register of a class was closed for a month."""
    rows = session.exec(
        select(ClosedMonth.version)
        .where(col(ClosedMonth.class_id) == class_id)
        .where(col(ClosedMonth.month) == month.replace(day=1))
    ).all()
    return max(rows, default=0)


def _standing(
    session: Session, class_ids: Collection[int], months: Collection[date]
) -> list[ClosedMonth]:
    rows = session.exec(
        select(ClosedMonth)
        .where(col(ClosedMonth.class_id).in_(class_ids), col(ClosedMonth.month).in_(months))
        .where(col(ClosedMonth.reopened_at).is_(None))
        .order_by(col(ClosedMonth.month))
    )
    return list(rows)


def _check_closable(work: Work, row: SchoolClass, first: date) -> None:
    last = first.replace(day=monthrange(first.year, first.month)[1])
    if work.today <= last:
        raise Refusal(
            _("Le mois n'est pas terminé."),
            _("Le registre se clôture à partir du lendemain de son dernier jour."),
        )
    if _standing(work.session, (row.id or 0,), {first}):
        raise Refusal(_("Le registre de {name} est déjà clôturé.").format(name=row.name))


def _check_unchanged(work: Work, class_id: int, first: date, drawn: AttendanceRegister) -> None:
    # The registers read the closings of the month too.
    from app.office.absences.registers import month_registers

    if month_registers(work.reading, (class_id,), first) != (drawn,):
        raise Refusal(
            _("Le registre a changé pendant qu'il se dessinait."), _("Clôturez-le de nouveau.")
        )


def _stored(work: Work, row: SchoolClass, first: date, pdf: bytes) -> int:
    if not pdf.startswith(b"%PDF-"):
        raise ValueError("the register is not a PDF")
    digest = hashlib.sha256(pdf).hexdigest()
    known = work.session.exec(
        select(StoredDocument.id).where(col(StoredDocument.sha256) == digest)
    ).first()
    if known is not None:
        return known
    document = StoredDocument(
        sha256=digest,
        media_type=PDF,
        name=safe_name(f"Registre {row.name} {first:%Y-%m}", "pdf"),
        content=pdf,
        stored_at=work.now,
    )
    work.session.add(document)
    work.session.flush()
    return document.id or 0


def _closing(
    row: ClosedMonth, name: str, fingerprint: str, closed_by: str, reopened_by: str
) -> Closing:
    return Closing(
        id=row.id or 0,
        class_id=row.class_id,
        class_name=name,
        month=row.month,
        version=row.version,
        fingerprint=fingerprint,
        closed_by=closed_by or "",
        closed_at=row.closed_at,
        reopened_by=reopened_by or "",
        reopened_at=row.reopened_at,
        reason=row.reason,
    )
