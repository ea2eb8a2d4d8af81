"""Protected notes: shown only to whoever says why, and never in the word index."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "note", sa.Column("protected", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    for statement in _STATEMENTS:
        op.execute(statement)


_STATEMENTS = (
    "DROP TRIGGER note_found",
    """
    CREATE TRIGGER note_found AFTER INSERT ON note WHEN NOT new.protected BEGIN
        INSERT INTO words(rowid, text) VALUES (new.id, new.text);
    END
    """,
    "DROP VIEW passage",
    """
    CREATE VIEW passage AS
        SELECT id, text FROM note WHERE NOT protected
        UNION ALL SELECT id, words AS text FROM plan WHERE status = 'signed'
        UNION ALL SELECT id, words AS text FROM form WHERE status IN ('done', 'signed')
    """,
)
