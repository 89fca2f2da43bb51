"""What absences oblige to: duties, objectives, and what the rules ask besides the register."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.models.columns import Hundredths, UtcDateTime, key, may_refer, one_of, refers


class Duty(SQLModel, table=True):
    """Something that a rule obliges the school to do, about one pupil or about all.

    ``kind`` is one of the office's words, ``part`` tells two of one kind apart (a term, a
    course). ``arose_on`` is the day on which the threshold was reached, ``noted_on`` the
    one on which the program saw it; ``number`` what it counts and ``covers`` the half-days
    or periods ("2025-05-20 am"). ``verdict`` is the frozen verdict, as JSON. ``reason``
    says why it was withdrawn, or how it was settled.
    """

    __tablename__ = "duty"
    __table_args__ = (
        one_of("status", ("open", "done", "withdrawn"), "ck_duty_status"),
        CheckConstraint("(status = 'open') = (settled_on IS NULL)", name="ck_duty_settled"),
        Index(
            "uq_duty_open",
            "pupil_id",
            "year_id",
            "kind",
            "part",
            unique=True,
            sqlite_where=text("status = 'open'"),
            postgresql_where=text("status = 'open'"),
        ),
    )

    id: int | None = key()
    pupil_id: int | None = may_refer("pupil.id")
    year_id: int = refers("school_year.id")
    regime: str
    kind: str
    part: str = ""
    arose_on: date
    noted_on: date
    due: date | None = None
    number: int = 0
    covers: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    verdict: str = ""
    status: str = "open"
    settled_on: date | None = None
    settled_by: int | None = may_refer("account.id")
    reason: str = ""
    letter_id: int | None = may_refer("letter.id")


class DutyCheck(SQLModel, table=True):
    """The day up to which the duties of a year take the passing of days into account."""

    __tablename__ = "duty_check"

    year_id: int = Field(foreign_key="school_year.id", primary_key=True, ondelete="RESTRICT")
    day: date


class ObjectivesContract(SQLModel, table=True):
    """The contrat d'objectifs of a pupil for a year, and how far the procedure went.

    ``answer`` is the family's, ``signed_by`` in which quality (``parent``,
    ``representative``, ``pupil``) and ``signed_name`` who; ``council`` the class council's
    finding on the objectives, with its ``motivation``.
    """

    __tablename__ = "objectives_contract"
    __table_args__ = (
        UniqueConstraint("pupil_id", "year_id", name="uq_objectives_contract"),
        one_of("answer", ("none", "approved", "refused"), "ck_objectives_contract_answer"),
        one_of("council", ("none", "met", "not_met"), "ck_objectives_contract_council"),
        CheckConstraint(
            "(answer = 'none') = (answered_on IS NULL)", name="ck_objectives_contract_answered"
        ),
        CheckConstraint(
            "(council = 'none') = (council_on IS NULL)", name="ck_objectives_contract_decided"
        ),
    )

    id: int | None = key()
    pupil_id: int = refers("pupil.id")
    year_id: int = refers("school_year.id")
    returned_on: date | None = None
    proposed_on: date | None = None
    authors: str = ""
    plan_link: str = ""
    answer: str = "none"
    answered_on: date | None = None
    signed_by: str = ""
    signed_name: str = ""
    council: str = "none"
    council_on: date | None = None
    motivation: str = ""


class Objective(SQLModel, table=True):
    """One individual objective of a contract, and whether the council found it met."""

    __tablename__ = "objective"
    __table_args__ = (
        UniqueConstraint("contract_id", "position", name="uq_objective_position"),
        one_of("finding", ("none", "met", "not_met"), "ck_objective_finding"),
    )

    id: int | None = key()
    contract_id: int = refers("objectives_contract.id")
    position: int
    text: str
    finding: str = "none"


class ClassAttendance(SQLModel, table=True):
    """What the rules on presence ask of a class: the periods of a unit, the end of a term."""

    __tablename__ = "class_attendance"
    __table_args__ = (CheckConstraint("unit_periods > 0", name="ck_class_attendance_periods"),)

    class_id: int = Field(foreign_key="school_class.id", primary_key=True, ondelete="RESTRICT")
    unit_periods: Decimal | None = Field(default=None, sa_type=Hundredths)
    first_term_end: date | None = None


class EnrolmentAttendance(SQLModel, table=True):
    """What the rules on presence ask of one enrolment.

    ``paid_leave`` and ``dispensed_periods`` serve promotion sociale; ``programme`` (the
    article of the decree), ``qualifying_only``, ``complement_periods`` and ``derogation``
    the training in a firm, of which ``planned_hours`` over ``planned_weeks`` are foreseen.
    """

    __tablename__ = "enrolment_attendance"
    __table_args__ = (
        one_of("programme", ("", "art45", "art47", "art49"), "ck_enrolment_attendance_programme"),
        CheckConstraint(
            "dispensed_periods >= 0 AND complement_periods >= 0 AND planned_hours >= 0",
            name="ck_enrolment_attendance_periods",
        ),
    )

    enrolment_id: int = Field(foreign_key="enrolment.id", primary_key=True, ondelete="RESTRICT")
    paid_leave: bool = False
    dispensed_periods: Decimal = Field(default=Decimal(0), sa_type=Hundredths)
    programme: str = ""
    qualifying_only: bool = False
    planned_hours: Decimal = Field(default=Decimal(0), sa_type=Hundredths)
    planned_weeks: int = 0
    complement_periods: Decimal = Field(default=Decimal(0), sa_type=Hundredths)
    derogation: bool = False


class FirmHours(SQLModel, table=True):
    """The hours of training in a firm during one month, over how many weeks.

    A correction closes the row (``replaced_at``) and writes another: nothing is erased.
    """

    __tablename__ = "firm_hours"
    __table_args__ = (
        Index(
            "uq_firm_hours_current",
            "enrolment_id",
            "month",
            "firm",
            unique=True,
            sqlite_where=text("replaced_at IS NULL"),
            postgresql_where=text("replaced_at IS NULL"),
        ),
        CheckConstraint("hours > 0", name="ck_firm_hours_hours"),
        CheckConstraint("weeks BETWEEN 1 AND 5", name="ck_firm_hours_weeks"),
    )

    id: int | None = key()
    enrolment_id: int = refers("enrolment.id")
    month: date
    firm: str
    hours: Decimal = Field(sa_type=Hundredths)
    weeks: int
    entered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    entered_by: int | None = may_refer("account.id")
    replaced_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    replaced_by: int | None = may_refer("account.id")
