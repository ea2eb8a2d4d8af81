"""The one door to another thread; the only tests that have real threads."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from karriarstod_ui.workers.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    background = Background()
    yield background
    background.shutdown()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_work_is_done_on_another_thread(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    threads: list[int] = []
    background.run(threading.get_ident, owner=owner, done=threads.append)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] != threading.get_ident()


def test_the_answer_comes_on_the_gui_thread(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    threads: list[int] = []
    background.run(
        lambda: 1, owner=owner, done=lambda _answer: threads.append(threading.get_ident())
    )
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.get_ident()]


def test_an_error_arrives_as_itself(background: Background, owner: QObject, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    background.run(partial(int, "sju"), owner=owner, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ValueError)


def test_an_error_nobody_waits_for_is_told_all_the_same(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(background.broke) as broke:
        background.run(partial(int, "sju"), owner=owner)
    assert isinstance(broke.args[0], ValueError)


def test_a_deleted_owner_gets_no_answer(background: Background, qtbot: QtBot) -> None:
    answers: list[int] = []
    gone, still_here = QObject(), QObject()
    go_on = threading.Event()
    background.run(go_on.wait, owner=gone, done=answers.append)
    background.run(lambda: 2, owner=still_here, done=answers.append)
    gone.deleteLater()
    with qtbot.waitSignal(gone.destroyed):
        pass
    go_on.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [2]


def test_answers_come_in_the_order_they_were_asked_for(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    answers: list[int] = []
    for number in range(50):
        background.run(partial(int, number), owner=owner, done=answers.append)
    qtbot.waitUntil(lambda: len(answers) == 50)
    assert answers == list(range(50))


def test_all_work_has_the_same_thread(background: Background, owner: QObject, qtbot: QtBot) -> None:
    threads: list[int] = []
    for _ in range(10):
        background.run(threading.get_ident, owner=owner, done=threads.append)
    qtbot.waitUntil(lambda: len(threads) == 10)
    assert len(set(threads)) == 1


def test_long_work_is_told_of_and_then_over(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    said: list[str] = []
    background.busy_changed.connect(said.append)
    go_on = threading.Event()
    background.run(go_on.wait, owner=owner, saying="Sparar planen …")
    qtbot.waitUntil(lambda: said == ["Sparar planen …"])
    go_on.set()
    qtbot.waitUntil(lambda: said == ["Sparar planen …", ""])


def test_short_work_says_nothing(background: Background, owner: QObject, qtbot: QtBot) -> None:
    said: list[str] = []
    answers: list[int] = []
    background.busy_changed.connect(said.append)
    background.run(lambda: 1, owner=owner, done=answers.append, saying="Sparar …")
    qtbot.waitUntil(lambda: bool(answers))
    assert said == []


def test_shutdown_lets_work_finish_and_calls_nothing(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    written: list[str] = []
    answers: list[object] = []
    background.run(partial(written.append, "sparat"), owner=owner, done=answers.append)
    background.shutdown()
    qtbot.wait(20)
    assert (written, answers) == (["sparat"], [])


def test_nothing_is_accepted_after_shutdown(background: Background, owner: QObject) -> None:
    background.shutdown()
    background.run(lambda: 1, owner=owner)
    assert not background.is_busy


def test_a_done_that_asks_again_is_answered_too(
    background: Background, owner: QObject, qtbot: QtBot
) -> None:
    answers: list[int] = []
    background.run(
        lambda: 1,
        owner=owner,
        done=lambda _first: background.run(lambda: 2, owner=owner, done=answers.append),
    )
    qtbot.waitUntil(lambda: answers == [2])
