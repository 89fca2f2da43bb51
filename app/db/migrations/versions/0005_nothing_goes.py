"""Rolls withdrawn and hours in a firm corrected keep their rows."""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_STANDS = sa.text("withdrawn_at IS NULL")
_CURRENT = sa.text("replaced_at IS NULL")


def upgrade() -> None:
    """Rolls withdrawn and hours in a firm corrected keep their rows."""
    with op.batch_alter_table("roll_call") as table:
        table.add_column(sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
        _account(table, "roll_call", "withdrawn_by")
        table.drop_constraint("uq_roll_call", type_="unique")
        table.create_index(
            "uq_roll_call_current",
            ["class_id", "day", "slot"],
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        )
    with op.batch_alter_table("firm_hours") as table:
        table.add_column(sa.Column("entered_at", sa.DateTime(timezone=True), nullable=True))
        _account(table, "firm_hours", "entered_by")
        table.add_column(sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True))
        _account(table, "firm_hours", "replaced_by")
        table.drop_constraint("uq_firm_hours", type_="unique")
        table.create_index(
            "uq_firm_hours_current",
            ["enrolment_id", "month", "firm"],
            unique=True,
            sqlite_where=_CURRENT,
            postgresql_where=_CURRENT,
        )


def _account(table: BatchOperations, name: str, column: str) -> None:
    table.add_column(sa.Column(column, sa.Integer(), nullable=True))
    table.create_foreign_key(
        f"fk_{name}_{column}", "account", [column], ["id"], ondelete="RESTRICT"
    )
    table.create_index(f"ix_{name}_{column}", [column], unique=False)
