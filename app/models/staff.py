"""Who works at the school."""

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from app.models.columns import key, not_blank, one_of


class Staff(SQLModel, table=True):
    """A member of staff; ``code`` is the acronym by which files and timetables name them."""

    __tablename__ = "staff"
    __table_args__ = (
        UniqueConstraint("code", name="uq_staff_code"),
        not_blank("last_name", "staff"),
        one_of("civility", ("mr", "mrs", "none"), "ck_staff_civility"),
    )

    id: int | None = key()
    code: str
    last_name: str
    first_name: str = ""
    civility: str = "none"
    position: str = ""
    email: str = ""
    active: bool = True
