"""Bell schedules, months of the register that are closed, attestations that are frozen."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, key, may_refer, not_blank, one_of, refers


class BellSchedule(SQLModel, table=True):
    """A schedule of a day as the school names it: its periods stand in `BellPeriod`."""

    __tablename__ = "bell_schedule"
    __table_args__ = (
        UniqueConstraint("title", name="uq_bell_schedule_title"),
        not_blank("title", "bell_schedule"),
    )

    id: int | None = key()
    title: str


class BellPeriod(SQLModel, table=True):
    """One period of a schedule, from a day on.

    All periods of a schedule that share ``valid_from`` are one version of it; the last one
    begun rules a day. ``start`` and ``end`` are "08:25"; ``half`` is ``am`` or ``pm``.
    """

    __tablename__ = "bell_period"
    __table_args__ = (
        UniqueConstraint("schedule_id", "valid_from", "period", name="uq_bell_period"),
        CheckConstraint('start < "end"', name="ck_bell_period_order"),
        CheckConstraint("period > 0", name="ck_bell_period_period"),
        one_of("half", ("am", "pm"), "ck_bell_period_half"),
    )

    id: int | None = key()
    schedule_id: int = refers("bell_schedule.id")
    valid_from: date
    period: int
    start: str
    end: str
    half: str


class BellAssignment(SQLModel, table=True):
    """The schedule of a weekday (1 is Monday) from a day on, of a class or of all.

    ``class_id`` None is for every class that has none of its own; ``schedule_id`` None
    gives the weekday back to the program's default of 45-minute periods.
    """

    __tablename__ = "bell_assignment"
    __table_args__ = (
        UniqueConstraint("class_id", "weekday", "valid_from", name="uq_bell_assignment"),
        CheckConstraint("weekday BETWEEN 1 AND 7", name="ck_bell_assignment_weekday"),
    )

    id: int | None = key()
    class_id: int | None = may_refer("school_class.id")
    weekday: int
    schedule_id: int | None = may_refer("bell_schedule.id")
    valid_from: date


class ClosedMonth(SQLModel, table=True):
    """The register of a class for a month, closed: its PDF as it was then.

    Reopening keeps the row, with who and why; closing again adds the next ``version``.
    ``month`` is the first day of the month.
    """

    __tablename__ = "closed_month"
    __table_args__ = (
        UniqueConstraint("class_id", "month", "version", name="uq_closed_month_version"),
        Index(
            "uq_closed_month_current",
            "class_id",
            "month",
            unique=True,
            sqlite_where=text("reopened_at IS NULL"),
            postgresql_where=text("reopened_at IS NULL"),
        ),
        CheckConstraint("version > 0", name="ck_closed_month_version"),
        CheckConstraint("(reopened_at IS NULL) = (reason = '')", name="ck_closed_month_reopened"),
    )

    id: int | None = key()
    class_id: int = refers("school_class.id")
    month: date = Field(index=True)
    version: int
    document_id: int = refers("stored_document.id")
    closed_by: int | None = may_refer("account.id")
    closed_at: datetime = Field(sa_type=UtcDateTime)
    reopened_by: int | None = may_refer("account.id")
    reopened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reason: str = ""


class AttendanceStatement(SQLModel, table=True):
    """An attestation d'assiduité as it was issued: it never changes afterwards.

    ``term`` is "2025-2": a quarter of the year. ``number`` counts those of a civil year.
    """

    __tablename__ = "attendance_statement"
    __table_args__ = (
        UniqueConstraint("enrolment_id", "term", name="uq_attendance_statement_term"),
        UniqueConstraint("year", "number", name="uq_attendance_statement_number"),
    )

    id: int | None = key()
    enrolment_id: int = refers("enrolment.id")
    term: str
    year: int
    number: int
    document_id: int = refers("stored_document.id")
    issued_on: date
    issued_by: int | None = may_refer("account.id")
    verdict: str
