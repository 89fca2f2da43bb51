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
    _create_bell_schedule()
    _create_bell_period()
    _create_bell_assignment()
    _create_closed_month()
    _create_attendance_statement()


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


def _create_bell_schedule() -> None:
    op.create_table(
        "bell_schedule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.CheckConstraint("title <> ''", name="ck_bell_schedule_title_not_blank"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("title", name="uq_bell_schedule_title"),
    )


def _create_bell_period() -> None:
    op.create_table(
        "bell_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("period", sa.Integer(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("end", sa.String(), nullable=False),
        sa.Column("half", sa.String(), nullable=False),
        sa.CheckConstraint('start < "end"', name="ck_bell_period_order"),
        sa.CheckConstraint("period > 0", name="ck_bell_period_period"),
        sa.CheckConstraint("half IN ('am', 'pm')", name="ck_bell_period_half"),
        sa.ForeignKeyConstraint(["schedule_id"], ["bell_schedule.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("schedule_id", "valid_from", "period", name="uq_bell_period"),
    )
    op.create_index("ix_bell_period_schedule_id", "bell_period", ["schedule_id"])


def _create_bell_assignment() -> None:
    op.create_table(
        "bell_assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=True),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name="ck_bell_assignment_weekday"),
        sa.ForeignKeyConstraint(["class_id"], ["school_class.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["schedule_id"], ["bell_schedule.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("class_id", "weekday", "valid_from", name="uq_bell_assignment"),
    )
    op.create_index("ix_bell_assignment_class_id", "bell_assignment", ["class_id"])
    op.create_index("ix_bell_assignment_schedule_id", "bell_assignment", ["schedule_id"])


def _create_closed_month() -> None:
    op.create_table(
        "closed_month",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reopened_by", sa.Integer(), nullable=True),
        sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("version > 0", name="ck_closed_month_version"),
        sa.CheckConstraint(
            "(reopened_at IS NULL) = (reason = '')", name="ck_closed_month_reopened"
        ),
        sa.ForeignKeyConstraint(["class_id"], ["school_class.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["document_id"], ["stored_document.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["closed_by"], ["account.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["reopened_by"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("class_id", "month", "version", name="uq_closed_month_version"),
    )
    for column in ("class_id", "month", "document_id", "closed_by", "reopened_by"):
        op.create_index(f"ix_closed_month_{column}", "closed_month", [column])
    op.create_index(
        "uq_closed_month_current",
        "closed_month",
        ["class_id", "month"],
        unique=True,
        sqlite_where=sa.text("reopened_at IS NULL"),
        postgresql_where=sa.text("reopened_at IS NULL"),
    )


def _create_attendance_statement() -> None:
    op.create_table(
        "attendance_statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_by", sa.Integer(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["document_id"], ["stored_document.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["issued_by"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("enrolment_id", "term", name="uq_attendance_statement_term"),
        sa.UniqueConstraint("year", "number", name="uq_attendance_statement_number"),
    )
    for column in ("enrolment_id", "document_id", "issued_by"):
        op.create_index(f"ix_attendance_statement_{column}", "attendance_statement", [column])
