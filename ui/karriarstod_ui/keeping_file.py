"""Writes a PDF where a person said, whole or not at all."""

import os
import secrets
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Puts the content at the path, readable by this user alone until they say otherwise.

    It is written beside the path first and then takes its place, so that no half file is ever
    left; nothing is written anywhere else. Raises OSError.
    """
    beside = path.with_name(f".{path.stem}-{secrets.token_hex(4)}.part")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
