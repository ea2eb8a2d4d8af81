"""Every form the program ships with, as it stands on screen."""

from collections.abc import Iterator

import pytest
from accessibility import cut_texts, mnemonic_clashes, unnamed_controls
from form_filling import filled_up
from form_sheets import TODAY, Sheet
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from karriarstod.forms import catalog
from karriarstod.forms.conditions import visible_sections
from karriarstod.forms.copying import first_answers
from karriarstod.forms.missing import missing_answers
from karriarstod.forms.template import FormTemplate
from karriarstod_ui.forms.card_row import CardRow
from karriarstod_ui.forms.form_view import FormView
from karriarstod_ui.theme import Appearance, Theming

TEMPLATES = pytest.mark.parametrize("template", catalog.newest(), ids=lambda one: str(one.id))


@pytest.fixture
def large_text(theming: Theming) -> Iterator[None]:
    """Text at 200 %."""
    theming.apply(Appearance.LIGHT, 2.0)
    yield
    theming.apply(Appearance.LIGHT, 1.0)


def _every_part(sheet: Sheet, template: FormTemplate) -> Iterator[str]:
    """Shows a form's sections, one after another, with a row of every table unfolded."""
    for section in visible_sections(template, sheet.view.answers()):
        sheet.view.show_section(section.key)
        for row in sheet.view.findChildren(CardRow):
            if row.isVisible() and row.at == 0:
                row.focus_cell()
        # What one layout asks for comes with the next.
        for _ in range(8):
            QCoreApplication.sendPostedEvents()
        yield section.key


@TEMPLATES
def test_a_new_form_shows_all_its_sections_with_a_name_on_every_control(
    qtbot: QtBot, theming: Theming, template: FormTemplate
) -> None:
    assert theming
    sheet = Sheet(qtbot, FormView(template, first_answers(template), today=TODAY))
    for section in _every_part(sheet, template):
        shown = sheet.find(QWidget, f"section.{section}")

        assert shown.isVisible()
        assert unnamed_controls(shown) == []
        assert mnemonic_clashes(shown) == []
        assert cut_texts(sheet.page) == []


@TEMPLATES
@pytest.mark.usefixtures("large_text")
def test_nothing_is_cut_in_a_form_filled_up_at_double_text_size(
    qtbot: QtBot, template: FormTemplate
) -> None:
    answers = filled_up(template, first_answers(template))
    view = FormView(template, answers, earlier=answers, today=TODAY)
    sheet = Sheet(qtbot, view, wide=1000)
    for section in _every_part(sheet, template):
        over = [
            one.objectName()
            for one in view.findChildren(QWidget)
            if one.isVisible() and one.mapTo(view, one.rect().topRight()).x() > view.width()
        ]

        assert (section, cut_texts(sheet.page), over) == (section, [], [])


@TEMPLATES
def test_whatever_is_missing_can_be_gone_to(
    qtbot: QtBot, theming: Theming, template: FormTemplate
) -> None:
    assert theming
    view = FormView(template, first_answers(template), today=TODAY)
    sheet = Sheet(qtbot, view)
    for missing in missing_answers(template, view.answers()):
        view.go_to(missing)

        assert view.section == missing.section
        assert sheet.focus.startswith(missing.key)


@TEMPLATES
def test_showing_a_form_changes_nothing_in_it(
    qtbot: QtBot, theming: Theming, template: FormTemplate
) -> None:
    assert theming
    answers = filled_up(template, first_answers(template))
    view = FormView(template, answers, today=TODAY)
    told: list[None] = []
    view.answers_changed.connect(lambda: told.append(None))
    sheet = Sheet(qtbot, view)
    sections = list(_every_part(sheet, template))

    assert sections
    assert sheet.view.answers() == answers
    assert (told, view.undo_stack.count()) == ([], 0)
