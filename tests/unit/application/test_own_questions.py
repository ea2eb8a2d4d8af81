"""Own questions are kept as versions: new forms ask them, forms already begun keep theirs."""

from io import BytesIO

import pytest
from builders import a_case, a_placement
from desks import TODAY, a_store
from fake_store import FakeStore
from form_builders import FIRST_VISIT, OWN
from pypdf import PdfReader

from karriarstod.application.forms import NewForm, begin_form, form_number
from karriarstod.application.own_questions import PROBLEMS, keep_questions
from karriarstod.application.sentences import sentence
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.exchange.export import export_register
from karriarstod.exchange.import_ import import_document
from karriarstod.forms.keys import OwnKind
from karriarstod.forms.own_drafts import OwnDraft, OwnProblem, OwnQuestionsWrong, draft_of
from karriarstod.forms.own_questions import template_of
from karriarstod.forms.template import OWN_SECTION
from karriarstod.reports.form_printing import form_paper

NUMBER = CaseNumber(2026, 1)
SMELL = OwnDraft("Vad luktar det?")
LIKES = OwnDraft("Trivs du?", kind=OwnKind.YES_NO, required=True)


@pytest.fixture
def store():
    return a_store(a_case(placements=(a_placement(),)))


def labels_in_a_new_form(store):
    happened = begin_form(
        store.begin, NUMBER, NewForm(FIRST_VISIT, 1), author="Rut Ekelöf", today=TODAY
    )
    return labels(store, form_number(happened))


def labels(store, number):
    form = store.queries.form(NUMBER, number)
    template = template_of(form.template, store.queries.own_questions())
    own = next((one for one in template.sections if one.key == OWN_SECTION), None)
    return [one.label for one in own.questions] if own else []


def test_new_forms_ask_them_and_forms_already_begun_keep_theirs(store):
    keep_questions(store.begin, FIRST_VISIT, (SMELL,))
    assert labels_in_a_new_form(store) == ["Vad luktar det?"]
    kept = draft_of(store.queries.own_questions()[0].questions[0])
    keep_questions(store.begin, FIRST_VISIT, (LIKES, kept))
    assert labels_in_a_new_form(store) == ["Trivs du?", "Vad luktar det?"]
    assert labels(store, 1) == ["Vad luktar det?"]


def test_all_of_them_can_be_taken_away_again(store):
    keep_questions(store.begin, FIRST_VISIT, (SMELL,))
    keep_questions(store.begin, FIRST_VISIT, ())
    assert labels_in_a_new_form(store) == []


def test_it_is_written_in_the_history_without_the_words(store):
    (event,) = keep_questions(store.begin, FIRST_VISIT, (SMELL, LIKES))
    assert event.kind is EventKind.OWN_QUESTIONS_CHANGED
    assert dict(event.detail) == {"template": FIRST_VISIT, "version": "1", "questions": "2"}
    assert store.events == (event,)


def test_nothing_is_written_where_nothing_has_changed(store):
    with store.begin() as work:
        work.forms.keep_own_questions(OWN)
        work.commit()
    assert keep_questions(store.begin, FIRST_VISIT, tuple(map(draft_of, OWN.questions))) == ()
    assert keep_questions(store.begin, "journal_note", ()) == ()
    assert store.queries.own_questions() == (OWN,)


def test_a_question_that_cannot_be_asked_keeps_nothing_and_is_told(store):
    with pytest.raises(OwnQuestionsWrong) as wrong:
        keep_questions(store.begin, FIRST_VISIT, (SMELL, OwnDraft("Vad luktar det?")))
    assert store.queries.own_questions() == ()
    said = sentence(wrong.value)
    assert said.what.startswith("Fråga 2 går inte")
    assert "heter så redan" in said.what


def test_questions_of_every_kind_are_printed_and_leave_in_a_file_and_come_back(store):
    drafts = tuple(
        OwnDraft(f"Fråga om {kind}", kind=kind, options=("Sällan", "Ofta")) for kind in OwnKind
    )
    keep_questions(store.begin, FIRST_VISIT, drafts)
    number = labels_in_a_new_form(store) and 1
    pages = PdfReader(BytesIO(form_paper(store.begin, NUMBER, number, TODAY).pdf)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert [one.label for one in drafts if one.label not in text] == []
    other = FakeStore()
    import_document(other, export_register(store))
    assert other.queries.own_questions() == store.queries.own_questions()
    assert labels(other, number) == [one.label for one in drafts]


def test_every_problem_has_its_words():
    assert set(PROBLEMS) == set(OwnProblem)
