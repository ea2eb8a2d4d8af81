"""Files that commands read and write: whole or not at all, and never over another unasked."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

from karriarstod.application.exchange_problems import FileInTheWay, FileUnreadable

_LONGEST_SAID: Final = 60


def demand_free(path: Path, *, replace: bool) -> None:
    """Raises FileInTheWay when there is a file already, before any work is done."""
    try:
        is_there = path.exists()
    except OSError as error:  # a name longer than any file's, or a folder that may not be seen
        raise FileUnreadable(_short(path), writing=True) from error
    if is_there and not replace:
        raise FileInTheWay(path.name)


def write_whole(path: Path, content: bytes, *, replace: bool) -> None:
    """Writes the file beside its place and puts it there in one step, readable by its owner only.

    Raises FileInTheWay or FileUnreadable.
    """
    demand_free(path, replace=replace)
    if path.is_dir() or not path.name:
        raise FileUnreadable(_short(path), writing=True)
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
        raise FileUnreadable(_short(path), writing=True) from error


def read_whole(path: Path) -> bytes:
    """The file's bytes; raises FileUnreadable."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadable(_short(path), writing=False) from error


def demand_there(paths: Iterable[Path]) -> None:
    """Raises FileUnreadable for the first that was not written after all."""
    for path in paths:
        if not path.is_file():
            raise FileUnreadable(_short(path), writing=True)


@contextmanager
def written_in(folder: Path) -> Iterator[None]:
    """What is written inside goes to this folder; raises FileUnreadable when it cannot."""
    try:
        yield
    except OSError as error:
        raise FileUnreadable(_short(folder), writing=True) from error


def _short(path: Path) -> str:
    name = path.name or str(path)
    return name if len(name) <= _LONGEST_SAID else f"{name[:_LONGEST_SAID]}…"
