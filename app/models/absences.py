"""Roll calls, absences, and what justifies them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, key, may_refer, not_blank, one_of, refers


class AbsenceCode(SQLModel, table=True):
    """A status of the roll call as the school names it.

    ``key`` is the letter that gives it; ``effect`` what it means for the register:
    ``absent`` counts, ``late`` counts minutes, ``away`` is a presence elsewhere
    (placement, outing), ``excused`` an absence already known and accepted.
    """

    __tablename__ = "absence_code"
    __table_args__ = (
        UniqueConstraint("code", name="uq_absence_code"),
        UniqueConstraint("key", name="uq_absence_code_key"),
        not_blank("title", "absence_code"),
        one_of("effect", ("absent", "late", "away", "excused"), "ck_absence_code_effect"),
    )

    id: int | None = key()
    code: str
    title: str
    key: str
    effect: str
    position: int = 0
    active: bool = True


class RollCall(SQLModel, table=True):
    """The roll of a class was called: *present* differs from *not called*.

    ``slot`` is ``am``, ``pm``, or ``p1`` … ``p12`` where the regime counts periods. One
    noted by mistake is withdrawn (``withdrawn_at``): nothing is erased.
    """

    __tablename__ = "roll_call"
    __table_args__ = (
        Index(
            "uq_roll_call_current",
            "class_id",
            "day",
            "slot",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: int | None = key()
    class_id: int = refers("school_class.id")
    day: date = Field(index=True)
    slot: str
    taken_by: int | None = may_refer("account.id")
    taken_at: datetime = Field(sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_by: int | None = may_refer("account.id")


class Absence(SQLModel, table=True):
    """A pupil was not there, or not on time, during a slot of a day.

    A correction closes the entry (``replaced_at``) and writes another: nothing is erased.
    ``from_time`` and ``to_time`` ("08:25") are empty where the whole slot is missed.
    """

    __tablename__ = "absence"
    __table_args__ = (
        Index(
            "uq_absence_current",
            "enrolment_id",
            "day",
            "slot",
            unique=True,
            sqlite_where=text("replaced_at IS NULL"),
            postgresql_where=text("replaced_at IS NULL"),
        ),
        Index("ix_absence_day_slot", "day", "slot"),
        CheckConstraint("minutes_late IS NULL OR minutes_late > 0", name="ck_absence_minutes_late"),
    )

    id: int | None = key()
    enrolment_id: int = refers("enrolment.id")
    day: date
    slot: str
    code_id: int = refers("absence_code.id")
    minutes_late: int | None = None
    from_time: str = ""
    to_time: str = ""
    note: str = ""
    entered_by: int | None = may_refer("account.id")
    entered_at: datetime = Field(sa_type=UtcDateTime)
    replaced_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    replaced_by: int | None = may_refer("account.id")


class Justification(SQLModel, table=True):
    """A document, or a word of the family, that is to justify one absence.

    ``kind`` is the document, ``motive`` why the pupil was away, ``signed_by`` who signed a
    word of the family; ``announced`` to ``derogation`` serve sport and art alone.
    ``head_decision`` is what the head decided on ``decided_on``, "" for nothing.
    ``status`` is ``to_judge``, ``accepted``, ``refused`` or ``too_late``; ``verdict`` the
    frozen verdict of the rule that judged it, as JSON. One that is withdrawn
    (``withdrawn_at``) justifies nothing, and stays with its reason.
    """

    __tablename__ = "justification"
    __table_args__ = (
        CheckConstraint('start <= "end"', name="ck_justification_order"),
        CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_reason <> ''", name="ck_justification_withdrawn"
        ),
        one_of(
            "status",
            ("to_judge", "accepted", "refused", "too_late"),
            "ck_justification_status",
        ),
    )

    id: int | None = key()
    pupil_id: int = refers("pupil.id")
    kind: str
    motive: str = ""
    start: date
    end: date
    received_on: date
    signed_by: str = ""
    announced: date | None = None
    event_start: date | None = None
    authorisation: bool = False
    derogation: bool = False
    head_decision: str = ""
    status: str = "to_judge"
    note: str = ""
    decided_by: int | None = may_refer("account.id")
    decided_on: date | None = None
    decision_reason: str = ""
    verdict: str = ""
    document_id: int | None = may_refer("stored_document.id")
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_by: int | None = may_refer("account.id")
    withdrawn_reason: str = ""


class JustifiedAbsence(SQLModel, table=True):
    """An absence that a justification covers."""

    __tablename__ = "justified_absence"

    justification_id: int = Field(
        foreign_key="justification.id", primary_key=True, ondelete="RESTRICT"
    )
    absence_id: int = Field(
        foreign_key="absence.id", primary_key=True, index=True, ondelete="RESTRICT"
    )


class PhoneCall(SQLModel, table=True):
    """Who telephoned about a pupil, when, and what was said."""

    __tablename__ = "phone_call"

    id: int | None = key()
    pupil_id: int = refers("pupil.id")
    day: date = Field(index=True)
    at: str = ""
    caller: str
    said: str
    taken_by: int | None = may_refer("account.id")
