"""Signing freezes a form's paper; nobody who is protected or restricted is named on it."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from types import MappingProxyType

import pytest
from builders import TODAY, a_case, a_contact, a_decision, a_placement, a_referral
from fake_store import FakeStore
from form_builders import (
    FIRST_VISIT,
    OWN,
    VISITED_ON,
    a_form,
    a_form_signature,
    a_row,
    a_visit,
    own_answers,
)
from form_papers import a_done_visit
from pypdf import PdfReader

from karriarstod.application.ports import Organisation
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.clock import SetClock
from karriarstod.domain.errors import NoSuchPart
from karriarstod.domain.participant import Protection
from karriarstod.domain.parties import ReferrerType
from karriarstod.forms.answers import Answers, Row
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import Form, FormNotDone, FormStatus, TemplateRef
from karriarstod.forms.own_questions import template_of
from karriarstod.reports.form_printing import (
    FormPrinting,
    blank_form_paper,
    form_paper,
    sign_form,
)
from karriarstod.reports.form_sheet import (
    FormFacts,
    FormSheet,
    facts_of_form,
    form_facts,
    form_sheet,
    freeze_form_sheet,
    thawed_form,
)

CASE = a_case()
NUMBER = CASE.case_number
LATER = date(2026, 5, 4)
HOUSE = Organisation("Exemplet", "769600-0000")


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def a_store(form: Form | None = None, case: CaseFile = CASE) -> FakeStore:
    store = FakeStore(case)
    with store.begin() as work:
        work.forms.add(NUMBER, form or a_done_visit())
        work.commit()
    return store


@pytest.fixture
def signed() -> FakeStore:
    store = a_store()
    sign_form(store.begin, NUMBER, 1, a_form_signature())
    return store


def change(store: FakeStore, case: CaseFile) -> None:
    with store.begin() as work:
        work.cases.update(case)
        work.commit()


def a_sheet(answers: Answers, case: CaseFile, template_id: str = FIRST_VISIT) -> FormSheet:
    form = replace(a_done_visit(), answers=answers, template=TemplateRef(template_id, 1))
    template = template_of(form.template, ())
    return form_sheet(form, template, form_facts(form, template, case, HOUSE, TODAY))


def test_a_signed_form_gives_the_same_bytes_when_names_have_changed(signed: FakeStore) -> None:
    first = form_paper(signed.begin, NUMBER, 1, TODAY)
    renamed = replace(CASE.participant, given_name="Laila", family_name="Sandberg")
    change(signed, replace(CASE, participant=renamed, placements=(a_placement(supervisor="Nya"),)))
    signed.content.organisation = Organisation("Ett annat namn")
    assert form_paper(signed.begin, NUMBER, 1, LATER).pdf == first.pdf
    assert "Leila Sandgren" in text_of(first.pdf)


def test_a_signed_form_has_no_printing_day(signed: FakeStore) -> None:
    assert "Utskriven" not in text_of(form_paper(signed.begin, NUMBER, 1, TODAY).pdf)


def test_a_form_that_is_not_signed_has_the_printing_day_and_says_so() -> None:
    paper = form_paper(a_store().begin, NUMBER, 1, TODAY)
    assert "INTE FASTSTÄLLD" in text_of(paper.pdf)
    assert "Utskriven" in text_of(paper.pdf)
    assert not paper.is_frozen


def test_protection_counts_for_what_was_signed_before(signed: FakeStore) -> None:
    protected = replace(CASE.participant, protection=Protection.SECRECY_MARKING)
    change(signed, replace(CASE, participant=protected))
    text = text_of(form_paper(signed.begin, NUMBER, 1, LATER).pdf)
    assert "Sandgren" not in text
    assert "Skyddad uppgift" in text
    assert "SKYDDADE PERSONUPPGIFTER" in text


def test_a_form_without_readable_facts_is_printed_with_those_of_the_day() -> None:
    form = a_form(status=FormStatus.SIGNED)
    template = template_of(form.template, ())
    assert thawed_form(form.sheet) is None
    now = form_facts(form, template, CASE, HOUSE, TODAY)
    assert facts_of_form(form, template, CASE, HOUSE, TODAY) == now


def test_facts_come_back_as_they_were() -> None:
    form = a_done_visit()
    facts = form_facts(form, template_of(form.template, ()), CASE, HOUSE, TODAY)
    assert thawed_form(freeze_form_sheet(facts)) == facts


def test_facts_say_whose_the_form_is() -> None:
    form = a_done_visit()
    facts = form_facts(form, template_of(form.template, ()), CASE, HOUSE, TODAY)
    assert isinstance(facts, FormFacts)
    assert (facts.participant, facts.supervisor, facts.author, facts.organisation) == (
        "Leila Sandgren",
        "Rut Ekelöf",
        "Rut Ekelöf",
        "Exemplet",
    )
    assert [(one.role, one.name) for one in facts.signers] == [
        ("Deltagare", "Leila Sandgren"),
        ("Handledare", "Rut Ekelöf"),
    ]


def test_facts_show_nobody_when_they_land_in_a_log() -> None:
    form = a_done_visit()
    facts = form_facts(form, template_of(form.template, ()), CASE, HOUSE, TODAY)
    assert "Sandgren" not in repr(facts)


def test_a_protected_persons_name_stands_nowhere_on_the_paper() -> None:
    case = a_case(protection=Protection.SECRECY_MARKING)
    answers = a_visit(own_goal_words="Leila Sandgren vill baka. sandgren, leila också.")
    store = a_store(replace(a_done_visit(), answers=answers), case)
    text = text_of(form_paper(store.begin, NUMBER, 1, TODAY).pdf)
    assert "sandgren" not in text.casefold()
    assert "Skyddad uppgift vill baka. Skyddad uppgift också." in text


def test_the_place_of_signing_is_not_told_of_a_protected_person() -> None:
    store = a_store(case=a_case(protection=Protection.SECRECY_MARKING))
    sign_form(store.begin, NUMBER, 1, a_form_signature())
    text = text_of(form_paper(store.begin, NUMBER, 1, TODAY).pdf)
    assert "Sundby" not in text
    assert "Sandgren" not in text


RESTRICTED = replace(
    a_referral(ReferrerType.KRIMINALVARDEN),
    organisation="Kriminalvården Lillby",
    officer="Sture Vaktsson",
)


def test_a_restricted_referrer_is_never_named() -> None:
    contact = a_contact(party=ReferrerType.SIS)
    decision = replace(a_decision(referrer=ReferrerType.SIS), organisation="Ungdomshemmet Eken")
    placement = replace(a_placement(referral=RESTRICTED), decisions=(decision,))
    case = a_case(placements=(placement,), contacts=(contact,))
    rows = (a_row(1, party="Annan myndighet", name="Sture Vaktsson"),)
    answers = a_visit(
        parties=rows, why_extent="Enligt KRIMINALVÅRDEN Lillby och Ungdomshemmet Eken"
    )
    sheet = a_sheet(answers, case, "placement_agreement")
    said = repr(dict(sheet.answers.values)) + repr(
        [dict(row.cells) for row in sheet.answers.rows("parties")]
    )
    assert [
        one for one in ("Vaktsson", "Lillby", "Eken") if one.casefold() in said.casefold()
    ] == []
    assert [one.role for one in sheet.signers][-1] == "Annan myndighet"


def test_days_and_choices_are_left_as_they_are() -> None:
    case = a_case(placements=(a_placement(referral=RESTRICTED),))
    row = Row(1, MappingProxyType({"by": TODAY, "what": "Sture Vaktsson ringer", "who": "Sture"}))
    answers = a_visit(follow_up_dates=(row,))
    cells = a_sheet(answers, case, "placement_agreement").answers.rows("follow_up_dates")[0].cells
    assert dict(cells) == {"by": TODAY, "what": "Annan myndighet ringer", "who": "Sture"}


def test_a_word_that_only_begins_alike_is_kept() -> None:
    case = a_case(placements=(a_placement(referral=replace(RESTRICTED, officer="Stu")),))
    sheet = a_sheet(a_visit(own_goal_words="En stuga, och en stu"), case)
    assert sheet.answers.text("own_goal_words") == "En stuga, och en Annan myndighet"


def test_without_a_referrer_there_is_no_line_for_one() -> None:
    own = a_placement(referral=a_referral(ReferrerType.EGEN_INITIATIV))
    sheet = a_sheet(a_visit(), a_case(placements=(own,)), "placement_agreement")
    assert [one.role for one in sheet.signers] == ["Deltagare", "Verksamhetsledare"]


def test_a_form_of_no_placement_goes_by_the_main_one_or_none() -> None:
    form = replace(a_done_visit(), placement_number=None)
    template = template_of(form.template, ())
    facts = form_facts(form, template, CASE, HOUSE, TODAY)
    assert facts.supervisor == "Rut Ekelöf"
    assert form_facts(form, template, a_case(stage=None), HOUSE, TODAY).supervisor == ""


def test_the_organisation_s_own_questions_are_printed() -> None:
    form = a_form(answers=a_visit(**own_answers()), own=1)
    store = FakeStore(CASE)
    with store.begin() as work:
        work.forms.keep_own_questions(OWN)
        work.forms.add(NUMBER, form)
        work.commit()
    text = text_of(form_paper(store.begin, NUMBER, 1, TODAY).pdf)
    assert "Nymalet kaffe" in text
    assert "Morbror" not in text
    shown = form_paper(store.begin, NUMBER, 1, TODAY, shows_sensitive=True)
    assert "Morbror" in text_of(shown.pdf)


def test_letters_that_no_font_has_are_told_of() -> None:
    answers = a_visit(own_goal_words="Cykla 🚲")
    store = a_store(replace(a_done_visit(), answers=answers))
    assert not form_paper(store.begin, NUMBER, 1, TODAY).is_printable
    assert form_paper(a_store().begin, NUMBER, 1, TODAY).is_printable


def test_looking_leaves_no_trace(signed: FakeStore) -> None:
    before = signed.events
    form_paper(signed.begin, NUMBER, 1, TODAY)
    assert signed.events == before


def test_a_draft_is_not_signed() -> None:
    store = a_store(a_form())
    with pytest.raises(FormNotDone):
        sign_form(store.begin, NUMBER, 1, a_form_signature())


def test_a_form_that_is_not_there_is_not_printed() -> None:
    with pytest.raises(NoSuchPart):
        form_paper(a_store().begin, NUMBER, 9, TODAY)


def test_blank_paper_carries_the_house_s_name() -> None:
    paper = blank_form_paper(newest_of(FIRST_VISIT), HOUSE)
    assert "Exemplet · org.nr 769600-0000" in text_of(paper.pdf)
    assert paper.file_name == "m02-forsta-besoket_blankett.pdf"


def test_the_window_prints_and_signs_by_the_same_functions() -> None:
    store = a_store()
    printing = FormPrinting(HOUSE, SetClock(TODAY))
    printing.sign(store.begin, NUMBER, 1, a_form_signature())
    assert printing.paper(store.begin, NUMBER, 1) == form_paper(store.begin, NUMBER, 1, TODAY)
    template = newest_of(FIRST_VISIT)
    assert printing.blank(template) == blank_form_paper(template, HOUSE)
    assert VISITED_ON <= TODAY
