"""The kinds of column and of table that the register is made of."""

from typing import Any, Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

metadata: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def a_text(name: str) -> Column[str]:
    """A text that is never null; empty when nothing is known."""
    return Column(name, Text, nullable=False)


def texts(*names: str) -> list[Column[str]]:
    """Texts that are never null."""
    return [a_text(name) for name in names]


def day(name: str) -> Column[Any]:
    """A day that may be unknown."""
    return Column(name, Date)


def days(*names: str) -> list[Column[Any]]:
    """Days that may be unknown."""
    return [day(name) for name in names]


def a_day(name: str) -> Column[Any]:
    """A day that is known."""
    return Column(name, Date, nullable=False)


def whole(name: str) -> Column[int]:
    """A whole number that may be unknown."""
    return Column(name, Integer)


def a_whole(name: str) -> Column[int]:
    """A whole number that is known."""
    return Column(name, Integer, nullable=False)


def some_wholes(*names: str) -> list[Column[int]]:
    """Whole numbers that are known."""
    return [a_whole(name) for name in names]


def a_claim(name: str) -> Column[bool]:
    """True or false."""
    return Column(name, Boolean, nullable=False)


def of_participant(name: str, *rest: Any) -> Table:
    """A table of parts (participant, number), kept in that order on disk."""
    return Table(
        name,
        metadata,
        a_whole("participant_id"),
        a_whole("number"),
        *rest,
        PrimaryKeyConstraint("participant_id", "number"),
        ForeignKeyConstraint(["participant_id"], ["participant.id"]),
        sqlite_with_rowid=False,
    )


def of_placement(name: str, *rest: Any) -> Table:
    """A table of parts (participant, placement, number), kept in that order on disk."""
    return Table(
        name,
        metadata,
        a_whole("participant_id"),
        a_whole("placement"),
        a_whole("number"),
        *rest,
        PrimaryKeyConstraint("participant_id", "placement", "number"),
        ForeignKeyConstraint(
            ["participant_id", "placement"], ["placement.participant_id", "placement.number"]
        ),
        sqlite_with_rowid=False,
    )


def of_part(name: str, parent: str, *rest: Any, parent_key: str = "number") -> Table:
    """A table of parts of a placement's part (participant, placement, parent, number)."""
    keys = ["participant_id", "placement", parent]
    return Table(
        name,
        metadata,
        *(a_whole(key) for key in (*keys, "number")),
        *rest,
        PrimaryKeyConstraint(*keys, "number"),
        ForeignKeyConstraint(
            keys, [f"{parent}.{key}" for key in ("participant_id", "placement", parent_key)]
        ),
        sqlite_with_rowid=False,
    )


def in_order(first: str, last: str, name: str = "dates_in_order") -> CheckConstraint:
    """A period does not end before it begins."""
    return CheckConstraint(f"{last} IS NULL OR {last} >= {first}", name=name)
