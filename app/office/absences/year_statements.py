"""The statements that read a school year, made once: of all its pupils, or of some.

Each is given with its parameters, as a session executes them. Making a statement takes
longer than executing it for one pupil, and one is counted at each keystroke.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Select, bindparam, or_
from sqlalchemy import select as sa_select
from sqlmodel import col

from app.models import (
    Absence,
    Duty,
    Enrolment,
    Justification,
    JustifiedAbsence,
    Pupil,
    SchoolClass,
)
from app.office.absences.duties.kinds import ON_RECORD
from app.office.absences.standing_rows import document_stands

Prepared = tuple[Select[Any], dict[str, Any]]


@dataclass(frozen=True)
class Asked:
    """A school year, and the pupils asked for; None for all of them."""

    year_id: int
    pupil_ids: Collection[int] | None = None


@dataclass(frozen=True)
class _Forms:
    """A statement on a whole year, and the same on some pupils."""

    whole: Select[Any]
    some: Select[Any]

    def of(self, asked: Asked) -> Prepared:
        """The one that is asked for, with its parameters."""
        if asked.pupil_ids is None:
            return self.whole, {"year": asked.year_id}
        return self.some, {"year": asked.year_id, "pupils": tuple(asked.pupil_ids)}


def _forms(statement: Any, year: Any, pupil: Any) -> _Forms:
    whole = statement.where(col(year) == bindparam("year"))
    return _Forms(whole, whole.where(col(pupil).in_(bindparam("pupils", expanding=True))))


_SEATS: Final = _forms(
    sa_select(
        col(Pupil.id).label("pupil_id"),
        col(Pupil.last_name),
        col(Pupil.first_name),
        col(Pupil.birth_date),
        col(Enrolment.id).label("enrolment_id"),
        col(Enrolment.class_id),
        col(Enrolment.start),
        col(Enrolment.end),
        col(SchoolClass.name).label("class_name"),
        col(SchoolClass.position),
        col(SchoolClass.regime),
        col(SchoolClass.study_year),
    )
    .join(Enrolment, col(Enrolment.pupil_id) == col(Pupil.id))
    .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
    .order_by(col(Enrolment.start), col(Enrolment.id)),
    Enrolment.year_id,
    Enrolment.pupil_id,
)

_ENTRIES: Final = _forms(
    sa_select(
        col(Enrolment.pupil_id),
        col(Enrolment.class_id),
        col(Absence.id),
        col(Absence.day),
        col(Absence.slot),
        col(Absence.code_id),
        col(Absence.minutes_late),
        col(Absence.from_time),
        col(Absence.to_time),
        col(Absence.note),
    )
    .join(Absence, col(Absence.enrolment_id) == col(Enrolment.id))
    .where(col(Absence.replaced_at).is_(None), col(Absence.day) >= col(Enrolment.start))
    .where(or_(col(Enrolment.end).is_(None), col(Absence.day) <= col(Enrolment.end)))
    .order_by(col(Absence.day), col(Absence.slot), col(Absence.id)),
    Enrolment.year_id,
    Enrolment.pupil_id,
)

_COVERS: Final = _forms(
    sa_select(
        col(JustifiedAbsence.absence_id),
        col(Justification.id),
        col(Justification.kind),
        col(Justification.motive),
        col(Justification.status),
        col(Justification.received_on),
        col(Justification.decision_reason),
        col(Justification.verdict),
    )
    .join(Justification, col(Justification.id) == col(JustifiedAbsence.justification_id))
    .join(Absence, col(Absence.id) == col(JustifiedAbsence.absence_id))
    .join(Enrolment, col(Enrolment.id) == col(Absence.enrolment_id))
    .where(col(Absence.replaced_at).is_(None), document_stands())
    .order_by(col(Justification.received_on), col(Justification.id)),
    Enrolment.year_id,
    Enrolment.pupil_id,
)

_SETTLED: Final = _forms(
    sa_select(
        col(Duty.pupil_id),
        col(Duty.id),
        col(Duty.kind),
        col(Duty.part),
        col(Duty.covers),
        col(Duty.settled_on),
    )
    .where(col(Duty.status) == "done", col(Duty.kind).in_(ON_RECORD))
    .order_by(col(Duty.id)),
    Duty.year_id,
    Duty.pupil_id,
)


def seats_asked(asked: Asked) -> Prepared:
    """The pupils and their enrolments of the year, the last one of each pupil at the end."""
    return _SEATS.of(asked)


def entries_asked(asked: Asked) -> Prepared:
    """The entries that stand, by day."""
    return _ENTRIES.of(asked)


def covers_asked(asked: Asked) -> Prepared:
    """What justifies these entries, by the day on which it was received."""
    return _COVERS.of(asked)


def settled_asked(asked: Asked) -> Prepared:
    """The duties done that the counts take into account, in the order in which they arose."""
    return _SETTLED.of(asked)
