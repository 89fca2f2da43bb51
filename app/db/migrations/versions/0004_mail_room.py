"""Letters of every occasion, copies, and receipts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Letters of every occasion, copies, and receipts."""
    _who_signs()
    _create_signatory()
    _create_correspondent()
    _copies_and_moved_deadlines()
    _what_letters_are_about()


def _who_signs() -> None:
    with op.batch_alter_table("school") as table:
        table.add_column(
            sa.Column("head_function", sa.String(), nullable=False, server_default="head")
        )
        table.add_column(sa.Column("head_scan", sa.LargeBinary(), nullable=True))
        table.add_column(
            sa.Column("siblings_together", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("school") as table:
        for name in ("head_function", "siblings_together"):
            table.alter_column(name, server_default=None)


def _create_signatory() -> None:
    op.create_table(
        "signatory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("civility", sa.String(), nullable=False),
        sa.Column("function", sa.String(), nullable=False),
        sa.Column("scan", sa.LargeBinary(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("name <> ''", name="ck_signatory_name_not_blank"),
        sa.CheckConstraint("civility IN ('mr', 'mrs')", name="ck_signatory_civility"),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_correspondent() -> None:
    op.create_table(
        "correspondent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("locality", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("short_name <> ''", name="ck_correspondent_short_name_not_blank"),
        sa.CheckConstraint("name <> ''", name="ck_correspondent_name_not_blank"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("short_name", name="uq_correspondent_short_name"),
    )


def _copies_and_moved_deadlines() -> None:
    with op.batch_alter_table("letter") as table:
        table.add_column(sa.Column("copy_of_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("notified_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("deadlines", sa.String(), nullable=False, server_default=""))
        table.create_foreign_key(
            "fk_letter_copy_of", "letter", ["copy_of_id"], ["id"], ondelete="RESTRICT"
        )
        table.create_index("ix_letter_copy_of_id", ["copy_of_id"])
    with op.batch_alter_table("letter") as table:
        table.alter_column("deadlines", server_default=None)


def _what_letters_are_about() -> None:
    with op.batch_alter_table("letter") as table:
        table.add_column(sa.Column("about", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("letter") as table:
        table.alter_column("about", server_default=None)
