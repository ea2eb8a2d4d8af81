"""The simplified plan: short sentences, one idea a line, every goal and every date there."""

from datetime import date

from builders import a_plan_content
from case_strategies import contents
from hypothesis import given

from karriarstod.application.plain_copy import LineKind, missing_in, plain_copy
from karriarstod.domain.plan import Goal, HoursStep, PlanContent, Step, TaskLevel, WorkTask
from karriarstod.domain.readability import (
    LONGEST_SENTENCE,
    hard_words,
    lix,
    long_sentences,
    sentences,
    words,
)

TODAY = date(2026, 3, 16)


def a_content() -> PlanContent:
    step = Step(1, "Stå i kassan", who="Ali", helper="Kim", due_on=date(2026, 4, 3))
    return PlanContent(
        long_term_goal="Jag vill jobba på kafé.",
        goals=(Goal(1, "Klara en förmiddag", steps=(step,)),),
        tasks=(WorkTask("Disk", level=TaskLevel.ALONE), WorkTask("Baka", is_next=True)),
        hours_steps=(HoursStep(date(2026, 5, 1), 22.5),),
        follow_up_on=date(2026, 5, 5),
    )


def said(content: PlanContent, **more: str) -> list[str]:
    return [one.text for one in plain_copy(content, TODAY, **more).lines]


def test_the_plan_is_said_in_short_sentences() -> None:
    assert said(a_content(), participant="Ali Exempelsson") == [
        "Ditt mål",
        "Jag vill jobba på kafé.",
        "Ett mål på vägen",
        "Klara en förmiddag",
        "Ett steg:",
        "Stå i kassan",
        "Du gör det.",
        "Kim hjälper till.",
        "Klart senast 3 april.",
        "Det här gör du nu",
        "Disk (självständig)",
        "Det här gör du sedan",
        "Baka",
        "Din arbetstid",
        "Från 1 maj jobbar du 22,5 timmar i veckan.",
        "Vi pratar om planen igen",
        "Vi pratar om planen 5 maj.",
    ]


def test_somebody_else_who_does_it_is_named() -> None:
    assert "Ali gör det." in said(a_content(), participant="Mona Testsson")


def test_a_simpler_text_takes_the_place_of_the_plan_s() -> None:
    texts = {"long_term_goal": "Jag vill jobba.\nHelst på kafé."}
    copy = plain_copy(a_content(), TODAY, texts=texts)

    own = [one for one in copy.lines if one.source == "long_term_goal"]

    assert [one.text for one in own] == ["Jag vill jobba.", "Helst på kafé."]
    assert {one.original for one in own} == {"Jag vill jobba på kafé."}


def test_an_empty_simpler_text_leaves_the_plan_s() -> None:
    copy = plain_copy(a_content(), TODAY, texts={"long_term_goal": "  "})

    assert "Jag vill jobba på kafé." in copy.text


def test_an_empty_plan_says_nothing() -> None:
    assert plain_copy(PlanContent(), TODAY).lines == ()


def test_a_long_sentence_is_marked_and_the_patterns_are_short() -> None:
    long = "Jag vill så småningom kunna stå i kassan själv en hel förmiddag utan att behöva fråga."
    copy = plain_copy(PlanContent(long_term_goal=long), TODAY)

    hard = [one.text for one in copy.lines if copy.is_hard(one)]

    assert hard == [long]


@given(contents)
def test_every_goal_and_every_date_is_in_the_copy(content: PlanContent) -> None:
    copy = plain_copy(content, TODAY)

    assert missing_in(copy.text, content, TODAY, {}) == ()


@given(contents)
def test_no_sentence_of_the_patterns_is_long(content: PlanContent) -> None:
    for line in plain_copy(content, TODAY).lines:
        if line.kind is LineKind.HEADING:
            assert not long_sentences(line.text)


def test_what_is_missing_is_told() -> None:
    content = a_content()
    text = plain_copy(content, TODAY).text

    without_goal = text.replace("Klara en förmiddag", "")
    without_day = text.replace("3 april", "33 april")

    assert missing_in(without_goal, content, TODAY, {}) == ("Klara en förmiddag",)
    assert missing_in(without_day, content, TODAY, {}) == ("3 april",)


def test_a_simpler_goal_counts_as_the_goal() -> None:
    texts = {"goal.1": "Jobba till lunch"}
    content = a_content()

    assert missing_in(plain_copy(content, TODAY, texts=texts).text, content, TODAY, texts) == ()


def test_all_of_a_whole_plan_is_there() -> None:
    content = a_plan_content()

    assert missing_in(plain_copy(content, TODAY).text, content, TODAY, {}) == ()


def test_sentences_end_at_points_questions_and_lines() -> None:
    text = "Jag kan. Kan du?\nVi börjar: nu!"

    assert [one.text for one in sentences(text)] == ["Jag kan.", "Kan du?", "Vi börjar:", "nu!"]
    assert all(text[one.start : one.end] == one.text for one in sentences(text))


def test_a_number_and_a_joined_word_are_one_word_each() -> None:
    assert [one.text for one in words("22,5 timmar i Anna-Karins café")] == [
        "22,5",
        "timmar",
        "i",
        "Anna-Karins",
        "café",
    ]


def test_lix_is_words_a_sentence_and_long_words_in_percent() -> None:
    # Ten words in two sentences, two of them over six letters: 5 + 20.
    text = "Jag går till jobbet varje morgon. Det känns verkligen fantastiskt."

    assert lix(text) == 25
    assert lix("") == lix("…") == 0


def test_a_sentence_of_just_so_many_words_is_not_long() -> None:
    just = " ".join(["ord"] * LONGEST_SENTENCE)

    assert long_sentences(just) == ()
    assert long_sentences(f"{just} till")


def test_a_very_long_word_is_marked() -> None:
    assert [one.text for one in hard_words("arbetsmarknadsanknytning och jobb")] == [
        "arbetsmarknadsanknytning"
    ]
