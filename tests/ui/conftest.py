"""What every test with a window shares."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Any Qt warning fails a test, save the one that only the windowless platform gives."""
    for item in items:
        # Offscreen has no window manager to hand sizes to, and says so at every shown window.
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))
