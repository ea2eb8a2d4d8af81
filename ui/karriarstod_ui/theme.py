"""How the program looks: colours by meaning, kinds of text, and the way to change them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from string import Template
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from karriarstod_resources import catalog
from karriarstod_ui import units
from karriarstod_ui.fonts import FAMILY, load_fonts

SMALLEST_SCALE: Final = 1.0
LARGEST_SCALE: Final = 2.0


class Shade(StrEnum):
    """What a colour is for; the only names by which the rest of the program asks for one."""

    GROUND = "ground"
    SURFACE = "surface"
    STRIP = "strip"
    LINE = "line"
    FINE_LINE = "fine_line"
    FIELD_LINE = "field_line"
    TEXT = "text"
    QUIET = "quiet"
    PRIMARY = "primary"
    ON_PRIMARY = "on_primary"
    PRIMARY_HOVER = "primary_hover"
    SECOND = "second"
    SOFT = "soft"
    ACCENT = "accent"
    MUTED = "muted"
    LATE = "late"
    LATE_SOFT = "late_soft"
    SOON = "soon"
    SOON_SOFT = "soon_soft"
    WELL = "well"
    WELL_SOFT = "well_soft"
    GRANTED = "granted"
    GRANTED_SOFT = "granted_soft"


class StateColor(Enum):
    """A state that is shown with a word or an icon *and* a colour: (text shade, ground shade)."""

    LATE = (Shade.LATE, Shade.LATE_SOFT)
    SOON = (Shade.SOON, Shade.SOON_SOFT)
    WELL = (Shade.WELL, Shade.WELL_SOFT)
    GRANTED = (Shade.GRANTED, Shade.GRANTED_SOFT)
    CALM = (Shade.PRIMARY, Shade.SOFT)
    NEUTRAL = (Shade.QUIET, Shade.FINE_LINE)

    @property
    def text(self) -> Shade:
        return self.value[0]

    @property
    def ground(self) -> Shade:
        return self.value[1]


class Appearance(StrEnum):
    """What the user may choose; ``SYSTEM`` follows the computer, high contrast included."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"
    HIGH_CONTRAST_DARK = "high_contrast_dark"


class TextRole(StrEnum):
    """The kinds of text there are. Size in units of body text at 100 %, and weight."""

    HERO = "hero"
    TITLE = "title"
    SECTION = "section"
    CARD_TITLE = "card_title"
    STRONG = "strong"
    BODY = "body"
    QUIET = "quiet"
    SMALL = "small"
    SMALL_STRONG = "small_strong"
    SMALL_QUIET = "small_quiet"
    LATE = "late"
    PILL = "pill"
    AXIS = "axis"


_TYPE: Final[Mapping[TextRole, tuple[float, QFont.Weight]]] = MappingProxyType(
    {
        TextRole.HERO: (29, QFont.Weight.DemiBold),
        TextRole.TITLE: (25, QFont.Weight.DemiBold),
        TextRole.SECTION: (19, QFont.Weight.DemiBold),
        TextRole.CARD_TITLE: (16, QFont.Weight.DemiBold),
        TextRole.STRONG: (15, QFont.Weight.DemiBold),
        TextRole.BODY: (15, QFont.Weight.Normal),
        TextRole.QUIET: (15, QFont.Weight.Normal),
        TextRole.SMALL: (13, QFont.Weight.Normal),
        TextRole.SMALL_STRONG: (13, QFont.Weight.DemiBold),
        TextRole.SMALL_QUIET: (13, QFont.Weight.Normal),
        TextRole.LATE: (13, QFont.Weight.DemiBold),
        TextRole.PILL: (12.5, QFont.Weight.DemiBold),
        TextRole.AXIS: (12, QFont.Weight.Normal),
    }
)


def _table(text: str) -> Mapping[Shade, str]:
    pairs = (line.split() for line in text.strip().splitlines())
    return MappingProxyType({Shade(name): color for name, color in pairs})


LIGHT: Final = _table("""
    ground #F6F4EF
    surface #FFFFFF
    strip #E8E5DE
    line #DAD7CF
    fine_line #ECE9E2
    field_line #84908F
    text #1D2A2C
    quiet #566467
    primary #0E5A61
    on_primary #FFFFFF
    primary_hover #0A484E
    second #567A7E
    soft #E1EEEE
    accent #B4541A
    muted #DAD7CF
    late #A8271D
    late_soft #FBE9E6
    soon #855400
    soon_soft #FBF0DA
    well #1F6A3B
    well_soft #E4F1E7
    granted #245A8C
    granted_soft #EAF1F8
""")

DARK: Final = _table("""
    ground #141A1B
    surface #1D2526
    strip #101516
    line #3A4648
    fine_line #2B3536
    field_line #7B8A8C
    text #E9EEEE
    quiet #A5B2B4
    primary #5FB8BF
    on_primary #0E1516
    primary_hover #7CCAD0
    second #8FA9AC
    soft #1F3A3D
    accent #E3935B
    muted #3A4648
    late #F2938B
    late_soft #45231F
    soon #E8BE6A
    soon_soft #40331A
    well #86CB9C
    well_soft #1E3A28
    granted #93C1EC
    granted_soft #1D3145
""")

HIGH_CONTRAST: Final = _table("""
    ground #FFFFFF
    surface #FFFFFF
    strip #FFFFFF
    line #000000
    fine_line #C8C8C8
    field_line #000000
    text #000000
    quiet #262626
    primary #003D44
    on_primary #FFFFFF
    primary_hover #001F22
    second #1F4F54
    soft #E6F2F2
    accent #7A3200
    muted #767676
    late #7D0D05
    late_soft #FFF3F1
    soon #553400
    soon_soft #FFF8E8
    well #0B4420
    well_soft #F0FAF2
    granted #0B3763
    granted_soft #F1F7FD
""")

HIGH_CONTRAST_DARK: Final = _table("""
    ground #000000
    surface #000000
    strip #000000
    line #FFFFFF
    fine_line #4D4D4D
    field_line #FFFFFF
    text #FFFFFF
    quiet #E6E6E6
    primary #8DEBF3
    on_primary #000000
    primary_hover #C4F6FA
    second #BFE3E6
    soft #06292C
    accent #FFB27D
    muted #8C8C8C
    late #FFB3AC
    late_soft #2B0704
    soon #FFDC94
    soon_soft #281B00
    well #A9F0BE
    well_soft #04220E
    granted #B5DBFF
    granted_soft #041C33
""")

TABLES: Final[Mapping[Appearance, Mapping[Shade, str]]] = MappingProxyType(
    {
        Appearance.LIGHT: LIGHT,
        Appearance.DARK: DARK,
        Appearance.HIGH_CONTRAST: HIGH_CONTRAST,
        Appearance.HIGH_CONTRAST_DARK: HIGH_CONTRAST_DARK,
    }
)


@cache
def _font(size: int, weight: QFont.Weight) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


@dataclass(frozen=True)
class Theme:
    """One colour table at one text size; no letters are smaller than ``least`` pixels."""

    appearance: Appearance = Appearance.LIGHT
    scale: float = 1.0
    least: int = 0

    @property
    def table(self) -> Mapping[Shade, str]:
        return TABLES[self.appearance]

    @property
    def is_dark(self) -> bool:
        return self.appearance in {Appearance.DARK, Appearance.HIGH_CONTRAST_DARK}

    @property
    def is_high_contrast(self) -> bool:
        return self.appearance in {Appearance.HIGH_CONTRAST, Appearance.HIGH_CONTRAST_DARK}

    @property
    def ring(self) -> int:
        """Width of the focus ring, in pixels; wider where every line is as dark as the ring."""
        wider = 1.5 if self.is_high_contrast else 1
        return max(2, round(2 * wider * self.scale))

    def color(self, shade: Shade) -> QColor:
        return QColor(self.table[shade])

    def pair(self, state: StateColor) -> tuple[QColor, QColor]:
        """Text and ground for a state."""
        return self.color(state.text), self.color(state.ground)

    def px(self, units: float) -> int:
        """Pixels for ``units``, where 15 units is the height of body text at 100 %."""
        return round(units * self.scale)

    def font(self, role: TextRole = TextRole.BODY) -> QFont:
        size, weight = _TYPE[role]
        return QFont(_font(max(self.px(size), self.least), weight))

    def palette(self) -> QPalette:
        """The same table as Qt's own roles, for everything Qt paints by itself."""
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        palette = QPalette()
        for target, shade in (
            (role.Window, Shade.GROUND),
            (role.WindowText, Shade.TEXT),
            (role.Base, Shade.SURFACE),
            (role.AlternateBase, Shade.GROUND),
            (role.Text, Shade.TEXT),
            (role.PlaceholderText, Shade.QUIET),
            (role.Button, Shade.SURFACE),
            (role.ButtonText, Shade.TEXT),
            (role.Highlight, Shade.PRIMARY),
            (role.HighlightedText, Shade.ON_PRIMARY),
            (role.Accent, Shade.PRIMARY),
            (role.Link, Shade.PRIMARY),
            (role.LinkVisited, Shade.PRIMARY),
            (role.ToolTipBase, Shade.SURFACE),
            (role.ToolTipText, Shade.TEXT),
            (role.BrightText, Shade.LATE),
            (role.Light, Shade.SURFACE),
            (role.Midlight, Shade.FINE_LINE),
            (role.Mid, Shade.LINE),
            # The ground under a paper that is looked at.
            (role.Dark, Shade.MUTED),
            (role.Shadow, Shade.LINE),
        ):
            palette.setColor(target, self.color(shade))
        for target in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
            palette.setColor(group.Disabled, target, self.color(Shade.QUIET))
        palette.setColor(group.Disabled, role.Highlight, self.color(Shade.FINE_LINE))
        return palette

    def style_sheet(self) -> str:
        """``styles/app.qss`` with this theme's colours, and its lengths in pixels."""
        colored = Template(catalog.text("styles/app.qss")).substitute(
            {shade.value: color for shade, color in self.table.items()},
            ring=f"{self.ring}px",
            family=FAMILY,
        )
        room = self.ring - 1
        colored = re.sub(
            r"font-size: ([\d.]+)u",
            lambda size: f"font-size: {max(self._fit(size[1]), self.least)}px",
            colored,
        )
        fitted = re.sub(r"([\d.]+)u-ring", lambda size: f"{self._fit(size[1]) - room}px", colored)
        return re.sub(r"([\d.]+)u\b", lambda size: f"{self._fit(size[1])}px", fitted)

    def _fit(self, units: str) -> int:
        return self.px(float(units))


class _Shown:
    """The theme now on screen; like Qt's palette it belongs to the whole application."""

    theme = Theme()


def current() -> Theme:
    """The theme now on screen."""
    return _Shown.theme


class Theming(QObject):
    """Puts a theme on the application, and follows the computer when asked to."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._choice = Appearance.SYSTEM
        self._scale = 1.0
        self._least = 0
        load_fonts()
        application.setStyle("Fusion")
        # Both objects are kept: PySide deletes the inner one with an unreferenced outer one.
        self._hints = application.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._accessibility.contrastPreferenceChanged.connect(self._on_system_changed)

    @property
    def choice(self) -> Appearance:
        return self._choice

    @property
    def scale(self) -> float:
        return self._scale

    def apply(
        self, choice: Appearance = Appearance.SYSTEM, scale: float = 1.0, least: int = 0
    ) -> None:
        """Show everything, open windows included, in this appearance at this text size.

        No letters are smaller than ``least`` pixels, whatever they are for.
        """
        self._choice = choice
        self._scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        self._least = least
        _Shown.theme = theme = Theme(self._resolved(), self._scale, least)
        # A sheet put in another's place is worked through once for each widget and each of its
        # ancestors: seconds. Where there is none it is once for each.
        self._application.setStyleSheet("")
        self._application.setPalette(theme.palette())
        self._application.setFont(theme.font())
        self._application.setStyleSheet(theme.style_sheet())
        units.rescale(self._application.allWidgets(), theme.scale)
        self.changed.emit()

    def _resolved(self) -> Appearance:
        if self._choice is not Appearance.SYSTEM:
            return self._choice
        dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        if self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return Appearance.HIGH_CONTRAST_DARK if dark else Appearance.HIGH_CONTRAST
        return Appearance.DARK if dark else Appearance.LIGHT

    def _on_system_changed(self) -> None:
        if self._choice is Appearance.SYSTEM and self._resolved() is not current().appearance:
            self.apply(self._choice, self._scale, self._least)
