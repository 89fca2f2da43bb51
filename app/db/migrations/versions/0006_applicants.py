"""Applicants who were never enrolled, for the letters that answer them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TEXTS = (
    *("regime", "year_label", "last_name", "first_name", "search_key", "civility"),
    *("studies", "addressees", "street", "postal_code", "locality", "country"),
)


def upgrade() -> None:
    """Applicants who were never enrolled, for the letters that answer them."""
    op.create_table(
        "applicant",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _TEXTS),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.CheckConstraint("last_name <> ''", name="ck_applicant_last_name_not_blank"),
        sa.CheckConstraint("civility IN ('mr', 'mrs', 'none')", name="ck_applicant_civility"),
        sa.ForeignKeyConstraint(["entered_by"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_applicant_entered_by", "applicant", ["entered_by"])
