"""What earlier enrolments tell of a pupil: when they came, how often they sat in this year."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.models import Council, Enrolment, SchoolClass, SchoolYear
from app.office.councils.attending import attending


@dataclass(frozen=True)
class History:
    """``first_entry`` is None where the file begins with the council's own year."""

    first_entry: date | None = None
    years_in_class: int = 1


def histories(
    session: Session, council: Council, klass: SchoolClass, year: SchoolYear
) -> dict[int, History]:
    """By pupil identity, for the pupils of the council: two statements in all."""
    pupils = select(col(Enrolment.pupil_id)).where(attending(council))
    rows = session.exec(
        select(
            col(Enrolment.pupil_id),
            col(Enrolment.start),
            col(Enrolment.year_id),
            col(SchoolClass.study_year),
        )
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .where(
            col(Enrolment.pupil_id).in_(pupils),
            col(SchoolClass.regime) == klass.regime,
            col(Enrolment.start) <= council.held_on,
        )
    )
    reaches_back = _earlier_years(session, year)
    starts: dict[int, list[date]] = defaultdict(list)
    years: dict[int, set[int]] = defaultdict(set)
    for pupil_id, start, year_id, study_year in rows:
        starts[pupil_id].append(start)
        if study_year == klass.study_year:
            years[pupil_id].add(year_id)
    return {
        pupil_id: History(min(found) if reaches_back else None, max(1, len(years[pupil_id])))
        for pupil_id, found in starts.items()
    }


def _earlier_years(session: Session, year: SchoolYear) -> bool:
    """Does the file hold an earlier year? If not, nobody can be said to be new in this one."""
    found = session.exec(
        select(col(SchoolYear.id)).where(col(SchoolYear.last_day) < year.first_day).limit(1)
    )
    return found.first() is not None
