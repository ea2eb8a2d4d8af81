"""What forms are made of stands together, and goes on over a page break without losing anything."""

import pytest

from karriarstod.forms.answers import Voiced
from karriarstod.forms.questions import ScaleQuestion
from karriarstod.reports.blocks import Block, Text
from karriarstod.reports.form_blocks import Beside, Named, Narrow, Stack, Steps, Ticks
from karriarstod.reports.form_questions import answered, pen_room
from karriarstod.reports.page import ANSWER, LABEL

LINE = ANSWER.leading
WIDE = 400.0


def label(words: str = "Fråga") -> Text:
    return Text(words, LABEL, keeps_with_next=True)


def lines(count: int) -> Text:
    return Text("\n".join(f"rad {number}" for number in range(count)), ANSWER)


def test_a_stack_is_as_high_as_its_parts() -> None:
    second = lines(2)
    second.space_before = 10.0
    assert Stack([lines(3), second]).height(WIDE) == pytest.approx(5 * LINE + 10)


def test_a_question_never_stands_without_the_beginning_of_its_answer() -> None:
    stack = Stack([label(), lines(8)])
    assert stack.split(WIDE, LABEL.leading + LINE) is None
    assert stack.least(WIDE) == pytest.approx(LABEL.leading + 2 * LINE)


def test_a_long_answer_goes_on_and_nothing_is_lost() -> None:
    parts = Stack([label(), lines(8)]).split(WIDE, LABEL.leading + 4 * LINE)
    assert parts is not None
    heights = [one.height(WIDE) for one in parts]
    assert heights == pytest.approx([LABEL.leading + 4 * LINE, 4 * LINE])


def test_a_stack_that_fits_is_not_cut() -> None:
    assert Stack([lines(2)]).split(WIDE, 3 * LINE) is None


def test_a_stack_of_nothing_but_labels_asks_for_all_of_them() -> None:
    assert Stack([label(), label()]).least(WIDE) == pytest.approx(2 * LABEL.leading)


def test_a_stack_is_cut_between_its_parts_where_none_can_be_cut() -> None:
    parts = Stack([lines(1), lines(1), lines(1)]).split(WIDE, 2.5 * LINE)
    assert parts is not None
    assert [one.height(WIDE) for one in parts] == pytest.approx([2 * LINE, LINE])


def test_two_columns_go_on_each_for_itself() -> None:
    parts = Beside(lines(2), lines(9)).split(WIDE, 5 * LINE)
    assert parts is not None
    assert [one.height(WIDE) for one in parts] == pytest.approx([5 * LINE, 4 * LINE])


def test_two_columns_are_not_cut_where_one_of_them_cannot_be() -> None:
    block = Beside(Ticks(["Ja"] * 40), lines(9))
    assert block.split(WIDE, 4 * LINE) is None
    assert block.least(WIDE) == Ticks(["Ja"] * 40).height((WIDE - 22) / 2)


def test_choices_stand_on_one_line_where_they_fit() -> None:
    assert Ticks(["Ja", "Nej"]).height(WIDE) == pytest.approx(LINE + Ticks.UNDER)


def test_eleven_figures_fit_on_one_line_with_a_voice_before_them() -> None:
    figures = [str(number) for number in range(11)]
    named = Named("Deltagaren", Ticks([*figures, "Vill inte svara"]))
    assert named.height(505) == pytest.approx(LINE + Ticks.UNDER)


def test_many_choices_stand_in_even_columns() -> None:
    options = [f"Ett val som tar plats {number}" for number in range(9)]
    assert Ticks(options).height(WIDE) == pytest.approx(3 * (LINE + Ticks.UNDER))


def test_a_choice_wider_than_the_page_goes_on_under_its_box() -> None:
    assert Ticks(["mycket långt val " * 12]).height(200) > 3 * LINE


def test_steps_have_their_words_beside_them_or_under_where_it_is_narrow() -> None:
    steps = Steps(range(11), 7, "7 av 10")
    assert steps.height(WIDE) < steps.height(180)


@pytest.mark.parametrize("block", [lines(1), Ticks(["Ja"]), Steps(range(3), None, "Inte svarat")])
def test_a_narrow_block_is_never_wider_than_the_page(block: Block) -> None:
    assert Narrow(block, 1000).height(WIDE) == block.height(WIDE)


def test_both_voices_of_a_scale_stand_on_the_same_page() -> None:
    scale = ScaleQuestion(key="s", label="Trivs", high=10, voices=True)
    for voices in (pen_room(scale), answered(scale, Voiced(1, 2))):
        stack = Stack([lines(3), *voices])
        parts = stack.split(WIDE, stack.height(WIDE) - 1)
        assert parts is not None
        assert parts[0].height(WIDE) == pytest.approx(3 * LINE)
