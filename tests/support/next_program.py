"""A program with migrations of its own, as the one that comes after this will have."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from karriarstod_db import migrate

NEXT: Final = migrate.newest_schema() + 1
_MIGRATION: Final = """
import sqlalchemy as sa
from alembic import op

revision = "{revision:04d}"
down_revision = "{before:04d}"


def upgrade() -> None:
{steps}
"""


def copy_scripts(folder: Path) -> Path:
    """The program's migrations, in a folder where one more can be put."""
    copy = folder / "migrations"
    shutil.copytree(migrate.VERSIONS.parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def add_migration(scripts: Path, steps: str) -> None:
    """One more migration, after the program's last; `steps` are the indented lines of it."""
    content = _MIGRATION.format(revision=NEXT, before=NEXT - 1, steps=steps)
    (scripts / "versions" / f"{NEXT:04d}_next.py").write_text(content, encoding="utf-8")


def take_over(scripts: Path, put: Callable[[object, str, object], None] = setattr) -> None:
    """This process becomes the program with those migrations; `put` may know how to undo it."""
    put(migrate, "newest_schema", lambda: NEXT)
    put(migrate, "upgrade", partial(migrate.upgrade, target=NEXT, scripts=str(scripts)))
