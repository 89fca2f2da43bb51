"""A document that justified an absence may be withdrawn, with its reason."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A document that justified an absence may be withdrawn, with its reason."""
    with op.batch_alter_table("justification") as table:
        table.add_column(sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("withdrawn_by", sa.Integer(), nullable=True))
        table.add_column(
            sa.Column("withdrawn_reason", sa.String(), nullable=False, server_default="")
        )
        table.create_foreign_key(
            "fk_justification_withdrawn_by",
            "account",
            ["withdrawn_by"],
            ["id"],
            ondelete="RESTRICT",
        )
        table.create_index("ix_justification_withdrawn_by", ["withdrawn_by"], unique=False)
    with op.batch_alter_table("justification") as table:
        table.alter_column("withdrawn_reason", server_default=None)
        table.create_check_constraint(
            "ck_justification_withdrawn", "withdrawn_at IS NULL OR withdrawn_reason <> ''"
        )
