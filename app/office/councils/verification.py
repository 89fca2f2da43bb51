"""Checking sealed councils: what no longer agrees with what was sealed is named."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from app.i18n import _
from app.models import (
    Convocation,
    Council,
    JournalEntry,
    SchoolClass,
    Sealing,
    StoredDocument,
)
from app.office.councils.freezing import SEAL, fingerprint_of, frozen_text, thawed
from app.office.councils.sealed_rows import (
    CONVOCATION,
    Rows,
    changed_rows,
    rows_of,
    sealed_ids,
)
from app.office.councils.sealing import seal, seal_facts
from app.office.councils.verified_rows import sentence
from app.office.councils.verified_views import changed_view
from app.office.councils.views import CouncilView
from app.office.work import Reading, query

ROWS_SINCE = 3
"""The first form of a sealed content that holds the rows themselves, and the seal's own facts."""


@dataclass(frozen=True)
class SealFault:
    """Something that was changed behind the program's back, and in which council.

    ``title`` tells the sessions and the addenda of a class apart, "" where it cannot be read.
    """

    council_id: int
    council: str
    text: str
    title: str = ""


class _Sealed(NamedTuple):
    """A council with its seal, where it still has one."""

    council: Council
    klass: SchoolClass | None
    sealing: Sealing | None
    document: StoredDocument | None


@dataclass(frozen=True)
class _Now:
    """What the file holds of all the councils that are looked at."""

    rows: Mapping[int, Rows]
    marks: Mapping[int, str]
    noted: Mapping[int, str]
    """The fingerprint that the journal noted at the closing of each, where it has the line."""
    issued: Mapping[int, bool]
    """Of the documents by which members were convened, whether each has its digest."""


@query
def seal_faults(reading: Reading, council_id: int | None = None) -> tuple[SealFault, ...]:
    """The faults of one sealed council, or of all; as many statements for any number.

    A content that no longer has its fingerprint, a document that no longer has its
    digest, any row of the council that is no longer the one sealed, a seal that is gone
    or is not the one that the journal noted, an addendum whose reference is no longer that
    of what it corrects.
    """
    session = reading.session
    which = sealed_ids(council_id)
    rows = session.exec(
        select(Council, SchoolClass, Sealing, StoredDocument)
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id), isouter=True)
        .join(Sealing, col(Sealing.council_id) == col(Council.id), isouter=True)
        .join(StoredDocument, col(StoredDocument.id) == col(Sealing.document_id), isouter=True)
        .where(col(Council.id).in_(which))
        .order_by(col(Council.held_on), col(Council.id))
    ).all()
    now = _Now(
        rows_of(session, which),
        _fingerprints(session),
        _journalled(session, which),
        _issued(session, which),
    )
    return tuple(fault for row in rows for fault in _faults(_Sealed(*row), now))


def _faults(sealed: _Sealed, now: _Now) -> Iterator[SealFault]:
    council_id = sealed.council.id or 0
    content = _content(sealed.sealing)
    view = thawed(CouncilView, content["council"]) if content else None
    told = [*_of_seal(sealed, content)]
    mark = sealed.sealing.fingerprint if sealed.sealing else ""
    if mark and now.noted.get(council_id, mark) != mark:
        told.append(_("Le sceau n'est plus celui que le journal a noté à la clôture."))
    if content and view:
        told += _of_content(content, view, now.rows.get(council_id, {}))
        told += _of_reference(view, now.marks)
    convened = now.rows.get(council_id, {}).get(CONVOCATION, ())
    if not all(now.issued.get(row["document_id"], True) for row in convened):
        told.append(_("Les convocations enregistrées ne sont plus celles qui ont été émises."))
    klass, title = (view.klass, view.session.title) if view else (sealed.klass, "")
    for text in dict.fromkeys(told):
        yield SealFault(council_id, klass.name if klass else "", text, title)


def _content(sealing: Sealing | None) -> Mapping[str, Any]:
    """The sealed content; empty where it is gone or no longer the one of its fingerprint.

    Only the one form in which it was written is that content.
    """
    try:
        if sealing is None or fingerprint_of(sealing.content) != sealing.fingerprint:
            return {}
    except ValueError:
        return {}
    found: Mapping[str, Any] = json.loads(sealing.content)
    return found if frozen_text(found) == sealing.content else {}


def _of_seal(sealed: _Sealed, content: Mapping[str, Any]) -> Iterator[str]:
    """The seal itself: it is there, its content has its fingerprint, its document its digest."""
    _council, _class, sealing, document = sealed
    if sealing is None or document is None:
        yield _("Le sceau du conseil manque.")
        return
    if sealed.council.status != "sealed":
        yield _("Le conseil est noté comme ouvert alors qu'il a été scellé.")
    if hashlib.sha256(document.content).hexdigest() != document.sha256:
        yield _("Le procès-verbal enregistré n'est plus celui qui a été scellé.")
    if not content:
        yield _("Le contenu scellé ne correspond plus à son empreinte.")
    elif content.get("format", 1) >= ROWS_SINCE:
        yield from _of_facts(sealing, document, content.get(SEAL, {}))


def _of_facts(sealing: Sealing, document: StoredDocument, told: Mapping[str, Any]) -> Iterator[str]:
    now = seal_facts(sealing, document)
    if now["document"] != told.get("document"):
        yield _("Le procès-verbal enregistré n'est plus celui qui a été scellé.")
    if now["sealed_by"] != told.get("sealed_by"):
        yield _("Le nom de qui a scellé le conseil a été changé.")
    if now["sealed_at"] != told.get("sealed_at"):
        yield _("Le moment où le conseil a été scellé a été changé.")


def _of_content(content: Mapping[str, Any], view: CouncilView, rows: Rows) -> Iterator[str]:
    """The rows against those sealed; against the view where it was sealed without them."""
    form = content.get("format", 1)
    if form < ROWS_SINCE:
        yield from changed_view(view, rows, form)
        return
    for change in changed_rows(content["rows"], rows):
        yield from sentence(view, change)


def _of_reference(view: CouncilView, marks: Mapping[int, str]) -> Iterator[str]:
    """An addendum bears the fingerprint of what it corrects: both must still agree."""
    corrected = view.session.correction
    if corrected is not None and marks.get(corrected.council_id) != corrected.fingerprint:
        yield _("Le procès-verbal que cet addendum corrige n'a plus l'empreinte qu'il cite.")


def _fingerprints(session: Session) -> dict[int, str]:
    return dict(session.exec(select(col(Sealing.council_id), col(Sealing.fingerprint))).all())


def _journalled(session: Session, which: Any) -> dict[int, str]:
    """By council; the journal's lines seal each other, and are verified by themselves."""
    rows = session.exec(
        select(col(JournalEntry.record_id), col(JournalEntry.after))
        .where(
            col(JournalEntry.action) == seal.name,
            col(JournalEntry.record_kind) == "council",
            col(JournalEntry.record_id).in_(which),
        )
        .order_by(col(JournalEntry.id))
    )
    return {council_id or 0: json.loads(after)["fingerprint"] for council_id, after in rows}


def _issued(session: Session, which: Any) -> dict[int, bool]:
    rows = session.exec(
        select(StoredDocument).where(
            col(StoredDocument.id).in_(
                select(col(Convocation.document_id)).where(col(Convocation.council_id).in_(which))
            )
        )
    )
    return {row.id or 0: hashlib.sha256(row.content).hexdigest() == row.sha256 for row in rows}
