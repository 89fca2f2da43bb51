"""Councils: sessions, members, marks, decisions, and their sealing."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.columns import Hundredths, UtcDateTime, key, may_refer, one_of, refers


class Council(SQLModel, table=True):
    """One session of a council on a class.

    ``kind`` is the regime's word for it; ``corrects_id`` the sealed session to which a
    reopening adds. A sealed one no longer changes.
    """

    __tablename__ = "council"
    __table_args__ = (
        UniqueConstraint("class_id", "kind", "addendum", name="uq_council"),
        one_of("status", ("open", "sealed"), "ck_council_status"),
        CheckConstraint("addendum >= 0", name="ck_council_addendum"),
    )

    id: int | None = key()
    class_id: int = refers("school_class.id")
    kind: str
    addendum: int = 0
    corrects_id: int | None = may_refer("council.id")
    held_on: date
    begins_at: str = ""
    place: str = ""
    president_id: int | None = may_refer("staff.id")
    secretary_id: int | None = may_refer("staff.id")
    status: str = "open"
    reason: str = ""


class CouncilMember(SQLModel, table=True):
    """Who sits, with which voice, and whether they are there."""

    __tablename__ = "council_member"
    __table_args__ = (
        one_of("voice", ("deliberative", "consultative", "none"), "ck_council_member_voice"),
        one_of("presence", ("present", "excused", "absent"), "ck_council_member_presence"),
    )

    council_id: int = Field(foreign_key="council.id", primary_key=True, ondelete="RESTRICT")
    staff_id: int = Field(foreign_key="staff.id", primary_key=True, index=True, ondelete="RESTRICT")
    voice: str = "deliberative"
    presence: str = "present"
    position: str = ""


class Mark(SQLModel, table=True):
    """A mark of a pupil in a course, for one council and one component of the year.

    ``value`` is over the course's maximum, or on the regime's scale; ``special`` says
    why there is none (``dispensed``, ``absent``); exactly one of the two is given.
    """

    __tablename__ = "mark"
    __table_args__ = (
        UniqueConstraint("council_id", "enrolment_id", "course_id", "component", name="uq_mark"),
        CheckConstraint("(value IS NULL) <> (special = '')", name="ck_mark_value_or_special"),
        CheckConstraint("value >= 0", name="ck_mark_value"),
    )

    id: int | None = key()
    council_id: int = refers("council.id")
    enrolment_id: int = refers("enrolment.id")
    course_id: int = refers("course.id")
    component: str = "final"
    value: Decimal | None = Field(default=None, sa_type=Hundredths)
    special: str = ""


class CourseComment(SQLModel, table=True):
    """A teacher's comment on a pupil in a course, for one council."""

    __tablename__ = "course_comment"

    council_id: int = Field(foreign_key="council.id", primary_key=True, ondelete="RESTRICT")
    enrolment_id: int = Field(foreign_key="enrolment.id", primary_key=True, ondelete="RESTRICT")
    course_id: int = Field(foreign_key="course.id", primary_key=True, ondelete="RESTRICT")
    text: str


class Decision(SQLModel, table=True):
    """What the council decided on a pupil: the person's, whatever the verdict says.

    ``restrictions`` is a list of texts; ``ground`` says why it differs from the verdict
    or which derogation it uses; the votes are counts.
    """

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("council_id", "enrolment_id", name="uq_decision"),
        CheckConstraint("(votes_for IS NULL) = (votes_against IS NULL)", name="ck_decision_votes"),
    )

    id: int | None = key()
    council_id: int = refers("council.id")
    enrolment_id: int = refers("enrolment.id")
    code: str
    restrictions: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    motivation: str = ""
    ground: str = ""
    remark: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    votes_blank: int | None = None
    decided_by: int | None = may_refer("account.id")
    decided_at: datetime = Field(sa_type=UtcDateTime)


class Sealing(SQLModel, table=True):
    """What a council was when it was sealed: content as JSON, its fingerprint, the PDF."""

    __tablename__ = "sealing"
    __table_args__ = (UniqueConstraint("council_id", name="uq_sealing_council"),)

    id: int | None = key()
    council_id: int = refers("council.id", index=False)
    content: str
    fingerprint: str
    document_id: int = refers("stored_document.id")
    sealed_by: int | None = may_refer("account.id")
    sealed_at: datetime = Field(sa_type=UtcDateTime)


class MotivationPhrase(SQLModel, table=True):
    """A phrase for motivations, as the school words it."""

    __tablename__ = "motivation_phrase"
    __table_args__ = (UniqueConstraint("text", name="uq_motivation_phrase"),)

    id: int | None = key()
    text: str
    decision: str = ""
    position: int = 0
