"""What a new form begins with out of the record."""

from datetime import date

from full_case import a_full_case

from karriarstod.application.form_prefill import prefilled
from karriarstod.forms.answers import NO_ANSWERS, Answers
from karriarstod.forms.catalog import newest_of

TODAY = date(2026, 3, 16)


def begun(placement_number: int | None, template_id: str = "placement_agreement") -> Answers:
    return prefilled(newest_of(template_id), NO_ANSWERS, a_full_case(), placement_number, TODAY)


def test_an_agreement_begins_with_the_decision_and_those_who_are_part_of_it() -> None:
    known = begun(2)

    assert known.get("insats_type") == "Arbetsträning"
    assert known.get("handledare") == "Åsa Ärlig"
    assert (known.get("period_from"), known.get("period_to")) == (
        date(2025, 12, 15),
        date(2026, 3, 13),
    )
    parties = [row.cells["party"] for row in known.rows("parties")]
    assert parties == ["Deltagare", "Företaget", "Arbetsförmedlingen"]


def test_a_measure_that_tells_of_crime_is_never_filled_in() -> None:
    assert begun(1).get("insats_type") == "Annan insats"
    parties = [row.cells["party"] for row in begun(1).rows("parties")]
    assert parties[-1] == "Annan myndighet"


def test_a_form_without_a_placement_begins_with_nothing() -> None:
    assert begun(None) == NO_ANSWERS


def test_a_follow_up_begins_with_the_goals_that_have_words_as_they_stand() -> None:
    (goal,) = begun(2, "follow_up_talk").rows("delmal_review")

    assert dict(goal.cells) == {"goal": "Söka arbete", "status": "reached"}
