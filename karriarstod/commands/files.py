"""Files that commands read and write: whole or not at all, and never over another unasked."""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from karriarstod.application.exchange_problems import FileInTheWay, FileUnreadable


def demand_free(path: Path, *, replace: bool) -> None:
    """Raises FileInTheWay when there is a file already, before any work is done."""
    if path.exists() and not replace:
        raise FileInTheWay(path.name)


def write_whole(path: Path, content: bytes, *, replace: bool) -> None:
    """Writes the file beside its place and puts it there in one step, readable by its owner only.

    Raises FileInTheWay or FileUnreadable.
    """
    demand_free(path, replace=replace)
    beside = path.with_name(f".{path.name}.{token_hex(4)}.tmp")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 - the mode is given at creation
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise FileUnreadable(path.name, writing=True) from error


def read_whole(path: Path) -> bytes:
    """The file's bytes; raises FileUnreadable."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path.name, writing=False) from error
