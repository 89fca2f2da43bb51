"""Closing a council: what is missing, then one procès-verbal, frozen with its fingerprint.

The window asks for the closing, has its procès-verbal rendered, and gives it back to be
sealed; the content is computed again then, and must still be the one that was rendered.
"""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import School as SchoolRow
from app.models import Sealing, StoredDocument
from app.office.councils.completeness import gap_text, missing_of
from app.office.councils.freezing import fingerprint_of, frozen_text, with_seal
from app.office.councils.loading import Sitting, open_sitting
from app.office.councils.minutes import proces_verbal_view
from app.office.councils.opened import OpenedCouncil, constats_of, opened
from app.office.councils.sealed_rows import document_facts, frozen_rows, plain, rows_of
from app.office.councils.views import CouncilView, Missing
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.reports.files import safe_name
from app.reports.proces_verbal_view import ProcesVerbalView
from app.reports.views import School

FORMAT: Final = 3
"""1 knew no votes, recusals nor members' seats; 2 no rows, nor who sealed."""
PDF: Final = "application/pdf"


@dataclass(frozen=True)
class Closing:
    """What stands before the seal.

    Where nothing is ``missing``, ``view`` is the procès-verbal to render, and
    ``fingerprint`` what to give back with it. ``undecided`` are the pupils on whom the rule
    on results could not conclude: the council may decide, but is to know of it.
    """

    missing: tuple[Missing, ...]
    view: ProcesVerbalView | None = None
    fingerprint: str = ""
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True)
class SealedDocument:
    """A procès-verbal as it was issued."""

    name: str
    content: bytes = field(repr=False)


@query
def closing(reading: Reading, council_id: int, now: datetime | None = None) -> Closing:
    """What is missing, or the procès-verbal to render. Refusal where already sealed.

    ``now``, by the school's clock, is when the sitting ends, if it is still the day of the
    council.
    """
    found = open_sitting(reading.session, council_id)
    there = _ended(opened(reading.session, found, reading.figures), _hour(found, now))
    missing = missing_of(there.view, there.judge)
    if missing or is_empty(there.view):
        return Closing(missing)
    view = proces_verbal_view(there.view, there.judge, school_view(reading.session))
    mark = fingerprint_of(content_of(reading.session, there, view))
    return Closing((), replace(view, fingerprint=mark), mark, _undecided(there))


def _undecided(there: OpenedCouncil) -> tuple[str, ...]:
    """The names of those without a verdict, where the council has a rule on results."""
    if not there.view.promotion_rule:
        return ()
    constats = constats_of(there.view, there.judge)
    return tuple(pupil.name for pupil in there.view.pupils if not constats[pupil.enrolment_id].rule)


@command(Right.SEAL, N_("Clôture et scellement d'un conseil"))
def seal(
    work: Work, council_id: int, fingerprint: str, pdf: bytes, ended: time | None = None
) -> Done[int]:
    """Freeze the council with the document rendered from it; the document's number.

    Refusal where something is missing, or where the council is no longer the one that
    ``fingerprint`` was taken of. ``ended`` is the hour that this procès-verbal says.
    """
    found = open_sitting(work.session, council_id)
    there = _ended(opened(work.session, found, work.figures), ended)
    _check_complete(there.view, missing_of(there.view, there.judge))
    view = proces_verbal_view(there.view, there.judge, school_view(work.session))
    content = content_of(work.session, there, view)
    if fingerprint_of(content) != fingerprint:
        raise Refusal(
            _("Le conseil a changé pendant que son procès-verbal se préparait."),
            _("Relisez-le, puis clôturez à nouveau."),
        )
    document = _store(work, there.view, pdf)
    number = document.id or 0
    sealing = Sealing(
        council_id=council_id,
        content=content,
        fingerprint=fingerprint,
        document_id=number,
        sealed_by=work.actor.account_id,
        sealed_at=work.now,
    )
    sealing.content = with_seal(content, seal_facts(sealing, document))
    work.session.add(sealing)
    found.council.status = "sealed"
    work.session.add(found.council)
    work.note("council", council_id, after={"fingerprint": fingerprint, "document": number})
    return done(number, Facet.COUNCILS, Facet.LETTERS)


@query
def sealed_document(reading: Reading, council_id: int) -> SealedDocument:
    """The procès-verbal of a sealed council, byte for byte; Refusal where it has none."""
    row = reading.session.exec(
        select(StoredDocument)
        .join(Sealing, col(Sealing.document_id) == col(StoredDocument.id))
        .where(col(Sealing.council_id) == council_id)
    ).first()
    if row is None:
        raise Refusal(_("Ce conseil n'est pas encore scellé : il n'a pas de procès-verbal."))
    return SealedDocument(row.name, row.content)


def content_of(session: Session, there: OpenedCouncil, view: ProcesVerbalView) -> str:
    """All that sealing freezes, as JSON: grid, decisions, constats, wording, rows."""
    rows = rows_of(session, [there.view.id])
    return frozen_text(
        {
            "format": FORMAT,
            "council": there.view,
            "constats": constats_of(there.view, there.judge),
            "proces_verbal": replace(view, fingerprint=""),
            "rows": frozen_rows(rows[there.view.id]),
        }
    )


def seal_facts(sealing: Sealing, document: StoredDocument) -> dict[str, object]:
    """Who sealed, when and in which document, as the content repeats it."""
    return {
        "sealed_by": sealing.sealed_by,
        "sealed_at": plain(sealing.sealed_at),
        "document": document_facts(document),
    }


def is_empty(view: CouncilView) -> bool:
    """Is there nothing to close: no pupil, and no point that was voted?"""
    return not view.pupils and not view.matters


def school_view(session: Session) -> School:
    """The school as the letterhead of a procès-verbal names it."""
    row = session.get(SchoolRow, 1)
    if row is None:
        raise ValueError("a file always holds its school")
    place = f"{row.postal_code} {row.locality}".strip()
    return School(
        name=row.name,
        address=tuple(line for line in (row.street, place) if line),
        telephone=row.telephone,
        email=row.email,
        website=row.website,
        fase=row.fase_number,
        organising_body=row.organising_body,
        subtitle=row.subtitle,
        logo=row.logo or b"",
    )


def _hour(found: Sitting, now: datetime | None) -> time | None:
    """When the sitting ends; None on another day, or before it began: nobody knows then."""
    council = found.council
    if now is None or now.date() != council.held_on:
        return None
    hour = now.time().replace(second=0, microsecond=0)
    began = time.fromisoformat(council.begins_at) if council.begins_at else hour
    return hour if hour >= began else None


def _ended(there: OpenedCouncil, ended: time | None) -> OpenedCouncil:
    """The council with the hour at which it ended, unless it has one."""
    if ended is None or there.view.session.ended_at:
        return there
    session = replace(there.view.session, ended_at=ended.isoformat(timespec="minutes"))
    return replace(there, view=replace(there.view, session=session))


def _check_complete(view: CouncilView, missing: tuple[Missing, ...]) -> None:
    if is_empty(view):
        raise Refusal(
            _("Ce conseil ne porte sur aucun élève ni aucun point."),
            _("Vérifiez la date du conseil, les inscriptions et l'ordre du jour."),
        )
    if missing:
        first = missing[0]
        raise Refusal(
            _("Le conseil ne peut être clôturé : {n} éléments manquent.").format(n=len(missing))
            if len(missing) > 1
            else _("Le conseil ne peut être clôturé : un élément manque."),
            _("Le premier : {what} pour {name}.").format(
                what=gap_text(first.kind), name=first.name
            ),
        )


def _store(work: Work, view: CouncilView, pdf: bytes) -> StoredDocument:
    if not pdf.startswith(b"%PDF-"):
        raise ValueError("the procès-verbal is not a PDF")
    session, klass = view.session, view.klass
    title = f"PV {klass.name} {session.held_on.isoformat()} {session.title}"
    row = StoredDocument(
        sha256=hashlib.sha256(pdf).hexdigest(),
        media_type=PDF,
        name=safe_name(title, "pdf"),
        content=pdf,
        stored_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    return row
