"""What the rules on presence ask besides the register, read for many pupils at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from sqlalchemy import func
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
from app.office.absences.year_entries import PupilYear
from app.rules.regime import regime

Asked = Literal["firm", "unit", "term", ""]
"""Hours in a firm; the periods of a unit; the end of the first term; nothing."""


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
    by_period = {one.class_id for one in pupils if regime(one.regime).absence_unit == "period"}
    in_firm = {one.enrolment_id for one in pupils if _in_firm(one)}
    enrolments = {one.enrolment_id for one in pupils if one.class_id in by_period} | in_firm
    return PresenceFacts(
        classes=_classes(session, by_period) if by_period else {},
        enrolments=_enrolments(session, enrolments, in_firm) if enrolments else {},
        bells=school_bells(session),
    )


def _in_firm(pupil: PupilYear) -> bool:
    return asked_of(pupil.regime) == "firm"


def asked_of(word: str) -> Asked:
    """What the rules of a regime ask of the office besides the register."""
    found = regime(word)
    if found.attendance is not None and found.attendance.training:
        return "firm"
    if found.unit_presence is not None:
        return "unit"
    return "term" if found.course_presence is not None else ""


def _classes(session: Session, class_ids: Collection[int]) -> dict[int, ClassFacts]:
    called: dict[int, dict[date, int]] = defaultdict(dict)
    rows = session.execute(
        sa_select(col(RollCall.class_id), col(RollCall.day), func.count(col(RollCall.id)))
        .where(col(RollCall.class_id).in_(class_ids))
        .group_by(col(RollCall.class_id), col(RollCall.day))
    )
    for class_id, day, number in rows:
        called[class_id][day] = number
    kept = {
        row.class_id: row
        for row in session.exec(
            select(ClassAttendance).where(col(ClassAttendance.class_id).in_(class_ids))
        )
    }
    return {
        class_id: ClassFacts(
            called[class_id],
            kept[class_id].unit_periods if class_id in kept else None,
            kept[class_id].first_term_end if class_id in kept else None,
        )
        for class_id in class_ids
    }


def _enrolments(
    session: Session, enrolment_ids: Collection[int], in_firm: Collection[int]
) -> dict[int, EnrolmentFacts]:
    rows = session.exec(
        select(EnrolmentAttendance).where(col(EnrolmentAttendance.enrolment_id).in_(enrolment_ids))
    )
    kept = {row.enrolment_id: row for row in rows}
    firm = _firm(session, in_firm) if in_firm else {}
    weekly = _weekly(session, in_firm) if in_firm else {}
    return {
        one: _enrolment(kept.get(one), weekly.get(one, Decimal(0)), tuple(firm.get(one, ())))
        for one in enrolment_ids
    }


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


def _firm(session: Session, enrolment_ids: Collection[int]) -> dict[int, list[FirmMonth]]:
    found: dict[int, list[FirmMonth]] = defaultdict(list)
    rows = session.exec(
        select(FirmHours)
        .where(col(FirmHours.enrolment_id).in_(enrolment_ids))
        .order_by(col(FirmHours.month), col(FirmHours.firm))
    )
    for row in rows:
        found[row.enrolment_id].append(FirmMonth(row.month, row.firm, row.hours, row.weeks))
    return found


def _weekly(session: Session, enrolment_ids: Collection[int]) -> dict[int, Decimal]:
    """The weekly periods followed; summed here, for decimals are kept as hundredths."""
    found: dict[int, Decimal] = defaultdict(Decimal)
    rows = session.execute(
        sa_select(col(CourseFollowed.enrolment_id), col(Course.weekly_periods))
        .join(Course, col(Course.id) == col(CourseFollowed.course_id))
        .where(col(CourseFollowed.enrolment_id).in_(enrolment_ids))
        .where(col(CourseFollowed.until).is_(None))
    )
    for enrolment_id, periods in rows:
        found[enrolment_id] += periods
    return found
