"""Filling forms: from the first word to the signed paper, on a register in memory."""

from datetime import date
from typing import Final

import pytest
from builders import TODAY, a_case
from fake_store import FakeStore
from form_builders import (
    FIRST_VISIT,
    OWN,
    a_form,
    a_form_signature,
    a_row,
    a_visit,
    answered,
    own_answers,
)
from form_filling import filled

from karriarstod.application.forms import (
    NewForm,
    begin_form,
    discard_form,
    finish_form,
    form_number,
    put_back_form,
    record_form_paper,
    reopen_form,
    save_answers,
    sign_form,
)
from karriarstod.application.plan_paper import PaperTo
from karriarstod.domain.errors import NoSuchCase, NoSuchPart
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.answers import Answers, Value
from karriarstod.forms.catalog import NoSuchTemplate, newest
from karriarstod.forms.form import (
    FORM_DATE,
    Form,
    FormFrozen,
    FormIncomplete,
    FormNotDone,
    FormStatus,
    FormTooSoon,
    TemplateRef,
)
from karriarstod.forms.own_questions import template_of
from karriarstod.forms.template import FormTemplate

LEILA: Final = a_case().case_number
NOTHING: Final = frozenset[str]()


@pytest.fixture
def store() -> FakeStore:
    """A register with Leila in it."""
    return FakeStore(a_case())


def begun(store: FakeStore, **wishes: object) -> Form:
    new = NewForm(FIRST_VISIT, 1, **wishes)  # type: ignore[arg-type]  # named by each test
    happened = begin_form(store.begin, LEILA, new, author="Rut Ekelöf", today=TODAY)
    return form(store, form_number(happened))


def form(store: FakeStore, number: int = 1) -> Form:
    return store.queries.form(LEILA, number)


def kept(store: FakeStore, *forms: Form) -> None:
    with store.begin() as work:
        for one in forms:
            work.forms.add(LEILA, one)
        work.commit()


def whole(**values: Value) -> Answers:
    """A first visit that lacks nothing."""
    return filled(template_of(TemplateRef(FIRST_VISIT, 1), ()), a_visit(**values))


def write(store: FakeStore, answers: Answers, copied: frozenset[str] = NOTHING) -> None:
    save_answers(store.begin, LEILA, 1, answers, copied)


def test_a_form_begins_as_a_draft_of_today_under_the_newest_template(store: FakeStore) -> None:
    one = begun(store)
    assert (one.number, one.status, one.author) == (1, FormStatus.DRAFT, "Rut Ekelöf")
    assert (one.begun_on, one.placement_number) == (TODAY, 1)
    assert one.answers.get(FORM_DATE) == TODAY
    assert one.template == TemplateRef(FIRST_VISIT, 1)
    (event,) = store.events
    assert (event.kind, event.placement_number) == (EventKind.FORM_BEGUN, 1)
    assert dict(event.detail) == {"form": "1", "template": FIRST_VISIT}


def test_a_form_that_asks_for_its_day_itself_begins_with_today(store: FakeStore) -> None:
    happened = begin_form(
        store.begin, LEILA, NewForm("journal_note", None), author="Rut Ekelöf", today=TODAY
    )
    assert form(store, form_number(happened)).answers.get(FORM_DATE) == TODAY


def test_a_form_that_asks_for_no_day_is_given_none(store: FakeStore) -> None:
    happened = begin_form(
        store.begin, LEILA, NewForm("referral", None), author="Rut Ekelöf", today=TODAY
    )
    assert FORM_DATE not in form(store, form_number(happened)).answers


def test_a_form_begins_with_the_latest_of_the_organisations_questions(store: FakeStore) -> None:
    with store.begin() as work:
        work.forms.keep_own_questions(OWN)
        work.commit()
    assert begun(store).template == TemplateRef(FIRST_VISIT, 1, own=1)


def test_a_form_of_an_unknown_template_case_or_placement_is_not_begun(store: FakeStore) -> None:
    nobody = CaseNumber(2026, 99)
    for number, new, problem in (
        (LEILA, NewForm("no_such", 1), NoSuchTemplate),
        (nobody, NewForm(FIRST_VISIT, None), NoSuchCase),
        (LEILA, NewForm(FIRST_VISIT, 7), NoSuchPart),
    ):
        with pytest.raises(problem):
            begin_form(store.begin, number, new, author="Rut Ekelöf", today=TODAY)
    assert store.events == ()


def test_beginning_from_the_last_one_brings_what_it_lends_and_marks_it(store: FakeStore) -> None:
    rows = (a_row(1, employer="Kafé Ångan", task="Bakade"),)
    earlier = a_visit(date(2026, 1, 9), earlier_work=rows)
    kept(store, a_form(answers=earlier, status=FormStatus.SIGNED))
    one = begun(store, from_earlier=True)
    assert one.answers.rows("earlier_work") == rows
    assert one.answers.text("own_goal_words") == ""
    assert "earlier_work" in one.copied
    assert (one.copied_from, one.replaces) == (1, None)


def test_a_new_form_brings_nothing_unless_it_is_asked_to(store: FakeStore) -> None:
    rows = (a_row(1, employer="Kafé Ångan", task="Bakade"),)
    kept(store, a_form(answers=a_visit(earlier_work=rows), status=FormStatus.DONE))
    one = begun(store)
    assert one.answers.rows("earlier_work") == ()
    assert (one.copied, one.copied_from) == (NOTHING, None)


MONTHLY: Final = [one for one in newest() if one.monthly]


@pytest.mark.skipif(not MONTHLY, reason="no template is filled once a month")
def test_a_monthly_form_is_refused_the_month_it_has_been_filled(store: FakeStore) -> None:
    template: FormTemplate = MONTHLY[0]
    ref = TemplateRef(template.id, template.version)
    kept(store, _monthly(ref, date(2026, 3, 2)))
    new = NewForm(template.id, 1)
    with pytest.raises(FormTooSoon) as caught:
        begin_form(store.begin, LEILA, new, author="Rut Ekelöf", today=TODAY)
    assert caught.value.last_on == date(2026, 3, 2)
    begin_form(store.begin, LEILA, new, author="Rut Ekelöf", today=date(2026, 4, 1))
    again = NewForm(template.id, 1, replaces=1)
    begin_form(store.begin, LEILA, again, author="Rut Ekelöf", today=TODAY)
    assert len(store.queries.forms(LEILA)) == 3


def _monthly(ref: TemplateRef, on: date) -> Form:
    return Form(0, ref, 1, on, "Rut Ekelöf", FormStatus.DONE, answered(form_date=on), done_on=on)


def test_what_is_typed_is_saved_without_a_line_of_history_each_time(store: FakeStore) -> None:
    begun(store)
    before = store.events
    write(store, a_visit(own_goal_words="Jag vill b"), frozenset({"earlier_work"}))
    write(store, a_visit(own_goal_words="Jag vill baka"))
    assert form(store).answers.text("own_goal_words") == "Jag vill baka"
    assert form(store).copied == NOTHING
    assert store.events == before


def test_a_form_is_done_when_nothing_is_missing(store: FakeStore) -> None:
    begun(store)
    write(store, whole())
    finish_form(store.begin, LEILA, 1, on=TODAY)
    assert (form(store).status, form(store).done_on) == (FormStatus.DONE, TODAY)
    assert store.events[-1].kind is EventKind.FORM_DONE


def test_what_is_missing_is_told_by_its_label_and_the_draft_stays(store: FakeStore) -> None:
    begun(store)
    write(store, a_visit(own_goal_words="", decision="trial"))
    with pytest.raises(FormIncomplete) as caught:
        finish_form(store.begin, LEILA, 1, on=TODAY)
    assert "Målet med egna ord" in caught.value.labels
    assert "Provdagar" in caught.value.labels
    assert form(store).status is FormStatus.DRAFT


def test_the_organisations_own_questions_are_asked_for_too(store: FakeStore) -> None:
    with store.begin() as work:
        work.forms.keep_own_questions(OWN)
        work.commit()
    begun(store)
    write(store, whole())
    with pytest.raises(FormIncomplete) as caught:
        finish_form(store.begin, LEILA, 1, on=TODAY)
    assert caught.value.labels == ("Vad luktar det?",)
    write(store, whole(**own_answers()))
    finish_form(store.begin, LEILA, 1, on=TODAY)
    assert form(store).status is FormStatus.DONE


def test_a_done_form_is_opened_again_before_it_is_written(store: FakeStore) -> None:
    kept(store, a_form(status=FormStatus.DONE))
    with pytest.raises(FormFrozen):
        write(store, a_visit())
    reopen_form(store.begin, LEILA, 1)
    write(store, a_visit(own_goal_words="Annat"))
    assert (form(store).status, form(store).done_on) == (FormStatus.DRAFT, None)
    assert store.events[-1].kind is EventKind.FORM_REOPENED


def test_a_draft_is_not_signed(store: FakeStore) -> None:
    begun(store)
    with pytest.raises(FormNotDone):
        sign_form(store.begin, LEILA, 1, a_form_signature(), "{}")


def test_a_signed_form_is_frozen_with_its_paper(store: FakeStore) -> None:
    kept(store, a_form(status=FormStatus.DONE))
    sign_form(store.begin, LEILA, 1, a_form_signature(), '{"name":"Leila"}')
    signed = form(store)
    assert (signed.status, signed.sheet) == (FormStatus.SIGNED, '{"name":"Leila"}')
    assert signed.signature == a_form_signature()
    assert store.events[-1].kind is EventKind.FORM_SIGNED
    for change in (
        lambda: write(store, a_visit()),
        lambda: finish_form(store.begin, LEILA, 1, on=TODAY),
        lambda: reopen_form(store.begin, LEILA, 1),
        lambda: discard_form(store.begin, LEILA, 1),
        lambda: sign_form(store.begin, LEILA, 1, a_form_signature(), "{}"),
    ):
        with pytest.raises(FormFrozen):
            change()
    assert form(store) == signed


def test_a_form_that_replaces_another_marks_it_when_it_is_signed(store: FakeStore) -> None:
    kept(store, a_form(status=FormStatus.SIGNED))
    one = begun(store, replaces=1)
    assert (one.replaces, one.copied_from) == (1, 1)
    save_answers(store.begin, LEILA, 2, whole(own_goal_words="Annat"), NOTHING)
    finish_form(store.begin, LEILA, 2, on=TODAY)
    assert form(store, 1).status is FormStatus.SIGNED
    sign_form(store.begin, LEILA, 2, a_form_signature(TODAY), "{}")
    assert form(store, 1).status is FormStatus.REPLACED
    assert form(store, 2).status is FormStatus.SIGNED
    assert {row.kind for row in store.events[-2:]} == {
        EventKind.FORM_SIGNED,
        EventKind.FORM_REPLACED,
    }


def test_a_form_is_thrown_away_and_put_back(store: FakeStore) -> None:
    kept(store, a_form(status=FormStatus.DONE))
    discard_form(store.begin, LEILA, 1)
    assert form(store).status is FormStatus.DISCARDED
    with pytest.raises(FormFrozen):
        write(store, a_visit())
    put_back_form(store.begin, LEILA, 1)
    assert form(store) == a_form(1)
    assert [one.kind for one in store.events] == [
        EventKind.FORM_DISCARDED,
        EventKind.FORM_PUT_BACK,
    ]


def test_only_what_is_thrown_away_is_put_back(store: FakeStore) -> None:
    kept(store, a_form())
    with pytest.raises(FormNotDone):
        put_back_form(store.begin, LEILA, 1)


def test_paper_leaves_a_line_of_history_that_says_how(store: FakeStore) -> None:
    kept(store, a_form())
    record_form_paper(store.begin, LEILA, 1, PaperTo.FILE)
    (event,) = store.events
    assert (event.kind, dict(event.detail)["how"]) == (EventKind.FORM_PRINTED, PaperTo.FILE.value)
