"""What a form says goes on into the record: once, in one transaction, and only what can."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest
from builders import a_case, a_placement, a_plan, a_plan_content
from fake_store import FakeStore

from karriarstod.application.flows.flow import Flow, flows_of, pass_on
from karriarstod.application.forms import NewForm, begin_form, discard_form, form_number
from karriarstod.application.rulebook import rule_book
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.closing import EndReason, Outcome
from karriarstod.domain.employment import Employment, Reached
from karriarstod.domain.events import EventKind
from karriarstod.domain.note import Reminder
from karriarstod.domain.obligations import ObligationKind, obligations
from karriarstod.domain.parties import InformationCategory, ReferrerType
from karriarstod.domain.plan import Goal, GoalStatus, PlanContent, TaskLevel
from karriarstod.forms.answers import Answers, Cell, Row, Value
from karriarstod.forms.catalog import newest
from karriarstod.forms.form import Form
from karriarstod.forms.keys import FlowTarget
from karriarstod.forms.own_questions import template_of

TODAY = date(2026, 3, 16)
NOW = datetime(2026, 3, 16, 10, 30, tzinfo=UTC)


class Desk:
    """A case in a register in memory, and a form of it."""

    def __init__(self, case: CaseFile) -> None:
        self.store = FakeStore()
        self.number = case.case_number
        with self.store.begin() as work:
            work.cases.add(case)
            work.commit()

    @property
    def case(self) -> CaseFile:
        return self.store.queries.case(self.number)

    def filled(self, template_id: str, **answers: Value) -> Form:
        happened = begin_form(
            self.store.begin,
            self.number,
            NewForm(template_id, self.case.placements[0].number),
            author="Kim Handledare",
            today=TODAY,
        )
        with self.store.begin() as work:
            form = work.forms.get(self.number, form_number(happened))
            for key, value in answers.items():
                form = form.written(form.answers.with_value(key, value))
            work.forms.update(self.number, form)
            work.commit()
        return form

    def flows(self, form: Form) -> dict[str, Flow]:
        kept = self.store.queries.form(self.number, form.number)
        template = template_of(kept.template, ())
        found = flows_of(kept, template, self.case, rule_book(), NOW, "Kim Handledare")
        return {one.key: one for one in found}

    def pass_on(self, form: Form, *keys: str) -> None:
        pass_on(self.store.begin, self.number, form.number, keys, now=NOW, author="Kim Handledare")


def rows(*cells: dict[str, Cell]) -> tuple[Row, ...]:
    return tuple(Row(number, MappingProxyType(one)) for number, one in enumerate(cells, 1))


@pytest.fixture
def unplanned() -> Desk:
    return Desk(a_case(placements=(a_placement(plans=()),)))


@pytest.fixture
def planned() -> Desk:
    content = a_plan_content(goals=(Goal(1, "Klara kassan"), Goal(4, "Ta körkort")))
    return Desk(a_case(placements=(a_placement(plans=(a_plan(content=content),)),)))


def draft_of(desk: Desk) -> PlanContent:
    draft = desk.case.placements[0].draft
    assert draft is not None
    return draft.content


def test_the_goal_in_own_words_begins_the_plan(unplanned: Desk) -> None:
    form = unplanned.filled("first_visit", own_goal_words="Jag vill jobba i kök.")

    unplanned.pass_on(form, "own_goal_words")

    assert draft_of(unplanned).long_term_goal == "Jag vill jobba i kök."
    assert unplanned.flows(form)["own_goal_words"].done


def test_a_goal_that_the_plan_has_is_not_written_over(unplanned: Desk) -> None:
    first = unplanned.filled("first_visit", own_goal_words="Jag vill jobba i kök.")
    unplanned.pass_on(first, "own_goal_words")
    second = unplanned.filled("first_visit", own_goal_words="Jag vill köra buss.")

    flow = unplanned.flows(second)["own_goal_words"]
    unplanned.pass_on(second, "own_goal_words")

    assert flow.obstacle == "Planen har redan ett mål med egna ord."
    assert draft_of(unplanned).long_term_goal == "Jag vill jobba i kök."


def test_what_is_agreed_becomes_a_step_and_something_to_do(planned: Desk) -> None:
    by = date(2026, 4, 3)
    form = planned.filled(
        "follow_up_talk",
        agreed_actions=rows({"what": "Ringa körskolan", "who": "participant", "by": by}),
    )

    planned.pass_on(form, "agreed_actions.1", "agreed_actions.1.reminders")

    step = draft_of(planned).goals[0].steps[-1]
    assert (step.text, step.who, step.due_on) == ("Ringa körskolan", "Deltagaren", by)
    reminder = planned.case.reminders[-1]
    assert (reminder.text, reminder.due_on, reminder.owner) == ("Ringa körskolan", by, "Deltagaren")


def test_what_is_passed_on_twice_is_there_once(planned: Desk) -> None:
    actions = rows({"what": "Ringa", "who": "participant", "by": date(2026, 4, 3)})
    form = planned.filled("follow_up_talk", agreed_actions=actions)
    keys = tuple(planned.flows(form))
    planned.pass_on(form, *keys)
    before, history = planned.case, planned.store.queries.history()

    planned.pass_on(form, *keys)

    assert planned.case == before
    assert planned.store.queries.history() == history


def test_a_step_of_the_signed_plan_is_not_on_the_list_twice(planned: Desk) -> None:
    by = date(2026, 4, 3)
    form = planned.filled(
        "follow_up_talk", agreed_actions=rows({"what": "Ringa", "who": "participant", "by": by})
    )
    planned.pass_on(form, "agreed_actions.1", "agreed_actions.1.reminders")
    case = planned.case
    placement = case.placements[0]
    signed = placement.signed_plan
    assert signed is not None
    in_force = replace(signed, content=draft_of(planned))
    case = case.with_placement(placement.without_draft().with_plan(in_force))

    said = [one for one in obligations(case, rule_book(), TODAY) if one.subject == "Ringa"]

    assert [one.kind for one in said] == [ObligationKind.PLAN_STEP]


def test_a_step_never_takes_the_number_of_one_that_was_there(planned: Desk) -> None:
    signed = planned.case.placements[0].signed_plan
    assert signed is not None
    taken = {step.number for step in signed.content.goals[0].steps}
    form = planned.filled(
        "follow_up_talk",
        agreed_actions=rows({"what": "Ringa", "who": "other", "by": date(2026, 4, 3)}),
    )

    planned.pass_on(form, "agreed_actions.1")

    assert draft_of(planned).goals[0].steps[-1].number not in taken


def test_how_a_goal_stands_is_said_beside_the_signed_plan(planned: Desk) -> None:
    review = rows({"goal": "Klara kassan", "status": "reached", "comment": "Själv en hel dag"})
    form = planned.filled("follow_up_talk", delmal_review=review)

    planned.pass_on(form, "delmal_review.1")

    signed = planned.case.placements[0].signed_plan
    assert signed is not None
    assert signed.content.goals[0].status is not GoalStatus.REACHED
    assert signed.present_content().goals[0].status is GoalStatus.REACHED
    assert signed.present_content().goals[0].result == "Själv en hel dag"


def test_a_goal_that_stands_as_it_stood_has_nothing_to_pass_on(planned: Desk) -> None:
    form = planned.filled("follow_up_talk")

    assert not [key for key in planned.flows(form) if key.startswith("delmal_review")]


def test_a_plan_that_must_change_begins_a_new_version(planned: Desk) -> None:
    form = planned.filled("follow_up_talk", plan_change_needed=True)
    assert planned.case.placements[0].draft is None

    planned.pass_on(form, "plan_change_needed")

    assert [goal.text for goal in draft_of(planned).goals] == ["Klara kassan", "Ta körkort"]


def test_a_plan_that_need_not_change_begins_nothing(planned: Desk) -> None:
    form = planned.filled("follow_up_talk", plan_change_needed=False)

    assert "plan_change_needed" not in planned.flows(form)


def test_a_competence_of_the_trade_becomes_a_task_with_its_level(planned: Desk) -> None:
    form = planned.filled(
        "competence_mapping",
        competences=rows(
            {"competence": "Stå i kassan", "type": "specific", "handledare_level": 2},
            {"competence": "Baka", "type": "specific", "wants_to_develop": True},
            {"competence": "Komma i tid", "type": "generic", "handledare_level": 3},
        ),
    )

    planned.pass_on(form, *planned.flows(form))

    tasks = {one.text: one for one in draft_of(planned).tasks}
    assert tasks["Stå i kassan"].level is TaskLevel.ALONE
    assert not tasks["Stå i kassan"].is_next
    assert tasks["Baka"].is_next
    assert "Komma i tid" not in tasks


def test_what_a_validation_lacks_becomes_a_goal(planned: Desk) -> None:
    form = planned.filled(
        "validation",
        result="partly",
        missing_parts=rows({"goal": "Hygienprovet", "due_on": date(2026, 5, 1)}),
    )

    planned.pass_on(form, "missing_parts.1")

    goal = draft_of(planned).goals[-1]
    assert (goal.number, goal.text, goal.due_on) == (5, "Hygienprovet", date(2026, 5, 1))


def test_a_consent_is_kept_for_the_party_and_the_data_it_names(planned: Desk) -> None:
    form = planned.filled(
        "secrecy_and_consent",
        consents=rows(
            {
                "party": "kommun_ame",
                "information_categories": ("plan", "attendance"),
                "purpose": "Gemensam planering",
                "valid_from": TODAY,
                "valid_to": date(2026, 9, 1),
            }
        ),
    )

    planned.pass_on(form, "consents.1")

    consent = planned.case.consents[-1]
    assert consent.party is ReferrerType.KOMMUN_AME
    assert consent.categories == (InformationCategory.PLAN, InformationCategory.ATTENDANCE)
    assert consent.placement_number == planned.case.placements[0].number


def test_a_consent_with_its_dates_reversed_says_what_it_needs(planned: Desk) -> None:
    form = planned.filled(
        "secrecy_and_consent",
        consents=rows(
            {
                "party": "kommun_ame",
                "information_categories": ("plan",),
                "valid_from": TODAY,
                "valid_to": date(2026, 1, 1),
            }
        ),
    )
    before = planned.case.consents

    flow = planned.flows(form)["consents.1"]
    planned.pass_on(form, "consents.1")

    assert "i rätt ordning" in flow.obstacle
    assert planned.case.consents == before


def test_the_next_talk_is_on_the_list_once(planned: Desk) -> None:
    on = date(2026, 3, 27)
    for _ in range(2):
        form = planned.filled("follow_up_talk", next_meeting=on)
        planned.pass_on(form, "next_meeting")

    assert [one.due_on for one in planned.case.reminders if one.text == "Nästa samtal"] == [on]


def test_closing_ends_the_placement_and_keeps_the_employment(planned: Desk) -> None:
    form = planned.filled(
        "closure",
        end_date=date(2026, 3, 31),
        end_reason="arbete",
        outcome="anst_nystart",
        outcome_extent_percent=75,
        employer_name="Hotell Exempel",
        subsidy_form="nystartsjobb",
        subsidy_from=date(2026, 4, 1),
        subsidy_to=date(2028, 3, 31),
    )

    planned.pass_on(form, "closing")

    placement = planned.case.placements[0]
    assert placement.closing is not None
    assert placement.closing.reason is EndReason.ARBETE
    assert placement.closing.outcome is Outcome.ANST_NYSTART
    (employment,) = placement.employments
    assert (employment.employer, employment.starts_on) == ("Hotell Exempel", date(2026, 4, 1))
    kinds = [row.event.kind for row in planned.store.queries.history(planned.number)]
    assert EventKind.PLACEMENT_CLOSED in kinds


def test_an_answer_that_is_no_longer_asked_for_is_not_passed_on(planned: Desk) -> None:
    form = planned.filled(
        "closure",
        end_date=date(2026, 3, 31),
        end_reason="felregistrering",
        outcome="anst_nystart",
        employer_name="Hotell Exempel",
    )

    planned.pass_on(form, "closing")

    placement = planned.case.placements[0]
    assert placement.closing is not None
    assert placement.closing.outcome is Outcome.OKAND
    assert placement.employments == ()


def test_a_closed_placement_is_not_closed_again(planned: Desk) -> None:
    answers = {"end_date": date(2026, 3, 31), "end_reason": "flytt"}
    planned.pass_on(planned.filled("closure", **answers), "closing")
    again = planned.filled("closure", **answers)

    assert planned.flows(again)["closing"].obstacle == "Placeringen är redan avslutad."


def test_a_follow_up_is_kept_with_the_employment() -> None:
    work = Employment(1, date(2026, 2, 3), "Hotell Exempel")
    desk = Desk(a_case(placements=(a_placement(employments=(work,)),)))
    form = desk.filled(
        "post_follow_up",
        after_months="1",
        contact_on=date(2026, 3, 4),
        contacted="not_reached",
    )

    desk.pass_on(form, "follow_ups")

    (contact,) = desk.case.placements[0].employments[0].contacts
    assert (contact.after_months, contact.reached) == (1, Reached.NOT_REACHED)


def test_without_an_employment_there_is_nothing_to_follow_up(planned: Desk) -> None:
    form = planned.filled("post_follow_up", after_months="1", contact_on=TODAY)

    assert planned.flows(form)["follow_ups"].obstacle


def test_handing_over_moves_the_supervisor_and_what_is_open(planned: Desk) -> None:
    with planned.store.begin() as work:
        case = work.cases.get(planned.number)
        number = case.placements[0].number
        placement = case.placements[0].assigned(TeamRole.SUPERVISOR, "Stig Ställföre", TODAY)
        case = case.with_placement(placement)
        for one, (owner, done_on) in enumerate(
            (("Stig Ställföre", None), ("Kaj Karriärlund", None), ("Stig Ställföre", TODAY)), 1
        ):
            reminder = Reminder(one, f"Sak {one}", TODAY, owner, number, done_on)
            case = case.with_reminder(reminder)
        work.cases.update(case)
        work.commit()
    form = planned.filled("handover", to_person="Hanna Handledarsson", from_day=date(2026, 4, 1))
    assert form.answers.text("from_person") == "Stig Ställföre"

    planned.pass_on(form, "to_person")

    case = planned.case
    assert case.placements[0].colleague(TeamRole.SUPERVISOR, date(2026, 4, 1)) == (
        "Hanna Handledarsson"
    )
    owners = {one.text: one.owner for one in case.reminders}
    assert owners["Sak 1"] == "Hanna Handledarsson"
    assert owners["Sak 2"] == "Kaj Karriärlund"
    assert owners["Sak 3"] == "Stig Ställföre"


def test_the_one_who_is_supervisor_already_takes_over_nothing(planned: Desk) -> None:
    there = planned.case.placements[0].colleague(TeamRole.SUPERVISOR, TODAY)
    assert there
    form = planned.filled("handover", to_person=there, from_day=TODAY)

    assert planned.flows(form)["to_person"].obstacle == f"{there} är redan handledare."


def test_what_another_party_does_is_waited_for(planned: Desk) -> None:
    form = planned.filled(
        "party_meeting",
        agreed_actions=rows(
            {"what": "Förlänga beslutet", "who": "arbetsformedlingen", "by": date(2026, 4, 1)}
        ),
    )

    planned.pass_on(form, "agreed_actions.1")

    assert planned.case.reminders[-1].owner == "Arbetsförmedlingen"


def test_the_next_meeting_begins_with_what_was_promised(planned: Desk) -> None:
    first = planned.filled(
        "party_meeting",
        agreed_actions=rows(
            {"what": "Förlänga beslutet", "who": "arbetsformedlingen", "by": date(2026, 4, 1)}
        ),
    )
    planned.pass_on(first, "agreed_actions.1")

    second = planned.filled("party_meeting")

    promised = [row.cells["what"] for row in second.answers.rows("promises")]
    assert "Förlänga beslutet" in promised


def test_a_journal_note_lands_in_the_journal(planned: Desk) -> None:
    form = planned.filled("journal_note", text="Öppnade själv i dag.", note_kind="event")

    planned.pass_on(form, "text")

    (note,) = planned.store.queries.notes(planned.number)
    assert (note.text, note.kind.value, note.author) == (
        "Öppnade själv i dag.",
        "event",
        "Kim Handledare",
    )


def test_a_form_that_was_thrown_away_passes_nothing_on(planned: Desk) -> None:
    form = planned.filled("journal_note", text="Fel person.")
    discard_form(planned.store.begin, planned.number, form.number)

    planned.pass_on(form, "text")

    assert planned.store.queries.notes(planned.number) == ()


def test_what_is_sensitive_says_so(planned: Desk) -> None:
    form = planned.filled("first_visit", adaptation_need="Tyst rum vid raster")

    assert planned.flows(form)["adaptation_need"].sensitive


def test_nothing_is_passed_on_that_nobody_asked_for(planned: Desk) -> None:
    form = planned.filled("journal_note", text="Öppnade själv i dag.")
    before = planned.store.queries.history()

    planned.pass_on(form)

    assert planned.store.queries.notes(planned.number) == ()
    assert planned.store.queries.history() == before


def test_every_target_is_used_by_some_template() -> None:
    used = {question.flows_to for one in newest() for question in one.questions()}

    assert set(FlowTarget) <= used


def test_no_answers_pass_nothing_on(planned: Desk) -> None:
    form = replace(planned.filled("first_visit"), answers=Answers())
    template = template_of(form.template, ())

    assert flows_of(form, template, planned.case, rule_book(), NOW, "Kim") == ()
