"""What the rules on presence ask besides the register, read for many pupils at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from sqlalchemy import BindParameter, bindparam, func
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from app.models import (
    ClassAttendance,
    Course,
    CourseFollowed,
    EnrolmentAttendance,
    FirmHours,
    RollCall,
)
from app.office.absences.bells import DEFAULT, Bells, school_bells
from app.office.absences.standing_rows import hours_stand, roll_stands
from app.office.absences.year_entries import PupilYear, Stay
from app.rules.regime import regime

Asked = Literal["firm", "unit", "term", ""]
"""Hours in a firm; the periods of a unit; the end of the first term; nothing."""

_SOME: Final[BindParameter[int]] = bindparam("classes", expanding=True)
_CALLED: Final = (
    sa_select(col(RollCall.class_id), col(RollCall.day), func.count(col(RollCall.id)))
    .where(col(RollCall.class_id).in_(_SOME), roll_stands())
    .group_by(col(RollCall.class_id), col(RollCall.day))
)
_OF_CLASSES: Final = sa_select(
    col(ClassAttendance.class_id),
    col(ClassAttendance.unit_periods),
    col(ClassAttendance.first_term_end),
).where(col(ClassAttendance.class_id).in_(_SOME))


@dataclass(frozen=True)
class ClassFacts:
    """A class: how many periods were called each day, those of its unit, its first term."""

    called: Mapping[date, int] = field(default_factory=dict)
    unit_periods: Decimal | None = None
    first_term_end: date | None = None


@dataclass(frozen=True)
class FirmMonth:
    """The hours that a pupil spent in a firm during a month, over so many weeks."""

    month: date
    firm: str
    hours: Decimal
    weeks: int


@dataclass(frozen=True)
class EnrolmentFacts:
    """One enrolment: see the table of the same name; ``weekly`` the periods followed."""

    paid_leave: bool = False
    dispensed: Decimal = Decimal(0)
    programme: str = ""
    qualifying_only: bool = False
    planned_hours: Decimal = Decimal(0)
    planned_weeks: int = 0
    complement: Decimal = Decimal(0)
    derogation: bool = False
    weekly: Decimal = Decimal(0)
    firm: tuple[FirmMonth, ...] = ()


@dataclass(frozen=True)
class PresenceFacts:
    """All of it, by class and by enrolment; ``bells`` the schedules of the school."""

    classes: Mapping[int, ClassFacts]
    enrolments: Mapping[int, EnrolmentFacts]
    bells: Bells = DEFAULT

    def of_class(self, class_id: int) -> ClassFacts:
        """The facts of a class, empty ones where nothing is kept."""
        return self.classes.get(class_id, ClassFacts())

    def of_enrolment(self, enrolment_id: int) -> EnrolmentFacts:
        """The facts of an enrolment, the usual ones where nothing is kept."""
        return self.enrolments.get(enrolment_id, EnrolmentFacts())


def presence_facts(session: Session, pupils: Collection[PupilYear]) -> PresenceFacts:
    """The facts about these pupils; as many statements whatever their number.

    Of pupils whose regime counts half-days and asks nothing of a firm, only the schedules are.
    """
    classes = {
        stay.class_id
        for one in pupils
        if regime(one.regime).absence_unit == "period"
        for stay in one.stays
        if stay.regime == one.regime
    }
    asked = [one for one in pupils if asked_of(one.regime) in ("firm", "unit")]
    return PresenceFacts(
        classes=_classes(session, classes) if classes else {},
        enrolments=_enrolments(session, asked) if asked else {},
        bells=school_bells(session),
    )


def called_for(
    stays: Iterable[Stay], classes: Mapping[int, ClassFacts], until: date
) -> dict[date, int]:
    """By day, the periods called in the class in which a pupil was that day."""
    return {
        day: number
        for stay in stays
        for day, number in classes.get(stay.class_id, ClassFacts()).called.items()
        if day <= until and stay.covers(day)
    }


def asked_of(word: str) -> Asked:
    """What the rules of a regime ask of the office besides the register."""
    found = regime(word)
    if found.attendance is not None and found.attendance.training:
        return "firm"
    if found.unit_presence is not None:
        return "unit"
    return "term" if found.course_presence is not None else ""


def _classes(session: Session, class_ids: Collection[int]) -> dict[int, ClassFacts]:
    asked = {"classes": tuple(class_ids)}
    called: dict[int, dict[date, int]] = defaultdict(dict)
    for class_id, day, number in session.execute(_CALLED, asked):
        called[class_id][day] = number
    kept = {class_id: rest for class_id, *rest in session.execute(_OF_CLASSES, asked)}
    return {
        class_id: ClassFacts(called[class_id], *kept.get(class_id, ())) for class_id in class_ids
    }


def _enrolments(session: Session, pupils: Collection[PupilYear]) -> dict[int, EnrolmentFacts]:
    """By the last enrolment of each pupil."""
    numbers = {stay.enrolment_id for one in pupils for stay in one.stays}
    rows = session.exec(
        select(EnrolmentAttendance).where(col(EnrolmentAttendance.enrolment_id).in_(numbers))
    )
    kept = {row.enrolment_id: row for row in rows}
    in_firm = [one for one in pupils if asked_of(one.regime) == "firm"]
    firm = _firm(session, in_firm) if in_firm else {}
    weekly = _weekly(session, in_firm) if in_firm else {}
    return {
        one.enrolment_id: _enrolment(
            _standing(one, kept),
            weekly.get(one.enrolment_id, Decimal(0)),
            tuple(firm.get(one.pupil_id, ())),
        )
        for one in pupils
    }


def _standing(
    pupil: PupilYear, kept: Mapping[int, EnrolmentAttendance]
) -> EnrolmentAttendance | None:
    """What is kept of the last enrolment; a training in a firm goes on from class to class."""
    stays = [stay for stay in pupil.stays if stay.regime == pupil.regime]
    if asked_of(pupil.regime) != "firm":
        stays = stays[-1:]
    found = (kept[stay.enrolment_id] for stay in reversed(stays) if stay.enrolment_id in kept)
    return next(found, None)


def _enrolment(
    row: EnrolmentAttendance | None, weekly: Decimal, firm: tuple[FirmMonth, ...]
) -> EnrolmentFacts:
    row = row or EnrolmentAttendance(enrolment_id=0)
    return EnrolmentFacts(
        paid_leave=row.paid_leave,
        dispensed=row.dispensed_periods,
        programme=row.programme,
        qualifying_only=row.qualifying_only,
        planned_hours=row.planned_hours,
        planned_weeks=row.planned_weeks,
        complement=row.complement_periods,
        derogation=row.derogation,
        weekly=weekly,
        firm=firm,
    )


def _firm(session: Session, pupils: Collection[PupilYear]) -> dict[int, list[FirmMonth]]:
    """By pupil, whatever the class of the year in which they were."""
    owners = {stay.enrolment_id: one.pupil_id for one in pupils for stay in one.stays}
    found: dict[int, list[FirmMonth]] = defaultdict(list)
    rows = session.exec(
        select(FirmHours)
        .where(col(FirmHours.enrolment_id).in_(owners), hours_stand())
        .order_by(col(FirmHours.month), col(FirmHours.firm), col(FirmHours.id))
    )
    for row in rows:
        month = FirmMonth(row.month, row.firm, row.hours, row.weeks)
        found[owners[row.enrolment_id]].append(month)
    return found


def _weekly(session: Session, pupils: Collection[PupilYear]) -> dict[int, Decimal]:
    """The weekly periods followed; summed here, for decimals are kept as hundredths."""
    found: dict[int, Decimal] = defaultdict(Decimal)
    rows = session.execute(
        sa_select(col(CourseFollowed.enrolment_id), col(Course.weekly_periods))
        .join(Course, col(Course.id) == col(CourseFollowed.course_id))
        .where(col(CourseFollowed.enrolment_id).in_({one.enrolment_id for one in pupils}))
        .where(col(CourseFollowed.until).is_(None))
    )
    for enrolment_id, periods in rows:
        found[enrolment_id] += periods
    return found
