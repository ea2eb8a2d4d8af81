"""A form's paper says what was answered and no more; an empty one has room for a pen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import msgspec
import pytest
from form_builders import VISITED_ON, a_row, a_visit, answered, own_answers
from pdf_structure import Structure
from plan_sheets import ARABIC_NAME
from printed_forms import (
    LONG,
    STRANGE,
    a_blank,
    a_form_draft,
    a_month,
    a_signed,
    every_text,
    with_own,
)
from pypdf import PdfReader

from karriarstod.forms.answers import DECLINED, Answers, Voiced
from karriarstod.forms.catalog import newest, newest_of
from karriarstod.forms.form import FormStatus
from karriarstod.forms.keys import Leaves
from karriarstod.forms.questions import (
    AnyQuestion,
    ChoiceQuestion,
    NoteQuestion,
    ScaleQuestion,
    TableQuestion,
    TextQuestion,
)
from karriarstod.forms.template import FormTemplate, Section
from karriarstod.reports import form_pdf
from karriarstod.reports.form_pdf import REPORT, file_stem, render
from karriarstod.reports.form_questions import pen_room
from karriarstod.reports.form_sheet import FormSheet

VISIT = newest_of("first_visit")
TEMPLATES = pytest.mark.parametrize("template", newest(), ids=lambda one: one.id)


def said(sheet: FormSheet) -> list[str]:
    return [text for _, text in Structure(render(sheet)).read_aloud()]


def spoken(sheet: FormSheet) -> str:
    return " ".join(said(sheet))


def cells(sheet: FormSheet) -> list[list[str]]:
    structure = Structure(render(sheet))
    return [[structure.text(cell) for cell in row.kids] for row in structure.elements("TR")]


def labels(template: FormTemplate) -> Iterator[str]:
    for question in template.questions():
        yield question.label
        if isinstance(question, TableQuestion):
            yield from (column.label for column in question.columns)


@TEMPLATES
def test_blank_paper_asks_every_question(template: FormTemplate) -> None:
    text = spoken(a_blank(template)).casefold()
    alone = {
        part.questions[0].key
        for part in template.sections
        if len(part.questions) == 1 and isinstance(part.questions[0], TableQuestion)
    }
    asked = [one for one in template.questions() if one.key not in alone]
    assert [one.label for one in asked if one.label.casefold() not in text] == []
    assert [part.title for part in template.sections if part.title.casefold() not in text] == []


@TEMPLATES
def test_blank_paper_has_nobody_on_it(template: FormTemplate) -> None:
    person = replace(
        a_signed(template), is_blank=False, participant="Ali Exempelsson", author="Maja Testsson"
    )
    names = ("Exempelsson", "Testsson", "Provare", "DLT-2026")
    text = spoken(a_blank(template))
    assert [name for name in names if name in text] == []
    assert "Exempelsson" in spoken(person)


@TEMPLATES
def test_blank_paper_has_a_line_for_everyone_who_signs(template: FormTemplate) -> None:
    fields = Structure(render(a_blank(template))).elements("Form")
    assert len(fields) == len(template.signed_by)


@TEMPLATES
def test_a_filled_form_is_printed_with_what_it_was_given(template: FormTemplate) -> None:
    text = spoken(a_signed(template))
    assert "fastställd 2 mars 2026 i Sundby" in text
    assert "Bo Provare" in text


def test_blank_paper_says_when_a_question_is_to_be_filled_in() -> None:
    condition = "Fylls i om svaret på ”Vad bestämmer ni?” är "
    found = [text for text in said(a_blank(VISIT)) if text.startswith("Fylls i om")]
    decided = VISIT.question("decision").label
    assert any(decided in text for text in found), (condition, found)


def test_what_is_not_asked_for_is_not_printed() -> None:
    hidden = answered(decision="begin", decision_reason="Hemligt ord")
    shown = answered(decision="no", decision_reason="Öppet ord")
    assert "Öppet ord" in spoken(a_signed(VISIT, shown))
    assert VISIT.question("decision_reason").label not in said(a_signed(VISIT, hidden))


def test_an_unanswered_question_of_a_filled_form_has_a_quiet_sign() -> None:
    text = said(a_signed(VISIT, answered(own_goal_words="Baka bröd")))
    assert text.count("–") > 5


def test_an_unanswered_question_of_a_draft_is_left_open() -> None:
    assert "–" not in said(a_form_draft(VISIT))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (FormStatus.DRAFT, "UTKAST – inte fastställd"),
        (FormStatus.DONE, "INTE FASTSTÄLLD"),
        (FormStatus.DISCARDED, "SLÄNGT UTKAST"),
    ],
)
def test_what_is_not_signed_says_so_first(status: FormStatus, words: str) -> None:
    sheet = replace(a_signed(VISIT), status=status, signed_on=None)
    assert said(sheet)[0] == words


def test_a_signed_form_has_no_warning() -> None:
    assert said(a_signed(VISIT))[0].startswith("Exempelkooperativet")


def test_a_form_that_stays_in_the_house_says_so_blank_too() -> None:
    staying = [one for one in newest() if one.leaves is Leaves.NEVER]
    assert staying
    for template in staying:
        assert said(a_blank(template))[0] == "LÄMNAS INTE UT"
        assert said(a_signed(template))[0] == "LÄMNAS INTE UT"


def test_a_form_that_the_participant_hands_on_says_so() -> None:
    own = [one for one in newest() if one.leaves is Leaves.PARTICIPANT]
    assert own
    for template in own:
        assert "Lämnas bara vidare av deltagaren själv." in spoken(a_signed(template))


def test_a_protected_persons_form_says_so_first() -> None:
    sheet = replace(a_signed(VISIT), is_protected=True)
    assert said(sheet)[0] == "SKYDDADE PERSONUPPGIFTER – skicka inte vidare"


SENSITIVE = "Behöver pauser i tystnad"


def a_sensitive_form() -> FormSheet:
    mapping = newest_of("mapping")
    return a_signed(mapping, answered(health_at_work_self_view=SENSITIVE))


def test_a_sensitive_answer_is_printed_only_when_asked_for() -> None:
    sheet = a_sensitive_form()
    assert SENSITIVE not in spoken(sheet)
    assert "Känslig uppgift, skrivs inte ut här." in said(sheet)
    assert SENSITIVE in spoken(replace(sheet, shows_sensitive=True))


def test_a_sensitive_column_is_left_out_and_told_of() -> None:
    sheet = a_signed(with_own(), a_visit(**own_answers()))
    assert "Morbror" not in spoken(sheet)
    assert "”Vem”: känslig uppgift, skrivs inte ut här." in said(sheet)
    assert ["Svarva skålar"] in cells(sheet)
    assert ["Svarva skålar", "Morbror"] in cells(replace(sheet, shows_sensitive=True))


def test_blank_paper_has_room_for_what_is_sensitive() -> None:
    assert "Känslig" not in spoken(a_blank(newest_of("mapping")))


def test_both_voices_are_printed_and_neither_is_averaged() -> None:
    sheet = a_signed(newest_of("progress"), answered(on_time=Voiced(1, 3)))
    text = spoken(sheet)
    assert "Deltagaren 1 – " in text
    assert "Handledaren 3 – " in text
    assert "2 – " not in text


def test_a_voice_that_would_rather_not_say_is_printed_so() -> None:
    sheet = a_signed(newest_of("progress"), answered(on_time=Voiced(DECLINED, None)))
    text = spoken(sheet)
    assert "Deltagaren Vill inte svara" in text
    assert "Handledaren Inte svarat" in text


def test_the_steps_of_a_blank_scale_are_explained_once_a_section() -> None:
    progress = newest_of("progress")
    steps = [text for text in said(a_blank(progress)) if text.startswith("0 Inte prövat, 1 ")]
    scales = [
        part
        for part in progress.sections
        if any(isinstance(one, ScaleQuestion) for one in part.questions)
    ]
    assert len(steps) == len(scales)


def test_a_month_stands_in_one_table_with_letters_for_its_codes() -> None:
    sheet = a_signed(newest_of("attendance"), a_month(40))
    rows = cells(sheet)
    assert len(rows) == 41
    assert rows[1][:7] == ["2 mars", "8.00", "16.00", "8.10", "", "30", "NP"]
    assert any(text.startswith("Kod: N – här hela dagen, ") for text in said(sheet))


def test_blank_paper_has_a_row_for_every_day_of_a_month() -> None:
    assert len(cells(a_blank(newest_of("attendance")))) == 32


def test_a_table_with_no_room_for_its_columns_becomes_a_little_form_for_each_row() -> None:
    rows = (a_row(1, purpose="Planera"), a_row(4, purpose="Räkna ut ersättning"))
    sheet = a_signed(newest_of("secrecy_and_consent"), answered(consents=rows))
    structure = Structure(render(sheet))
    headings = [structure.text(one) for one in structure.elements("H3")]
    assert ("Samtycke 1" in headings, "Samtycke 2" in headings) == (True, True)
    assert {"Planera", "Räkna ut ersättning"} <= set(said(sheet))


def test_markup_and_letters_of_other_languages_are_printed_as_typed() -> None:
    text = spoken(a_signed(VISIT, every_text(VISIT, STRANGE)))
    assert "<b>Ali</b> & Žofia Wałęsa" in text
    assert ARABIC_NAME in text


def test_a_long_text_goes_on_over_pages_without_losing_a_word() -> None:
    mapping = newest_of("mapping")
    text = spoken(a_signed(mapping, answered(work_self_view=LONG, work_handledare_view=LONG)))
    assert text.count(LONG.strip()) == 2


def test_the_file_is_named_by_form_and_case_and_never_by_person() -> None:
    assert file_stem(a_signed(VISIT)) == "m02-forsta-besoket_DLT-2026-0042_3"
    assert file_stem(a_form_draft(VISIT)) == "m02-forsta-besoket_DLT-2026-0042_3-utkast"
    assert file_stem(a_blank(VISIT)) == "m02-forsta-besoket_blankett"


def test_every_page_says_which_case_and_template_it_belongs_to() -> None:
    footer = "Första besöket · DLT-2026-0042 · M02 version 1"
    assert form_pdf.form_part(a_signed(VISIT)).furniture.footer_left == footer


def test_the_printing_day_stands_on_a_draft() -> None:
    note = "Uppgifterna skyddas av tystnadsplikt. Utskriven 16 mars 2026."
    assert note in said(a_form_draft(VISIT))


def test_a_file_is_dated_when_the_form_was_signed() -> None:
    later = replace(a_signed(VISIT), signed_on=date(2026, 4, 1))
    assert render(later) != render(a_signed(VISIT))


def test_a_report_builds_what_its_module_renders() -> None:
    assert REPORT.build(a_blank(VISIT)) == render(a_blank(VISIT))


def test_a_sheet_shows_nobody_when_it_lands_in_a_log() -> None:
    assert "Exempelsson" not in repr(a_signed(VISIT))


def test_a_note_is_printed_filled_and_blank() -> None:
    progress = newest_of("progress")
    note = next(one for one in progress.questions() if type(one).__name__ == "NoteQuestion")
    words = " ".join(msgspec.to_builtins(note)["text"].split())
    assert words in spoken(a_blank(progress))
    assert words in spoken(a_signed(progress, Answers()))


def test_the_day_of_the_form_stands_under_its_name() -> None:
    assert any("2 mars 2026" in text for text in said(a_signed(VISIT))[:4])
    assert date(2026, 3, 2) == VISITED_ON


def of_questions(*questions: AnyQuestion, **section: object) -> FormTemplate:
    """A form of nothing but these."""
    part = Section(key="only", title="Det enda", questions=questions)
    part = msgspec.structs.replace(part, **section)
    return msgspec.structs.replace(VISIT, sections=(part,), signed_by=())


def test_a_section_with_nothing_to_show_has_no_heading() -> None:
    asked = TextQuestion(key="why", label="Varför?", visible_when={"why": ["x"]})
    assert "Det enda" in said(a_blank(of_questions(asked)))
    assert "Det enda" not in said(a_signed(of_questions(asked), Answers()))


def test_a_note_without_a_heading_is_its_text_alone() -> None:
    told = said(a_blank(of_questions(NoteQuestion(key="n", label="", text="Läs det här."))))
    assert told[told.index("Det enda") + 1] == "Läs det här."


def test_a_table_of_nothing_but_sensitive_columns_is_told_of_and_no_more() -> None:
    secret = TextQuestion(key="who", label="Vem", sensitive=True)
    table = TableQuestion(key="t", label="Rader", columns=(secret,))
    for rows in ((), (a_row(1, who="Morbror"),)):
        told = said(a_signed(of_questions(table), answered(t=rows)))
        after = told[told.index("Det enda") + 1]
        assert after == "”Vem”: känslig uppgift, skrivs inte ut här."


def test_a_sensitive_table_is_left_out_whole() -> None:
    column = TextQuestion(key="what", label="Vad")
    table = TableQuestion(key="t", label="Rader", columns=(column,), sensitive=True)
    template = of_questions(table)
    sheet = a_signed(template, answered(t=(a_row(1, what="Pauser"),)))
    assert "Pauser" not in spoken(sheet)
    assert "Känslig uppgift, skrivs inte ut här." in said(sheet)
    assert "Pauser" in spoken(replace(sheet, shows_sensitive=True))


def test_many_choices_last_in_a_row_have_the_whole_width() -> None:
    texts = tuple(TextQuestion(key=f"t{one}", label=f"Text {one}") for one in range(6))
    many = {f"k{one}": f"Val {one}" for one in range(9)}
    choice = ChoiceQuestion(key="c", label="Välj", options=many)
    table = TableQuestion(key="t", label="Rader", columns=(*texts, choice), blank_rows=1)
    told = said(a_blank(of_questions(table)))
    assert "Rad 1" in told
    assert [one for one in many.values() if one not in " ".join(told)] == []


def test_a_table_s_room_for_a_pen_is_its_empty_rows() -> None:
    table = TableQuestion(key="t", label="Rader", columns=(TextQuestion(key="a", label="Vad"),))
    assert len(pen_room(table)) == 1
    assert pen_room(NoteQuestion(key="n", label="N", text="x")) == []


@TEMPLATES
def test_signatures_stand_on_the_page_of_a_low_last_section(template: FormTemplate) -> None:
    signed = a_signed(template)
    end = template.sections[-1].title
    last = PdfReader(BytesIO(render(signed))).pages[-1].extract_text()
    assert end in last or not template.signed_by
