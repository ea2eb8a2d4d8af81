"""The recovery key on screen."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_ui.widgets.key_groups import KeyGroups

pytestmark = pytest.mark.usefixtures("theming")

KEY = RecoveryKey(bytes(range(20)))


def test_the_groups_stand_in_three_rows_of_three_as_on_paper(qtbot: QtBot) -> None:
    shown = KeyGroups()
    qtbot.addWidget(shown)
    shown.show_groups(KEY.groups)
    shown.resize(400, shown.sizeHint().height())
    shown.show()
    labels = [one for one in shown.findChildren(QLabel) if len(one.text()) == len(KEY.groups[0])]
    tops, lefts = [one.y() for one in labels], [one.x() for one in labels]
    assert [one.text() for one in labels] == list(KEY.groups)
    assert len(set(tops)) == len(set(lefts)) == 3
    assert tops == sorted(tops)
    assert lefts[:3] == lefts[3:6] == lefts[6:]


def test_nothing_is_left_of_a_key_that_is_not_shown_any_more(qtbot: QtBot) -> None:
    shown = KeyGroups()
    qtbot.addWidget(shown)
    shown.show_groups(KEY.groups)
    shown.clear()
    assert shown.groups == ()
    assert not any(one.text() for one in shown.findChildren(QLabel))
