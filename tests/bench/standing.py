"""Tells the measuring process that a window has been painted, and what it holds in memory."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def say_when_idle(application: QApplication, put_away: Callable[[], object]) -> None:
    """Prints the resident kilobytes once nothing is left to paint, and ends the program."""

    def say() -> None:
        sys.stdout.write(f"{resident_kilobytes()} {' '.join(qt_names())}\n")
        sys.stdout.flush()
        put_away()
        application.quit()

    # A timer of no time is served when every paint and show event has been.
    QTimer.singleShot(0, say)


def resident_kilobytes() -> int:
    """What this process holds of the machine's memory; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    lines = status.read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def qt_names() -> list[str]:
    """What of Qt has been imported, as "PySide6.QtCore:Qt": its parts and the names in use."""
    parts = {name for name in sys.modules if name.startswith("PySide6.Qt")}
    used = {
        f"{value.__module__}:{name}"
        for module in list(sys.modules.values())
        if getattr(module, "__name__", "").startswith("karriarstod_ui")
        for name, value in vars(module).items()
        if isinstance(value, type) and value.__module__ in parts
    }
    return sorted(parts | used)
