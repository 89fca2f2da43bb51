"""Councils: sessions, members, marks, decisions, and their sealing."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.columns import Hundredths, UtcDateTime, key, may_refer, one_of, refers

ORIGINS = ("", "correction", "internal_appeal", "external_appeal")
PRESIDENCIES = ("head", "head_cooperating", "delegate", "deputy", "coordinator", "other")
PRESENCES = ("present", "excused", "absent", "replaced")


class Council(SQLModel, table=True):
    """One session of a council on a class.

    ``kind`` is the regime's word for it, ``number`` which one of that kind in the year
    (periods, several discipline councils). ``corrects_id`` is the sealed session to which
    a reopening adds, ``origin`` what led to it and ``reason`` why. ``listed`` says that
    the council is on the pupils of `CouncilPupil` alone, not on the whole class.
    ``presidency`` is in what quality the president presides, ``delegation`` the decision
    that delegates. A sealed one no longer changes.
    """

    __tablename__ = "council"
    __table_args__ = (
        UniqueConstraint("class_id", "kind", "number", "addendum", name="uq_council"),
        one_of("status", ("open", "sealed"), "ck_council_status"),
        one_of("origin", ORIGINS, "ck_council_origin"),
        one_of("presidency", PRESIDENCIES, "ck_council_presidency"),
        CheckConstraint("addendum >= 0", name="ck_council_addendum"),
        CheckConstraint("number >= 1", name="ck_council_number"),
    )

    id: int | None = key()
    class_id: int = refers("school_class.id")
    kind: str
    number: int = 1
    addendum: int = 0
    corrects_id: int | None = may_refer("council.id")
    held_on: date
    begins_at: str = ""
    place: str = ""
    president_id: int | None = may_refer("staff.id")
    secretary_id: int | None = may_refer("staff.id")
    presidency: str = "head"
    delegation: str = ""
    status: str = "open"
    listed: bool = False
    origin: str = ""
    reason: str = ""
    agenda: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class CouncilPupil(SQLModel, table=True):
    """A pupil of a council that is on some pupils only."""

    __tablename__ = "council_pupil"

    council_id: int = Field(foreign_key="council.id", primary_key=True, ondelete="RESTRICT")
    enrolment_id: int = Field(
        foreign_key="enrolment.id", primary_key=True, index=True, ondelete="RESTRICT"
    )


class Resit(SQLModel, table=True):
    """An examination that a pupil sits again, with the mark of the session before."""

    __tablename__ = "resit"
    __table_args__ = (CheckConstraint("former_value >= 0", name="ck_resit_former_value"),)

    council_id: int = Field(foreign_key="council.id", primary_key=True, ondelete="RESTRICT")
    enrolment_id: int = Field(foreign_key="enrolment.id", primary_key=True, ondelete="RESTRICT")
    course_id: int = Field(foreign_key="course.id", primary_key=True, ondelete="RESTRICT")
    former_value: Decimal | None = Field(default=None, sa_type=Hundredths)
    former_special: str = ""


class PupilCircumstance(SQLModel, table=True):
    """Something that a council ticked of a pupil: the rules ask it and no mark tells it."""

    __tablename__ = "pupil_circumstance"

    council_id: int = Field(foreign_key="council.id", primary_key=True, ondelete="RESTRICT")
    enrolment_id: int = Field(
        foreign_key="enrolment.id", primary_key=True, index=True, ondelete="RESTRICT"
    )
    code: str = Field(primary_key=True)


class Convocation(SQLModel, table=True):
    """A member convened: when, to which day, and the page that was printed for them."""

    __tablename__ = "convocation"

    id: int | None = key()
    council_id: int = refers("council.id")
    staff_id: int = refers("staff.id")
    sent_on: date
    held_on: date
    urgent: bool = False
    document_id: int = refers("stored_document.id")


class CouncilMember(SQLModel, table=True):
    """Who sits, with which voice, and whether they are there.

    ``role`` is the word that the rules on composition know; ``replaced_by_id`` who sits
    in their place, where they are ``replaced``.
    """

    __tablename__ = "council_member"
    __table_args__ = (
        one_of("voice", ("deliberative", "consultative", "none"), "ck_council_member_voice"),
        one_of("presence", PRESENCES, "ck_council_member_presence"),
        CheckConstraint(
            "(presence = 'replaced') = (replaced_by_id IS NOT NULL)",
            name="ck_council_member_replaced",
        ),
    )

    council_id: int = Field(foreign_key="council.id", primary_key=True, ondelete="RESTRICT")
    staff_id: int = Field(foreign_key="staff.id", primary_key=True, index=True, ondelete="RESTRICT")
    voice: str = "deliberative"
    presence: str = "present"
    role: str = "teacher"
    position: str = ""
    replaced_by_id: int | None = may_refer("staff.id")


class Recusal(SQLModel, table=True):
    """A member who does not sit for one pupil, and why."""

    __tablename__ = "recusal"

    council_id: int = Field(foreign_key="council.id", primary_key=True, ondelete="RESTRICT")
    enrolment_id: int = Field(foreign_key="enrolment.id", primary_key=True, ondelete="RESTRICT")
    staff_id: int = Field(foreign_key="staff.id", primary_key=True, ondelete="RESTRICT")
    reason: str = ""


class CouncilMatter(SQLModel, table=True):
    """A point that a council votes on which is no pupil's; ``subject`` is the rule's word."""

    __tablename__ = "council_matter"
    __table_args__ = (CheckConstraint("text <> ''", name="ck_council_matter_text_not_blank"),)

    id: int | None = key()
    council_id: int = refers("council.id")
    position: int = 0
    subject: str
    text: str


class Vote(SQLModel, table=True):
    """A vote on a proposal about a pupil or a matter, and what the rule makes of it.

    ``proposal`` is the code of the decision voted on; ``days`` of a temporary exclusion;
    ``ballots`` the voices by name, empty where they were counted. ``outcome``, ``reasons``
    and ``digest`` are the rule's, never typed; ``rule`` is "" where none covers the vote.
    """

    __tablename__ = "vote"
    __table_args__ = (
        one_of("method", ("counts", "names", "consensus"), "ck_vote_method"),
        CheckConstraint("(enrolment_id IS NULL) <> (matter_id IS NULL)", name="ck_vote_on_one"),
        CheckConstraint("votes_for >= 0 AND votes_against >= 0", name="ck_vote_counts"),
        CheckConstraint("abstentions >= 0 AND round >= 1", name="ck_vote_abstentions"),
        UniqueConstraint("council_id", "enrolment_id", "position", name="uq_vote_pupil"),
        UniqueConstraint("matter_id", "position", name="uq_vote_matter"),
    )

    id: int | None = key()
    council_id: int = refers("council.id")
    enrolment_id: int | None = may_refer("enrolment.id")
    matter_id: int | None = may_refer("council_matter.id")
    position: int = 1
    proposal: str
    days: int | None = None
    round: int = 1
    method: str = "counts"
    present: int
    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0
    president_vote: str = ""
    ballots: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    outcome: str
    reasons: list[dict[str, str]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )
    rule: str = ""
    version: int = 0
    digest: str = ""
    taken_by: int | None = may_refer("account.id")
    taken_at: datetime = Field(sa_type=UtcDateTime)


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


class SecondMark(SQLModel, table=True):
    """A mark that was entered a second time, to be compared with the first; same words."""

    __tablename__ = "second_mark"
    __table_args__ = (
        CheckConstraint("(value IS NULL) <> (special = '')", name="ck_second_mark_one"),
        CheckConstraint("value >= 0", name="ck_second_mark_value"),
    )

    council_id: int = Field(foreign_key="council.id", primary_key=True, ondelete="RESTRICT")
    enrolment_id: int = Field(foreign_key="enrolment.id", primary_key=True, ondelete="RESTRICT")
    course_id: int = Field(foreign_key="course.id", primary_key=True, ondelete="RESTRICT")
    component: str = Field(default="final", primary_key=True)
    value: Decimal | None = Field(default=None, sa_type=Hundredths)
    special: str = ""
    entered_by: int | None = may_refer("account.id")
    entered_at: datetime = Field(sa_type=UtcDateTime)


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
    or which derogation it uses; ``days`` is the length of a temporary exclusion.
    """

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("council_id", "enrolment_id", name="uq_decision"),
        CheckConstraint("days >= 1", name="ck_decision_days"),
    )

    id: int | None = key()
    council_id: int = refers("council.id")
    enrolment_id: int = refers("enrolment.id")
    code: str
    restrictions: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    motivation: str = ""
    ground: str = ""
    remark: str = ""
    days: int | None = None
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
