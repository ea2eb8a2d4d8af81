"""The record: people, placements with all their parts, notes and history."""

from functools import partial

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Rows of one participant lie beside each other on disk.
_CLUSTERED = {"sqlite_with_rowid": False}


def _columns(kind, nullable, names):
    return [sa.Column(name, kind(), nullable=nullable) for name in names.split()]


_text = partial(_columns, sa.Text, False)
_whole = partial(_columns, sa.Integer, False)
_day = partial(_columns, sa.Date, False)
_claim = partial(_columns, sa.Boolean, False)
_maybe_text = partial(_columns, sa.Text, True)
_maybe_whole = partial(_columns, sa.Integer, True)
_maybe_day = partial(_columns, sa.Date, True)
_maybe_claim = partial(_columns, sa.Boolean, True)
_maybe_figure = partial(_columns, sa.Float, True)


def upgrade() -> None:
    op.create_table(
        "case_year",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        *_whole("last_serial"),
        sa.PrimaryKeyConstraint("year", name="pk_case_year"),
    )
    op.create_table(
        "history",
        *_whole("seq"),
        *_text("at user kind"),
        *_maybe_whole("case_year case_serial placement"),
        *_text("detail"),
        sa.CheckConstraint("json_valid(detail)", name="ck_history_detail_is_json"),
        sa.PrimaryKeyConstraint("seq", name="pk_history"),
    )
    op.create_index(
        "ix_history_case_year_case_serial_seq", "history", ["case_year", "case_serial", "seq"]
    )
    op.create_table(
        "participant",
        *_whole("id case_year case_serial"),
        *_text("given_name family_name"),
        *_day("registered_on"),
        *_text("protection gender spoken interpreter interpreter_language interpreter_wish"),
        *_text("phone email home list_order list_text given_plain family_plain"),
        sa.CheckConstraint(
            "protection <> 'fictitious'", name="ck_participant_no_fictitious_identity"
        ),
        sa.CheckConstraint(
            "protection = 'none' OR (phone = '' AND email = '' AND home = '')",
            name="ck_participant_no_reach_of_protected",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_participant"),
        sa.UniqueConstraint(
            "case_year", "case_serial", name="uq_participant_case_year_case_serial"
        ),
    )
    op.create_index("ix_participant_family_plain", "participant", ["family_plain"])
    op.create_index("ix_participant_given_plain", "participant", ["given_plain"])
    op.create_index(
        "ix_participant_list_order_list_text", "participant", ["list_order", "list_text"]
    )
    op.create_table(
        "rule_override",
        *_whole("id"),
        *_text("rule_id figures"),
        *_day("valid_from"),
        *_text("set_by"),
        sa.CheckConstraint("json_valid(figures)", name="ck_rule_override_figures_are_json"),
        sa.PrimaryKeyConstraint("id", name="pk_rule_override"),
    )
    op.create_table(
        "consent",
        *_whole("participant_id number"),
        *_text("party party_name categories purpose"),
        *_day("valid_from valid_to"),
        *_text("given_how"),
        *_maybe_whole("placement"),
        *_maybe_day("withdrawn_on"),
        *_text("withdrawn_how"),
        sa.CheckConstraint("json_valid(categories)", name="ck_consent_categories_are_json"),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from", name="ck_consent_dates_in_order"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_consent_participant"
        ),
        sa.PrimaryKeyConstraint("participant_id", "number", name="pk_consent"),
        **_CLUSTERED,
    )
    op.create_table(
        "contact",
        *_whole("participant_id number"),
        *_text("party organisation person responsibility phone email"),
        *_maybe_whole("placement"),
        *_maybe_day("ended_on"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_contact_participant"
        ),
        sa.PrimaryKeyConstraint("participant_id", "number", name="pk_contact"),
        **_CLUSTERED,
    )
    op.create_table(
        "identity",
        *_whole("participant_id number"),
        *_text("kind value"),
        *_claim("verified"),
        *_day("since"),
        *_text("reason"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_identity_participant"
        ),
        sa.PrimaryKeyConstraint("participant_id", "number", name="pk_identity"),
        **_CLUSTERED,
    )
    op.create_index("ix_identity_value", "identity", ["value"])
    op.create_table(
        "note",
        *_whole("id participant_id number"),
        *_text("written_at"),
        *_whole("utc_offset"),
        *_day("written_on"),
        *_text("kind text author"),
        *_maybe_whole("placement corrects"),
        *_claim("for_participant"),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name="fk_note_participant"),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
        sa.UniqueConstraint("participant_id", "number", name="uq_note_participant_id_number"),
    )
    op.create_index(
        "ix_note_participant_id_written_at_number",
        "note",
        ["participant_id", "written_at", "number"],
    )
    op.create_table(
        "placement",
        *_whole("participant_id number"),
        *_text("provider_role team"),
        *_claim("parallel is_open"),
        *_day("received_on"),
        *_text("referrer measure channel organisation unit officer phone email reference"),
        *_text("programme"),
        *_maybe_day("wanted_from wanted_to"),
        *_maybe_whole("extent_percent"),
        *_maybe_figure("extent_hours"),
        *_text("purpose financing report_wishes adaptation_need intake"),
        *_maybe_day("intake_on"),
        *_text("intake_reason"),
        *_maybe_day("closed_on"),
        *_maybe_text("end_reason outcome"),
        *_maybe_claim("interrupted"),
        *_maybe_whole("closing_percent"),
        *_maybe_claim("same_company"),
        *_maybe_text("verified_by closing_note"),
        sa.CheckConstraint(
            "(closed_on IS NULL) = (end_reason IS NULL)", name="ck_placement_closed_with_reason"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_placement_participant"
        ),
        sa.PrimaryKeyConstraint("participant_id", "number", name="pk_placement"),
        **_CLUSTERED,
    )
    op.create_index("ix_placement_closed_on", "placement", ["closed_on", "is_open"])
    op.create_table(
        "reminder",
        *_whole("participant_id number"),
        *_text("text"),
        *_day("due_on"),
        *_text("owner"),
        *_maybe_whole("placement"),
        *_maybe_day("done_on"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_reminder_participant"
        ),
        sa.PrimaryKeyConstraint("participant_id", "number", name="pk_reminder"),
        **_CLUSTERED,
    )
    op.create_table(
        "assignment",
        *_whole("participant_id placement number"),
        *_text("role person"),
        *_day("starts_on"),
        *_maybe_day("ends_on"),
        sa.ForeignKeyConstraint(
            ["participant_id", "placement"],
            ["placement.participant_id", "placement.number"],
            name="fk_assignment_placement",
        ),
        sa.PrimaryKeyConstraint("participant_id", "placement", "number", name="pk_assignment"),
        **_CLUSTERED,
    )
    op.create_index("ix_assignment_person", "assignment", ["person"])
    op.create_table(
        "decision",
        *_whole("participant_id placement number"),
        *_text("referrer measure"),
        *_day("starts_on"),
        *_maybe_day("ends_on"),
        *_maybe_whole("extent_percent"),
        *_maybe_figure("extent_hours"),
        *_text("reference programme organisation officer"),
        *_maybe_whole("prolongs"),
        *_text("end_plan"),
        *_maybe_day("revoked_on"),
        *_text("note"),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name="ck_decision_dates_in_order"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id", "placement"],
            ["placement.participant_id", "placement.number"],
            name="fk_decision_placement",
        ),
        sa.PrimaryKeyConstraint("participant_id", "placement", "number", name="pk_decision"),
        **_CLUSTERED,
    )
    op.create_table(
        "employment",
        *_whole("participant_id placement number"),
        *_day("starts_on"),
        *_text("employer form"),
        *_maybe_day("ends_on"),
        *_text("position"),
        *_maybe_whole("extent_percent"),
        *_text("subsidy"),
        *_maybe_day("subsidy_from subsidy_to sius_from sius_to sius_follow_up_to"),
        *_claim("same_company"),
        *_text("verified_by"),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name="ck_employment_dates_in_order"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id", "placement"],
            ["placement.participant_id", "placement.number"],
            name="fk_employment_placement",
        ),
        sa.PrimaryKeyConstraint("participant_id", "placement", "number", name="pk_employment"),
        **_CLUSTERED,
    )
    op.create_table(
        "placement_pause",
        *_whole("participant_id placement number"),
        *_day("starts_on"),
        *_maybe_day("ends_on"),
        *_text("reason"),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name="ck_placement_pause_dates_in_order"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id", "placement"],
            ["placement.participant_id", "placement.number"],
            name="fk_placement_pause_placement",
        ),
        sa.PrimaryKeyConstraint("participant_id", "placement", "number", name="pk_placement_pause"),
        **_CLUSTERED,
    )
    op.create_table(
        "plan",
        *_whole("id participant_id placement version"),
        *_day("begun_on"),
        *_text("status content sheet"),
        *_maybe_day("signed_on"),
        *_maybe_text("signed_participant signed_supervisor signed_place"),
        *_text("words"),
        sa.CheckConstraint(
            "(status = 'draft') = (signed_on IS NULL)", name="ck_plan_signed_unless_draft"
        ),
        sa.CheckConstraint("id >= 1099511627776", name="ck_plan_beyond_notes"),
        sa.CheckConstraint("json_valid(content)", name="ck_plan_content_is_json"),
        sa.ForeignKeyConstraint(
            ["participant_id", "placement"],
            ["placement.participant_id", "placement.number"],
            name="fk_plan_placement",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
        sa.UniqueConstraint(
            "participant_id",
            "placement",
            "version",
            name="uq_plan_participant_id_placement_version",
        ),
    )
    op.create_table(
        "stay",
        *_whole("participant_id placement number"),
        *_text("stage"),
        *_day("starts_on"),
        *_maybe_day("ends_on"),
        *_text("reason"),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name="ck_stay_dates_in_order"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id", "placement"],
            ["placement.participant_id", "placement.number"],
            name="fk_stay_placement",
        ),
        sa.PrimaryKeyConstraint("participant_id", "placement", "number", name="pk_stay"),
        **_CLUSTERED,
    )
    op.create_index("ix_stay_stage_ends_on", "stay", ["stage", "ends_on"])
    op.create_table(
        "decision_pause",
        *_whole("participant_id placement decision number"),
        *_day("starts_on"),
        *_maybe_day("ends_on"),
        *_text("reason"),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name="ck_decision_pause_dates_in_order"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id", "placement", "decision"],
            ["decision.participant_id", "decision.placement", "decision.number"],
            name="fk_decision_pause_decision",
        ),
        sa.PrimaryKeyConstraint(
            "participant_id", "placement", "decision", "number", name="pk_decision_pause"
        ),
        **_CLUSTERED,
    )
    op.create_table(
        "follow_up_contact",
        *_whole("participant_id placement employment number after_months"),
        *_day("contact_on"),
        *_text("reached"),
        *_maybe_claim("in_work same_employer"),
        *_maybe_whole("extent_percent"),
        *_text("what_holds what_threatens support_given"),
        sa.ForeignKeyConstraint(
            ["participant_id", "placement", "employment"],
            ["employment.participant_id", "employment.placement", "employment.number"],
            name="fk_follow_up_contact_employment",
        ),
        sa.PrimaryKeyConstraint(
            "participant_id", "placement", "employment", "number", name="pk_follow_up_contact"
        ),
        **_CLUSTERED,
    )
    op.create_table(
        "plan_print",
        *_whole("id participant_id placement version"),
        *_text("copy"),
        *_day("printed_on"),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id", "placement", "version"],
            ["plan.participant_id", "plan.placement", "plan.version"],
            name="fk_plan_print_plan",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_plan_print"),
        sa.UniqueConstraint(
            "participant_id",
            "placement",
            "version",
            "copy",
            name="uq_plan_print_participant_id_placement_version_copy",
        ),
    )
    op.create_table(
        "plan_progress",
        *_whole("participant_id placement plan number goal step"),
        *_text("status"),
        *_day("changed_on"),
        *_text("note"),
        sa.ForeignKeyConstraint(
            ["participant_id", "placement", "plan"],
            ["plan.participant_id", "plan.placement", "plan.version"],
            name="fk_plan_progress_plan",
        ),
        sa.PrimaryKeyConstraint(
            "participant_id", "placement", "plan", "number", name="pk_plan_progress"
        ),
        **_CLUSTERED,
    )
