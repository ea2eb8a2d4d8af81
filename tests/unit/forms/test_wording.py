"""What of a form can be found: what somebody wrote and everybody here may see, and nothing else."""

from form_builders import OWN, a_row, a_visit, own_answers

from karriarstod.forms.answers import NO_ANSWERS, Answers
from karriarstod.forms.form import TemplateRef
from karriarstod.forms.own_questions import template_of
from karriarstod.forms.template import FormTemplate
from karriarstod.forms.wording import form_words

TEMPLATE: FormTemplate = template_of(TemplateRef("first_visit", 1, 1), (OWN,))


def words(answers: Answers) -> list[str]:
    return form_words(TEMPLATE, answers).split("\n")


def test_texts_and_the_cells_of_tables_stand_in_reading_order() -> None:
    rows = (a_row(2, employer="Ångan", task="Bakade"), a_row(1, task="Diskade"))
    found = words(a_visit(earlier_work=rows, own_goal_words="  Baka bröd "))
    assert found == ["Ett lugnt kök", "Baka bröd", "Ångan", "Bakade", "Diskade"]


def test_choices_figures_and_days_are_not_words() -> None:
    found = words(a_visit(expectations_participant="", own_goal_words="", **own_answers()))
    assert found == ["Nymalet kaffe", "Svarva skålar", "Fläta"]


def test_a_sensitive_answer_or_column_is_left_out() -> None:
    rows = (a_row(1, craft="Fläta", secret="Morbror"),)
    found = form_words(TEMPLATE, a_visit(adaptation_need="Lugn vrå", own_5=rows))
    assert "vrå" not in found
    assert "Morbror" not in found


def test_an_answer_that_is_hidden_now_is_not_found() -> None:
    assert "Hunden" not in form_words(TEMPLATE, a_visit(other_obstacle="Hunden"))
    shown = a_visit(other_obstacle="Hunden", practical_obstacles=("other",))
    assert "Hunden" in form_words(TEMPLATE, shown)


def test_an_empty_form_has_no_words() -> None:
    assert form_words(TEMPLATE, NO_ANSWERS) == ""
