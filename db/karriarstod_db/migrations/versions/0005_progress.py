"""Small steps that show: the task ladder, weeks in days, and the organisation's own lists."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _whole(*names):
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _text(*names):
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _of_placement(table):
    return sa.ForeignKeyConstraint(
        ["participant_id", "placement"],
        ["placement.participant_id", "placement.number"],
        name=f"fk_{table}_placement",
    )


def upgrade() -> None:
    op.create_table(
        "task_mark",
        *_whole("participant_id", "number", "placement"),
        *_text("task"),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("marked_on", sa.Date(), nullable=False),
        *_text("author"),
        _of_placement("task_mark"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_task_mark_participant"
        ),
        sa.PrimaryKeyConstraint("participant_id", "number", name="pk_task_mark"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "week_mark",
        *_whole("participant_id", "placement"),
        sa.Column("monday", sa.Date(), nullable=False),
        *_whole("planned_days", "days_on_time", "whole_days"),
        *_text("tried", "author"),
        _of_placement("week_mark"),
        sa.CheckConstraint("planned_days BETWEEN 0 AND 7", name="ck_week_mark_days_of_a_week"),
        sa.CheckConstraint(
            "days_on_time BETWEEN 0 AND planned_days", name="ck_week_mark_on_time_when_planned"
        ),
        sa.CheckConstraint(
            "whole_days BETWEEN 0 AND planned_days", name="ck_week_mark_whole_when_planned"
        ),
        sa.PrimaryKeyConstraint("participant_id", "placement", "monday", name="pk_week_mark"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "own_list",
        *_text("kind", "team", "items"),
        sa.CheckConstraint("json_valid(items)", name="ck_own_list_items_are_json"),
        sa.PrimaryKeyConstraint("kind", "team", name="pk_own_list"),
        sqlite_with_rowid=False,
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"""
            CREATE TRIGGER task_mark_{verb.lower()}_refused BEFORE {verb} ON task_mark BEGIN
                SELECT RAISE(ABORT, 'task_mark is only added to');
            END
            """
        )
