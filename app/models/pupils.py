"""Pupils, those who answer for them, and their enrolments."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, key, not_blank, one_of, refers

ENROLMENT_STATUSES = ("regular", "free", "provisional")


class RegisterCounter(SQLModel, table=True):
    """The next number of a register; it only grows, so that no number is given twice."""

    __tablename__ = "register_counter"

    name: str = Field(primary_key=True)
    next_number: int


class Pupil(SQLModel, table=True):
    """One pupil, for as long as the file lives.

    ``register_number`` is the matricule; ``other_number`` the one by which the files of
    another program name the same pupil; ``search_key`` the names without accents or
    capitals. The address is the pupil's own, used where they receive their letters.
    """

    __tablename__ = "pupil"
    __table_args__ = (
        UniqueConstraint("register_number", name="uq_pupil_register_number"),
        UniqueConstraint("other_number", name="uq_pupil_other_number"),
        not_blank("last_name", "pupil"),
        one_of("civility", ("mr", "mrs", "none"), "ck_pupil_civility"),
    )

    id: int | None = key()
    register_number: int
    other_number: str | None = None
    last_name: str
    first_name: str
    search_key: str = Field(index=True)
    civility: str = "none"
    birth_date: date
    birth_place: str = ""
    nationality: str = ""
    national_number: str = ""
    language: str = "fr"
    street: str = ""
    postal_code: str = ""
    locality: str = ""
    country: str = ""
    telephone: str = ""
    email: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)


class LegalRepresentative(SQLModel, table=True):
    """A person who answers for one or several pupils, with their own address."""

    __tablename__ = "legal_representative"
    __table_args__ = (
        not_blank("last_name", "legal_representative"),
        one_of("civility", ("mr", "mrs", "none"), "ck_legal_representative_civility"),
    )

    id: int | None = key()
    last_name: str
    first_name: str = ""
    civility: str = "none"
    street: str = ""
    postal_code: str = ""
    locality: str = ""
    country: str = ""
    telephone: str = ""
    email: str = ""


class PupilRepresentative(SQLModel, table=True):
    """The tie between a pupil and a representative: mother, father, guardian.

    ``receives_letters`` says whether the school writes to this person about the pupil.
    """

    __tablename__ = "pupil_representative"
    __table_args__ = (
        UniqueConstraint("pupil_id", "representative_id", name="uq_pupil_representative"),
        one_of(
            "relation",
            ("mother", "father", "guardian", "foster", "institution", "other"),
            "ck_pupil_representative_relation",
        ),
    )

    id: int | None = key()
    pupil_id: int = refers("pupil.id")
    representative_id: int = refers("legal_representative.id")
    relation: str = "other"
    receives_letters: bool = True
    lives_with: bool = True
    position: int = 0


class Enrolment(SQLModel, table=True):
    """A pupil in a class from one day to another; a change of class closes and opens one."""

    __tablename__ = "enrolment"
    __table_args__ = (
        UniqueConstraint("pupil_id", "class_id", "start", name="uq_enrolment"),
        CheckConstraint('"end" IS NULL OR start <= "end"', name="ck_enrolment_order"),
        one_of("status", ENROLMENT_STATUSES, "ck_enrolment_status"),
        Index(
            "uq_enrolment_open",
            "pupil_id",
            "year_id",
            unique=True,
            sqlite_where=text('"end" IS NULL'),
            postgresql_where=text('"end" IS NULL'),
        ),
    )

    id: int | None = key()
    pupil_id: int = refers("pupil.id")
    year_id: int = refers("school_year.id")
    class_id: int = refers("school_class.id")
    start: date
    end: date | None = None
    end_reason: str = ""
    status: str = "regular"


class Accommodation(SQLModel, table=True):
    """A reasonable accommodation granted to a pupil: what is done for them, from when to when.

    ``decided_with`` says with whom it was agreed ("CPMS, parents"); ``until`` None while
    it lasts.
    """

    __tablename__ = "accommodation"
    __table_args__ = (
        not_blank("text", "accommodation"),
        CheckConstraint("until IS NULL OR since <= until", name="ck_accommodation_order"),
    )

    id: int | None = key()
    pupil_id: int = refers("pupil.id")
    text: str
    since: date
    until: date | None = None
    decided_with: str = ""
