"""How invented people come into a register, few or very many."""

from datetime import UTC, date, datetime, timedelta

from builders import TODAY
from fake_store import FakeStore
from full_case import a_full_case

from karriarstod.application.ports import Copy, Print
from karriarstod.exchange.document import ParticipantRecord
from karriarstod.practice.filling import TurningClock, keep
from karriarstod.practice.large import large_records


def test_the_clock_shows_the_day_it_is_turned_to() -> None:
    clock = TurningClock(TODAY)
    clock.day = date(2026, 4, 1)
    assert (clock.today(), clock.now()) == (
        date(2026, 4, 1),
        datetime(2026, 4, 1, 8, 30, tzinfo=UTC),
    )


def test_a_participant_is_kept_with_the_papers_that_were_printed() -> None:
    case = a_full_case()
    paper = Print(case.case_number, 1, 1, Copy.KOMMUN, TODAY, b"%PDF")
    store = FakeStore()
    with store.begin() as work:
        keep(work, ParticipantRecord.of(case, (), (paper,)))
        work.commit()
    assert store.queries.prints(case.case_number) == (paper,)


def test_whoever_has_begun_lately_has_no_plan_yet_and_the_rest_who_go_on_do() -> None:
    placements = [record.placements[0] for record in large_records(900, 0, 1, TODAY)]
    going_on = [one for one in placements if one.is_open]
    five_weeks_ago = TODAY - timedelta(days=35)
    lately = [one for one in going_on if one.decisions[0].starts_on > five_weeks_ago]
    assert 0 < len(lately) < len(going_on)
    assert [one for one in going_on if one.signed_plan is None] == lately
