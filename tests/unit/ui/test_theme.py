"""Every colour that carries meaning can be read, in every table."""

import re

import pytest
from contrast import contrast

from karriarstod_ui.theme import TABLES, Appearance, Shade, StateColor, Theme

TEXT_PAIRS = [
    *((state.text, state.ground) for state in StateColor),
    *((text, ground) for text in (Shade.TEXT, Shade.QUIET, Shade.LATE, Shade.PRIMARY)
      for ground in (Shade.GROUND, Shade.SURFACE)),
    *((text, ground) for text in (Shade.TEXT, Shade.PRIMARY)
      for ground in (Shade.SOFT, Shade.SOON_SOFT, Shade.LATE_SOFT, Shade.WELL_SOFT)),
    (Shade.TEXT, Shade.STRIP),
    (Shade.QUIET, Shade.STRIP),
    (Shade.QUIET, Shade.FINE_LINE),
    (Shade.QUIET, Shade.SOFT),
    (Shade.ON_PRIMARY, Shade.PRIMARY),
    (Shade.ON_PRIMARY, Shade.PRIMARY_HOVER),
    (Shade.ON_PRIMARY, Shade.SECOND),
    (Shade.SURFACE, Shade.LATE),
    (Shade.TEXT, Shade.GRANTED_SOFT),
]  # fmt: skip

# WCAG 1.4.11: what must be seen to find a control or read a picture.
SHAPE_PAIRS = [
    (Shade.PRIMARY, Shade.GROUND),
    (Shade.PRIMARY, Shade.SURFACE),
    (Shade.PRIMARY, Shade.SOFT),
    (Shade.FIELD_LINE, Shade.SURFACE),
    (Shade.ACCENT, Shade.SURFACE),
    (Shade.SECOND, Shade.SURFACE),
    (Shade.LATE, Shade.SURFACE),
]


@pytest.mark.parametrize("appearance", TABLES, ids=str)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=lambda pair: f"{pair[0]}-on-{pair[1]}")
def test_text_is_readable_on_its_ground(appearance: Appearance, pair: tuple[Shade, Shade]) -> None:
    table = TABLES[appearance]
    assert contrast(table[pair[0]], table[pair[1]]) >= 4.5


@pytest.mark.parametrize("appearance", TABLES, ids=str)
@pytest.mark.parametrize("pair", SHAPE_PAIRS, ids=lambda pair: f"{pair[0]}-on-{pair[1]}")
def test_rings_fields_and_marks_stand_out(
    appearance: Appearance, pair: tuple[Shade, Shade]
) -> None:
    table = TABLES[appearance]
    assert contrast(table[pair[0]], table[pair[1]]) >= 3


@pytest.mark.parametrize("appearance", [Appearance.HIGH_CONTRAST, Appearance.HIGH_CONTRAST_DARK])
@pytest.mark.parametrize("shade", [Shade.TEXT, Shade.QUIET, Shade.PRIMARY, Shade.LATE, Shade.LINE])
def test_high_contrast_keeps_its_name(appearance: Appearance, shade: Shade) -> None:
    table = TABLES[appearance]
    assert contrast(table[shade], table[Shade.SURFACE]) >= 7


@pytest.mark.parametrize("appearance", TABLES, ids=str)
def test_every_table_has_every_shade(appearance: Appearance) -> None:
    assert set(TABLES[appearance]) == set(Shade)


def test_the_style_sheet_has_no_length_or_name_left_to_fill_in() -> None:
    sheet = Theme(Appearance.DARK, 1.5).style_sheet()
    assert re.findall(r"\$\w+|\d+u\b|u-ring", sheet.split("*/", 1)[1]) == []


def test_lengths_follow_the_text_size() -> None:
    assert Theme(scale=2.0).px(208) == 2 * Theme(scale=1.0).px(208)
