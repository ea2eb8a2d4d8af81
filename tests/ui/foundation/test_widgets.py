"""The parts of pages, used as a person uses them."""

from datetime import date, timedelta

import pytest
from accessibility import cut_texts, mnemonic_clashes, unnamed_controls
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typist import write

from karriarstod_ui import units
from karriarstod_ui.theme import Appearance, StateColor, Theming
from karriarstod_ui.widgets.bullets import BulletText
from karriarstod_ui.widgets.buttons import primary_button, secondary_button
from karriarstod_ui.widgets.card import Card, ClickableCard, InlineMessage, PageHeader
from karriarstod_ui.widgets.charts import Bar, BarRows, HoursStep, HoursSteps, ThinProgress
from karriarstod_ui.widgets.chips import Chip, ChipRow
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.fields import DateField, ExpandingText, LabeledField, SearchBox
from karriarstod_ui.widgets.journey import BarLook, Journey, JourneyLanes, Lane, LaneBar, LaneMark
from karriarstod_ui.widgets.layouts import Column, Columns, ScrollPage
from karriarstod_ui.widgets.painted import StepState
from karriarstod_ui.widgets.stepper import ChainStepper, Step
from karriarstod_ui.widgets.text import Text

TODAY = date(2026, 11, 21)
pytestmark = pytest.mark.usefixtures("theming")


def _shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()


@pytest.fixture
def chips(qtbot: QtBot) -> ChipRow:
    row = ChipRow("Visa", [Chip("active", "Aktiva", 23), Chip("mine", "Mina", 14)])
    _shown(qtbot, row)
    return row


def test_an_ampersand_in_a_name_is_read_and_is_no_key(qtbot: QtBot) -> None:
    header = PageHeader("Plan", crumbs=[("who", "Bo & Åsa Prov")])
    qtbot.addWidget(header)
    (crumb,) = (one for one in header.findChildren(QPushButton) if "Prov" in one.text())

    assert crumb.text() == "Bo & Åsa Prov"
    assert crumb.shortcut().isEmpty()
    # What Qt itself holds: two signs, which it paints as one.
    assert QPushButton.text(crumb) == "Bo && Åsa Prov"


def test_the_way_here_has_a_sign_between_its_places_and_none_after_the_last(qtbot: QtBot) -> None:
    header = PageHeader("Plan", crumbs=[("list", "Deltagare"), ("who", "Bo Prov")])
    qtbot.addWidget(header)
    crumbs = [one.text() for one in header.findChildren(QPushButton)]
    assert crumbs == ["Deltagare ›", "Bo Prov"]


def test_what_is_wrong_is_no_longer_red_once_it_is_being_mended(qtbot: QtBot) -> None:
    field = LabeledField("Namn", QLineEdit("fel"))
    qtbot.addWidget(field)
    field.show()
    field.show_problem("Skriv ett namn.")
    field.take_keyboard()
    assert isinstance(field.editor, QLineEdit)
    assert field.editor.selectedText() == "fel"

    qtbot.keyClicks(field.editor, "Bo")
    assert field.editor.text() == "Bo"
    assert field.problem == ""
    assert field.below.text() == ""


def test_advice_hangs_beside_its_points(qtbot: QtBot) -> None:
    advice = BulletText()
    qtbot.addWidget(advice)
    advice.show_paragraphs(("• " + "Fråga vad som gick bra. " * 6, "F1 öppnar hela sidan."))
    advice.resize(200, 400)
    advice.show()
    point, words, after = advice.findChildren(QLabel)
    assert (point.text(), after.text()) == ("•", "F1 öppnar hela sidan.")
    assert words.geometry().left() > point.geometry().right()
    assert words.height() > 2 * point.height()
    assert "•" not in words.text()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("+26v", date(2027, 5, 30)),
        ("+6m", date(2027, 5, 29)),
        ("om 2 veckor", date(2026, 12, 13)),
        ("1/12", date(2026, 12, 1)),
    ],
)
def test_a_length_counts_from_the_first_day_where_there_is_one(
    qtbot: QtBot, typed: str, meant: date
) -> None:
    first, last = DateField(date(2026, 11, 21)), DateField(date(2026, 11, 21))
    for field in (first, last):
        qtbot.addWidget(field)
    last.count_from(first)
    first.set_day(date(2026, 11, 30))

    qtbot.keyClicks(last, typed)
    assert last.day() == meant


def test_without_a_first_day_a_length_counts_from_today(qtbot: QtBot) -> None:
    first, last = DateField(TODAY), DateField(TODAY)
    for field in (first, last):
        qtbot.addWidget(field)
    last.count_from(first)

    qtbot.keyClicks(last, "+2v")
    assert last.day() == TODAY + timedelta(weeks=2)


def test_the_first_chip_is_chosen_from_the_start(chips: ChipRow) -> None:
    assert chips.key == "active"


def test_an_arrow_key_chooses_the_next_chip(chips: ChipRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chips.chosen) as chosen:
        qtbot.keyClick(chips, Qt.Key.Key_Right)
    assert chosen.args == ["mine"]


def test_a_click_chooses_a_chip(chips: ChipRow, qtbot: QtBot) -> None:
    qtbot.mouseClick(chips.findChild(QWidget, "chip_mine"), Qt.MouseButton.LeftButton)
    assert chips.key == "mine"


def test_new_counts_keep_the_choice(chips: ChipRow) -> None:
    chips.choose("mine")
    chips.set_chips([Chip("active", "Aktiva", 22), Chip("mine", "Mina", 13), Chip("x", "Alla")])
    assert chips.key == "mine"


def test_a_chip_that_is_gone_gives_the_choice_to_the_first(chips: ChipRow) -> None:
    chips.choose("mine")
    chips.set_chips([Chip("active", "Aktiva", 22)])
    assert chips.key == "active"


def test_a_label_names_its_editor() -> None:
    field = LabeledField("Förnamn", QLineEdit())
    assert unnamed_controls(field) == []


def test_a_problem_is_shown_and_described() -> None:
    field = LabeledField("Förnamn", QLineEdit(), help_text="Tilltalsnamnet räcker.")
    field.show_problem("Skriv ett namn.")
    assert (field.below.text(), field.editor.accessibleDescription()) == ("Skriv ett namn.",) * 2


def test_the_help_returns_when_the_problem_is_gone() -> None:
    field = LabeledField("Förnamn", QLineEdit(), help_text="Tilltalsnamnet räcker.")
    field.show_problem("Skriv ett namn.")
    field.clear_problem()
    assert field.below.text() == "Tilltalsnamnet räcker."


@pytest.fixture
def date_field(qtbot: QtBot) -> LabeledField:
    field = LabeledField("Senast", DateField(TODAY))
    _shown(qtbot, field)
    return field


def test_a_typed_date_is_told_as_it_is_understood(date_field: LabeledField, qtbot: QtBot) -> None:
    qtbot.keyClicks(date_field.editor, "+2v")
    assert date_field.below.text() == "lördag 5 december"


def test_a_typed_date_is_written_out_when_the_field_is_left(
    date_field: LabeledField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(date_field.editor, "+2v")
    qtbot.keyClick(date_field.editor, Qt.Key.Key_Return)
    assert date_field.editor.text() == "5 december 2026"


def test_half_a_date_is_not_yet_a_problem(date_field: LabeledField, qtbot: QtBot) -> None:
    qtbot.keyClicks(date_field.editor, "20/")
    assert date_field.problem == ""


def test_what_is_no_date_is_a_problem_when_left(date_field: LabeledField, qtbot: QtBot) -> None:
    qtbot.keyClicks(date_field.editor, "snart")
    qtbot.keyClick(date_field.editor, Qt.Key.Key_Return)
    assert "datum" in date_field.problem


def test_up_is_the_next_day(date_field: LabeledField, qtbot: QtBot) -> None:
    qtbot.keyClick(date_field.editor, Qt.Key.Key_Up)
    assert date_field.editor.day() == date(2026, 11, 22)


def test_a_date_set_from_outside_is_silent(qtbot: QtBot) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.date_changed):
        field.set_day(date(2026, 12, 8))
    assert field.text() == "8 december 2026"


def test_a_day_picked_in_the_calendar_is_taken(qtbot: QtBot) -> None:
    field = DateField(TODAY)
    _shown(qtbot, field)
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QWidget, "qt_calendar_calendarview")
    qtbot.keyClick(calendar, Qt.Key.Key_Right)
    qtbot.keyClick(calendar, Qt.Key.Key_Return)
    assert field.day() == date(2026, 11, 22)


def test_a_text_grows_with_its_lines(qtbot: QtBot) -> None:
    text = ExpandingText(min_lines=2)
    _shown(qtbot, text)
    before = text.height()
    qtbot.keyClicks(text, "ett")
    for _ in range(5):
        qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.height() > 2 * before * 0.9


def test_tab_leaves_a_text(qtbot: QtBot) -> None:
    page = Column()
    text, after = ExpandingText(), QLineEdit()
    page.add(text)
    page.add(after)
    _shown(qtbot, page)
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_text_says_when_it_has_settled(qtbot: QtBot) -> None:
    text = ExpandingText()
    _shown(qtbot, text)
    with qtbot.waitSignal(text.settled):
        write(text, "Går bra")


def test_a_text_set_from_outside_has_nothing_to_save(qtbot: QtBot) -> None:
    text = ExpandingText()
    qtbot.addWidget(text)
    text.set_text("Går bra")
    with qtbot.assertNotEmitted(text.settled):
        text.settle()


def test_escape_empties_a_search(qtbot: QtBot) -> None:
    search = SearchBox("Sök deltagare …")
    _shown(qtbot, search)
    qtbot.keyClicks(search, "ali")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_row_of_a_drop_down_is_seen_whole(
    qtbot: QtBot, theming: Theming, scale: float
) -> None:
    theming.apply(Appearance.LIGHT, scale)
    choice = Choice("Steg")
    choice.set_options([(str(place), f"Steg {place}") for place in range(10)])
    choice.choose("2")
    qtbot.addWidget(choice)
    choice.show()
    choice.showPopup()
    view = choice.view()
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() == 0)
    last = view.visualRect(view.model().index(9, 0))
    assert 0 < last.bottom() <= view.viewport().rect().bottom()
    assert view.viewport().height() - last.bottom() < last.height() / 2
    choice.hidePopup()


def test_scrolling_over_a_drop_down_changes_nothing(qtbot: QtBot) -> None:
    choice = Choice("Tolk")
    qtbot.addWidget(choice)
    choice.set_options([("no", "Nej"), ("yes", "Ja")])
    _shown(qtbot, choice)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, wheel)
    assert choice.key() == "no"


@pytest.fixture
def stepper(qtbot: QtBot) -> ChainStepper:
    stepper = ChainStepper(
        [
            Step("Anvisning", "12 mars", StepState.DONE),
            Step("Arbetsträning", "sedan 29 april", StepState.CURRENT),
            Step("Anställning"),
        ]
    )
    stepper.resize(900, 80)
    _shown(qtbot, stepper)
    return stepper


def test_the_chain_is_told_in_words(stepper: ChainStepper) -> None:
    assert stepper.accessibleDescription() == (
        "1. Anvisning, klar, 12 mars. 2. Arbetsträning, pågår, sedan 29 april."
        " 3. Anställning, återstår"
    )


def test_a_step_is_chosen_from_the_keyboard(stepper: ChainStepper, qtbot: QtBot) -> None:
    qtbot.keyClick(stepper, Qt.Key.Key_Right)
    with qtbot.waitSignal(stepper.step_chosen) as chosen:
        qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert chosen.args == [2]


def test_a_narrow_chain_takes_more_rows(stepper: ChainStepper) -> None:
    assert stepper.heightForWidth(250) > stepper.heightForWidth(900)


def test_a_bar_is_chosen_from_the_keyboard(qtbot: QtBot) -> None:
    bars = BarRows("Vägen till arbete", [Bar("mapping", "Kartläggning", 3), Bar("x", "Plan", 1)])
    _shown(qtbot, bars)
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    with qtbot.waitSignal(bars.row_chosen) as chosen:
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert chosen.args == ["x"]


def test_a_click_on_a_bar_chooses_it(qtbot: QtBot) -> None:
    bars = BarRows("Vägen till arbete", [Bar("mapping", "Kartläggning", 3), Bar("x", "Plan", 1)])
    _shown(qtbot, bars)
    with qtbot.waitSignal(bars.row_chosen) as chosen:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert chosen.args == ["mapping"]


def test_charts_say_what_they_show() -> None:
    hours = HoursSteps([HoursStep("okt", 30), HoursStep("jan", 38, is_planned=True)])
    progress = ThinProgress("Mål 1", 0.7)
    said = (hours.accessibleDescription(), progress.accessibleDescription())
    assert said == ("okt 30 h, jan 38 h planerat", "70 %")


@pytest.fixture
def lanes(qtbot: QtBot) -> JourneyLanes:
    lanes = JourneyLanes()
    work = LaneBar(date(2026, 4, 1), date(2026, 12, 8), "Arbetsträning")
    pause = LaneBar(date(2026, 7, 1), date(2026, 7, 31), "Paus", BarLook.PAUSE)
    talk = LaneMark(date(2026, 5, 4), "Samtal")
    lanes.set_journey(
        Journey(
            (Lane("Steg", bars=(work, pause)), Lane("Samtal", marks=(talk,))),
            date(2026, 3, 1),
            date(2026, 12, 31),
            TODAY,
        )
    )
    lanes.resize(800, lanes.sizeHint().height())
    _shown(qtbot, lanes)
    return lanes


def test_the_journey_is_told_in_words(lanes: JourneyLanes) -> None:
    assert "Samtal: Samtal 4 maj 2026" in lanes.accessibleDescription()


def test_the_pointer_is_told_what_lies_under_it(lanes: JourneyLanes) -> None:
    assert lanes.told_at(QPointF(700, 12)).startswith("Arbetsträning, 1 april")


def test_a_message_is_hidden_until_there_is_one(qtbot: QtBot) -> None:
    message = InlineMessage()
    qtbot.addWidget(message)
    hidden = message.isHidden()
    message.show_message("Planen är inte fastställd.", StateColor.SOON, action="Fyll i")
    assert (hidden, message.isHidden()) == (True, False)


def test_a_crumb_says_where_it_leads(qtbot: QtBot) -> None:
    header = PageHeader("Ali Exempelsson", crumbs=[("participants", "Deltagare")])
    _shown(qtbot, header)
    crumb = next(b for b in header.findChildren(QPushButton) if b.text().startswith("Deltagare"))
    with qtbot.waitSignal(header.crumb_chosen) as chosen:
        qtbot.mouseClick(crumb, Qt.MouseButton.LeftButton)
    assert chosen.args == ["participants"]


def test_a_card_that_is_a_button_answers_to_enter(qtbot: QtBot) -> None:
    card = ClickableCard("Skapa nytt register", "Tar fem minuter.", "lock")
    _shown(qtbot, card)
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, Qt.Key.Key_Return)


def _two_columns() -> Columns:
    columns = Columns()
    for min_units in (480, 260):
        column = Column()
        column.add(Text("Nästa steg är att ringa arbetsgivaren på fredag.", wrap=True))
        columns.add(column, 1, min_units)
    return columns


def test_columns_stand_beside_each_other_when_there_is_room(qtbot: QtBot) -> None:
    columns = _two_columns()
    qtbot.addWidget(columns)
    assert not columns.is_stacked(1100)


def test_columns_stack_when_the_text_is_large(theming: Theming, qtbot: QtBot) -> None:
    columns = _two_columns()
    qtbot.addWidget(columns)
    theming.apply(Appearance.LIGHT, 2.0)
    assert columns.is_stacked(1100)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_on_a_small_screen(scale: float, theming: Theming, qtbot: QtBot) -> None:
    theming.apply(Appearance.LIGHT, scale)
    page = ScrollPage()
    header = PageHeader("Individuell plan", "version 3 fastställd 2 september")
    header.add_action(secondary_button("Förhandsgranska", "eye"))
    header.add_action(primary_button("Fastställ version 4"))
    page.add(header)
    card = Card("Mitt mål, med mina ord")
    card.add(Text("Jag vill arbeta i ett café eller ett kök nära hemmet.", wrap=True))
    page.add(card)
    page.add(_two_columns())
    page.add_stretch()
    page.resize(1238, 700)
    _shown(qtbot, page)
    assert (cut_texts(page), page.content.width() <= page.viewport().width()) == ([], True)


def test_two_buttons_on_one_letter_are_noticed(qtbot: QtBot) -> None:
    page = Column()
    qtbot.addWidget(page)
    page.add(QPushButton("&Spara"))
    page.add(QPushButton("&Skriv ut"))
    assert mnemonic_clashes(page) == ["Alt+S"]


def test_a_control_without_a_name_is_noticed(qtbot: QtBot) -> None:
    page = Column()
    qtbot.addWidget(page)
    page.add(QLineEdit())
    assert unnamed_controls(page) == ["QLineEdit"]


def test_a_page_is_no_higher_than_its_texts_at_their_width(qtbot: QtBot) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    columns = Columns()
    for _ in range(2):
        inside = Column()
        for _ in range(12):
            inside.add(Text("Kommer tidigt varje morgon och öppnar kaféet. " * 2, wrap=True))
        columns.add(inside, min_units=300)
    page.add(columns)
    page.add_stretch()
    page.resize(1400, 200)
    _shown(qtbot, page)
    inner = page.content.layout()
    assert inner is not None
    qtbot.waitUntil(lambda: page.content.height() > page.height())
    assert page.content.height() == inner.totalHeightForWidth(page.content.width())


def test_the_calendar_button_grows_with_the_text(qtbot: QtBot, theming: Theming) -> None:
    field = DateField(date(2026, 3, 16))
    _shown(qtbot, field)
    sides = []
    for scale in (1.0, 2.0):
        theming.apply(Appearance.LIGHT, scale)
        field.resize(field.sizeHint())
        sides.append(field.calendar_button.iconSize().height())
        button = field.calendar_button.geometry()
        assert field.rect().contains(button)
        assert field.textMargins().right() >= button.width() * 0.8
    theming.apply(Appearance.LIGHT, 1.0)
    assert sides == [18, 36]


def test_a_message_without_anything_to_do_still_has_no_nameless_button(qtbot: QtBot) -> None:
    message = InlineMessage()
    qtbot.addWidget(message)
    assert unnamed_controls(message) == []
    message.show_message("Sparat.", action="Ångra")
    assert message.link.accessibleName() == "Ångra"


def test_a_page_is_as_wide_with_nothing_to_scroll_as_with_something(
    qtbot: QtBot, theming: Theming
) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    tall = units.sized(QWidget(), height=900)
    page.add(tall)
    page.resize(600, 400)
    page.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: page.viewportMargins().right() == 0)
    QCoreApplication.sendPostedEvents()
    with_bar = page.viewport().width()
    tall.hide()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() == 0)
    qtbot.waitUntil(lambda: page.viewport().width() == with_bar)
    assert with_bar < page.width()
