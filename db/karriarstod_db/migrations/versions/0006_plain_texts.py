"""Words written simpler than the plan's own, for the participant's copy."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_plain_text",
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("participant_id", "placement", "version")
        ),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id", "placement"],
            ["placement.participant_id", "placement.number"],
            name="fk_plan_plain_text_placement",
        ),
        sa.CheckConstraint("json_valid(texts)", name="ck_plan_plain_text_texts_are_json"),
        sa.PrimaryKeyConstraint(
            "participant_id", "placement", "version", name="pk_plan_plain_text"
        ),
        sqlite_with_rowid=False,
    )
