"""Checking sealed councils: what no longer agrees with what was sealed is named."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from app.i18n import _
from app.models import Council, Decision, Mark, SchoolClass, Sealing, StoredDocument
from app.office.councils.columns import COMPONENTS, column_of
from app.office.councils.freezing import fingerprint_of, thawed
from app.office.councils.loading import decision_state
from app.office.councils.verified_polls import StoredPolls, changed_polls, stored_polls
from app.office.councils.views import CouncilView, EnteredMark, MarkValue
from app.office.work import Reading, query

VOTES_SINCE = 2
"""The first form of a sealed content that holds votes, recusals and members' seats."""


@dataclass(frozen=True)
class SealFault:
    """Something that was changed behind the program's back, and in which council."""

    council_id: int
    council: str
    text: str


@dataclass(frozen=True)
class _Stored:
    """What the tables hold now, by council."""

    marks: Mapping[int, dict[tuple[int, int], MarkValue]]
    decisions: Mapping[int, dict[int, Decision]]
    polls: StoredPolls


@query
def seal_faults(reading: Reading, council_id: int | None = None) -> tuple[SealFault, ...]:
    """The faults of one sealed council, or of all; seven statements in all.

    A content that no longer has its fingerprint, a document that no longer has its
    digest, marks, decisions, votes, recusals and members that are no longer those
    sealed, a seal that is gone.
    """
    session = reading.session
    which = select(col(Council.id)).where(col(Council.status) == "sealed")
    if council_id is not None:
        which = which.where(col(Council.id) == council_id)
    rows = session.exec(
        select(Council, SchoolClass, Sealing, StoredDocument)
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .join(Sealing, col(Sealing.council_id) == col(Council.id), isouter=True)
        .join(StoredDocument, col(StoredDocument.id) == col(Sealing.document_id), isouter=True)
        .where(col(Council.id).in_(which))
        .order_by(col(Council.held_on), col(Council.id))
    ).all()
    stored = _stored(session, which)
    return tuple(
        SealFault(council.id or 0, klass.name, text)
        for council, klass, sealing, document in rows
        for text in _faults(council.id or 0, sealing, document, stored)
    )


def _faults(
    council_id: int, sealing: Sealing | None, document: StoredDocument | None, stored: _Stored
) -> Iterator[str]:
    if sealing is None or document is None:
        yield _("Le sceau du conseil manque.")
        return
    if hashlib.sha256(document.content).hexdigest() != document.sha256:
        yield _("Le procès-verbal enregistré n'est plus celui qui a été scellé.")
    try:
        unchanged = fingerprint_of(sealing.content) == sealing.fingerprint
    except ValueError:
        unchanged = False
    if not unchanged:
        yield _("Le contenu scellé ne correspond plus à son empreinte.")
        return
    content = json.loads(sealing.content)
    view = thawed(CouncilView, content["council"])
    yield from _changed_marks(view, stored.marks.get(council_id, {}))
    yield from _changed_decisions(view, stored.decisions.get(council_id, {}))
    if content.get("format", 1) >= VOTES_SINCE:
        yield from changed_polls(view, stored.polls, council_id)


def _changed_marks(view: CouncilView, now: Mapping[tuple[int, int], MarkValue]) -> Iterator[str]:
    titles = {course.id: course.title for course in view.courses}
    for pupil in view.pupils:
        for course_id in pupil.followed:
            sealed = _mark_in(pupil.marks, course_id)
            if now.get((pupil.enrolment_id, course_id)) != sealed:
                yield _("La note de {name} en {course} a été changée.").format(
                    name=pupil.name, course=titles[course_id]
                )


def _mark_in(marks: tuple[EnteredMark, ...], course_id: int) -> MarkValue | None:
    return next((one.mark for one in marks if one.course_id == course_id), None)


def _changed_decisions(view: CouncilView, now: Mapping[int, Decision]) -> Iterator[str]:
    for pupil in view.pupils:
        if decision_state(now.get(pupil.enrolment_id)) != pupil.decision:
            yield _("La décision de {name} a été changée.").format(name=pupil.name)


def _stored(session: Session, which: Any) -> _Stored:
    marks: dict[int, dict[tuple[int, int], MarkValue]] = {}
    for mark in session.exec(
        select(Mark).where(col(Mark.council_id).in_(which), col(Mark.component).in_(COMPONENTS))
    ):
        cell = (mark.enrolment_id, column_of(mark.course_id, mark.component))
        marks.setdefault(mark.council_id, {})[cell] = MarkValue(mark.value, mark.special)
    decisions: dict[int, dict[int, Decision]] = {}
    for row in session.exec(select(Decision).where(col(Decision.council_id).in_(which))):
        decisions.setdefault(row.council_id, {})[row.enrolment_id] = row
    return _Stored(marks, decisions, stored_polls(session, which))
