"""A form filled in by keyboard and mouse."""

from collections.abc import Callable
from datetime import date

import pytest
from accessibility import unnamed_controls
from form_builders import answered
from form_sheets import TALK, TODAY, Sheet, tasks
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from karriarstod.forms.answers import DECLINED, NO_ANSWERS, Answers, Voiced
from karriarstod.forms.difference import AnswerChange, Change, differences
from karriarstod.forms.missing import MissingAnswer, missing_answers
from karriarstod.forms.questions import Question
from karriarstod_ui.forms.editors import make_editor
from karriarstod_ui.forms.frame import Mark
from karriarstod_ui.forms.options import OptionBox, OptionTick

Made = Callable[..., Sheet]


def test_every_kind_of_question_has_an_editor() -> None:
    kinds = {type(question) for question in TALK.questions()}

    assert len(kinds) == 9
    assert all(make_editor.dispatch(kind) is not make_editor.dispatch(Question) for kind in kinds)


@pytest.mark.parametrize(
    ("name", "typed", "key", "answer"),
    [
        ("example", "Öppnade själv", "example", "Öppnade själv"),
        ("place", "Caféet", "place", "Caféet"),
        ("extent", "37,5", "extent", 37.5),
        ("extent", "75 %", "extent", 75),
        ("form_date", "20/3", "form_date", date(2026, 3, 20)),
    ],
)
def test_what_is_typed_is_the_answer(
    sheet: Made, name: str, typed: str, key: str, answer: object
) -> None:
    form = sheet()
    form.write(name, typed)

    assert form.value(key) == answer


@pytest.mark.parametrize(
    ("box", "key", "answer"),
    [
        ("interpreter.False", "interpreter", False),
        ("kind.week", "kind", "week"),
        ("days.tue", "days", ("tue",)),
        ("on_time.2", "on_time", 2),
        ("on_time.declined", "on_time", DECLINED),
        ("wellbeing.supervisor.7", "wellbeing", Voiced(None, 7)),
        ("wellbeing.participant.declined", "wellbeing", Voiced(DECLINED, None)),
    ],
)
def test_what_is_pressed_is_the_answer_and_pressed_again_is_none(
    sheet: Made, box: str, key: str, answer: object
) -> None:
    form = sheet()
    form.press(box)
    first = form.value(key)
    form.press(box)

    assert (first, form.value(key)) == (answer, None)


def test_every_change_is_told_once(sheet: Made) -> None:
    form = sheet()
    told: list[Answers] = []
    form.view.answers_changed.connect(lambda: told.append(form.view.answers()))
    form.write("place", "Ca")
    form.press("kind.week")
    form.undo()

    assert [dict(one.values) for one in told] == [
        {"place": "C"},
        {"place": "Ca"},
        {"place": "Ca", "kind": "week"},
        {"place": "Ca"},
    ]


def test_a_step_of_a_scale_is_chosen_by_arrows_and_by_its_digit(sheet: Made) -> None:
    form = sheet()
    form.find(QWidget, "on_time.0").setFocus()
    form.key(Qt.Key.Key_Right)
    form.key(Qt.Key.Key_Right)
    by_arrows = form.value("on_time")
    form.key(Qt.Key.Key_4)
    by_digit = form.value("on_time")
    form.key(Qt.Key.Key_Left)
    back = (form.value("on_time"), form.focus)
    form.key(Qt.Key.Key_Delete)

    assert (by_arrows, by_digit, back) == (1, 3, (2, "on_time.2"))
    assert form.value("on_time") is None


def test_ten_is_typed_as_one_and_nought(sheet: Made) -> None:
    form = sheet()
    form.find(QWidget, "wellbeing.participant.0").setFocus()
    form.key(Qt.Key.Key_1)
    form.key(Qt.Key.Key_0)

    assert form.value("wellbeing") == Voiced(10, None)


def test_the_two_voices_are_kept_apart(sheet: Made) -> None:
    form = sheet()
    form.press("wellbeing.participant.4")
    form.press("wellbeing.supervisor.8")

    assert form.value("wellbeing") == Voiced(4, 8)
    form.view.set_answers(answered(wellbeing=Voiced(2, DECLINED)))
    chosen = [one.objectName() for one in form.view.findChildren(OptionBox) if one.isChecked()]
    assert chosen == ["wellbeing.participant.2", "wellbeing.supervisor.declined"]


def test_tab_stops_once_at_a_scale(sheet: Made) -> None:
    form = sheet()
    form.press("on_time.2")
    boxes = [form.find(OptionBox, f"on_time.{step}") for step in range(4)]

    reached = [bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) for one in boxes]
    assert reached == [False, False, True, False]


def test_a_day_that_is_none_is_refused_in_words_and_what_was_typed_stays(sheet: Made) -> None:
    form = sheet()
    field = form.write("form_date", "31/2")
    form.find(QWidget, "place").setFocus()

    assert form.value("form_date") is None
    assert "31 februari finns inte." in form.said()
    assert isinstance(field, QLineEdit)
    assert field.text() == "31/2"
    assert "31 februari finns inte." in field.accessibleDescription()


@pytest.mark.parametrize("typed", ["101", "många", "-1", "12,55"])
def test_a_number_out_of_bounds_is_refused_in_words(sheet: Made, typed: str) -> None:
    form = sheet()
    form.write("extent", typed)
    form.find(QWidget, "place").setFocus()

    assert form.value("extent") is None
    assert "Skriv ett tal mellan 0 och 100." in form.said()


def test_a_text_that_is_too_long_is_kept_and_says_so(sheet: Made) -> None:
    form = sheet()
    form.write("place", "a" * 23)

    assert form.value("place") == "a" * 23
    assert "Texten är 3 tecken för lång" in form.said()


def test_a_question_appears_with_the_answer_that_asks_for_it(sheet: Made) -> None:
    form = sheet()
    before = form.has("language")
    form.press("interpreter.True")
    asked = form.has("language")
    form.write("language", "Tigrinska")
    form.press("interpreter.False")

    assert (before, asked, form.has("language")) == (False, True, False)
    # What was written is there if the question comes back.
    assert form.value("language") == "Tigrinska"


def test_nothing_above_moves_when_a_question_appears(sheet: Made) -> None:
    form = sheet()
    form.press("interpreter.False")
    above = form.find(QWidget, "form_date").mapTo(form.page, form.find(QWidget, "form_date").pos())
    form.press("interpreter.True")
    form.said()

    date_field = form.find(QWidget, "form_date")
    assert date_field.mapTo(form.page, date_field.pos()) == above
    assert form.focus == "interpreter.True"


def test_the_fields_of_a_pair_stand_in_line_when_only_one_has_a_hint(sheet: Made) -> None:
    form = sheet()
    form.said()
    day, box = form.find(QWidget, "form_date"), form.find(QWidget, "interpreter.True")

    assert day.mapTo(form.page, QPoint(0, 0)).y() == box.mapTo(form.page, QPoint(0, 0)).y()


def test_a_section_comes_and_goes_with_its_answer(sheet: Made) -> None:
    form = sheet(answered(kind="more"), section="extra")
    there = form.view.section
    form.view.set_answers(NO_ANSWERS)

    assert (there, form.view.section) == ("extra", "work")


def test_next_leads_to_the_next_section_and_its_first_field(sheet: Made) -> None:
    form = sheet()
    shown: list[str] = []
    form.view.section_changed.connect(shown.append)
    form.press("next_section")

    assert shown == ["agreed"]
    assert form.focus == "actions.add"


def test_next_begins_at_the_top_of_the_section(sheet: Made, qtbot: QtBot) -> None:
    form = sheet()
    form.page.resize(640, 300)
    form.said()
    bar = form.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    scrolled = bar.value()
    form.press("next_section")

    qtbot.waitUntil(lambda: bar.value() == 0)
    assert scrolled > 0


def test_a_field_that_is_gone_to_is_brought_into_view(sheet: Made, qtbot: QtBot) -> None:
    form = sheet()
    form.page.resize(640, 300)
    form.view.go_to(MissingAnswer("work", "extent", "Omfattning"))
    field = form.find(QWidget, "extent")

    def seen() -> bool:
        return form.page.rect().contains(field.mapTo(form.page, field.rect().center()))

    qtbot.waitUntil(seen)


def test_a_sensitive_answer_is_not_there_until_it_is_asked_for(sheet: Made) -> None:
    form = sheet(answered(adaptations="Höj skrivbordet"), section="agreed")
    hidden = form.view.findChild(QPlainTextEdit, "adaptations")
    form.press("adaptations.show")
    field = form.find(QPlainTextEdit, "adaptations")

    assert hidden is None
    assert field.toPlainText() == "Höj skrivbordet"
    assert form.focus == "adaptations"


def test_a_sensitive_answer_is_hidden_again_when_its_section_is_left(sheet: Made) -> None:
    form = sheet(section="agreed", earlier=answered(adaptations="Sänk ljudet"))
    form.press("adaptations.show")
    form.write("adaptations", "Hörlurar")
    told = form.said()
    form.view.show_section("work")
    form.view.show_section("agreed")

    assert "Sänk ljudet" in told
    assert form.view.findChild(QPlainTextEdit, "adaptations") is None
    assert "Sänk ljudet" not in form.said()
    assert form.value("adaptations") == "Hörlurar"


def test_undo_takes_back_a_word_at_a_time_and_redo_brings_it_again(sheet: Made) -> None:
    form = sheet()
    field = form.write("example", "Öppnade själv idag")
    form.undo()
    once = form.value("example")
    form.undo()
    form.undo()
    emptied = form.value("example")
    form.redo()
    form.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    assert isinstance(field, QPlainTextEdit)
    assert (once, emptied) == ("Öppnade själv ", None)
    assert form.value("example") == "Öppnade själv "
    assert field.toPlainText() == "Öppnade själv "


def test_undo_in_another_section_shows_where_it_was(sheet: Made) -> None:
    form = sheet()
    form.press("kind.week")
    form.view.show_section("agreed")
    form.view.undo()

    assert form.view.section == "work"
    assert form.value("kind") is None


def test_answers_put_in_from_elsewhere_are_shown_and_undone_in_one_step(sheet: Made) -> None:
    form = sheet()
    form.write("place", "Köket")
    form.view.set_answers(answered(place="Caféet", extent=50))
    shown = form.find(QLineEdit, "place").text(), form.find(QLineEdit, "extent").text()
    form.undo()

    assert shown == ("Caféet", "50")
    assert dict(form.view.answers().values) == {"place": "Köket"}


def test_a_lent_answer_says_so_until_somebody_touches_it(sheet: Made) -> None:
    form = sheet(answered(example="Ringde själv"))
    before = ("från förra" in form.said(), form.view.copied())
    form.write("example", "!")

    assert before == (True, {"example"})
    assert ("från förra" in form.said(), form.view.copied()) == (False, frozenset())


def test_what_was_answered_before_is_framed_or_said_below(sheet: Made) -> None:
    earlier = answered(
        form_date=date(2025, 10, 2),
        on_time=1,
        wellbeing=Voiced(3, DECLINED),
        kind="week",
        days=("mon",),
        example="Behövde påminnas",
        extent=50,
    )
    form = sheet(earlier=earlier)
    framed = [
        one.objectName()
        for kind in (OptionBox, OptionTick)
        for one in form.view.findChildren(kind)
        if one.is_earlier
    ]

    assert framed == [
        "on_time.1",
        "wellbeing.participant.3",
        "wellbeing.supervisor.declined",
        "kind.week",
        "days.mon",
    ]
    assert "2 oktober 2025: Behövde påminnas" in form.said()
    assert "2 oktober 2025: 50 %" in form.said()
    assert form.find(OptionBox, "on_time.1").accessibleDescription() == "Svaret förra gången"


def test_what_is_needed_says_so_until_it_is_answered(sheet: Made) -> None:
    form = sheet()
    before = form.said().count("behövs")
    form.write("form_date", "idag")

    assert (before, form.said().count("behövs")) == (1, 0)


def test_a_missing_answer_is_gone_to(sheet: Made) -> None:
    form = sheet()
    form.view.go_to(MissingAnswer("agreed", "tasks", "Arbetsuppgifter"))
    first = form.view.section, form.focus
    form.view.go_to(MissingAnswer("work", "form_date", "Datum"))
    second = form.view.section, form.focus
    form.view.go_to(MissingAnswer("agreed", "adaptations", "Anpassningar"))

    assert first == ("agreed", "tasks.add")
    assert second == ("work", "form_date")
    assert form.focus == "adaptations.show"


def test_what_is_missing_in_a_row_is_gone_to_and_unfolded(sheet: Made) -> None:
    form = sheet(section="agreed")
    form.press("actions.add")
    form.write("actions.1.what", "Ringa")
    form.view.show_section("work")
    missing = next(one for one in missing_answers(TALK, form.view.answers()) if one.row)
    form.view.go_to(missing)

    assert form.focus == "actions.1.by"


def test_a_form_that_is_only_read_cannot_be_changed(sheet: Made) -> None:
    form = sheet(answered(example="Ringde", on_time=1, extent=5, tasks=tasks("Baka")))
    form.view.set_read_only(True)
    form.write("example", "!")
    form.write("extent", "7")
    form.press("on_time.3")
    form.press("days.mon")
    form.view.show_section("agreed")
    form.write("tasks.1.task", "!")
    before = {"example": "Ringde", "on_time": 1, "extent": 5, "tasks": tasks("Baka")}

    assert dict(form.view.answers().values) == before
    assert not form.has("tasks.add")
    assert not form.has("tasks.1.remove")
    form.view.set_read_only(False)
    assert form.has("tasks.add")


def test_marks_say_in_a_word_what_has_changed(sheet: Made) -> None:
    now = answered(place="Köket", extent=5, tasks=tasks("Baka", "Diska"))
    then = answered(place="Caféet", kind="week", tasks=tasks("Baka"))
    form = sheet(now)
    form.view.set_marks(differences(TALK, now, then))
    words = [one.accessibleName() for one in form.view.findChildren(Mark) if one.isVisible()]
    form.view.show_section("agreed")
    in_table = [one.accessibleName() for one in form.view.findChildren(Mark) if one.isVisible()]
    form.view.set_marks({"tasks": AnswerChange("tasks", Change.SAME)})

    assert words == ["borttaget", "ändrat", "nytt"]
    assert in_table == ["ändrat", "nytt"]
    assert not [one for one in form.view.findChildren(Mark) if one.isVisibleTo(form.view)]


def test_suggestions_are_offered_and_never_needed(sheet: Made) -> None:
    form = sheet()
    field = form.write("place", "tvä")
    assert isinstance(field, QLineEdit)

    assert field.completer().currentCompletion() == "Tvätteriet"
    assert form.value("place") == "tvä"


def test_every_control_has_a_name_that_is_its_label(sheet: Made) -> None:
    form = sheet(answered(tasks=tasks("Baka")))
    form.view.show_section("agreed")
    form.press("actions.add")
    form.press("adaptations.show")

    assert unnamed_controls(form.view) == []
    assert form.find(QWidget, "example").accessibleName() == "Exempel"
    assert form.find(QWidget, "tasks.1.task").accessibleName() == "Rad 1, Uppgift"
    assert form.find(QWidget, "actions.1.who.me").accessibleName() == "Rad 1, Vem: Jag"


def test_a_hint_is_read_aloud_with_its_field(sheet: Made) -> None:
    form = sheet()

    assert form.find(QWidget, "example").accessibleDescription() == "Vad du såg."
    assert form.find(QWidget, "form_date").accessibleDescription() == "Behövs."


def test_enter_goes_on_to_the_next_field(sheet: Made) -> None:
    form = sheet()
    form.find(QWidget, "place").setFocus()
    form.key(Qt.Key.Key_Return)

    assert form.focus == "extent"


def test_today_is_the_day_that_short_dates_are_near(sheet: Made) -> None:
    form = sheet()
    form.write("form_date", "idag")

    assert form.value("form_date") == TODAY
    assert isinstance(form.find(QPushButton, "next_section"), QPushButton)
