"""The round through the program, a picture at each view and window."""

from karriarstod_ui.pages.participant.doer import _DIALOGS
from karriarstod_ui.tour.windows import _OF_A_PARTICIPANT


def test_every_window_of_a_participant_is_looked_at() -> None:
    assert {doing for _, doing, _ in _OF_A_PARTICIPANT} == set(_DIALOGS)
