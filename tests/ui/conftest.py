"""What every test with a window shares."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Any Qt warning fails a test, save those that only the windowless platform gives."""
    for item in items:
        # Offscreen has no window manager to hand sizes to, raise windows or lend the keyboard.
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
