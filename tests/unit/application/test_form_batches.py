"""Who is in a batch of forms: counted by the rule that makes it, and by team."""

import pytest
from builders import TODAY, a_case, a_placement
from fake_store import FakeStore
from form_builders import FIRST_VISIT
from form_papers import PROTECTED, WITHOUT_FORM, a_team, everybody

from karriarstod.application.form_batches import (
    MOST,
    Batched,
    LeftOut,
    LeftOutWhy,
    count_batch,
    listed,
    record_batch_paper,
    teams,
)
from karriarstod.application.plan_paper import PaperTo
from karriarstod.application.ports import ListFilter, ListQuery
from karriarstod.domain.errors import NoSuchCase
from karriarstod.domain.identity import CaseNumber
from karriarstod.reports.form_batch import form_batch


@pytest.mark.parametrize("is_blank", [False, True])
def test_the_count_is_what_the_paper_holds(is_blank: bool) -> None:
    store = a_team()
    asked = everybody(store)
    counted = count_batch(store.begin, FIRST_VISIT, asked, is_blank=is_blank)
    made = form_batch(store.begin, FIRST_VISIT, asked, TODAY, is_blank=is_blank)
    assert (counted.made, counted.left_out) == (made.batched, made.left_out)
    assert len(counted.made) + len(counted.left_out) == len(asked)


def test_who_is_left_out_is_told_with_why() -> None:
    store = a_team()
    numbers = everybody(store)
    assert count_batch(store.begin, FIRST_VISIT, numbers, is_blank=False).left_out == (
        LeftOut(numbers[WITHOUT_FORM - 1], LeftOutWhy.NO_FORM),
        LeftOut(numbers[PROTECTED - 1], LeftOutWhy.PROTECTED),
    )


def test_a_participant_who_is_not_there_stops_the_count() -> None:
    with pytest.raises(NoSuchCase):
        count_batch(a_team().begin, FIRST_VISIT, (CaseNumber(2026, 99),), is_blank=True)


def test_only_what_was_filled_in_is_a_line_of_history() -> None:
    store = a_team()
    first, second, *_ = everybody(store)
    events = record_batch_paper(store.begin, (Batched(first, 1), Batched(second)), PaperTo.PRINTER)
    assert [event.case_number for event in events] == [first]
    assert dict(events[0].detail)["how"] == PaperTo.PRINTER
    assert record_batch_paper(store.begin, (Batched(second),), PaperTo.PRINTER) == ()


def test_teams_stand_in_swedish_order_with_those_who_are_in_them() -> None:
    names = ("Östra", "Ängen", "Åkeri", "Ängen")
    cases = [
        a_case(f"N{serial}", "Prov", serial=serial, placements=(a_placement(team=team),))
        for serial, team in enumerate(names, 1)
    ]
    found = teams(cases)
    assert list(found) == ["Åkeri", "Ängen", "Östra"]
    assert found["Ängen"] == (cases[1], cases[3])


def test_a_long_list_is_cut_and_still_tells_how_many_there_are() -> None:
    cases = [a_case(f"N{serial}", "Prov", serial=serial) for serial in range(1, MOST + 3)]
    found = listed(FakeStore(*cases).queries, ListQuery(ListFilter.ALL, offset=60), TODAY)
    assert (len(found.cases), found.total) == (MOST, MOST + 2)
    assert found.cases[0].participant.given_name == "N1"
