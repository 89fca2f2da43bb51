"""The school itself: identity, regimes, years and calendars, own figures and wordings."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, key, not_blank, one_of, refers


class School(SQLModel, table=True):
    """The one school of the file: what its letterhead and its window show."""

    __tablename__ = "school"
    __table_args__ = (
        CheckConstraint("id = 1", name="ck_school_single"),
        not_blank("name", "school"),
    )

    id: int = Field(default=1, primary_key=True)
    name: str
    subtitle: str = ""
    organising_body: str = ""
    street: str = ""
    postal_code: str = ""
    locality: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""
    fase_number: str = ""
    head_name: str = ""
    head_civility: str = Field(default="mrs")
    head_function: str = "head"
    head_scan: bytes | None = None
    logo: bytes | None = None
    window_side: str = "right"
    window_right_mm: int = 0
    window_down_mm: int = 0
    conciliation_contact: str = ""
    conciliation_accepts_form: bool = False
    guide: str = ""
    siblings_together: bool = False
    double_entry: bool = False


class SchoolRegime(SQLModel, table=True):
    """A regime that the school runs."""

    __tablename__ = "school_regime"
    __table_args__ = (
        one_of("regime", ("fwb", "cefa", "promsoc", "european"), "ck_school_regime_word"),
    )

    regime: str = Field(primary_key=True)


class SchoolYear(SQLModel, table=True):
    """One school year, "2024-2025", and its bounds."""

    __tablename__ = "school_year"
    __table_args__ = (
        UniqueConstraint("label", name="uq_school_year_label"),
        CheckConstraint("first_day < last_day", name="ck_school_year_order"),
    )

    id: int | None = key()
    label: str
    first_day: date
    last_day: date
    confirmed: bool = False


class Holiday(SQLModel, table=True):
    """A school holiday, both days included."""

    __tablename__ = "holiday"
    __table_args__ = (
        UniqueConstraint("year_id", "start", name="uq_holiday_start"),
        CheckConstraint('start <= "end"', name="ck_holiday_order"),
    )

    id: int | None = key()
    year_id: int = refers("school_year.id")
    title: str
    start: date
    end: date


class ClosedDay(SQLModel, table=True):
    """A single day without lessons: a legal holiday, or one of the school's own."""

    __tablename__ = "closed_day"
    __table_args__ = (
        UniqueConstraint("year_id", "day", name="uq_closed_day"),
        one_of("kind", ("public_holiday", "closure"), "ck_closed_day_kind"),
    )

    id: int | None = key()
    year_id: int = refers("school_year.id")
    day: date
    title: str
    kind: str


class SchoolFigure(SQLModel, table=True):
    """A figure of law as the school entered it; it overrides the program's.

    ``value`` is the TOML text of the value: ``9``, ``2026-07-17``, ``"05-31"``.
    """

    __tablename__ = "school_figure"
    __table_args__ = (
        UniqueConstraint("name", "school_year", name="uq_school_figure"),
        not_blank("source", "school_figure"),
    )

    id: int | None = key()
    name: str
    school_year: str = ""
    value: str
    unit: str
    source: str
    author: str
    entered_at: datetime = Field(sa_type=UtcDateTime)


class SchoolWording(SQLModel, table=True):
    """A text of a letter as the school words it; it overrides the program's."""

    __tablename__ = "school_wording"
    __table_args__ = (UniqueConstraint("regime", "letter", "part", name="uq_school_wording"),)

    id: int | None = key()
    regime: str
    letter: str
    part: str
    text: str
    author: str
    entered_at: datetime = Field(sa_type=UtcDateTime)
