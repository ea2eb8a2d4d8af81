"""The look of the program around a form of every kind."""

from collections.abc import Callable, Iterator

import pytest
from form_sheets import TALK, TODAY, Sheet
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from karriarstod.forms.answers import NO_ANSWERS, Answers
from karriarstod_ui.forms.form_view import FormView
from karriarstod_ui.theme import Appearance, Theming


@pytest.fixture
def theming(qapp: QApplication) -> Iterator[Theming]:
    theming = qapp.findChild(Theming) or Theming(qapp)
    theming.apply(Appearance.LIGHT, 1.0)
    yield theming
    theming.apply(Appearance.LIGHT, 1.0)


@pytest.fixture
def sheet(qtbot: QtBot, theming: Theming) -> Callable[..., Sheet]:
    """Makes a form of every kind, with these answers in it and a section in view."""
    assert theming

    def made(
        answers: Answers = NO_ANSWERS, section: str = "work", *, earlier: Answers | None = None
    ) -> Sheet:
        view = FormView(
            TALK,
            answers,
            copied=frozenset({"example"}),
            earlier=earlier,
            taken_rows={"tasks": 3},
            suggestions={"places": ("Caféet", "Tvätteriet")},
            today=TODAY,
        )
        view.show_section(section)
        return Sheet(qtbot, view)

    return made
