"""What the office gives the rules on presence: a unit's periods, a paid leave, a firm's hours."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlmodel import col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import ClassAttendance, Enrolment, EnrolmentAttendance, FirmHours, SchoolYear
from app.office.absences.duties.following import followed
from app.office.absences.standing_rows import hours_stand
from app.office.pupils.years import class_of
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query

PROGRAMMES = ("", "art45", "art47", "art49")
MOST_WEEKS = 5


@dataclass(frozen=True)
class ClassPresence:
    """The periods of a unit, where the class is one; the last day of the first term."""

    unit_periods: Decimal | None = None
    first_term_end: date | None = None


@dataclass(frozen=True)
class EnrolmentPresence:
    """What holds for one student or pupil, and the hours in a firm by month."""

    paid_leave: bool = False
    dispensed_periods: Decimal = Decimal(0)
    programme: str = ""
    qualifying_only: bool = False
    planned_hours: Decimal = Decimal(0)
    planned_weeks: int = 0
    complement_periods: Decimal = Decimal(0)
    derogation: bool = False


@dataclass(frozen=True)
class MonthHours:
    """The hours spent in a firm in a month, over so many weeks; ``month`` is its first day."""

    month: date
    firm: str
    hours: Decimal
    weeks: int


@query
def class_presence(reading: Reading, class_id: int) -> ClassPresence:
    """What is kept of a class."""
    row = reading.session.get(ClassAttendance, class_id)
    return ClassPresence(row.unit_periods, row.first_term_end) if row else ClassPresence()


@query
def enrolment_presence(
    reading: Reading, enrolment_id: int
) -> tuple[EnrolmentPresence, tuple[MonthHours, ...]]:
    """What is kept of an enrolment, and its months in a firm."""
    row = reading.session.get(EnrolmentAttendance, enrolment_id)
    months = reading.session.exec(
        select(FirmHours)
        .where(col(FirmHours.enrolment_id) == enrolment_id, hours_stand())
        .order_by(col(FirmHours.month), col(FirmHours.firm))
    )
    kept = EnrolmentPresence() if row is None else _kept(row)
    return kept, tuple(MonthHours(one.month, one.firm, one.hours, one.weeks) for one in months)


@command(Right.TAKE_ABSENCES, N_("Données de présence d'une classe"))
def set_class_presence(work: Work, class_id: int, given: ClassPresence) -> Done[None]:
    """Keep them; everybody of the class is judged again."""
    klass = class_of(work.session, class_id)
    if given.unit_periods is not None and given.unit_periods <= 0:
        raise Refusal(_("Écrivez un nombre de périodes."), field="unit_periods")
    row = work.session.get(ClassAttendance, class_id) or ClassAttendance(class_id=class_id)
    before = ClassPresence(row.unit_periods, row.first_term_end)
    row.unit_periods, row.first_term_end = given.unit_periods, given.first_term_end
    work.session.add(row)
    work.note("class", class_id, before={"presence": before}, after={"presence": given})
    pupils = work.session.exec(
        select(Enrolment.pupil_id).where(col(Enrolment.class_id) == class_id)
    ).all()
    year = work.session.get_one(SchoolYear, klass.year_id)
    return followed(work, done(None, Facet.ABSENCES), year.first_day, set(pupils))


@command(Right.TAKE_ABSENCES, N_("Données de présence d'une inscription"))
def set_enrolment_presence(work: Work, enrolment_id: int, given: EnrolmentPresence) -> Done[None]:
    """Keep them; the pupil is judged again."""
    _check(given)
    row = work.session.get(EnrolmentAttendance, enrolment_id)
    before = EnrolmentPresence() if row is None else _kept(row)
    row = row or EnrolmentAttendance(enrolment_id=enrolment_id)
    for name, value in vars(given).items():
        setattr(row, name, value)
    work.session.add(row)
    return _followed(work, enrolment_id, {"presence": before}, {"presence": given})


@command(Right.TAKE_ABSENCES, N_("Heures en entreprise"))
def set_month_hours(work: Work, enrolment_id: int, given: MonthHours) -> Done[None]:
    """Keep the hours of a month in a firm, in the place of those noted before; none removes."""
    given = replace(given, month=given.month.replace(day=1), firm=given.firm.strip())
    if not given.firm:
        raise Refusal(_("Le nom de l'entreprise manque."), field="firm")
    if given.hours < 0:
        raise Refusal(_("Écrivez un nombre d'heures."), field="hours")
    if not 1 <= given.weeks <= MOST_WEEKS:
        raise Refusal(_("Un mois compte d'une à cinq semaines."), field="weeks")
    row = work.session.exec(
        select(FirmHours).where(
            col(FirmHours.enrolment_id) == enrolment_id,
            col(FirmHours.month) == given.month,
            col(FirmHours.firm) == given.firm,
            hours_stand(),
        )
    ).first()
    before = {"hours": row.hours, "weeks": row.weeks} if row else {}
    if row is not None:
        row.replaced_at, row.replaced_by = work.now, work.actor.account_id
        work.session.flush()
    if given.hours:
        work.session.add(_month_row(work, enrolment_id, given))
    return _followed(work, enrolment_id, before, {"month": given})


def _month_row(work: Work, enrolment_id: int, given: MonthHours) -> FirmHours:
    return FirmHours(
        enrolment_id=enrolment_id,
        month=given.month,
        firm=given.firm,
        hours=given.hours,
        weeks=given.weeks,
        entered_at=work.now,
        entered_by=work.actor.account_id,
    )


def _check(given: EnrolmentPresence) -> None:
    if given.programme not in PROGRAMMES:
        raise Refusal(_("Choisissez l'article du décret."), field="programme")
    amounts: dict[str, Decimal | int] = {
        "dispensed_periods": given.dispensed_periods,
        "planned_hours": given.planned_hours,
        "planned_weeks": given.planned_weeks,
        "complement_periods": given.complement_periods,
    }
    for name, amount in amounts.items():
        if amount < 0:
            raise Refusal(_("Écrivez un nombre positif."), field=name)


def _followed(
    work: Work, enrolment_id: int, before: dict[str, object], after: dict[str, object]
) -> Done[None]:
    work.session.flush()
    enrolment = work.session.get_one(Enrolment, enrolment_id)
    year = work.session.get_one(SchoolYear, enrolment.year_id)
    work.note("pupil", enrolment.pupil_id, before=before, after=after)
    answer = done(None, Facet.ABSENCES)
    return followed(work, answer, year.first_day, (enrolment.pupil_id,))


def _kept(row: EnrolmentAttendance) -> EnrolmentPresence:
    return EnrolmentPresence(
        paid_leave=row.paid_leave,
        dispensed_periods=row.dispensed_periods,
        programme=row.programme,
        qualifying_only=row.qualifying_only,
        planned_hours=row.planned_hours,
        planned_weeks=row.planned_weeks,
        complement_periods=row.complement_periods,
        derogation=row.derogation,
    )
