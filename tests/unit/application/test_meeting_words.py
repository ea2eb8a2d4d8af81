"""What was agreed in a meeting, in plain sentences."""

from datetime import date
from types import MappingProxyType

from karriarstod.application.meeting_words import (
    SHOWN_OF_PLAN,
    agreed_in_form,
    agreed_in_plan,
    next_time,
)
from karriarstod.domain.plan import Goal, GoalStatus, PlanContent, Step
from karriarstod.forms.answers import Answers, Row, Value
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.meetings import allowed, meeting

TODAY = date(2026, 3, 16)


def answered(**values: Value) -> Answers:
    return Answers(MappingProxyType(values))


def agreed(meeting_id: str, **values: Value) -> tuple[str, ...]:
    one = meeting(meeting_id)
    return agreed_in_form(one, newest_of(one.form), answered(**values), TODAY)


def test_what_each_does_is_a_sentence_to_the_participant() -> None:
    rows = (
        Row(1, {"what": "Ringa kursen", "who": "participant", "by": date(2026, 3, 20)}),
        Row(2, {"what": "Boka tvättstugan", "who": "supervisor"}),
    )

    assert agreed("follow_up", agreed_actions=rows, next_meeting=date(2026, 4, 7)) == (
        "Du: Ringa kursen, senast fredag 20 mars.",
        "Handledaren: Boka tvättstugan.",
        "Vi ses igen tisdag 7 april.",
    )


def test_a_row_without_anybody_says_what_is_to_be_done() -> None:
    assert agreed("follow_up", agreed_actions=(Row(1, {"what": "Prova kassan"}),)) == (
        "Prova kassan.",
    )


def test_an_empty_row_says_nothing() -> None:
    assert agreed("follow_up", agreed_actions=(Row(1, {"who": "participant"}),)) == ()


def test_what_is_not_for_the_meeting_is_never_among_the_sentences() -> None:
    said = agreed("follow_up", adaptations_change="Hörselskydd", conflicts_or_incidents="Bråk")

    assert said == ()


def test_a_hidden_answer_is_not_read_aloud() -> None:
    said = agreed("start_talk", decision="begin", trial_days=(Row(1, {"day": TODAY}),))

    assert said == ("Så gör vi: Börja.",)


def test_the_plan_is_read_with_its_goals_steps_and_days() -> None:
    content = PlanContent(
        long_term_goal="Jag vill jobba i kök",
        goals=(
            Goal(1, "Öppna caféet", status=GoalStatus.REACHED),
            Goal(
                2,
                "Klara en hel dag",
                due_on=date(2026, 12, 1),
                steps=(Step(1, "Prova disken", who="Ali", due_on=date(2026, 4, 1)),),
            ),
        ),
        adaptations="Hörselskydd",
        follow_up_on=date(2026, 5, 4),
    )

    assert agreed_in_plan(content, TODAY) == (
        "Ditt mål: Jag vill jobba i kök.",
        "Mål 1: Klara en hel dag. Klart till tisdag 1 december.",
        "Steg: Prova disken. Ali gör det. Senast onsdag 1 april.",
        "Vi tittar på planen igen måndag 4 maj.",
    )


def test_what_is_read_of_the_plan_is_on_the_list() -> None:
    assert set(allowed().plan) >= SHOWN_OF_PLAN


def test_the_next_time_is_the_form_s_or_the_plan_s() -> None:
    content = PlanContent(follow_up_on=date(2026, 5, 4))
    said = answered(next_meeting=date(2026, 4, 7))

    assert next_time(said, content, meeting("follow_up")) == date(2026, 4, 7)
    assert next_time(said, content, meeting("plan_talk")) == date(2026, 5, 4)
    assert next_time(answered(), content, meeting("follow_up")) is None


def test_a_next_time_that_the_meeting_does_not_ask_for_is_not_told() -> None:
    said = answered(next_contact=date(2026, 4, 7))

    assert next_time(said, PlanContent(), meeting("closing_talk")) is None
