"""Nothing but the allow-list's fields is ever on the screen that two people look at."""

from collections.abc import Callable

import pytest
from fake_store import FakeStore
from meeting_walk import NO, NUMBER, Scene, texts_on
from PySide6.QtWidgets import QPushButton, QStackedWidget
from stage import Stage

from karriarstod.forms.meeting import Allowed, Into, Meeting, MeetingField, MeetingStep
from karriarstod.forms.meetings import meeting, meetings
from karriarstod_ui.meeting import look as look_module
from karriarstod_ui.meeting import mode as mode_module
from karriarstod_ui.meeting.look import NotForMeetings
from karriarstod_ui.meeting.screen import MeetingScreen
from karriarstod_ui.meeting.size import MeetingSize

Open = Callable[[FakeStore], Stage]
Begin = Callable[[Stage, str], MeetingScreen]

every_meeting = pytest.mark.parametrize("one", meetings(), ids=lambda one: one.id)


def walk(stage: Stage, screen: MeetingScreen) -> list[tuple[str, ...]]:
    """What there is to read in each view of a meeting, the windows over it counted."""
    views = []
    for step in screen.look.meeting.steps:
        stage.qtbot.wait(1)
        views.append(texts_on(stage.window))
        for fold in screen.findChildren(QPushButton):
            if fold.isVisible() and fold.objectName().startswith("change_goal."):
                fold.click()
                views.append(texts_on(stage.window))
                break
        screen.toggle_whole()
        views.append(texts_on(stage.window))
        screen.toggle_whole()
        if step is not screen.look.meeting.steps[-1]:
            screen.go_on()
    for is_over in (False, True):
        screen.leave_asked.emit(is_over)
        leaving = stage.record.meeting.mode.leaving
        assert leaving is not None
        views.append(texts_on(leaving))
        leaving.reject()
        stage.qtbot.waitUntil(lambda: stage.record.meeting.mode.leaving is None)
    return views


@pytest.mark.alone
@every_meeting
def test_what_may_not_be_shown_makes_no_difference_to_any_view(
    open_stage: Open, begun: Begin, one: Meeting
) -> None:
    seen = []
    for with_forbidden in (False, True):
        stage = open_stage(Scene(with_forbidden).store())
        seen.append(walk(stage, begun(stage, one.id)))
        stage.flow.lock()
    plain, full = seen

    assert full == plain
    said = " ".join(text for view in full for text in view)
    assert NO not in said
    assert "OK" in said
    assert [step.ask for step in one.steps if step.ask not in said] == []


def test_a_step_with_a_forbidden_field_is_refused_when_the_meeting_begins(
    open_stage: Open, begun: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mode_module, "meeting", lambda _id: leaky("attendance_summary"))
    stage = open_stage(Scene(with_forbidden=True).store())

    with pytest.raises(NotForMeetings, match="attendance_summary"):
        begun(stage, "follow_up")


def test_a_sensitive_field_is_refused_even_where_the_list_has_it(
    open_stage: Open, begun: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mode_module, "meeting", lambda _id: leaky("adaptations_change"))
    monkeypatch.setattr(look_module, "allowed", lambda: with_everything("adaptations_change"))
    stage = open_stage(Scene(with_forbidden=True).store())

    with pytest.raises(NotForMeetings, match="adaptations_change"):
        begun(stage, "follow_up")


def test_the_walk_finds_a_forbidden_field_if_one_is_let_through(
    open_stage: Open, begun: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mode_module, "meeting", lambda _id: leaky("attendance_summary"))
    monkeypatch.setattr(look_module, "allowed", lambda: with_everything("attendance_summary"))
    stage = open_stage(Scene(with_forbidden=True).store())

    texts = [text for view in walk(stage, begun(stage, "follow_up")) for text in view]

    assert any(NO in text for text in texts)


def leaky(key: str) -> Meeting:
    """A meeting with one field that it must not have."""
    step = MeetingStep(key="leak", ask="Hur?", fields=(MeetingField(into=Into.FORM, key=key),))
    return Meeting(
        id="follow_up", version=1, title="T", purpose="P", form="follow_up_talk", steps=(step,)
    )


def with_everything(key: str) -> Allowed:
    """A list that has been given the key."""
    return Allowed(person=("given_name",), plan=(), forms={"follow_up_talk": (key,)})


@every_meeting
def test_the_register_is_out_of_sight_and_out_of_reach(
    open_stage: Open, begun: Begin, one: Meeting
) -> None:
    stage = open_stage(Scene(with_forbidden=True).store())
    shell = stage.record.shell

    begun(stage, one.id)

    assert not shell.isVisible()
    assert stage.window.isFullScreen()
    assert stage.window.menuWidget() is None
    assert stage.window.windowTitle() == "Karriärstöd"
    stack = stage.window.centralWidget()
    assert isinstance(stack, QStackedWidget)
    assert [each for each in stack.children() if each is shell]


def test_somebody_whose_name_is_protected_is_not_named(open_stage: Open, begun: Begin) -> None:
    from dataclasses import replace

    from karriarstod.domain.participant import Protection, Reach

    store = Scene(with_forbidden=False).store()
    case = store.content.cases[NUMBER]
    person = replace(case.participant, protection=Protection.SECRECY_MARKING, reach=Reach())
    store.content.cases[NUMBER] = replace(case, participant=person)
    stage = open_stage(store)

    screen = begun(stage, "start_talk")

    assert screen.head.title.text() == "Möte"
    assert screen.accessibleName() == "Möte"


def test_no_letters_are_smaller_than_eighteen_points(open_stage: Open, begun: Begin) -> None:
    from PySide6.QtWidgets import QWidget

    stage = open_stage(Scene(with_forbidden=False).store())
    screen = begun(stage, "plan_talk")
    for size in MeetingSize:
        screen.size_chosen.emit(size)
        for at in range(len(meeting("plan_talk").steps)):
            screen.at = at
            screen._show_step()
            stage.qtbot.wait(1)
            small = {
                (type(each).__name__, each.font().pixelSize())
                for each in screen.findChildren(QWidget)
                if each.isVisible() and each.font().pixelSize() < 24
            }
            assert not small
