"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table."""
    _create_absence_code()
    _create_legal_representative()
    _create_motivation_phrase()
    _create_pupil()
    _create_register_counter()
    _create_school()
    _create_school_figure()
    _create_school_regime()
    _create_school_wording()
    _create_school_year()
    _create_staff()
    _create_stored_document()
    _create_account()
    _create_closed_day()
    _create_course()
    _create_holiday()
    _create_pupil_representative()
    _create_school_class()
    _create_account_role()
    _create_council()
    _create_course_group()
    _create_enrolment()
    _create_journal_entry()
    _create_justification()
    _create_phone_call()
    _create_roll_call()
    _create_absence()
    _create_council_member()
    _create_course_comment()
    _create_course_followed()
    _create_decision()
    _create_letter_batch()
    _create_mark()
    _create_sealing()
    _create_teaching()
    _create_justified_absence()
    _create_letter()
    _create_letter_event()


def _create_absence_code() -> None:
    op.create_table(
        "absence_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "effect IN ('absent', 'late', 'away', 'excused')", name="ck_absence_code_effect"
        ),
        sa.CheckConstraint("title <> ''", name="ck_absence_code_title_not_blank"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code", name="uq_absence_code"),
        sa.UniqueConstraint("key", name="uq_absence_code_key"),
    )


def _create_legal_representative() -> None:
    op.create_table(
        "legal_representative",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("civility", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("locality", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("telephone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.CheckConstraint(
            "civility IN ('mr', 'mrs', 'none')", name="ck_legal_representative_civility"
        ),
        sa.CheckConstraint("last_name <> ''", name="ck_legal_representative_last_name_not_blank"),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_motivation_phrase() -> None:
    op.create_table(
        "motivation_phrase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("text", name="uq_motivation_phrase"),
    )


def _create_pupil() -> None:
    op.create_table(
        "pupil",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("register_number", sa.Integer(), nullable=False),
        sa.Column("other_number", sa.String(), nullable=True),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("civility", sa.String(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("birth_place", sa.String(), nullable=False),
        sa.Column("nationality", sa.String(), nullable=False),
        sa.Column("national_number", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("locality", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("telephone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("civility IN ('mr', 'mrs', 'none')", name="ck_pupil_civility"),
        sa.CheckConstraint("last_name <> ''", name="ck_pupil_last_name_not_blank"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("other_number", name="uq_pupil_other_number"),
        sa.UniqueConstraint("register_number", name="uq_pupil_register_number"),
    )
    with op.batch_alter_table("pupil", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pupil_search_key"), ["search_key"], unique=False)


def _create_register_counter() -> None:
    op.create_table(
        "register_counter",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("next_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _create_school() -> None:
    op.create_table(
        "school",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("subtitle", sa.String(), nullable=False),
        sa.Column("organising_body", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("locality", sa.String(), nullable=False),
        sa.Column("telephone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("website", sa.String(), nullable=False),
        sa.Column("fase_number", sa.String(), nullable=False),
        sa.Column("head_name", sa.String(), nullable=False),
        sa.Column("head_civility", sa.String(), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("window_side", sa.String(), nullable=False),
        sa.Column("window_right_mm", sa.Integer(), nullable=False),
        sa.Column("window_down_mm", sa.Integer(), nullable=False),
        sa.Column("conciliation_contact", sa.String(), nullable=False),
        sa.Column("conciliation_accepts_form", sa.Boolean(), nullable=False),
        sa.Column("guide", sa.String(), nullable=False),
        sa.CheckConstraint("name <> ''", name="ck_school_name_not_blank"),
        sa.CheckConstraint("id = 1", name="ck_school_single"),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_school_figure() -> None:
    op.create_table(
        "school_figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("school_year", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("source <> ''", name="ck_school_figure_source_not_blank"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", "school_year", name="uq_school_figure"),
    )


def _create_school_regime() -> None:
    op.create_table(
        "school_regime",
        sa.Column("regime", sa.String(), nullable=False),
        sa.CheckConstraint(
            "regime IN ('fwb', 'cefa', 'promsoc', 'european')", name="ck_school_regime_word"
        ),
        sa.PrimaryKeyConstraint("regime"),
    )


def _create_school_wording() -> None:
    op.create_table(
        "school_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regime", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("regime", "letter", "part", name="uq_school_wording"),
    )


def _create_school_year() -> None:
    op.create_table(
        "school_year",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("first_day < last_day", name="ck_school_year_order"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("label", name="uq_school_year_label"),
    )


def _create_staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("civility", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("civility IN ('mr', 'mrs', 'none')", name="ck_staff_civility"),
        sa.CheckConstraint("last_name <> ''", name="ck_staff_last_name_not_blank"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code", name="uq_staff_code"),
    )


def _create_stored_document() -> None:
    op.create_table(
        "stored_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sha256", name="uq_stored_document_sha256"),
    )


def _create_account() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("name <> ''", name="ck_account_name_not_blank"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name="uq_account_name"),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_staff_id"), ["staff_id"], unique=False)


def _create_closed_day() -> None:
    op.create_table(
        "closed_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('public_holiday', 'closure')", name="ck_closed_day_kind"),
        sa.ForeignKeyConstraint(["year_id"], ["school_year.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("year_id", "day", name="uq_closed_day"),
    )
    with op.batch_alter_table("closed_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_closed_day_year_id"), ["year_id"], unique=False)


def _create_course() -> None:
    op.create_table(
        "course",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("short_title", sa.String(), nullable=False),
        sa.Column("weekly_periods", sa.Integer(), nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("vehicular", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("code <> ''", name="ck_course_code_not_blank"),
        sa.CheckConstraint("maximum > 0", name="ck_course_maximum"),
        sa.CheckConstraint("weekly_periods >= 0", name="ck_course_periods"),
        sa.ForeignKeyConstraint(["year_id"], ["school_year.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("year_id", "code", name="uq_course_code"),
    )
    with op.batch_alter_table("course", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_course_year_id"), ["year_id"], unique=False)


def _create_holiday() -> None:
    op.create_table(
        "holiday",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.CheckConstraint('start <= "end"', name="ck_holiday_order"),
        sa.ForeignKeyConstraint(["year_id"], ["school_year.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("year_id", "start", name="uq_holiday_start"),
    )
    with op.batch_alter_table("holiday", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_holiday_year_id"), ["year_id"], unique=False)


def _create_pupil_representative() -> None:
    op.create_table(
        "pupil_representative",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("representative_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("receives_letters", sa.Boolean(), nullable=False),
        sa.Column("lives_with", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "relation IN ('mother', 'father', 'guardian', 'foster', 'institution', 'other')",
            name="ck_pupil_representative_relation",
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["legal_representative.id"], ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("pupil_id", "representative_id", name="uq_pupil_representative"),
    )
    with op.batch_alter_table("pupil_representative", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pupil_representative_pupil_id"), ["pupil_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_pupil_representative_representative_id"),
            ["representative_id"],
            unique=False,
        )


def _create_school_class() -> None:
    op.create_table(
        "school_class",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("regime", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("study_year", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("option", sa.String(), nullable=False),
        sa.Column("seventh_kind", sa.String(), nullable=False),
        sa.Column("form_teacher_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("name <> ''", name="ck_school_class_name_not_blank"),
        sa.CheckConstraint("study_year BETWEEN 0 AND 7", name="ck_school_class_study_year"),
        sa.ForeignKeyConstraint(["form_teacher_id"], ["staff.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["regime"], ["school_regime.regime"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["year_id"], ["school_year.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("year_id", "name", name="uq_school_class_name"),
    )
    with op.batch_alter_table("school_class", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_school_class_form_teacher_id"), ["form_teacher_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_school_class_year_id"), ["year_id"], unique=False)


def _create_account_role() -> None:
    op.create_table(
        "account_role",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.CheckConstraint(
            "role IN ('head', 'secretary', 'educator', 'council_secretary', 'reader')",
            name="ck_account_role_word",
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("account_id", "role"),
    )


def _create_council() -> None:
    op.create_table(
        "council",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("addendum", sa.Integer(), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("begins_at", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("president_id", sa.Integer(), nullable=True),
        sa.Column("secretary_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('open', 'sealed')", name="ck_council_status"),
        sa.CheckConstraint("addendum >= 0", name="ck_council_addendum"),
        sa.ForeignKeyConstraint(["class_id"], ["school_class.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["corrects_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["president_id"], ["staff.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["secretary_id"], ["staff.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("class_id", "kind", "addendum", name="uq_council"),
    )
    with op.batch_alter_table("council", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_council_class_id"), ["class_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_council_corrects_id"), ["corrects_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_council_president_id"), ["president_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_council_secretary_id"), ["secretary_id"], unique=False)


def _create_course_group() -> None:
    op.create_table(
        "course_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("course_id", "name", name="uq_course_group_name"),
    )
    with op.batch_alter_table("course_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_course_group_course_id"), ["course_id"], unique=False)


def _create_enrolment() -> None:
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.CheckConstraint(
            "status IN ('regular', 'free', 'provisional')", name="ck_enrolment_status"
        ),
        sa.CheckConstraint('"end" IS NULL OR start <= "end"', name="ck_enrolment_order"),
        sa.ForeignKeyConstraint(["class_id"], ["school_class.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["year_id"], ["school_year.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("pupil_id", "class_id", "start", name="uq_enrolment"),
    )
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolment_class_id"), ["class_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolment_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolment_year_id"), ["year_id"], unique=False)
        batch_op.create_index(
            "uq_enrolment_open",
            ["pupil_id", "year_id"],
            unique=True,
            sqlite_where=sa.text('"end" IS NULL'),
            postgresql_where=sa.text('"end" IS NULL'),
        )


def _create_journal_entry() -> None:
    op.create_table(
        "journal_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("account_name", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("record_kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("previous_digest", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_journal_entry_account_id"), ["account_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_journal_entry_at"), ["at"], unique=False)
        batch_op.create_index("ix_journal_entry_record", ["record_kind", "record_id"], unique=False)


def _create_justification() -> None:
    op.create_table(
        "justification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("motive", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("announced", sa.Date(), nullable=True),
        sa.Column("event_start", sa.Date(), nullable=True),
        sa.Column("authorisation", sa.Boolean(), nullable=False),
        sa.Column("derogation", sa.Boolean(), nullable=False),
        sa.Column("head_decision", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision_reason", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "status IN ('to_judge', 'accepted', 'refused', 'too_late')",
            name="ck_justification_status",
        ),
        sa.CheckConstraint('start <= "end"', name="ck_justification_order"),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["document_id"], ["stored_document.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("justification", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_justification_decided_by"), ["decided_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_justification_document_id"), ["document_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_justification_pupil_id"), ["pupil_id"], unique=False)


def _create_phone_call() -> None:
    op.create_table(
        "phone_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("caller", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["taken_by"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("phone_call", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_phone_call_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_phone_call_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_phone_call_taken_by"), ["taken_by"], unique=False)


def _create_roll_call() -> None:
    op.create_table(
        "roll_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["class_id"], ["school_class.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["taken_by"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("class_id", "day", "slot", name="uq_roll_call"),
    )
    with op.batch_alter_table("roll_call", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roll_call_class_id"), ["class_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roll_call_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_roll_call_taken_by"), ["taken_by"], unique=False)


def _create_absence() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("code_id", sa.Integer(), nullable=False),
        sa.Column("minutes_late", sa.Integer(), nullable=True),
        sa.Column("from_time", sa.String(), nullable=False),
        sa.Column("to_time", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "minutes_late IS NULL OR minutes_late > 0", name="ck_absence_minutes_late"
        ),
        sa.ForeignKeyConstraint(["code_id"], ["absence_code.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["entered_by"], ["account.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["replaced_by"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_code_id"), ["code_id"], unique=False)
        batch_op.create_index("ix_absence_day_slot", ["day", "slot"], unique=False)
        batch_op.create_index(batch_op.f("ix_absence_enrolment_id"), ["enrolment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_absence_entered_by"), ["entered_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_absence_replaced_by"), ["replaced_by"], unique=False)
        batch_op.create_index(
            "uq_absence_current",
            ["enrolment_id", "day", "slot"],
            unique=True,
            sqlite_where=sa.text("replaced_at IS NULL"),
            postgresql_where=sa.text("replaced_at IS NULL"),
        )


def _create_council_member() -> None:
    op.create_table(
        "council_member",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("presence", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.CheckConstraint(
            "presence IN ('present', 'excused', 'absent')", name="ck_council_member_presence"
        ),
        sa.CheckConstraint(
            "voice IN ('deliberative', 'consultative', 'none')", name="ck_council_member_voice"
        ),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("council_id", "staff_id"),
    )
    with op.batch_alter_table("council_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_council_member_staff_id"), ["staff_id"], unique=False)


def _create_course_comment() -> None:
    op.create_table(
        "course_comment",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("council_id", "enrolment_id", "course_id"),
    )


def _create_course_followed() -> None:
    op.create_table(
        "course_followed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["group_id"], ["course_group.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("enrolment_id", "course_id", name="uq_course_followed"),
    )
    with op.batch_alter_table("course_followed", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_course_followed_course_id"), ["course_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_course_followed_enrolment_id"), ["enrolment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_course_followed_group_id"), ["group_id"], unique=False)


def _create_decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("restrictions", sa.JSON(), nullable=False),
        sa.Column("motivation", sa.String(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("votes_blank", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(votes_for IS NULL) = (votes_against IS NULL)", name="ck_decision_votes"
        ),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("council_id", "enrolment_id", name="uq_decision"),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_council_id"), ["council_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_decided_by"), ["decided_by"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_decision_enrolment_id"), ["enrolment_id"], unique=False
        )


def _create_letter_batch() -> None:
    op.create_table(
        "letter_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("letter_batch", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_letter_batch_council_id"), ["council_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_letter_batch_made_by"), ["made_by"], unique=False)


def _create_mark() -> None:
    op.create_table(
        "mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("component", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("special", sa.String(), nullable=False),
        sa.CheckConstraint("(value IS NULL) <> (special = '')", name="ck_mark_value_or_special"),
        sa.CheckConstraint("value >= 0", name="ck_mark_value"),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("council_id", "enrolment_id", "course_id", "component", name="uq_mark"),
    )
    with op.batch_alter_table("mark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mark_council_id"), ["council_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mark_course_id"), ["course_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mark_enrolment_id"), ["enrolment_id"], unique=False)


def _create_sealing() -> None:
    op.create_table(
        "sealing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("sealed_by", sa.Integer(), nullable=True),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["document_id"], ["stored_document.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["sealed_by"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("council_id", name="uq_sealing_council"),
    )
    with op.batch_alter_table("sealing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sealing_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sealing_sealed_by"), ["sealed_by"], unique=False)


def _create_teaching() -> None:
    op.create_table(
        "teaching",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["course_group.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("group_id", "staff_id"),
    )
    with op.batch_alter_table("teaching", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_teaching_staff_id"), ["staff_id"], unique=False)


def _create_justified_absence() -> None:
    op.create_table(
        "justified_absence",
        sa.Column("justification_id", sa.Integer(), nullable=False),
        sa.Column("absence_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["absence_id"], ["absence.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["justification_id"], ["justification.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("justification_id", "absence_id"),
    )
    with op.batch_alter_table("justified_absence", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_justified_absence_absence_id"), ["absence_id"], unique=False
        )


def _create_letter() -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("regime", sa.String(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.Column("council_id", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("recipient_key", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("content_digest", sa.String(), nullable=False),
        sa.Column("verdict_digest", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("sending", sa.String(), nullable=False),
        sa.Column("tracking_number", sa.String(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("printed_on", sa.Date(), nullable=True),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("replaced_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "status IN ('issuing', 'issued', 'printed', 'posted', 'presented', 'acknowledged', 'returned', 'cancelled', 'void')",
            name="ck_letter_status",
        ),
        sa.CheckConstraint(
            "status IN ('issuing', 'void') OR document_id IS NOT NULL", name="ck_letter_document"
        ),
        sa.CheckConstraint("number > 0", name="ck_letter_number"),
        sa.ForeignKeyConstraint(["batch_id"], ["letter_batch.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["document_id"], ["stored_document.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["replaced_by_id"], ["letter.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("year", "number", name="uq_letter_number"),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_council_id"), ["council_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_letter_replaced_by_id"), ["replaced_by_id"], unique=False
        )
        batch_op.create_index("ix_letter_subject", ["kind", "pupil_id"], unique=False)


def _create_letter_event() -> None:
    op.create_table(
        "letter_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["stored_document.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("letter_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_letter_event_document_id"), ["document_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_letter_event_letter_id"), ["letter_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_letter_event_recorded_by"), ["recorded_by"], unique=False
        )
