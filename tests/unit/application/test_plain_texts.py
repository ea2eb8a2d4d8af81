"""Simpler texts: kept beside a version, followed into the next, dropped when the plan changes."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from builders import NUMBERS, TODAY, a_case, a_placement, a_plan, a_plan_content
from fake_store import FakeStore
from pypdf import PdfReader

from karriarstod.application.copy_wish import SIMPLIFIED, translated_to
from karriarstod.application.plain_texts import keep_plain_texts, originals, plain_texts
from karriarstod.application.plans import discard_draft, save_draft
from karriarstod.domain.errors import NoSuchPart
from karriarstod.domain.events import EventKind
from karriarstod.domain.plan import Goal, PlanStatus, Signature, Step
from karriarstod.reports.participant_copy import copy_file_name, copy_paper
from karriarstod.reports.plan_printing import sign_plan

CONTENT = replace(
    a_plan_content(),
    long_term_goal="Jag vill arbeta i kök.",
    goals=(
        Goal(
            1,
            "Klara en hel dag",
            "Det syns i schemat",
            steps=(Step(1, "Öka tiden", who="Leila", due_on=date(2026, 9, 1)),),
        ),
    ),
)
CASE = a_case(
    number=NUMBERS[0],
    placements=(a_placement(plans=(replace(a_plan(status=PlanStatus.DRAFT), content=CONTENT),)),),
)
NUMBER = CASE.case_number
SIMPLE = {"long_term_goal": "Jag vill laga mat.", "goal.1": "En hel dag"}


@pytest.fixture
def store() -> FakeStore:
    store = FakeStore(CASE)
    keep_plain_texts(store.begin, NUMBER, 1, 1, SIMPLE)
    return store


def kept(store: FakeStore, version: int = 1) -> dict[str, str]:
    with store.begin() as work:
        return plain_texts(work, NUMBER, 1, version)


def happened(store: FakeStore) -> list[EventKind]:
    return [row.event.kind for row in store.content.history]


def test_what_may_be_written_simpler_is_what_people_wrote() -> None:
    said = originals(CONTENT)
    assert said["long_term_goal"] == "Jag vill arbeta i kök."
    assert (said["goal.1"], said["goal.1.step.1"]) == ("Klara en hel dag", "Öka tiden")


def test_simpler_texts_are_kept_and_the_history_holds_that_it_began(store: FakeStore) -> None:
    assert kept(store) == SIMPLE
    keep_plain_texts(store.begin, NUMBER, 1, 1, {"goal.1": "Hel dag"})
    assert kept(store) == {"goal.1": "Hel dag"}
    assert happened(store).count(EventKind.PLAN_SIMPLIFIED) == 1


def test_the_plan_s_own_words_and_nothing_are_not_simpler_texts(store: FakeStore) -> None:
    said = {"long_term_goal": "Jag vill arbeta i kök. ", "goal.1": "  ", "goal.7": "Nej"}
    keep_plain_texts(store.begin, NUMBER, 1, 1, said)
    assert kept(store) == {}


def test_the_same_again_writes_nothing(store: FakeStore) -> None:
    assert keep_plain_texts(store.begin, NUMBER, 1, 1, SIMPLE) == ()


def test_a_text_whose_original_changes_is_no_longer_used(store: FakeStore) -> None:
    changed = replace(CONTENT, long_term_goal="Jag vill köra buss.")
    save_draft(store.begin, NUMBER, 1, changed, on=TODAY)
    assert kept(store) == {"goal.1": "En hel dag"}
    save_draft(store.begin, NUMBER, 1, CONTENT, on=TODAY)
    assert kept(store) == SIMPLE


def test_a_new_version_keeps_the_texts_whose_original_is_the_same(store: FakeStore) -> None:
    sign_plan(store.begin, NUMBER, 1, Signature(TODAY, "Leila", "Rut"))
    changed = replace(CONTENT, long_term_goal="Jag vill köra buss.")
    save_draft(store.begin, NUMBER, 1, changed, on=TODAY)
    assert kept(store, 2) == {"goal.1": "En hel dag"}
    keep_plain_texts(store.begin, NUMBER, 1, 2, {"goal.1": "Heldag"})
    assert kept(store, 2) == {"goal.1": "Heldag"}
    assert kept(store, 1) == SIMPLE
    keep_plain_texts(store.begin, NUMBER, 1, 2, {})
    assert kept(store, 2) == {}


def test_a_version_there_is_not_has_no_texts(store: FakeStore) -> None:
    with pytest.raises(NoSuchPart):
        keep_plain_texts(store.begin, NUMBER, 1, 7, SIMPLE)
    discard_draft(store.begin, NUMBER, 1)
    with pytest.raises(NoSuchPart):
        kept(store)


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_simplified_paper_has_the_simpler_texts(store: FakeStore) -> None:
    paper = copy_paper(store.begin, NUMBER, 1, 1, SIMPLIFIED, TODAY)
    assert "Jag vill laga mat." in text_of(paper.pdf)
    assert "Öka tiden" in text_of(paper.pdf)
    assert (paper.variant, paper.is_kept) == ("simplified", False)


def test_the_plan_in_another_language_has_the_plan_s_own_words(store: FakeStore) -> None:
    paper = copy_paper(store.begin, NUMBER, 1, 1, translated_to("fi"), TODAY)
    assert "Jag vill arbeta i kök." in text_of(paper.pdf)
    assert paper.variant == "fi"


def test_a_signed_plan_s_copy_is_the_same_bytes_on_another_day(store: FakeStore) -> None:
    sign_plan(store.begin, NUMBER, 1, Signature(TODAY, "Leila", "Rut"))
    made = [
        copy_paper(store.begin, NUMBER, 1, 1, wish, day).pdf
        for wish in (SIMPLIFIED, translated_to("ar"))
        for day in (TODAY, date(2027, 8, 1))
    ]
    assert made[0] == made[1]
    assert made[2] == made[3]


def test_the_file_s_name_says_which_copy_it_is() -> None:
    names = [copy_file_name(NUMBER, 3, wish) for wish in (SIMPLIFIED, translated_to("ar"))]
    assert names == [f"min-plan-forenklad_{NUMBER}_v3.pdf", f"min-plan-ar_{NUMBER}_v3.pdf"]
