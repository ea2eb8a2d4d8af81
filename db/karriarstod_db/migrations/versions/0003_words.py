"""The word index over notes and plans, and the triggers that keep it and guard what is kept."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in (*_WORDS, *_TRIGGERS):
        op.execute(statement)


# Notes and plans share one index. It keeps no text of its own: `passage` says where the text is,
# and a plan's id is so high that no note ever has it.
_WORDS = (
    """
    CREATE VIEW passage AS
        SELECT id, text FROM note UNION ALL SELECT id, words AS text FROM plan
    """,
    """
    CREATE VIRTUAL TABLE words USING fts5(
        text, content='passage', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3'
    )
    """,
    # What is erased leaves no words behind in the index.
    "INSERT INTO words(words, rank) VALUES ('secure-delete', 1)",
)

_TRIGGERS = (
    """
    CREATE TRIGGER note_found AFTER INSERT ON note BEGIN
        INSERT INTO words(rowid, text) VALUES (new.id, new.text);
    END
    """,
    """
    CREATE TRIGGER plan_found AFTER INSERT ON plan BEGIN
        INSERT INTO words(rowid, text) VALUES (new.id, new.words);
    END
    """,
    """
    CREATE TRIGGER plan_found_anew AFTER UPDATE OF words ON plan WHEN old.words <> new.words BEGIN
        INSERT INTO words(words, rowid, text) VALUES ('delete', old.id, old.words);
        INSERT INTO words(rowid, text) VALUES (new.id, new.words);
    END
    """,
    """
    CREATE TRIGGER plan_lost AFTER DELETE ON plan BEGIN
        INSERT INTO words(words, rowid, text) VALUES ('delete', old.id, old.words);
    END
    """,
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
