"""The window: how soon it stands there and what it holds, against an empty one."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rows import Row, against, median

HERE = Path(__file__).parent


def _shown(script: str, *parts: str) -> tuple[float, int, list[str]]:
    """Milliseconds from start to shown, resident kilobytes then, and what of Qt is in use."""
    private = tempfile.mkdtemp()
    environment = {
        **os.environ,
        "XDG_CONFIG_HOME": private,
        "XDG_DATA_HOME": private,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
    }
    # A program that has been started before has its modules compiled beside it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(HERE / script), *parts],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        encoding="utf-8",
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    taken = (time.perf_counter() - begun) * 1000
    _, complaint = process.communicate()
    if not line.strip():
        raise RuntimeError(f"{script}: {complaint}")
    kilobytes, *used = line.split()
    return taken, int(kilobytes), used


def measured_open(folder: Path) -> Row:
    """Memory with a register open and its pages shown, against the bare window."""
    _, ours, names = _shown("open_window.py", str(folder))
    _, bare, _ = _shown("bare_window.py", *names)
    return against("resident memory with the register open", ours / 1024, bare / 1024, 3, "MB")


def measured() -> list[Row]:
    """Time to the first window, and memory with it."""
    # The bare one imports what ours does: the comparison is of windows, not of libraries.
    parts = _shown("our_window.py")[2]
    bare, ours = [], []
    for _ in range(12):
        bare.append(_shown("bare_window.py", *parts))
        ours.append(_shown("our_window.py"))
    # The least of many: whatever else the machine does only ever adds to a start.
    time_ours, time_bare = (min(one[0] for one in runs[1:]) for runs in (ours, bare))
    size_ours, size_bare = (median([one[1] for one in runs[1:]]) / 1024 for runs in (ours, bare))
    return [
        against("window shown, from start of process", time_ours, time_bare, 1.5),
        against("resident memory with the first window", size_ours, size_bare, 3, "MB"),
    ]
