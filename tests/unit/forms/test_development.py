"""Two voices over time: kept apart, never made one figure, absent never the same as lowest."""

from dataclasses import fields
from datetime import date

from form_builders import answered
from hypothesis import given
from hypothesis import strategies as st

from karriarstod.forms.answers import DECLINED, Voiced
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.development import PROGRESS, Area, Seen, areas, development

TEMPLATE = newest_of(PROGRESS)
JANUARY, MARCH = date(2026, 1, 12), date(2026, 3, 9)


def test_the_scale_has_twelve_areas_of_five_levels() -> None:
    assert len(areas(TEMPLATE)) == 12
    assert {len(one.levels) for one in areas(TEMPLATE)} == {5}


def test_what_was_said_stands_by_day_the_earliest_first() -> None:
    later = answered(on_time=Voiced(2, 1))
    earlier = answered(on_time=Voiced(1, DECLINED), endures=Voiced(None, 0))
    found = {one.key: one for one in development(TEMPLATE, [(MARCH, later), (JANUARY, earlier)])}
    assert found["on_time"].seen == (Seen(JANUARY, 1, DECLINED), Seen(MARCH, 2, 1))
    assert found["endures"].seen == (Seen(JANUARY, None, 0), Seen(MARCH, None, None))
    assert found["endures"].is_seen
    assert not found["asks_for_help"].is_seen


def test_an_answer_is_told_in_the_words_of_its_level() -> None:
    area = development(TEMPLATE, [])[0]
    assert area.label == "Komma och gå på avtalad tid"
    assert area.meaning(2) == "klarar med påminnelse"
    assert area.meaning(DECLINED) == "vill inte svara"
    assert area.meaning(None) == "inget svar"


SAID = st.none() | st.integers(0, 4) | st.just(DECLINED)


@given(st.lists(st.tuples(st.dates(), SAID, SAID), max_size=6))
def test_nothing_is_added_and_nothing_is_lost(said: list[tuple[date, object, object]]) -> None:
    times = [(on, answered(on_time=Voiced(one, other))) for on, one, other in said]  # type: ignore[arg-type]  # drawn as such
    seen = development(TEMPLATE, times)[0].seen
    assert sorted(map(str, seen)) == sorted(str(Seen(*one)) for one in said)  # type: ignore[arg-type]  # the same


def test_there_is_no_figure_of_it_all() -> None:
    assert {one.name for one in fields(Area)} == {"key", "label", "low", "levels", "seen"}
