"""Bell schedules, closed months, and what thresholds oblige."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bell schedules, closed months, and what thresholds oblige."""
    _create_duty_check()
    _create_objectives_contract()
    _create_class_attendance()
    _create_objective()
    _create_enrolment_attendance()
    _create_firm_hours()
    _create_duty()


def _create_duty_check() -> None:
    op.create_table(
        "duty_check",
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["year_id"], ["school_year.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("year_id"),
    )


def _create_objectives_contract() -> None:
    op.create_table(
        "objectives_contract",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("proposed_on", sa.Date(), nullable=True),
        sa.Column("authors", sa.String(), nullable=False),
        sa.Column("plan_link", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("signed_name", sa.String(), nullable=False),
        sa.Column("council", sa.String(), nullable=False),
        sa.Column("council_on", sa.Date(), nullable=True),
        sa.Column("motivation", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(answer = 'none') = (answered_on IS NULL)", name="ck_objectives_contract_answered"
        ),
        sa.CheckConstraint(
            "(council = 'none') = (council_on IS NULL)", name="ck_objectives_contract_decided"
        ),
        sa.CheckConstraint(
            "answer IN ('none', 'approved', 'refused')", name="ck_objectives_contract_answer"
        ),
        sa.CheckConstraint(
            "council IN ('none', 'met', 'not_met')", name="ck_objectives_contract_council"
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["year_id"], ["school_year.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("pupil_id", "year_id", name="uq_objectives_contract"),
    )
    with op.batch_alter_table("objectives_contract", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_objectives_contract_pupil_id"), ["pupil_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_objectives_contract_year_id"), ["year_id"], unique=False
        )


def _create_class_attendance() -> None:
    op.create_table(
        "class_attendance",
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("unit_periods", sa.Integer(), nullable=True),
        sa.Column("first_term_end", sa.Date(), nullable=True),
        sa.CheckConstraint("unit_periods > 0", name="ck_class_attendance_periods"),
        sa.ForeignKeyConstraint(["class_id"], ["school_class.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("class_id"),
    )


def _create_objective() -> None:
    op.create_table(
        "objective",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("finding", sa.String(), nullable=False),
        sa.CheckConstraint("finding IN ('none', 'met', 'not_met')", name="ck_objective_finding"),
        sa.ForeignKeyConstraint(["contract_id"], ["objectives_contract.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("contract_id", "position", name="uq_objective_position"),
    )
    with op.batch_alter_table("objective", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_objective_contract_id"), ["contract_id"], unique=False)


def _create_enrolment_attendance() -> None:
    op.create_table(
        "enrolment_attendance",
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("paid_leave", sa.Boolean(), nullable=False),
        sa.Column("dispensed_periods", sa.Integer(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("qualifying_only", sa.Boolean(), nullable=False),
        sa.Column("planned_hours", sa.Integer(), nullable=False),
        sa.Column("planned_weeks", sa.Integer(), nullable=False),
        sa.Column("complement_periods", sa.Integer(), nullable=False),
        sa.Column("derogation", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "programme IN ('', 'art45', 'art47', 'art49')", name="ck_enrolment_attendance_programme"
        ),
        sa.CheckConstraint(
            "dispensed_periods >= 0 AND complement_periods >= 0 AND planned_hours >= 0",
            name="ck_enrolment_attendance_periods",
        ),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("enrolment_id"),
    )


def _create_firm_hours() -> None:
    op.create_table(
        "firm_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("firm", sa.String(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.CheckConstraint("hours > 0", name="ck_firm_hours_hours"),
        sa.CheckConstraint("weeks BETWEEN 1 AND 5", name="ck_firm_hours_weeks"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("enrolment_id", "month", "firm", name="uq_firm_hours"),
    )
    with op.batch_alter_table("firm_hours", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_firm_hours_enrolment_id"), ["enrolment_id"], unique=False
        )


def _create_duty() -> None:
    op.create_table(
        "duty",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("regime", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("arose_on", sa.Date(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("covers", sa.JSON(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(status = 'open') = (settled_on IS NULL)", name="ck_duty_settled"),
        sa.CheckConstraint("status IN ('open', 'done', 'withdrawn')", name="ck_duty_status"),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["settled_by"], ["account.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["year_id"], ["school_year.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("duty", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_duty_letter_id"), ["letter_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_duty_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_duty_settled_by"), ["settled_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_duty_year_id"), ["year_id"], unique=False)
        batch_op.create_index(
            "uq_duty_open",
            ["pupil_id", "year_id", "kind", "part"],
            unique=True,
            sqlite_where=sa.text("status = 'open'"),
            postgresql_where=sa.text("status = 'open'"),
        )
