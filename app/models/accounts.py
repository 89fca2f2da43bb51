"""Who may open the file and what they did in it.

Passwords are not here: each wraps the file's key in the file of keys beside it.
"""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, key, may_refer, not_blank, one_of

ROLES = ("head", "secretary", "educator", "council_secretary", "reader")


class Account(SQLModel, table=True):
    """One person's account; ``name`` is what they type, and names their slot of the keys."""

    __tablename__ = "account"
    __table_args__ = (
        UniqueConstraint("name", name="uq_account_name"),
        not_blank("name", "account"),
    )

    id: int | None = key()
    name: str
    full_name: str
    staff_id: int | None = may_refer("staff.id")
    active: bool = True
    created_at: datetime = Field(sa_type=UtcDateTime)


class AccountRole(SQLModel, table=True):
    """A role of an account; a person may hold several."""

    __tablename__ = "account_role"
    __table_args__ = (one_of("role", ROLES, "ck_account_role_word"),)

    account_id: int = Field(foreign_key="account.id", primary_key=True, ondelete="RESTRICT")
    role: str = Field(primary_key=True)


class JournalEntry(SQLModel, table=True):
    """One gesture: who, when, what, before and after; each line seals the one before it.

    ``digest`` is computed over the line and ``previous_digest``, so that an edit, a
    reordering or a deletion in the middle shows.
    """

    __tablename__ = "journal_entry"
    __table_args__ = (Index("ix_journal_entry_record", "record_kind", "record_id"),)

    id: int | None = key()
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    account_id: int | None = may_refer("account.id")
    account_name: str
    action: str
    title: str
    record_kind: str = ""
    record_id: int | None = None
    before: str = ""
    after: str = ""
    previous_digest: str
    digest: str
