"""Getting about in an open register: places, history, and the palette."""

from collections.abc import Callable, Sequence

import pytest
from accessibility import mnemonic_clashes, unnamed_controls
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.shell import Location, Place, RecordShell
from karriarstod_ui.theme import Appearance, Theming
from karriarstod_ui.widgets.navigation import NavigationButton
from karriarstod_ui.widgets.palette import PaletteEntry, PaletteGroup, matches
from karriarstod_ui.widgets.text import Text

pytestmark = pytest.mark.usefixtures("theming")

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class _SubjectPage(QLabel):
    def show_subject(self, subject: str, part: str) -> None:
        self.setText(f"{subject} {part}".strip())


@pytest.fixture
def shell(qtbot: QtBot) -> RecordShell:
    shell = RecordShell(
        (
            Place("today", "Idag", "sun", QLineEdit),
            Place("participants", "Deltagare", "users", QLabel),
            Place("participant", "Deltagare", "user", _SubjectPage, under="participants"),
            Place("settings", "Inställningar", "settings", QLabel, is_last=True),
        ),
        organisation="Exempelkooperativet",
        user_name="Maja Testsson",
        user_role="Handledare",
    )
    shell.resize(1366, 768)
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    shell.go("today")
    shell.page("today").setFocus()
    return shell


def _checked(shell: RecordShell) -> list[str]:
    buttons = shell.findChildren(NavigationButton)
    return [button.entry.key for button in buttons if button.isChecked()]


def test_every_control_has_a_name(shell: RecordShell) -> None:
    shell.page("today").setAccessibleName("Idag")
    assert (unnamed_controls(shell), mnemonic_clashes(shell)) == ([], [])


def test_a_place_is_chosen_by_its_button(shell: RecordShell, qtbot: QtBot) -> None:
    qtbot.mouseClick(
        shell.findChild(NavigationButton, "place_participants"), Qt.MouseButton.LeftButton
    )
    assert (shell.here, _checked(shell)) == (Location("participants"), ["participants"])


def test_a_place_is_chosen_by_its_number(shell: RecordShell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell.page("today"), Qt.Key.Key_2, CTRL)
    assert shell.here == Location("participants")


def test_a_page_under_a_place_marks_that_place(shell: RecordShell) -> None:
    shell.go(Location("participant", "0042"))
    assert _checked(shell) == ["participants"]


def test_a_page_is_told_what_it_is_about(shell: RecordShell) -> None:
    shell.go(Location("participant", "0042", "plan"))
    page = shell.page("participant")
    assert isinstance(page, QLabel)
    assert page.text() == "0042 plan"


def test_a_page_is_made_once(shell: RecordShell) -> None:
    first = shell.page("today")
    shell.go("settings")
    shell.go("today")
    assert shell.page("today") is first


def test_alt_left_goes_back_to_the_same_person(shell: RecordShell, qtbot: QtBot) -> None:
    shell.go(Location("participant", "0042"))
    shell.go("today")
    shell.page("today").setFocus()
    qtbot.keyClick(shell.page("today"), Qt.Key.Key_Left, ALT)
    assert shell.here == Location("participant", "0042")


def test_forward_undoes_back(shell: RecordShell) -> None:
    shell.go("settings")
    shell.back()
    shell.forward()
    assert shell.here == Location("settings")


def test_back_from_the_first_page_stays(shell: RecordShell) -> None:
    shell.back()
    assert shell.here == Location("today")


def test_ctrl_l_asks_to_lock(shell: RecordShell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.lock_requested):
        qtbot.keyClick(shell.page("today"), Qt.Key.Key_L, CTRL)


def test_arrow_keys_move_between_places(shell: RecordShell, qtbot: QtBot) -> None:
    shell.findChild(NavigationButton, "place_today").setFocus()
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Down)
    assert shell.focusWidget().objectName() == "place_participants"


def test_what_waits_is_said_with_the_place(shell: RecordShell) -> None:
    shell.set_badge("today", 3)
    button = shell.findChild(NavigationButton, "place_today")
    assert button.accessibleName() == "Idag, 3 väntar"


def test_places_are_icons_when_the_text_is_large(shell: RecordShell, theming: Theming) -> None:
    wide = shell.navigation.width()
    theming.apply(Appearance.LIGHT, 2.0)
    shell.resize(1367, 768)
    assert shell.navigation.width() < wide
    initials = shell.navigation.findChild(QLabel, "initials")
    assert initials is not None
    assert (initials.isVisible(), initials.text()) == (True, "MT")
    assert initials.accessibleName() == initials.toolTip() == "Maja Testsson, Handledare"


Answer = Callable[[Sequence[PaletteGroup]], None]


def _people(opened: list[str]) -> Callable[[str, Answer], None]:
    names = ("Ali Exempelsson", "Alice Låtsasdotter", "Åsa Övning")

    def provide(text: str, answer: Answer) -> None:
        found = [name for name in names if name.lower().startswith(text)]
        entries = tuple(PaletteEntry(name, lambda name=name: opened.append(name)) for name in found)
        answer([PaletteGroup("Deltagare", entries)])

    return provide


def test_ctrl_k_opens_the_palette_with_the_keyboard_in_it(shell: RecordShell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell.page("today"), Qt.Key.Key_K, CTRL)
    assert shell.palette_over.field.hasFocus()


def test_typing_narrows_the_palette(shell: RecordShell, qtbot: QtBot) -> None:
    shell.palette_over.add_provider(_people([]))
    shell.open_palette()
    qtbot.keyClicks(shell.palette_over.field, "ali")
    assert shell.palette_over.entries() == ["Ali Exempelsson", "Alice Låtsasdotter"]


def test_enter_opens_what_the_arrow_keys_point_at(shell: RecordShell, qtbot: QtBot) -> None:
    opened: list[str] = []
    shell.palette_over.add_provider(_people(opened))
    shell.open_palette()
    qtbot.keyClick(shell.palette_over.field, Qt.Key.Key_Down)
    qtbot.keyClick(shell.palette_over.field, Qt.Key.Key_Return)
    assert (opened, shell.palette_over.isHidden()) == (["Alice Låtsasdotter"], True)


def test_escape_gives_the_keyboard_back(shell: RecordShell, qtbot: QtBot) -> None:
    shell.open_palette()
    qtbot.keyClick(shell.palette_over.field, Qt.Key.Key_Escape)
    assert shell.page("today").hasFocus()


def test_a_late_answer_to_an_old_question_is_dropped(shell: RecordShell, qtbot: QtBot) -> None:
    waiting: list[tuple[str, Answer]] = []
    shell.palette_over.add_provider(lambda text, answer: waiting.append((text, answer)))
    shell.open_palette()
    qtbot.keyClicks(shell.palette_over.field, "al")
    answers = dict(waiting)
    new = PaletteGroup("Deltagare", (PaletteEntry("ny", lambda: None),))
    old = PaletteGroup("Deltagare", (PaletteEntry("gammal", lambda: None),))
    answers["al"]([new])
    answers["a"]([old])
    assert shell.palette_over.entries() == ["ny"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_found_is_said_and_what_was_typed_stands_whole(
    scale: float, shell: RecordShell, qtbot: QtBot, theming: Theming
) -> None:
    theming.apply(Appearance.LIGHT, scale)
    shell.resize(1366, 768)
    over = shell.palette_over
    over.add_provider(_people([]))
    shell.open_palette()
    qtbot.keyClicks(over.field, "qqq")
    said = over.findChild(Text, "none_found")
    assert said is not None
    qtbot.waitUntil(lambda: over.field.height() >= over.field.fontMetrics().height())
    assert (said.isVisible(), said.text()) == (True, "Inget hittades på ”qqq”.")
    panel = over.field.parentWidget()
    assert panel is not None
    assert panel.rect().contains(over.field.geometry())
    assert panel.rect().contains(said.geometry())
    assert over.list.isHidden()
    over.field.clear()
    assert (said.isVisible(), over.list.isVisible()) == (False, True)


def test_nothing_is_said_to_be_missing_before_everybody_has_answered(
    shell: RecordShell, qtbot: QtBot
) -> None:
    waiting: list[Answer] = []
    over = shell.palette_over
    for _ in range(2):
        over.add_provider(lambda _text, answer: waiting.append(answer))
    shell.open_palette()
    qtbot.keyClicks(over.field, "q")
    said = over.findChild(Text, "none_found")
    assert said is not None
    waiting[-2]([])
    assert not said.isVisible()
    waiting[-1]([])
    assert said.isVisible()


def test_groups_keep_the_order_of_their_providers(shell: RecordShell) -> None:
    waiting: list[Answer] = []
    for _ in range(2):
        shell.palette_over.add_provider(lambda _text, answer: waiting.append(answer))
    shell.open_palette()
    for number in (1, 0):
        entry = PaletteEntry(str(number), lambda: None)
        waiting[-2 + number]([PaletteGroup("x", (entry,))])
    assert shell.palette_over.entries() == ["0", "1"]


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("ali", [("Ali", True), (" Exempelsson", False)]),
        ("exem ali", [("Ali", True), (" ", False), ("Exem", True), ("pelsson", False)]),
        ("", [("Ali Exempelsson", False)]),
        ("(", [("Ali Exempelsson", False)]),
    ],
)
def test_what_was_typed_is_marked(typed: str, pieces: list[tuple[str, bool]]) -> None:
    assert matches("Ali Exempelsson", typed) == pieces


def test_nothing_of_the_register_is_left_behind_a_door(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    shell = RecordShell((Place("today", "Idag", "sun", QLabel),), organisation="Exempel")
    window.show_record(shell)
    with qtbot.waitSignal(shell.destroyed):
        window.show_door(QWidget())
    assert window.shell is None
