"""A sentence with a word of crime or diagnosis is taken out, and nothing else is lost."""

import pytest
from form_builders import FIRST_VISIT, a_row, a_visit, answered

from karriarstod.forms.careful_moving import answers_parted, parted
from karriarstod.forms.careful_words import form_hits, shipped_words
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import FORM_DATE
from karriarstod.forms.questions import ChoiceQuestion, TableQuestion, TextQuestion
from karriarstod.forms.template import FormTemplate, Section

WORDS = shipped_words()


@pytest.mark.parametrize(
    ("text", "rest", "moved"),
    [
        ("Trivs. Han är dömd för rån. Kommer kl. 9.30!", "Trivs. Kommer kl. 9.30!", None),
        ("Bra\nHan har frigång\nTrivs", "Bra\nTrivs", "Han har frigång"),
        ("dömd", "", "dömd"),
        ("Är han dömd? Ja... kanske.", "Ja... kanske.", "Är han dömd?"),
        ("Inget här. Ej heller här.", "Inget här. Ej heller här.", ""),
        ("", "", ""),
    ],
)
def test_only_the_sentence_with_the_word_is_taken_out(text, rest, moved):
    found = parted(text, WORDS)
    assert found.rest == rest
    assert found.moved == ("Han är dömd för rån." if moved is None else moved)


def test_an_answer_keeps_the_rest_and_the_label_goes_with_what_is_taken():
    template = newest_of(FIRST_VISIT)
    answers = a_visit(own_goal_words="Jag vill baka. Jag är dömd.")
    rest, moved = answers_parted(template, answers, WORDS)
    assert rest.text("own_goal_words") == "Jag vill baka."
    assert [one.text for one in moved] == ["Jag är dömd."]
    assert moved[0].label == template.question("own_goal_words").label
    assert not form_hits(template, rest, WORDS)
    assert rest.get(FORM_DATE) == answers.get(FORM_DATE)


def test_a_table_keeps_its_rows_and_sensitive_cells_are_left_alone():
    table = TableQuestion(
        key="rows",
        label="Avtal",
        columns=(
            TextQuestion(key="what", label="Vad"),
            TextQuestion(key="why", label="Varför", sensitive=True),
        ),
    )
    choice = ChoiceQuestion(key="way", label="Hur", options={"add": "Lägg till"})
    template = FormTemplate(
        id="x",
        version=1,
        code="X",
        title="X",
        purpose="",
        sections=(Section(key="one", title="Ett", questions=(table, choice)),),
    )
    answers = answered(
        rows=(a_row(2, what="Ringa. Har adhd.", why="Har adhd."), a_row(3, what="Baka")), way="add"
    )
    rest, moved = answers_parted(template, answers, WORDS)
    assert rest.rows("rows") == (a_row(2, what="Ringa.", why="Har adhd."), a_row(3, what="Baka"))
    assert [(one.label, one.text) for one in moved] == [("Avtal, vad", "Har adhd.")]
    assert rest.get("way") == "add"
