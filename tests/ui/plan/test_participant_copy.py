"""The participant's copy: three forms, and a plan written simpler beside its own words."""

from dataclasses import replace
from pathlib import Path

import pytest
from accessibility import unnamed_controls
from builders import a_plan, a_plan_content
from plan_pages import NUMBER, Shown, a_draft, a_plan_page, a_planned_case
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from karriarstod.application.copy_wish import AS_IT_IS, SIMPLIFIED, translated_to
from karriarstod.domain.events import EventKind
from karriarstod.domain.plan import Goal, Step
from karriarstod_ui.pages.plan.copy_dialog import CopyDialog
from karriarstod_ui.pages.plan.plain_dialog import PlainDialog

LONG = "Jag vill arbeta i ett kök nära hemmet där jag kan laga mat 75 procent varje dag."
CONTENT = replace(
    a_plan_content(),
    long_term_goal=LONG,
    starting_point="Leila kommer i tid.",
    goals=(Goal(1, "Klara en hel dag", steps=(Step(1, "Öka tiden"),)),),
)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return a_plan_page(qtbot, case=a_planned_case(replace(a_plan(1), content=CONTENT)))


def copy_of(shown: Shown) -> CopyDialog:
    button = shown.page.findChild(QPushButton, "participant_copy")
    assert button is not None
    button.click()
    dialog = shown.page.findChild(CopyDialog)
    assert dialog is not None
    return dialog


def chosen(dialog: CopyDialog, form: str) -> CopyDialog:
    dialog.forms.choose(form)
    dialog.forms.chosen.emit(form)
    return dialog


def simpler(shown: Shown) -> PlainDialog:
    dialog = chosen(copy_of(shown), "simplified")
    dialog.simpler.click()
    plain = dialog.findChild(PlainDialog)
    assert plain is not None
    return plain


def kept(shown: Shown) -> dict[str, str]:
    every = shown.store.queries.plain_texts(NUMBER)
    return {one.source: one.text for texts in every for one in texts.texts}


def test_the_copy_is_first_as_the_plan_is(shown: Shown) -> None:
    dialog = copy_of(shown)
    assert shown.printing.copies == [AS_IT_IS]
    assert dialog.language.isHidden()
    assert dialog.simpler.isHidden()
    assert unnamed_controls(dialog) == []


def test_the_simplified_copy_is_one_click_away(shown: Shown) -> None:
    dialog = chosen(copy_of(shown), "simplified")
    assert shown.printing.copies[-1] == SIMPLIFIED
    assert not dialog.simpler.isHidden()


def test_another_language_says_that_nobody_has_read_it(qtbot: QtBot, shown: Shown) -> None:
    dialog = chosen(copy_of(shown), "translated")
    dialog.language.setFocus()
    dialog.language.choose("ti")
    dialog.language.activated.emit(0)
    assert shown.printing.copies[-1] == translated_to("ti")
    assert "Ingen som har språket har granskat orden" in dialog.warning.text.text()
    assert {dialog.language.itemText(at) for at in range(dialog.language.count())} >= {
        "العربية",
        "ትግርኛ",
        "Українська",
    }


def test_a_draft_s_copy_says_that_it_is_one(qtbot: QtBot) -> None:
    dialog = copy_of(a_plan_page(qtbot, a_draft()))
    assert "utkast" in dialog.warning.text.text()


def test_the_saved_copy_has_its_own_name_and_line_of_history(shown: Shown, tmp_path: Path) -> None:
    shown.prompts.answers = [tmp_path / "kopia.pdf"]
    dialog = chosen(copy_of(shown), "simplified")
    assert dialog.file_name() == "min-plan-simplified_DLT-2026-0001_v1.pdf"
    dialog.save.click()
    assert (tmp_path / "kopia.pdf").exists()
    [event] = [one for one in shown.store.events if one.kind is EventKind.PLAN_PRINTED]
    assert dict(event.detail)["variant"] == "simplified"
    assert shown.store.queries.prints(NUMBER) == ()


# Written simpler.


def write(qtbot: QtBot, plain: PlainDialog, source: str, text: str) -> None:
    """Put this in the place of what stands in the field, as a person does."""
    field = plain.rows[source].field
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)


def test_each_text_of_the_plan_has_a_field_beside_it(shown: Shown) -> None:
    plain = simpler(shown)
    assert list(plain.rows)[:1] == ["long_term_goal"]
    assert {"starting_point", "goal.1", "goal.1.step.1"} <= set(plain.rows)
    assert plain.rows["goal.1"].field.text() == "Klara en hel dag"
    assert plain.texts == {}
    assert unnamed_controls(plain) == []


def test_a_long_sentence_is_marked_in_words_and_no_longer_when_it_is_short(
    qtbot: QtBot, shown: Shown
) -> None:
    plain = simpler(shown)
    row = plain.rows["long_term_goal"]
    assert row.marks.text() == "17 ord i en mening: ”Jag vill arbeta …”"
    write(qtbot, plain, "long_term_goal", "Jag vill laga mat.")
    assert row.marks.isHidden()


def test_what_is_hard_is_underlined_in_the_field(qtbot: QtBot, shown: Shown) -> None:
    plain = simpler(shown)
    write(qtbot, plain, "goal.1", "En arbetslivsinriktad dag")
    field = plain.rows["goal.1"].field
    layout = field.document().firstBlock().layout()
    qtbot.waitUntil(lambda: bool(layout.formats()))
    [mark] = layout.formats()
    assert (mark.start, mark.length) == (3, len("arbetslivsinriktad"))
    assert mark.format.underlineStyle() is QTextCharFormat.UnderlineStyle.SingleUnderline


def test_figures_that_are_lost_are_named_while_typing(qtbot: QtBot, shown: Shown) -> None:
    plain = simpler(shown)
    assert plain.whole.text() == "Alla mål och datum finns med"
    write(qtbot, plain, "long_term_goal", "Jag vill laga mat.")
    assert plain.whole.text() == "Saknas: 75"
    qtbot.keyClicks(plain.rows["long_term_goal"].field, " 75 procent.")
    assert plain.whole.text() == "Alla mål och datum finns med"


def test_how_hard_the_text_is_follows_what_is_typed(qtbot: QtBot, shown: Shown) -> None:
    plain = simpler(shown)
    before = plain.difficulty.text()
    qtbot.keyClicks(plain.rows["starting_point"].field, "arbetsmarknadspolitiska " * 60)
    assert plain.difficulty.text() != before
    assert plain.difficulty.text().endswith("svår")


def test_what_is_typed_is_kept_by_itself_and_is_there_the_next_time(
    qtbot: QtBot, shown: Shown
) -> None:
    plain = simpler(shown)
    write(qtbot, plain, "goal.1", "En hel dag")
    qtbot.waitUntil(lambda: kept(shown) == {"goal.1": "En hel dag"}, timeout=4000)
    assert plain.saved.text() == "Sparat"
    plain.close_button.click()
    again = simpler(shown)
    assert again.rows["goal.1"].text() == "En hel dag"


def test_closing_keeps_what_was_typed_last_and_makes_the_paper_anew(
    qtbot: QtBot, shown: Shown
) -> None:
    plain = simpler(shown)
    made = len(shown.printing.copies)
    write(qtbot, plain, "goal.1", "En hel dag")
    plain.close_button.click()
    assert kept(shown) == {"goal.1": "En hel dag"}
    assert len(shown.printing.copies) == made + 1


def test_what_was_typed_last_is_kept_when_the_register_is_about_to_lock(
    qtbot: QtBot, shown: Shown
) -> None:
    write(qtbot, simpler(shown), "goal.1", "En hel dag")
    assert kept(shown) != {"goal.1": "En hel dag"}
    shown.page.flush()
    assert kept(shown) == {"goal.1": "En hel dag"}


def test_many_lost_figures_are_counted(qtbot: QtBot, shown: Shown) -> None:
    plain = simpler(shown)
    plain.rows["goal.1"].original = "1 2 3 4 5"
    write(qtbot, plain, "goal.1", "En hel dag")
    assert plain.whole.text() == "Saknas: 1, 2, 3 och 2 till"


def test_undo_takes_back_what_was_typed(qtbot: QtBot, shown: Shown) -> None:
    field = simpler(shown).rows["goal.1"].field
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " nu")
    assert field.text() == "Klara en hel dag nu"
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "Klara en hel dag"


def test_an_emptied_field_gives_the_plan_s_own_words_back(qtbot: QtBot, shown: Shown) -> None:
    plain = simpler(shown)
    write(qtbot, plain, "goal.1", "En hel dag")
    plain.autosave.flush()
    field = plain.rows["goal.1"].field
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    plain.close_button.click()
    assert kept(shown) == {}


def test_the_plan_itself_is_never_touched(qtbot: QtBot, shown: Shown) -> None:
    plain = simpler(shown)
    write(qtbot, plain, "goal.1", "En hel dag")
    plain.close_button.click()
    assert shown.placement.plan(1).content == CONTENT
