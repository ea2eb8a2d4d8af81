"""What the templates of the later steps ask for, and what they must never ask."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pytest
from template_reading import AREAS, and_columns, choice, own_questions, words

from karriarstod.application.labels import label
from karriarstod.domain.closing import EndReason, Outcome
from karriarstod.domain.employment import EmploymentForm, Reached, SubsidyForm, VerifiedBy
from karriarstod.domain.plan import GoalStatus, TaskLevel
from karriarstod.forms.answers import NO_ANSWERS
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.conditions import all_visible
from karriarstod.forms.keys import FlowTarget, Leaves, Prefill, SignedBy
from karriarstod.forms.questions import (
    ChoiceQuestion,
    DateQuestion,
    ScaleQuestion,
    TableQuestion,
    TextQuestion,
)


@dataclass(frozen=True)
class Expected:
    """The field codes of a template: those with a star, then the others."""

    code: str
    required: str
    others: str


EXPECTED: Final = {
    "attendance": Expected("M09", "month days", "month_closed_on month_closed_by"),
    "validation": Expected(
        "M11",
        "competence_refs method assessor_name assessed_on result participant_consent",
        "other_method standard_or_unit assessor_org prepared_on assessment_form"
        " adaptations_in_assessment missing_parts certificate_no certificate_issued_on",
    ),
    "work_ability": Expected(
        "M12",
        "period_from period_to observed_tasks conditions what_increases_ability"
        " what_decreases_ability participant_view not_observed "
        + " ".join(f"{area}_observation" for area in AREAS),
        "question_from_referrer endurance_at_start endurance_now endurance_best_week"
        " variation_over_time support_intensity external_instrument "
        + " ".join(f"{area}_rating" for area in AREAS),
    ),
    "periodic_report": Expected(
        "M13",
        "period_from period_to recipient activities delmal_progress assessment_of_next_step"
        " participant_informed_on consent_or_ground",
        "report_kind planned_days attended_days absence_by_code change_in_extent obstacles"
        " adaptations_made request_to_referrer ground sent_on sent_how receipt_ref",
    ),
    "final_evaluation": Expected(
        "M14",
        "purpose_answered goal_result delmal_result competences_shown support_needed_forward"
        " recommended_next_step reason",
        "purpose goal_words attendance_total validation_result what_worked_method"
        " complementing_information",
    ),
    "participant_evaluation": Expected(
        "M15",
        "",
        "taking_part what_i_learned best hardest introduction_was handledare_support"
        " i_could_influence plan_helped closer_to_work what_next advice_to_company"
        " wants_contact_after anonymous_use_ok",
    ),
    "certificate": Expected(
        "M16",
        "form_date doc_kind period_from period_to extent position employed_from employed_extent"
        " contents tasks",
        "requested_by_participant_on employed_to ending_reason_wanted ending_reason competences"
        " strengths way_of_working contact_ok referee",
    ),
    "closure": Expected(
        "M17",
        "end_date end_reason outcome",
        "interrupted outcome_extent_percent outcome_verified_by same_company employer_name"
        " employment_form subsidy_form subsidy_from subsidy_to supported_by_sius"
        " last_report_sent keys_returned certificate_given handover_to follow_up_consent"
        " follow_up_agreed reentry_possible retention_class retention_due_on",
    ),
    "incident": Expected(
        "M18",
        "event_at what_happened measures",
        "event_time place injured reported_to reported_on",
    ),
    "post_follow_up": Expected(
        "M19",
        "after_months contact_on contacted",
        "in_work extent same_employer subsidy_now what_holds what_threatens support_given",
    ),
    "progress": Expected("F1", "", " ".join(f"{area} {area}_observation" for area in AREAS)),
}
IDS: Final = tuple(EXPECTED)


def keys(text: str) -> set[str]:
    """The keys in a text with spaces between."""
    return set(text.split())


@pytest.mark.parametrize("form", IDS)
def test_a_template_asks_for_the_fields_of_the_catalogue(form: str) -> None:
    expected = EXPECTED[form]
    asked = own_questions(newest_of(form))
    assert newest_of(form).code == expected.code
    assert {one.key for one in asked if one.required} == keys(expected.required)
    assert {one.key for one in asked if not one.required} == keys(expected.others)


@pytest.mark.parametrize("form", IDS)
def test_a_template_is_calm(form: str) -> None:
    sections = newest_of(form).sections
    assert 4 <= len(sections) <= 9
    assert len({one.key for one in sections}) == len(sections)
    assert all(1 <= len(one.questions) <= 7 for one in sections)


@pytest.mark.parametrize("form", IDS)
def test_a_template_has_its_own_page_in_the_guide(form: str) -> None:
    assert newest_of(form).guide == form


@pytest.mark.parametrize("form", IDS)
def test_what_is_carried_is_neither_a_day_nor_a_rating(form: str) -> None:
    carried = [one for one in own_questions(newest_of(form)) if one.carried]
    assert not [one.key for one in carried if isinstance(one, DateQuestion | ScaleQuestion)]


@pytest.mark.parametrize("form", IDS)
def test_no_template_claims_to_be_somebody_elses(form: str) -> None:
    said = words(newest_of(form))
    assert not [word for word in ("coompanion", "blankett", "framsteg-modell") if word in said]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        (choice("closure", "end_reason"), EndReason),
        (choice("closure", "outcome"), Outcome),
        (choice("closure", "outcome_verified_by"), VerifiedBy),
        (choice("closure", "employment_form"), EmploymentForm),
        (choice("closure", "subsidy_form"), SubsidyForm),
        (choice("post_follow_up", "contacted"), Reached),
        (choice("post_follow_up", "subsidy_now"), SubsidyForm),
        (choice("periodic_report", "delmal_progress", "status"), GoalStatus),
        (choice("final_evaluation", "delmal_result", "status"), GoalStatus),
        (choice("final_evaluation", "goal_result"), GoalStatus),
        (choice("final_evaluation", "competences_shown", "level"), TaskLevel),
    ],
)
def test_the_records_own_choices_have_its_keys_and_words(
    question: ChoiceQuestion, kind: type[StrEnum]
) -> None:
    assert question.options == {one.value: label(one) for one in kind}


def test_a_month_on_paper_has_a_line_for_every_day() -> None:
    days = newest_of("attendance").question("days")
    assert isinstance(days, TableQuestion)
    assert days.blank_rows == 31
    assert [one.key for one in days.columns] == [
        "date",
        "planned_start",
        "planned_end",
        "actual_start",
        "actual_end",
        "break_min",
        "code",
        "activity",
        "reported_by",
        "reported_at",
        "note",
    ]
    assert {one.key for one in days.columns if one.required} == {"date", "code"}
    note = days.columns[-1]
    assert isinstance(note, TextQuestion)
    assert note.longest == 120


def test_the_codes_of_attendance_begin_with_their_letters() -> None:
    codes = choice("attendance", "days", "code").options
    letters = [one.split(" – ")[0] for one in codes.values()]
    assert letters == ["N", "NP", "S", "V", "A", "U", "OK", "OG", "L", "H", "E", "X"]


def test_what_a_validation_lacks_becomes_goals_unless_all_was_confirmed() -> None:
    form = newest_of("validation")
    missing = form.question("missing_parts")
    assert isinstance(missing, TableQuestion)
    assert missing.flows_to is FlowTarget.PLAN_GOALS
    assert [one.key for one in missing.columns] == ["goal", "how_seen", "due_on"]
    asked = {
        result: "missing_parts"
        in {one.key for _, one in all_visible(form, NO_ANSWERS.with_value("result", result))}
        for result in ("confirmed", "partly", "not_yet")
    }
    assert asked == {"confirmed": False, "partly": True, "not_yet": True}
    assert SignedBy.ASSESSOR in form.signed_by


def test_the_description_of_work_ability_never_says_that_it_judges() -> None:
    assert "bedöm" not in words(newest_of("work_ability"))


def test_the_description_of_work_ability_has_a_text_and_a_rating_for_every_area() -> None:
    form = newest_of("work_ability")
    for area in AREAS:
        assert isinstance(form.question(f"{area}_observation"), TextQuestion)
        rating = form.question(f"{area}_rating")
        assert isinstance(rating, ScaleQuestion)
        assert rating.figures == (0, 1, 2, 3, 4)
        assert not rating.voices


def test_of_another_instrument_only_its_name_and_place_are_written() -> None:
    instrument = newest_of("work_ability").question("external_instrument")
    assert isinstance(instrument, TableQuestion)
    assert [one.key for one in instrument.columns] == ["name", "done_by", "done_on", "filed_where"]


def test_a_report_begins_with_its_recipient_and_the_goals_but_not_the_decisions_period() -> None:
    filled = {one.key: one.prefill for one in newest_of("periodic_report").questions()}
    assert filled["recipient"] is Prefill.RECIPIENT
    assert filled["delmal_progress"] is Prefill.PLAN_GOALS
    assert filled["period_from"] is None
    assert filled["period_to"] is None


def test_a_report_may_leave_out_why_somebody_was_away() -> None:
    reasons = choice("periodic_report", "absence_by_code", "code").options
    assert next(iter(reasons)) == "absence"


def test_the_participants_evaluation_is_the_participants() -> None:
    form = newest_of("participant_evaluation")
    assert form.signed_by == (SignedBy.PARTICIPANT,)
    assert form.leaves is Leaves.PARTICIPANT
    scales = [one for one in form.questions() if isinstance(one, ScaleQuestion)]
    assert len(scales) == 5
    assert all(one.figures == (1, 2, 3, 4, 5) and one.may_decline for one in scales)
    assert not any(one.voices for one in scales)


def test_how_it_ended_flows_into_the_closing() -> None:
    flowing = {
        one.key for one in newest_of("closure").questions() if one.flows_to is FlowTarget.CLOSING
    }
    assert flowing == keys(
        "end_date end_reason interrupted outcome outcome_extent_percent outcome_verified_by"
        " same_company employer_name employment_form subsidy_form subsidy_from subsidy_to"
    )


def test_when_to_get_in_touch_again_lands_on_the_work_list() -> None:
    agreed = newest_of("closure").question("follow_up_agreed")
    assert isinstance(agreed, TableQuestion)
    assert agreed.flows_to is FlowTarget.REMINDERS
    assert keys("by what who") == {one.key for one in agreed.columns}


@pytest.mark.parametrize("reason", list(EndReason))
def test_after_a_death_or_a_mistake_nobody_is_asked_what_came_next(reason: EndReason) -> None:
    form = newest_of("closure")
    answers = NO_ANSWERS.with_value("end_reason", reason.value)
    answers = answers.with_value("outcome", Outcome.ANST_NYSTART.value)
    sections = {section.key for section, _ in all_visible(form, answers)}
    is_asked = reason not in {EndReason.AVLIDEN, EndReason.FELREGISTRERING}
    assert ({"outcome", "employment", "after"} <= sections) is is_asked
    assert ({"outcome", "employment", "after"} & sections != set()) is is_asked


@pytest.mark.parametrize(
    "outcome", [one for one in Outcome if one.is_employment and one is not Outcome.EGET_FORETAG]
)
def test_where_is_asked_of_everybody_who_went_to_a_workplace(outcome: Outcome) -> None:
    answers = NO_ANSWERS.with_value("end_reason", EndReason.ARBETE.value)
    answers = answers.with_value("outcome", outcome.value)
    asked = {one.key for _, one in all_visible(newest_of("closure"), answers)}
    assert {"employer_name", "employment_form", "subsidy_form", "same_company"} <= asked


@pytest.mark.parametrize("subsidy", list(SubsidyForm))
def test_a_subsidys_days_are_asked_where_there_is_one(subsidy: SubsidyForm) -> None:
    answers = NO_ANSWERS.with_value("end_reason", EndReason.ARBETE.value)
    answers = answers.with_value("outcome", Outcome.ANST_NYSTART.value)
    answers = answers.with_value("subsidy_form", subsidy.value)
    asked = {one.key for _, one in all_visible(newest_of("closure"), answers)}
    assert ("subsidy_to" in asked) is (subsidy is not SubsidyForm.NONE)


def test_an_incident_never_leaves_and_hides_whether_anybody_was_hurt() -> None:
    form = newest_of("incident")
    assert form.leaves is Leaves.NEVER
    assert {one.key for one in form.questions() if one.sensitive} == {"injured"}
    assert not any(one.flows_to for one in own_questions(form))


def test_only_the_incident_is_forbidden_to_leave() -> None:
    kept = {one for one in IDS if newest_of(one).leaves is Leaves.NEVER}
    assert kept == {"incident"}


def test_a_later_contact_is_made_after_a_number_of_months_and_flows_on() -> None:
    form = newest_of("post_follow_up")
    assert list(choice("post_follow_up", "after_months").options) == ["1", "3", "6", "12"]
    flowing = {one.key for one in form.questions() if one.flows_to is FlowTarget.FOLLOW_UPS}
    assert flowing == keys(
        "after_months contact_on contacted in_work extent same_employer what_holds"
        " what_threatens support_given"
    )
    assert "next_contact" in {one.key for one in form.questions()}


@pytest.mark.parametrize("contacted", list(Reached))
def test_who_was_not_reached_is_asked_nothing_more(contacted: Reached) -> None:
    form = newest_of("post_follow_up")
    answers = NO_ANSWERS.with_value("contacted", contacted.value)
    asked = {one.key for _, one in all_visible(form, answers)}
    assert ({"in_work", "what_holds"} <= asked) is (contacted is Reached.REACHED)
    assert ({"in_work", "what_holds"} & asked != set()) is (contacted is Reached.REACHED)


def test_only_progress_is_held_to_once_a_month() -> None:
    assert {one for one in IDS if newest_of(one).monthly} == {"progress"}


# Days that somebody was here may be counted; people may not.
COUNTED_DAYS: Final = {"attendance_total"}


@pytest.mark.parametrize("form", IDS)
def test_no_question_anywhere_asks_for_a_total(form: str) -> None:
    stems = ("total", "sum", "score", "average", "mean", "points")
    asked = {one.key for one in and_columns(newest_of(form))} - COUNTED_DAYS
    assert not [key for key in asked for stem in stems if stem in key.split("_")]
    labels = [one.label.lower() for one in and_columns(newest_of(form))]
    assert not [
        one for one in labels for stem in ("summa", "totalt", "poäng", "medelv") if stem in one
    ]
