"""Every kind of council: votes, recusals, components, addenda."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every kind of council: votes, recusals, components, addenda."""
    _several_councils_of_a_kind()
    _roles_and_replacements()
    _create_council_pupil()
    _create_resit()
    _create_pupil_circumstance()
    _create_accommodation()
    _create_second_mark()
    _create_recusal()
    _create_convocation()
    _create_council_matter()
    _create_vote()
    _votes_of_decisions()


def _several_councils_of_a_kind() -> None:
    with op.batch_alter_table("council") as table:
        table.add_column(sa.Column("number", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(
            sa.Column("presidency", sa.String(), nullable=False, server_default="head")
        )
        table.add_column(sa.Column("delegation", sa.String(), nullable=False, server_default=""))
        table.add_column(
            sa.Column("listed", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        table.add_column(sa.Column("origin", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("agenda", sa.JSON(), nullable=False, server_default="[]"))
        table.drop_constraint("uq_council", type_="unique")
        table.create_unique_constraint("uq_council", ["class_id", "kind", "number", "addendum"])
        table.create_check_constraint("ck_council_number", "number >= 1")
        table.create_check_constraint(
            "ck_council_origin",
            "origin IN ('', 'correction', 'internal_appeal', 'external_appeal')",
        )
        table.create_check_constraint(
            "ck_council_presidency",
            "presidency IN ('head', 'head_cooperating', 'delegate', 'deputy', 'coordinator', "
            "'other')",
        )
    with op.batch_alter_table("council") as table:
        for name in ("number", "presidency", "delegation", "listed", "origin", "agenda"):
            table.alter_column(name, server_default=None)


def _roles_and_replacements() -> None:
    with op.batch_alter_table("council_member") as table:
        table.add_column(sa.Column("role", sa.String(), nullable=False, server_default="teacher"))
        table.add_column(sa.Column("replaced_by_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "fk_council_member_replaced_by",
            "staff",
            ["replaced_by_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        table.create_index("ix_council_member_replaced_by_id", ["replaced_by_id"])
        table.drop_constraint("ck_council_member_presence", type_="check")
        table.create_check_constraint(
            "ck_council_member_presence",
            "presence IN ('present', 'excused', 'absent', 'replaced')",
        )
        table.create_check_constraint(
            "ck_council_member_replaced",
            "(presence = 'replaced') = (replaced_by_id IS NOT NULL)",
        )
    with op.batch_alter_table("council_member") as table:
        table.alter_column("role", server_default=None)


def _create_council_pupil() -> None:
    op.create_table(
        "council_pupil",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("council_id", "enrolment_id"),
    )
    op.create_index("ix_council_pupil_enrolment_id", "council_pupil", ["enrolment_id"])


def _create_resit() -> None:
    op.create_table(
        "resit",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("former_value", sa.Integer(), nullable=True),
        sa.Column("former_special", sa.String(), nullable=False),
        sa.CheckConstraint("former_value >= 0", name="ck_resit_former_value"),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("council_id", "enrolment_id", "course_id"),
    )


def _create_pupil_circumstance() -> None:
    op.create_table(
        "pupil_circumstance",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("council_id", "enrolment_id", "code"),
    )
    op.create_index("ix_pupil_circumstance_enrolment_id", "pupil_circumstance", ["enrolment_id"])


def _create_accommodation() -> None:
    op.create_table(
        "accommodation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("decided_with", sa.String(), nullable=False),
        sa.CheckConstraint("text <> ''", name="ck_accommodation_text_not_blank"),
        sa.CheckConstraint("until IS NULL OR since <= until", name="ck_accommodation_order"),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_accommodation_pupil_id", "accommodation", ["pupil_id"])


def _create_second_mark() -> None:
    op.create_table(
        "second_mark",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("component", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("special", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(value IS NULL) <> (special = '')", name="ck_second_mark_one"),
        sa.CheckConstraint("value >= 0", name="ck_second_mark_value"),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["entered_by"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("council_id", "enrolment_id", "course_id", "component"),
    )
    op.create_index("ix_second_mark_entered_by", "second_mark", ["entered_by"])
    with op.batch_alter_table("school") as table:
        table.add_column(
            sa.Column("double_entry", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("school") as table:
        table.alter_column("double_entry", server_default=None)


def _create_recusal() -> None:
    op.create_table(
        "recusal",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("council_id", "enrolment_id", "staff_id"),
    )


def _create_convocation() -> None:
    op.create_table(
        "convocation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["document_id"], ["stored_document.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("council_id", "staff_id", "document_id"):
        op.create_index(f"ix_convocation_{column}", "convocation", [column])


def _create_council_matter() -> None:
    op.create_table(
        "council_matter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint("text <> ''", name="ck_council_matter_text_not_blank"),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_council_matter_council_id", "council_matter", ["council_id"])


def _create_vote() -> None:
    op.create_table(
        "vote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=True),
        sa.Column("matter_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("proposal", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=False),
        sa.Column("votes_against", sa.Integer(), nullable=False),
        sa.Column("abstentions", sa.Integer(), nullable=False),
        sa.Column("president_vote", sa.String(), nullable=False),
        sa.Column("ballots", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("method IN ('counts', 'names', 'consensus')", name="ck_vote_method"),
        sa.CheckConstraint("(enrolment_id IS NULL) <> (matter_id IS NULL)", name="ck_vote_on_one"),
        sa.CheckConstraint("votes_for >= 0 AND votes_against >= 0", name="ck_vote_counts"),
        sa.CheckConstraint("abstentions >= 0 AND round >= 1", name="ck_vote_abstentions"),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["matter_id"], ["council_matter.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["taken_by"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("council_id", "enrolment_id", "position", name="uq_vote_pupil"),
        sa.UniqueConstraint("matter_id", "position", name="uq_vote_matter"),
    )
    for column in ("council_id", "enrolment_id", "matter_id", "taken_by"):
        op.create_index(f"ix_vote_{column}", "vote", [column])


def _votes_of_decisions() -> None:
    """Votes stood as counts beside the decision, judged by no rule: they stay so."""
    op.execute(
        sa.text(
            "INSERT INTO vote (council_id, enrolment_id, position, proposal, round, method, "
            "present, votes_for, votes_against, abstentions, president_vote, ballots, outcome, "
            "reasons, rule, version, digest, taken_by, taken_at) "
            "SELECT council_id, enrolment_id, 1, code, 1, 'counts', "
            "votes_for + votes_against + COALESCE(votes_blank, 0), votes_for, votes_against, "
            "COALESCE(votes_blank, 0), '', '{}', "
            "CASE WHEN votes_for > votes_against THEN 'adopted' ELSE 'rejected' END, "
            "'[]', '', 0, '', decided_by, decided_at "
            "FROM decision WHERE votes_for IS NOT NULL"
        )
    )
    with op.batch_alter_table("decision") as table:
        table.drop_constraint("ck_decision_votes", type_="check")
        for name in ("votes_for", "votes_against", "votes_blank"):
            table.drop_column(name)
        table.add_column(sa.Column("days", sa.Integer(), nullable=True))
        table.create_check_constraint("ck_decision_days", "days >= 1")
