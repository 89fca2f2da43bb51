"""The roll of the day as stored, beside what was typed."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from app.models import Absence, AbsenceCode, Enrolment, Pupil, RollCall, SchoolClass
from app.office.absences.standing_rows import roll_stands
from app.office.tour.comparing import Typed, differences


def roll(typed: Typed, session: Session) -> Iterator[str]:
    """The roll was called once, and these are the absences of it, and no others."""
    told = typed["roll"]
    place = f"{told['class']} {told['day']} {told['slot']}"
    called = session.exec(
        select(SchoolClass.name, RollCall)
        .join(SchoolClass, col(SchoolClass.id) == col(RollCall.class_id))
        .where(roll_stands())
    )
    calls = [f"{name} {call.day} {call.slot}" for name, call in called]
    yield from differences({"rolls called": [place]}, {"rolls called": calls})
    absences = {
        f"{one['pupil']}, {told['day']} {told['slot']}": _status(one["code"], one["minutes"])
        for one in typed["absences"]
    }
    yield from differences(absences, _stored(session))


def _stored(session: Session) -> dict[str, object]:
    rows = session.exec(
        select(Absence, AbsenceCode.code, Pupil)
        .join(AbsenceCode, col(AbsenceCode.id) == col(Absence.code_id))
        .join(Enrolment, col(Enrolment.id) == col(Absence.enrolment_id))
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
        .where(col(Absence.replaced_at).is_(None))
    )
    return {
        f"{pupil.last_name} {pupil.first_name}, {row.day} {row.slot}": _status(
            code, row.minutes_late
        )
        for row, code, pupil in rows
    }


def _status(code: str, minutes: int | None) -> str:
    return f"{code} {minutes} min" if minutes is not None else code
