"""The whole window on a small screen with large text: it asks for no more than there is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from compositions import FakeComposition
from fake_store import FakeStore
from practice import a_practice_store
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts, InlineBackground

from karriarstod.application.rulebook import read_rule_book
from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.opened_register import OpenedRegister
from karriarstod_ui.places import (
    METHOD,
    PARTICIPANT,
    PARTICIPANTS,
    PLAN,
    REFERRAL,
    SETTINGS,
    TODAY,
)
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.record import Record
from karriarstod_ui.theme import Appearance, Theming

WIDE, TALL = 1366, 740
"""A small laptop's screen, less the bar of the window."""

PLACES = (TODAY, PARTICIPANTS, PARTICIPANT, PLAN, REFERRAL, METHOD, SETTINGS)


@pytest.fixture
def theming(qapp: QApplication) -> Iterator[Theming]:
    theming = qapp.findChild(Theming) or Theming(qapp)
    theming.apply(Appearance.LIGHT, 2.0)
    yield theming
    theming.apply(Appearance.LIGHT, 1.0)


@pytest.fixture
def store() -> FakeStore:
    return a_practice_store()


@pytest.fixture
def record(
    qtbot: QtBot,
    tmp_path: Path,
    store: FakeStore,
    theming: Theming,
) -> Iterator[Record]:
    """The practice register in a window, with everything said that its strip can say."""
    window = MainWindow()
    qtbot.addWidget(window)
    composition = FakeComposition()
    opened = OpenedRegister(
        store, tmp_path, composition.organisation(store), read_rule_book(store.begin)
    )
    worker, preferences = InlineBackground(window), Preferences(tmp_path / "choices.ini")
    record = Record(opened, worker, composition, FakePrompts(), preferences, window)
    window.show_record(record.shell)
    window.resize(WIDE, TALL)
    window.show()
    record.shell.say_saved("Sparat 09.41")
    record.shell.say_lock("Låses om 4 min")
    # The window lives as long as the record does: nothing else holds it here.
    yield record
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _go(record: Record, store: FakeStore, place: str) -> None:
    """To a place, and there to somebody with a plan where it is about somebody."""
    if place not in {PARTICIPANT, PLAN}:
        record.shell.go(place)
        return
    cases = store.queries.active_cases(record.desk.today)
    case = max(cases, key=lambda case: sum(len(one.plans) for one in case.placements))
    placement = next(one for one in case.placements if one.plans)
    if place == PLAN:
        record.open_plan(str(case.case_number), placement.number)
    else:
        record.open_participant(str(case.case_number))


def test_at_200_percent_every_place_fits_a_small_screen(record: Record, store: FakeStore) -> None:
    window, too_large = record.shell.window(), {}
    for place in PLACES:
        _go(record, store, place)
        QCoreApplication.sendPostedEvents()
        least = window.minimumSizeHint()
        if least.width() > WIDE or least.height() > TALL or window.width() > WIDE:
            too_large[place] = least.toTuple()
    assert too_large == {}
