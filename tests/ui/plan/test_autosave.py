"""Typing is kept soon, in order, and never lost when the register says no."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import a_plan_content
from pytestqt.qtbot import QtBot

from karriarstod.application.store_errors import DiskFull
from karriarstod.domain.plan import PlanContent
from karriarstod_ui import autosave
from karriarstod_ui.autosave import Autosave


class Register:
    """Takes what is saved, and answers when told to."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.answers: list[tuple[Callable[[], None], Callable[[Exception], None]]] = []

    def save(
        self, content: PlanContent, done: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        self.texts.append(content.adaptations)
        self.answers.append((done, failed))


def plan(text: str) -> PlanContent:
    return replace(a_plan_content(), adaptations=text)


@pytest.fixture
def register() -> Register:
    return Register()


@pytest.fixture
def saving(qtbot: QtBot, register: Register, monkeypatch: pytest.MonkeyPatch) -> Autosave:
    monkeypatch.setattr(autosave, "PAUSE_MS", 40)
    monkeypatch.setattr(autosave, "LONGEST_MS", 120)
    return Autosave(register.save)


def test_the_pauses_are_within_what_is_promised() -> None:
    assert autosave.PAUSE_MS <= 2000
    assert autosave.LONGEST_MS <= 3000


def test_what_was_typed_is_saved_after_a_pause(
    qtbot: QtBot, saving: Autosave, register: Register
) -> None:
    saving.touch(plan("Ett"))
    saving.touch(plan("Ett, två"))
    qtbot.waitUntil(lambda: register.texts == ["Ett, två"])


def test_typing_without_a_pause_is_saved_too(
    qtbot: QtBot, saving: Autosave, register: Register
) -> None:
    typed = 0

    def type_on() -> bool:
        nonlocal typed
        typed += 1
        saving.touch(plan(str(typed)))
        return bool(register.texts)

    qtbot.waitUntil(type_on, timeout=3000)


def test_flush_saves_at_once(saving: Autosave, register: Register) -> None:
    saving.touch(plan("Ett"))
    saving.flush()
    assert register.texts == ["Ett"]


def test_flush_saves_nothing_twice(saving: Autosave, register: Register) -> None:
    saving.touch(plan("Ett"))
    saving.flush()
    saving.flush()
    assert register.texts == ["Ett"]


def test_saved_is_told_only_when_the_last_word_is_kept(
    qtbot: QtBot, saving: Autosave, register: Register
) -> None:
    saving.touch(plan("Ett"))
    saving.flush()
    saving.touch(plan("Ett, två"))
    with qtbot.assertNotEmitted(saving.saved):
        register.answers[0][0]()
    assert saving.is_dirty


def test_what_was_refused_is_sent_again(qtbot: QtBot, saving: Autosave, register: Register) -> None:
    saving.touch(plan("Ett"))
    saving.flush()
    with qtbot.waitSignal(saving.failed):
        register.answers[0][1](DiskFull())
    qtbot.waitUntil(lambda: register.texts == ["Ett", "Ett"])


def test_an_older_refusal_means_nothing_when_a_newer_save_is_kept(
    qtbot: QtBot, saving: Autosave, register: Register
) -> None:
    saving.touch(plan("Ett"))
    saving.flush()
    saving.touch(plan("Ett, två"))
    saving.flush()
    register.answers[1][0]()
    with qtbot.assertNotEmitted(saving.failed):
        register.answers[0][1](DiskFull())


def test_nothing_more_is_saved_once_it_is_forgotten(
    qtbot: QtBot, saving: Autosave, register: Register
) -> None:
    saving.touch(plan("Ett"))
    saving.forget()
    saving.flush()
    assert not register.texts
