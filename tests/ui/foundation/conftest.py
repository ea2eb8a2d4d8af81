"""The look of the program, on every test that has a window here."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from karriarstod_ui.theme import Appearance, Theming


@pytest.fixture
def theming(qapp: QApplication) -> Iterator[Theming]:
    """The theme, light and at 100 %, and so again afterwards."""
    found = qapp.findChildren(Theming)
    theming = found[0] if found else Theming(qapp)
    theming.apply(Appearance.LIGHT, 1.0)
    yield theming
    theming.apply(Appearance.LIGHT, 1.0)
