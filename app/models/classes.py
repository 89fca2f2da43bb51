"""Classes, courses, their groups, who teaches and who follows them."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.columns import Hundredths, key, may_refer, not_blank, refers


class SchoolClass(SQLModel, table=True):
    """A class of one school year.

    ``study_year`` is 1 to 7; ``form`` and ``option`` are the regime's own words and the
    school's title of the studies; ``seventh_kind`` serves the seventh year alone.
    """

    __tablename__ = "school_class"
    __table_args__ = (
        UniqueConstraint("year_id", "name", name="uq_school_class_name"),
        not_blank("name", "school_class"),
        CheckConstraint("study_year BETWEEN 0 AND 7", name="ck_school_class_study_year"),
    )

    id: int | None = key()
    year_id: int = refers("school_year.id")
    regime: str = Field(foreign_key="school_regime.regime", ondelete="RESTRICT")
    name: str
    study_year: int
    form: str = ""
    option: str = ""
    seventh_kind: str = ""
    form_teacher_id: int | None = may_refer("staff.id")
    position: int = 0


class Course(SQLModel, table=True):
    """A course of one school year.

    ``weekly_periods`` may be a decimal; ``maximum`` is what its marks are given over;
    ``subject`` is the word the rules know it by, where they have one.
    """

    __tablename__ = "course"
    __table_args__ = (
        UniqueConstraint("year_id", "code", name="uq_course_code"),
        not_blank("code", "course"),
        CheckConstraint("weekly_periods >= 0", name="ck_course_periods"),
        CheckConstraint("maximum > 0", name="ck_course_maximum"),
    )

    id: int | None = key()
    year_id: int = refers("school_year.id")
    code: str
    title: str
    short_title: str = ""
    weekly_periods: Decimal = Field(sa_type=Hundredths)
    maximum: Decimal = Field(default=Decimal(20), sa_type=Hundredths)
    subject: str = ""
    vehicular: bool = False
    position: int = 0


class CourseGroup(SQLModel, table=True):
    """A group of a course: those who sit together before one teacher."""

    __tablename__ = "course_group"
    __table_args__ = (UniqueConstraint("course_id", "name", name="uq_course_group_name"),)

    id: int | None = key()
    course_id: int = refers("course.id")
    name: str


class Teaching(SQLModel, table=True):
    """Who teaches a group."""

    __tablename__ = "teaching"

    group_id: int = Field(foreign_key="course_group.id", primary_key=True, ondelete="RESTRICT")
    staff_id: int = Field(foreign_key="staff.id", primary_key=True, index=True, ondelete="RESTRICT")


class CourseFollowed(SQLModel, table=True):
    """A course that an enrolled pupil follows, in one of its groups."""

    __tablename__ = "course_followed"
    __table_args__ = (UniqueConstraint("enrolment_id", "course_id", name="uq_course_followed"),)

    id: int | None = key()
    enrolment_id: int = refers("enrolment.id")
    course_id: int = refers("course.id")
    group_id: int = refers("course_group.id")
    since: date | None = None
    until: date | None = None
