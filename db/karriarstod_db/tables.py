"""The register's tables, as the last migration leaves them.

Keys are natural: a participant's row id, the number of the placement, the number of the part.
Stages, reasons and other kinds are text, dates are dates. Beside these there are two
word indexes, `words` and `draft_words`, with their views, and triggers: migrations 0003, 0004
and 0007 make them.
"""

from typing import Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from karriarstod_db.columns import (
    a_claim,
    a_day,
    a_text,
    a_whole,
    day,
    days,
    in_order,
    metadata,
    of_part,
    of_participant,
    of_placement,
    some_wholes,
    texts,
    whole,
)

FIRST_PLAN_ID: Final = 1 << 40
"""Plans are numbered from here, so that a note and a plan never share a row of the word index."""
FIRST_FORM_ID: Final = 1 << 41
"""And forms from here, for the same reason."""

meta = Table("meta", metadata, Column("key", Text, primary_key=True), a_text("value"))
"""What the register knows of itself and of the organisation, by key."""

app_user = Table(
    "app_user",
    metadata,
    Column("id", Integer, primary_key=True),
    *texts("name", "name_key", "title", "role", "slot_id", "public_key", "created_at"),
    UniqueConstraint("name_key"),
    UniqueConstraint("slot_id"),
    CheckConstraint("role IN ('administrator', 'supervisor', 'auditor')", name="role"),
)
"""Who may open the register; written by `register`."""

case_year = Table(
    "case_year",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    a_whole("last_serial"),
)
"""The last case number given in each year; it never goes down, so none is given twice."""

participant = Table(
    "participant",
    metadata,
    Column("id", Integer, primary_key=True),
    *some_wholes("case_year", "case_serial"),
    *texts("given_name", "family_name"),
    a_day("registered_on"),
    *texts(
        "protection",
        "gender",
        "spoken",
        "interpreter",
        "interpreter_language",
        "interpreter_wish",
        "phone",
        "email",
        "home",
    ),
    # Derived, for lists: the Swedish order, what the filter looks in, and bare names for finding
    # likely duplicates. For a protected person they tell nothing.
    *texts("list_order", "list_text", "given_plain", "family_plain"),
    UniqueConstraint("case_year", "case_serial"),
    CheckConstraint("protection <> 'fictitious'", name="no_fictitious_identity"),
    CheckConstraint(
        "protection = 'none' OR (phone = '' AND email = '' AND home = '')",
        name="no_reach_of_protected",
    ),
    Index(None, "list_order", "list_text"),
    Index(None, "given_plain"),
    Index(None, "family_plain"),
)

identity = of_participant(
    "identity",
    *texts("kind", "value"),
    a_claim("verified"),
    a_day("since"),
    a_text("reason"),
    Index(None, "value"),
)
"""Numbers through time, oldest first. A trigger keeps a national number with one person."""

placement = of_participant(
    "placement",
    *texts("provider_role", "team"),
    a_claim("parallel"),
    a_claim("is_open"),
    a_day("received_on"),
    *texts(
        "referrer",
        "measure",
        "channel",
        "organisation",
        "unit",
        "officer",
        "phone",
        "email",
        "reference",
        "programme",
    ),
    *days("wanted_from", "wanted_to"),
    whole("extent_percent"),
    Column("extent_hours", Float),
    *texts("purpose", "financing", "report_wishes", "adaptation_need", "intake"),
    day("intake_on"),
    a_text("intake_reason"),
    day("closed_on"),
    Column("end_reason", Text),
    Column("outcome", Text),
    Column("interrupted", Boolean),
    whole("closing_percent"),
    Column("same_company", Boolean),
    Column("verified_by", Text),
    Column("closing_note", Text),
    CheckConstraint("(closed_on IS NULL) = (end_reason IS NULL)", name="closed_with_reason"),
)
Index("ix_placement_closed_on", placement.c.closed_on, placement.c.is_open)

assignment = of_placement(
    "assignment",
    *texts("role", "person"),
    a_day("starts_on"),
    day("ends_on"),
    Index(None, "person"),
)

decision = of_placement(
    "decision",
    *texts("referrer", "measure"),
    a_day("starts_on"),
    day("ends_on"),
    whole("extent_percent"),
    Column("extent_hours", Float),
    *texts("reference", "programme", "organisation", "officer"),
    whole("prolongs"),
    a_text("end_plan"),
    day("revoked_on"),
    a_text("note"),
    in_order("starts_on", "ends_on"),
)

decision_pause = of_part(
    "decision_pause",
    "decision",
    a_day("starts_on"),
    day("ends_on"),
    a_text("reason"),
    in_order("starts_on", "ends_on"),
)

stay = of_placement(
    "stay",
    a_text("stage"),
    a_day("starts_on"),
    day("ends_on"),
    a_text("reason"),
    in_order("starts_on", "ends_on"),
)
Index("ix_stay_stage_ends_on", stay.c.stage, stay.c.ends_on)

placement_pause = of_placement(
    "placement_pause",
    a_day("starts_on"),
    day("ends_on"),
    a_text("reason"),
    in_order("starts_on", "ends_on"),
)

plan = Table(
    "plan",
    metadata,
    Column("id", Integer, primary_key=True),
    *some_wholes("participant_id", "placement", "version"),
    a_day("begun_on"),
    *texts("status", "content", "sheet"),
    day("signed_on"),
    Column("signed_participant", Text),
    Column("signed_supervisor", Text),
    Column("signed_place", Text),
    a_text("words"),
    UniqueConstraint("participant_id", "placement", "version"),
    ForeignKeyConstraint(
        ["participant_id", "placement"], ["placement.participant_id", "placement.number"]
    ),
    CheckConstraint(f"id >= {FIRST_PLAN_ID}", name="beyond_notes"),
    CheckConstraint("json_valid(content)", name="content_is_json"),
    CheckConstraint("(status = 'draft') = (signed_on IS NULL)", name="signed_unless_draft"),
)
"""Plan versions. `content` is one JSON document; `words` is what can be found in it."""

plan_progress = of_part(
    "plan_progress",
    "plan",
    *some_wholes("goal", "step"),
    a_text("status"),
    a_day("changed_on"),
    a_text("note"),
    parent_key="version",
)

employment = of_placement(
    "employment",
    a_day("starts_on"),
    *texts("employer", "form"),
    day("ends_on"),
    a_text("position"),
    whole("extent_percent"),
    a_text("subsidy"),
    *days("subsidy_from", "subsidy_to", "sius_from", "sius_to", "sius_follow_up_to"),
    a_claim("same_company"),
    a_text("verified_by"),
    in_order("starts_on", "ends_on"),
)

follow_up_contact = of_part(
    "follow_up_contact",
    "employment",
    a_whole("after_months"),
    a_day("contact_on"),
    a_text("reached"),
    Column("in_work", Boolean),
    Column("same_employer", Boolean),
    whole("extent_percent"),
    *texts("what_holds", "what_threatens", "support_given"),
)

contact = of_participant(
    "contact",
    *texts("party", "organisation", "person", "responsibility", "phone", "email"),
    whole("placement"),
    day("ended_on"),
)

consent = of_participant(
    "consent",
    *texts("party", "party_name", "categories", "purpose"),
    a_day("valid_from"),
    a_day("valid_to"),
    a_text("given_how"),
    whole("placement"),
    day("withdrawn_on"),
    a_text("withdrawn_how"),
    in_order("valid_from", "valid_to"),
    CheckConstraint("json_valid(categories)", name="categories_are_json"),
)

reminder = of_participant(
    "reminder",
    a_text("text"),
    a_day("due_on"),
    a_text("owner"),
    whole("placement"),
    day("done_on"),
)

note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    *some_wholes("participant_id", "number"),
    a_text("written_at"),
    a_whole("utc_offset"),
    a_day("written_on"),
    *texts("kind", "text", "author"),
    whole("placement"),
    whole("corrects"),
    a_claim("for_participant"),
    Column("protected", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("participant_id", "number"),
    ForeignKeyConstraint(["participant_id"], ["participant.id"]),
    Index(None, "participant_id", "written_at", "number"),
)
"""The journal; triggers refuse every change. `written_at` is UTC, `utc_offset` seconds."""

plan_print = Table(
    "plan_print",
    metadata,
    Column("id", Integer, primary_key=True),
    *some_wholes("participant_id", "placement", "version"),
    a_text("copy"),
    a_day("printed_on"),
    Column("pdf", LargeBinary, nullable=False),
    UniqueConstraint("participant_id", "placement", "version", "copy"),
    ForeignKeyConstraint(
        ["participant_id", "placement", "version"],
        ["plan.participant_id", "plan.placement", "plan.version"],
    ),
)

form = Table(
    "form",
    metadata,
    Column("id", Integer, primary_key=True),
    *some_wholes("participant_id", "number"),
    a_text("template"),
    *some_wholes("template_version", "own_version"),
    whole("placement"),
    # Derived, for lists: the answered day, else the day it was begun.
    a_day("form_date"),
    a_day("begun_on"),
    *texts("author", "status"),
    *days("done_on", "signed_on"),
    *texts("signed_names", "signed_place", "copied"),
    whole("copied_from"),
    whole("replaces"),
    a_text("flowed"),
    # What is long stands last, so that lists need not pass it.
    *texts("answers", "sheet", "words"),
    UniqueConstraint("participant_id", "number"),
    ForeignKeyConstraint(["participant_id"], ["participant.id"]),
    CheckConstraint(f"id >= {FIRST_FORM_ID}", name="beyond_plans"),
    CheckConstraint("json_valid(answers)", name="answers_are_json"),
    CheckConstraint("json_valid(copied)", name="copied_is_json"),
    CheckConstraint("json_valid(flowed)", name="flowed_is_json"),
    CheckConstraint("json_valid(signed_names)", name="signed_names_are_json"),
    CheckConstraint(
        "(status IN ('signed', 'replaced')) = (signed_on IS NOT NULL)", name="signed_with_day"
    ),
)
"""Filled forms. `answers` is one JSON document; a trigger freezes what has been signed."""

own_question = Table(
    "own_question",
    metadata,
    a_text("template"),
    a_whole("version"),
    a_text("questions"),
    PrimaryKeyConstraint("template", "version"),
    CheckConstraint("json_valid(questions)", name="questions_are_json"),
    sqlite_with_rowid=False,
)
"""The organisation's own questions, a row for each version; triggers refuse every change."""

task_mark = of_participant(
    "task_mark",
    a_whole("placement"),
    a_text("task"),
    Column("level", Text),
    a_day("marked_on"),
    a_text("author"),
    ForeignKeyConstraint(
        ["participant_id", "placement"], ["placement.participant_id", "placement.number"]
    ),
)
"""The task ladder; triggers refuse every change. Without a level an earlier mark is taken back."""

plan_plain_text = Table(
    "plan_plain_text",
    metadata,
    *some_wholes("participant_id", "placement", "version"),
    a_text("texts"),
    PrimaryKeyConstraint("participant_id", "placement", "version"),
    ForeignKeyConstraint(
        ["participant_id", "placement"], ["placement.participant_id", "placement.number"]
    ),
    CheckConstraint("json_valid(texts)", name="texts_are_json"),
    sqlite_with_rowid=False,
)
"""Words written simpler; of a draft that was thrown away too, so no key of the plan."""

week_mark = Table(
    "week_mark",
    metadata,
    *some_wholes("participant_id", "placement"),
    a_day("monday"),
    *some_wholes("planned_days", "days_on_time", "whole_days"),
    *texts("tried", "author"),
    PrimaryKeyConstraint("participant_id", "placement", "monday"),
    ForeignKeyConstraint(
        ["participant_id", "placement"], ["placement.participant_id", "placement.number"]
    ),
    CheckConstraint("planned_days BETWEEN 0 AND 7", name="days_of_a_week"),
    CheckConstraint("days_on_time BETWEEN 0 AND planned_days", name="on_time_when_planned"),
    CheckConstraint("whole_days BETWEEN 0 AND planned_days", name="whole_when_planned"),
    sqlite_with_rowid=False,
)
"""How each week of a placement went, counted in days."""

own_list = Table(
    "own_list",
    metadata,
    *texts("kind", "team", "items"),
    PrimaryKeyConstraint("kind", "team"),
    CheckConstraint("json_valid(items)", name="items_are_json"),
    sqlite_with_rowid=False,
)
"""The organisation's own lists; `team` is empty where a list is everybody's."""

history = Table(
    "history",
    metadata,
    Column("seq", Integer, primary_key=True),
    *texts("at", "user", "kind"),
    whole("case_year"),
    whole("case_serial"),
    whole("placement"),
    a_text("detail"),
    Index(None, "case_year", "case_serial", "seq"),
    CheckConstraint("json_valid(detail)", name="detail_is_json"),
)
"""What has happened, without gaps in `seq`; triggers refuse every change.

It names no row of the other tables, so that it stays when a participant is erased.
"""

rule_override = Table(
    "rule_override",
    metadata,
    Column("id", Integer, primary_key=True),
    *texts("rule_id", "figures"),
    a_day("valid_from"),
    a_text("set_by"),
    CheckConstraint("json_valid(figures)", name="figures_are_json"),
)
