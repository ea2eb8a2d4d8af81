"""What a user of this computer has chosen."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from karriarstod_ui.preferences import APPEARANCE, PREFERENCES, TEXT_SIZE, Preferences
from karriarstod_ui.theme import Appearance


@pytest.fixture
def preferences(tmp_path: Path, qtbot: QtBot) -> Preferences:
    return Preferences(tmp_path / "karriarstod.ini")


def test_everything_has_a_default_among_its_options() -> None:
    assert all(each.default in dict(each.options) for each in PREFERENCES)


def test_a_choice_is_there_the_next_time(preferences: Preferences, tmp_path: Path) -> None:
    preferences.choose(APPEARANCE, Appearance.DARK.value)
    assert Preferences(tmp_path / "karriarstod.ini").appearance is Appearance.DARK


def test_a_choice_is_told(preferences: Preferences, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preferences.changed) as changed:
        preferences.choose(TEXT_SIZE, "200")
    assert (changed.args, preferences.text_scale) == (["text_size"], 2.0)


def test_what_we_do_not_know_is_the_default(preferences: Preferences) -> None:
    preferences.choose(TEXT_SIZE, "900")
    assert preferences.text_scale == 1.0


def test_reset_brings_the_defaults_back(preferences: Preferences) -> None:
    preferences.choose(TEXT_SIZE, "200")
    preferences.reset()
    assert preferences.text_scale == 1.0


def test_the_latest_user_of_a_register_comes_first(preferences: Preferences) -> None:
    folder = Path("/register/ett")
    for name in ("Maja Testsson", "Bo Provare", "Maja Testsson"):
        preferences.remember_user(folder, name)
    assert preferences.user_names(folder) == ["Maja Testsson", "Bo Provare"]


def test_another_register_has_its_own_users(preferences: Preferences) -> None:
    preferences.remember_user(Path("/register/ett"), "Maja Testsson")
    assert preferences.user_names(Path("/register/två")) == []


def test_the_latest_register_comes_first(preferences: Preferences) -> None:
    for name in ("ett", "två"):
        preferences.remember_register(Path("/register") / name)
    assert preferences.recent_registers()[0] == Path("/register/två")
