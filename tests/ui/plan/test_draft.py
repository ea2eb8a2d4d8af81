"""A draft in memory: everything can be undone, and keys pressed in a row are one thing."""

from builders import TODAY, a_plan_content
from plan_pages import many_goals
from pytestqt.qtbot import QtBot

from karriarstod.domain.plan import GoalStatus
from karriarstod_ui.pages.plan import content_edits
from karriarstod_ui.pages.plan.content_edits import Place
from karriarstod_ui.pages.plan.draft import PlanDraft

WORDS = Place("adaptations")


def typed(draft: PlanDraft, text: str, place: Place = WORDS) -> None:
    for end in range(1, len(text) + 1):
        draft.write(place, text[:end])


def test_keys_pressed_in_a_row_are_undone_together(qtbot: QtBot) -> None:
    draft = PlanDraft(a_plan_content())
    typed(draft, "En sak i taget")
    draft.undo()
    assert draft.content == a_plan_content()


def test_two_visits_to_a_field_are_undone_one_by_one(qtbot: QtBot) -> None:
    draft = PlanDraft(a_plan_content())
    typed(draft, "Ett")
    draft.seal()
    draft.write(WORDS, "Ett, två")
    draft.undo()
    assert draft.content.adaptations == "Ett"


def test_typing_in_two_fields_is_undone_one_by_one(qtbot: QtBot) -> None:
    draft = PlanDraft(a_plan_content())
    typed(draft, "Ett")
    typed(draft, "Två", Place("when_hard"))
    draft.undo()
    assert (draft.content.adaptations, draft.content.when_hard) == ("Ett", "")


def test_what_was_undone_can_be_done_again(qtbot: QtBot) -> None:
    draft = PlanDraft(a_plan_content())
    typed(draft, "Ett")
    draft.undo()
    draft.redo()
    assert draft.content.adaptations == "Ett"


def test_a_removed_goal_comes_back_with_its_steps(qtbot: QtBot) -> None:
    before = many_goals(2)
    draft = PlanDraft(before)
    draft.change(many_goals(1), "ta bort mål")
    draft.undo()
    assert draft.content == before


def test_the_same_value_again_is_no_change(qtbot: QtBot) -> None:
    draft = PlanDraft(a_plan_content())
    with qtbot.assertNotEmitted(draft.written):
        draft.write(WORDS, "")
    assert not draft.stack.canUndo()


def test_a_status_is_dated(qtbot: QtBot) -> None:
    draft = PlanDraft(a_plan_content())
    draft.mark(Place("step", 1, 1), GoalStatus.REACHED, TODAY)
    step = draft.content.goals[0].steps[0]
    assert (step.status, step.status_on) == (GoalStatus.REACHED, TODAY)


def test_nothing_to_undo_does_nothing(qtbot: QtBot) -> None:
    draft = PlanDraft(a_plan_content())
    draft.undo()
    draft.redo()
    assert draft.content == a_plan_content()


def test_a_new_goal_never_gets_the_number_of_one_that_was_removed(qtbot: QtBot) -> None:
    signed = many_goals(3)
    draft = PlanDraft(content_edits.without_goal(signed, 3), earlier=(signed,))
    assert draft.add_goal() == 4
    draft.change(content_edits.without_goal(draft.content, 4), "ta bort mål")
    assert draft.add_goal() == 5


def test_a_new_step_never_gets_the_number_of_one_that_was_removed(qtbot: QtBot) -> None:
    signed = many_goals(1)
    draft = PlanDraft(content_edits.without_step(signed, 1, 2), earlier=(signed,))
    assert draft.add_step(1) == 3
    draft.undo()
    assert draft.add_step(1) == 4
