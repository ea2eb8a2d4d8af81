"""The word index over notes and plans, and the triggers that keep it and guard what is kept."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in (*_WORDS, *_TRIGGERS):
        op.execute(statement)


# Notes and signed plans share one index. It keeps no text of its own: `passage` says where the text
# is, and a plan's id is so high that no note ever has it. Drafts have a small index to themselves:
# they are rewritten every few seconds, and to take words out of a large index without a trace is
# slow. What has been replaced says mostly the same as what replaced it: it is not searched.
_INDEXES = (("words", "passage"), ("draft_words", "draft_passage"))
_WORDS = (
    """
    CREATE VIEW passage AS
        SELECT id, text FROM note
        UNION ALL SELECT id, words AS text FROM plan WHERE status = 'signed'
    """,
    """
    CREATE VIEW draft_passage AS SELECT id, words AS text FROM plan WHERE status = 'draft'
    """,
    *(
        f"""
        CREATE VIRTUAL TABLE {index} USING fts5(
            text, content='{view}', content_rowid='id',
            tokenize='unicode61 remove_diacritics 0', prefix='2 3'
        )
        """
        for index, view in _INDEXES
    ),
    # What is erased leaves no words behind in an index.
    *(f"INSERT INTO {index}({index}, rank) VALUES ('secure-delete', 1)" for index, _ in _INDEXES),
)
_ADDED = """
    INSERT INTO words(rowid, text) SELECT new.id, new.words WHERE new.status = 'signed';
    INSERT INTO draft_words(rowid, text) SELECT new.id, new.words WHERE new.status = 'draft';
"""
_TAKEN = """
    INSERT INTO words(words, rowid, text)
        SELECT 'delete', old.id, old.words WHERE old.status = 'signed';
    INSERT INTO draft_words(draft_words, rowid, text)
        SELECT 'delete', old.id, old.words WHERE old.status = 'draft';
"""

_TRIGGERS = (
    """
    CREATE TRIGGER note_found AFTER INSERT ON note BEGIN
        INSERT INTO words(rowid, text) VALUES (new.id, new.text);
    END
    """,
    f"CREATE TRIGGER plan_found AFTER INSERT ON plan BEGIN {_ADDED} END",
    f"""
    CREATE TRIGGER plan_found_anew AFTER UPDATE OF words, status ON plan
    WHEN old.words <> new.words OR old.status <> new.status BEGIN {_TAKEN} {_ADDED} END
    """,
    f"CREATE TRIGGER plan_lost AFTER DELETE ON plan BEGIN {_TAKEN} END",
    """
    CREATE TRIGGER plan_signed_is_frozen BEFORE UPDATE OF content, sheet, signed_on ON plan
    WHEN old.status <> 'draft' AND (
        old.content <> new.content OR old.sheet <> new.sheet OR old.signed_on IS NOT new.signed_on
    ) BEGIN
        SELECT RAISE(ABORT, 'a signed plan never changes');
    END
    """,
    """
    CREATE TRIGGER identity_of_one_person BEFORE INSERT ON identity
    WHEN new.kind IN ('personnummer', 'samordningsnummer') AND EXISTS (
        SELECT 1 FROM identity
        WHERE value = new.value AND participant_id <> new.participant_id
        AND kind IN ('personnummer', 'samordningsnummer')
    ) BEGIN
        SELECT RAISE(ABORT, 'a national number belongs to one person');
    END
    """,
    """
    CREATE TRIGGER identity_still_of_one_person BEFORE UPDATE OF kind, value ON identity
    WHEN new.kind IN ('personnummer', 'samordningsnummer') AND EXISTS (
        SELECT 1 FROM identity
        WHERE value = new.value AND participant_id <> new.participant_id
        AND kind IN ('personnummer', 'samordningsnummer')
    ) BEGIN
        SELECT RAISE(ABORT, 'a national number belongs to one person');
    END
    """,
    *(
        f"""
        CREATE TRIGGER {table}_{verb.lower()}_refused BEFORE {verb} ON {table} BEGIN
            SELECT RAISE(ABORT, '{table} is only added to');
        END
        """
        for table in ("note", "history")
        for verb in ("UPDATE", "DELETE")
    ),
)
