"""The list's model: a window on many rows."""

from builders import NUMBERS, TODAY, a_case, a_placement, a_plan, a_reminder
from pytestqt.modeltest import ModelTester

from karriarstod.application.rulebook import rule_book
from karriarstod.application.views import ParticipantRow, participant_row
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.participant import Protection
from karriarstod.domain.stages import StageKey
from karriarstod_ui.delegates.cells import STATE_ROLE
from karriarstod_ui.models.participants import CHUNK, COLUMNS, ParticipantsModel
from karriarstod_ui.theme import StateColor


def a_row(case: CaseFile | None = None) -> ParticipantRow:
    return participant_row(case or a_case(), rule_book(), TODAY)


def cell(model: ParticipantsModel, key: str, row: int = 0, role: int = 0) -> object:
    place = next(place for place, column in enumerate(COLUMNS) if column.key == key)
    return model.index(row, place).data(role)


def a_model(*cases: CaseFile, total: int | None = None) -> ParticipantsModel:
    model = ParticipantsModel(TODAY)
    model.show_first(total or len(cases), [a_row(case) for case in cases], TODAY)
    return model


def test_the_model_keeps_the_promises_of_models(qtmodeltester: ModelTester) -> None:
    model = a_model(a_case(), total=200)
    qtmodeltester.check(model)
    model.show_slice(200, CHUNK, [a_row()], TODAY)
    model.show_slice(3, 0, [a_row()], TODAY)


def test_a_row_that_has_not_come_is_shown_as_dots() -> None:
    assert cell(a_model(a_case(), total=5), "name", row=3) == "…"


def test_the_chunk_that_lacks_is_the_one_looked_at() -> None:
    model = a_model(*[a_case(serial=n) for n in range(1, CHUNK + 1)], total=10_000)
    assert model.missing_chunk(10, 20) is None
    assert model.missing_chunk(CHUNK - 2, CHUNK + 3) == CHUNK
    assert model.missing_chunk(9_999, 10_050) == 9_999 - 9_999 % CHUNK


def test_stale_rows_are_asked_for_again_and_still_shown() -> None:
    model = a_model(a_case())
    model.grow_stale()
    assert model.missing_chunk(0, 10) == 0
    assert cell(model, "name") == "Leila Sandgren"


def test_a_protected_person_has_neither_name_nor_number_in_the_list() -> None:
    case = a_case(number=NUMBERS[0], protection=Protection.SECRECY_MARKING)
    model = a_model(case)
    assert cell(model, "name") == "Skyddad uppgift"
    assert cell(model, "number") == "••••••••-••••"


def test_the_number_is_masked() -> None:
    assert cell(a_model(a_case(number=NUMBERS[0])), "number") == "19710301-••••"


def test_a_day_that_has_passed_says_so_in_word_and_colour() -> None:
    late = a_reminder(due_on=TODAY.replace(day=13))
    model = a_model(a_case(reminders=(late,), placements=(a_placement(plans=(a_plan(),)),)))
    assert cell(model, "when") == "försenad 3 dgr"
    assert cell(model, "when", role=STATE_ROLE) is StateColor.LATE


def test_without_a_next_step_the_day_says_so() -> None:
    nothing_to_come = a_placement(StageKey.FIRST_MEETING, decisions=())
    model = a_model(a_case(placements=(nothing_to_come,)))
    assert cell(model, "when") == "utan nästa steg"


def test_a_plan_that_ought_to_be_there_is_missing_in_words() -> None:
    assert cell(a_model(a_case(stage=StageKey.MAPPING)), "plan") == "saknas"
    assert cell(a_model(a_case(stage=StageKey.INTEREST)), "plan") == "–"
