"""What any store promises of forms: the encrypted register and the one in memory."""

from dataclasses import replace
from datetime import date

import pytest
from builders import a_case
from form_builders import (
    FIRST_VISIT,
    OWN,
    a_form,
    a_form_signature,
    a_row,
    a_visit,
    own_answers,
)
from keeping import keep
from registers import USER

from karriarstod.application.ports import Store
from karriarstod.domain.errors import NoSuchCase, NoSuchPart
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.participant import Protection
from karriarstod.forms.form import Form, FormFrozen, FormHeading, FormStatus
from karriarstod.forms.own_questions import OwnQuestions

LEILA = CaseNumber(2026, 1)
SAMIR = CaseNumber(2026, 2)


def kept(store: Store, *forms: Form, number: CaseNumber = LEILA) -> tuple[Form, ...]:
    """The forms as the store keeps them, added one by one."""
    with store.begin() as work:
        found = tuple(work.forms.add(number, one) for one in forms)
        work.commit()
    return found


def changed(store: Store, form: Form) -> None:
    with store.begin() as work:
        work.forms.update(LEILA, form)
        work.commit()


@pytest.fixture(autouse=True)
def people(store: Store) -> None:
    keep(store, a_case(), a_case("Samir", serial=2))


def test_forms_are_numbered_by_participant(store: Store) -> None:
    first, second = kept(store, a_form(), a_form())
    (other,) = kept(store, a_form(), number=SAMIR)
    assert [one.number for one in (first, second, other)] == [1, 2, 1]
    assert store.queries.form(LEILA, 2) == second


def test_the_number_of_a_form_that_is_thrown_away_is_not_given_again(store: Store) -> None:
    (first,) = kept(store, a_form())
    changed(store, first.discarded())
    assert kept(store, a_form())[0].number == 2


@pytest.mark.parametrize("status", FormStatus)
def test_a_form_of_every_status_comes_back_as_it_was_kept(store: Store, status: FormStatus) -> None:
    with store.begin() as work:
        work.forms.keep_own_questions(OWN)
        work.commit()
    rows = (a_row(2, employer="Kafé Ångan", task="Bakade <b>&"), a_row(1, task="Diskade"))
    answers = a_visit(earlier_work=rows, practical_obstacles=("travel",), **own_answers())
    form = a_form(
        answers=answers,
        status=status,
        own=1,
        copied=frozenset({"own_1", "earlier_work"}),
        copied_from=4,
        replaces=3,
        flowed=("own_goal_words", "adaptation_need"),
    )
    (one,) = kept(store, form)
    assert one == replace(form, number=1)
    assert store.queries.form(LEILA, 1) == one
    with store.begin() as work:
        assert work.forms.get(LEILA, 1) == one
        assert work.forms.of(LEILA) == (one,)


def test_a_form_without_answers_or_placement_is_kept(store: Store) -> None:
    (one,) = kept(store, a_form(answers=a_visit(date(2026, 3, 1)), placement_number=None))
    assert store.queries.form(LEILA, 1) == one


def test_what_is_not_committed_is_not_kept(store: Store) -> None:
    with store.begin() as work:
        work.forms.add(LEILA, a_form())
    assert store.queries.forms(LEILA) == ()


def test_a_form_that_is_not_there_is_told_from_a_case_that_is_not(store: Store) -> None:
    with pytest.raises(NoSuchPart):
        store.queries.form(LEILA, 9)
    with pytest.raises(NoSuchCase):
        store.queries.form(CaseNumber(2026, 99), 1)
    with store.begin() as work, pytest.raises(NoSuchPart):
        work.forms.update(LEILA, a_form(9))
    with store.begin() as work, pytest.raises(NoSuchCase):
        work.forms.add(CaseNumber(2026, 99), a_form())


def test_forms_kept_at_once_have_the_numbers_they_had(store: Store) -> None:
    with store.begin() as work:
        work.forms.add_all(LEILA, (a_form(2), a_form(5)))
        work.forms.add_all(LEILA, ())
        assert work.forms.add(LEILA, a_form()).number == 6
        work.commit()
    with store.begin() as work:
        assert [one.number for one in work.forms.of(LEILA)] == [2, 5, 6]


def test_headings_are_listed_latest_first_and_thrown_away_ones_last(store: Store) -> None:
    early, late = a_visit(date(2026, 1, 9)), a_visit(date(2026, 3, 9))
    forms = kept(
        store,
        a_form(answers=early),
        a_form(answers=late, status=FormStatus.SIGNED),
        a_form(answers=late, status=FormStatus.DISCARDED),
        a_form(answers=late),
    )
    assert [one.number for one in store.queries.forms(LEILA)] == [4, 2, 1, 3]
    assert store.queries.forms(LEILA)[1] == FormHeading.of(forms[1])
    assert store.queries.forms(SAMIR) == ()


def test_the_form_to_go_on_from_is_the_latest_by_its_day(store: Store) -> None:
    early, late = a_visit(date(2026, 1, 9)), a_visit(date(2026, 3, 9))
    assert latest(store) is None
    kept(
        store,
        a_form(answers=late, status=FormStatus.DONE),
        a_form(answers=early, status=FormStatus.SIGNED),
        *(a_form(answers=late, status=one) for one in LEFT_OUT),
    )
    assert latest(store) == store.queries.form(LEILA, 1)
    assert [one.number for one in store.queries.forms_of(LEILA, FIRST_VISIT)] == [2, 1]
    kept(store, a_form(answers=late, status=FormStatus.SIGNED))
    assert latest(store) == store.queries.form(LEILA, 6)
    assert store.queries.forms_of(LEILA, "mapping") == ()


LEFT_OUT = (FormStatus.DRAFT, FormStatus.REPLACED, FormStatus.DISCARDED)


def latest(store: Store) -> Form | None:
    with store.begin() as work:
        return work.forms.latest(LEILA, FIRST_VISIT)


def test_a_form_goes_from_draft_to_replaced(store: Store) -> None:
    (draft,) = kept(store, a_form())
    done = draft.written(a_visit(own_goal_words="Annat")).finished((), date(2026, 3, 3))
    signed = done.signed(a_form_signature(), "{}")
    for step in (done, signed, signed.with_flow("own_goal_words"), signed.replaced()):
        changed(store, step)
        assert store.queries.form(LEILA, 1) == step


@pytest.mark.parametrize("status", [FormStatus.SIGNED, FormStatus.REPLACED])
def test_what_has_been_signed_never_changes(store: Store, status: FormStatus) -> None:
    (form,) = kept(store, a_form(status=status))
    for other in (
        replace(form, answers=a_visit(own_goal_words="Annat")),
        replace(form, template=replace(form.template, own=1)),
        replace(form, signature=a_form_signature(date(2026, 3, 9))),
        replace(form, sheet="{}"),
        replace(form, author=USER),
        replace(form, status=FormStatus.DRAFT),
    ):
        with store.begin() as work, pytest.raises(FormFrozen):
            work.forms.update(LEILA, other)
    assert store.queries.form(LEILA, 1) == form


def test_own_questions_are_kept_by_version_and_never_written_twice(store: Store) -> None:
    second, elsewhere = replace(OWN, version=2, questions=()), OwnQuestions("mapping", 1, ())
    with store.begin() as work:
        for one in (elsewhere, second, OWN):
            work.forms.keep_own_questions(one)
        work.commit()
    assert store.queries.own_questions() == (OWN, second, elsewhere)
    with store.begin() as work, pytest.raises(ValueError, match="kept before"):
        work.forms.keep_own_questions(OWN)


def test_a_form_is_found_by_its_words_and_opened_by_its_number(store: Store) -> None:
    rows = (a_row(1, employer="Kafé Ångan", task="Bakade semlor"),)
    kept(store, a_form(), a_form(answers=a_visit(earlier_work=rows)))
    (hit,) = store.queries.search("semlor ång")
    assert (hit.kind, hit.reference, hit.placement_number) == ("form", 2, 1)
    assert (hit.name, hit.on) == ("Leila Sandgren", date(2026, 3, 2))
    assert "«semlor»" in hit.snippet


def test_a_form_is_found_while_it_is_draft_done_or_signed(store: Store) -> None:
    (draft,) = kept(store, a_form(answers=a_visit(own_goal_words="Köra truck")))
    assert found(store, "truck") == [1]
    draft = draft.written(a_visit(own_goal_words="Köra buss"))
    changed(store, draft)
    assert (found(store, "truck"), found(store, "buss")) == ([], [1])
    changed(store, draft.discarded())
    assert found(store, "buss") == []
    changed(store, draft)
    done = draft.finished((), date(2026, 3, 3))
    signed = done.signed(a_form_signature(), "{}")
    for step in (done, signed):
        changed(store, step)
        assert found(store, "buss") == [1]
    changed(store, signed.replaced())
    assert found(store, "buss") == []


def found(store: Store, words: str) -> list[int | None]:
    return [hit.reference for hit in store.queries.search(words) if hit.kind == "form"]


def test_what_is_sensitive_or_not_shown_is_never_found(store: Store) -> None:
    with store.begin() as work:
        work.forms.keep_own_questions(OWN)
        work.commit()
    answers = a_visit(
        adaptation_need="Lugn vrå", other_obstacle="Hunden", decision="begin", **own_answers()
    )
    kept(store, a_form(answers=answers, own=1))
    assert found(store, "vrå") == []
    assert found(store, "hunden") == []
    assert found(store, "morbror") == []
    assert found(store, "svarva") == [1]
    assert found(store, "börja") == []
    assert found(store, "nymalet") == [1]


def test_a_protected_persons_form_is_not_found_under_their_name(store: Store) -> None:
    keep(store, a_case("Ada", serial=3, protection=Protection.SECRECY_MARKING))
    kept(store, a_form(), number=CaseNumber(2026, 3))
    (hit,) = store.queries.search("bröd")
    assert (hit.name, hit.case_number) == ("", CaseNumber(2026, 3))
