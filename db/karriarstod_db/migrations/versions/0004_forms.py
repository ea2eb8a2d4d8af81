"""Forms and the organisation's own questions, and forms in the word indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_question",
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.CheckConstraint("json_valid(questions)", name="ck_own_question_questions_are_json"),
        sa.PrimaryKeyConstraint("template", "version", name="pk_own_question"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("own_version", sa.Integer(), nullable=False),
        sa.Column("placement", sa.Integer(), nullable=True),
        sa.Column("form_date", sa.Date(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signed_names", sa.Text(), nullable=False),
        sa.Column("signed_place", sa.Text(), nullable=False),
        sa.Column("copied", sa.Text(), nullable=False),
        sa.Column("copied_from", sa.Integer(), nullable=True),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("flowed", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.CheckConstraint("id >= 2199023255552", name="ck_form_beyond_plans"),
        sa.CheckConstraint("json_valid(answers)", name="ck_form_answers_are_json"),
        sa.CheckConstraint("json_valid(copied)", name="ck_form_copied_is_json"),
        sa.CheckConstraint("json_valid(flowed)", name="ck_form_flowed_is_json"),
        sa.CheckConstraint("json_valid(signed_names)", name="ck_form_signed_names_are_json"),
        sa.CheckConstraint(
            "(status IN ('signed', 'replaced')) = (signed_on IS NOT NULL)",
            name="ck_form_signed_with_day",
        ),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name="fk_form_participant"),
        sa.PrimaryKeyConstraint("id", name="pk_form"),
        sa.UniqueConstraint("participant_id", "number", name="uq_form_participant_id_number"),
    )
    for statement in (*_VIEWS, *_TRIGGERS):
        op.execute(statement)


# The indexes read what they index through these two views; what is in them already stays.
_VIEWS = (
    "DROP VIEW passage",
    "DROP VIEW draft_passage",
    """
    CREATE VIEW passage AS
        SELECT id, text FROM note
        UNION ALL SELECT id, words AS text FROM plan WHERE status = 'signed'
        UNION ALL SELECT id, words AS text FROM form WHERE status IN ('done', 'signed')
    """,
    """
    CREATE VIEW draft_passage AS
        SELECT id, words AS text FROM plan WHERE status = 'draft'
        UNION ALL SELECT id, words AS text FROM form WHERE status = 'draft'
    """,
)
_ADDED = """
    INSERT INTO words(rowid, text)
        SELECT new.id, new.words WHERE new.status IN ('done', 'signed');
    INSERT INTO draft_words(rowid, text) SELECT new.id, new.words WHERE new.status = 'draft';
"""
_TAKEN = """
    INSERT INTO words(words, rowid, text)
        SELECT 'delete', old.id, old.words WHERE old.status IN ('done', 'signed');
    INSERT INTO draft_words(draft_words, rowid, text)
        SELECT 'delete', old.id, old.words WHERE old.status = 'draft';
"""
_FROZEN = (
    "participant_id",
    "number",
    "template",
    "template_version",
    "own_version",
    "form_date",
    "begun_on",
    "author",
    "signed_on",
    "signed_names",
    "signed_place",
    "answers",
    "sheet",
)
_TRIGGERS = (
    f"CREATE TRIGGER form_found AFTER INSERT ON form BEGIN {_ADDED} END",
    f"""
    CREATE TRIGGER form_found_anew AFTER UPDATE OF words, status ON form
    WHEN old.words <> new.words OR old.status <> new.status BEGIN {_TAKEN} {_ADDED} END
    """,
    f"CREATE TRIGGER form_lost AFTER DELETE ON form BEGIN {_TAKEN} END",
    f"""
    CREATE TRIGGER form_signed_is_frozen BEFORE UPDATE OF status, {", ".join(_FROZEN)} ON form
    WHEN old.status IN ('signed', 'replaced') AND (
        new.status NOT IN ('signed', 'replaced')
        OR {" OR ".join(f"old.{name} IS NOT new.{name}" for name in _FROZEN)}
    ) BEGIN
        SELECT RAISE(ABORT, 'a signed form never changes');
    END
    """,
    *(
        f"""
        CREATE TRIGGER own_question_{verb.lower()}_refused BEFORE {verb} ON own_question BEGIN
            SELECT RAISE(ABORT, 'own_question is only added to');
        END
        """
        for verb in ("UPDATE", "DELETE")
    ),
)
