"""The theme of the program, put back after each test."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from karriarstod_ui.theme import Appearance, Theming


@pytest.fixture
def theming(qapp: QApplication) -> Iterator[Theming]:
    theming = qapp.findChild(Theming) or Theming(qapp)
    theming.apply(Appearance.LIGHT, 1.0)
    yield theming
    theming.apply(Appearance.LIGHT, 1.0)
