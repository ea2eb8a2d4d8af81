"""Beside the plan: what is missing, two voices, how to do it, and the hours stepping up."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from karriarstod.domain.plan import HoursStep, PlanContent
from karriarstod.domain.swedish_dates import short_date
from karriarstod_ui.pages.plan.voices import VoicesCard
from karriarstod_ui.pages.plan.words import GUIDES, MissingLine, missing_lines
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets import charts
from karriarstod_ui.widgets.buttons import Button, link_button
from karriarstod_ui.widgets.card import Card, Tone
from karriarstod_ui.widgets.layouts import Column, row
from karriarstod_ui.widgets.text import Rule, Text

SHOWN_MISSING: Final = 6


class MissingCard(Card):
    """What is missing before the plan can be signed; each row leads to its field (``asked``)."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Saknas före fastställande"), parent=parent)
        self._shown: tuple[MissingLine, ...] | None = None
        self._rows = Column(0)
        self.add(self._rows)
        self._more = Text("", TextRole.SMALL_QUIET, wrap=True)
        self.add(self._more)
        self.links: list[Button] = []
        self.show_missing(())

    def show_missing(self, lines: Sequence[MissingLine]) -> None:
        """Show these, the first ones as links; nothing is rebuilt when they are shown already."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        shown = lines[:SHOWN_MISSING]
        had_focus = next((at for at, each in enumerate(self.links) if each.hasFocus()), None)
        for old in self._rows.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            self._rows.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.links = []
        for at, line in enumerate(shown):
            if at:
                self._rows.add(Rule())
            self._rows.add(self._row(line))
        self._rows.setHidden(not shown)
        rest = len(lines) - len(shown)
        if not lines:
            self._more.setText(self.tr("Inget saknas. Planen kan fastställas."))
        else:
            self._more.setText(self.tr("… och {n} till").format(n=rest))
        self._more.setHidden(bool(lines) and not rest)
        self.pill.show_state(str(len(lines)) if lines else "", StateColor.SOON)
        self.setAccessibleName(self.tr("Saknas före fastställande: {n}").format(n=len(lines)))
        if had_focus is not None and self.links:
            self.links[min(had_focus, len(self.links) - 1)].setFocus()

    def _row(self, line: MissingLine) -> QWidget:
        made = QWidget()
        inner = row(made, (0, 7, 0, 7), 8)
        inner.addWidget(Text(line.text, TextRole.SMALL, wrap=True), 1)
        link = link_button(line.verb, compact=True)
        link.setAccessibleName(f"{line.text}: {line.verb}")
        link.clicked.connect(lambda: self.asked.emit(line.place))
        self.links.append(link)
        inner.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return made


class SideColumn(Column):
    """The column to the right of the plan.

    ``missing_asked`` carries a ``Place``, ``rated`` the plan's field and its number.
    """

    missing_asked = Signal(object)
    rated = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(14, parent)
        self.missing = MissingCard()
        self.voices = VoicesCard()
        self.guide = Card(self.tr("Så gör du"), tone=Tone.SOFT)
        self._guide_words = Text(GUIDES[""], TextRole.SMALL, wrap=True)
        self.guide.add(self._guide_words)
        self.hours = Card(self.tr("Timmar i veckan"))
        self.chart = charts.HoursSteps()
        self.hours.add(self.chart)
        for card in (self.missing, self.voices, self.guide, self.hours):
            self.add(card)
        self.add_stretch()
        self.missing.asked.connect(self.missing_asked)
        self.voices.rated.connect(self.rated)

    def show_plan(
        self, content: PlanContent, participant: str, today: date, *, editable: bool
    ) -> None:
        """Show what the plan now says."""
        self.missing.setHidden(not editable)
        if editable:
            self.missing.show_missing(missing_lines(content))
        self.voices.show_voices(
            participant, content.own_rating, content.supervisor_rating, editable=editable
        )
        self.chart.set_steps(bars(content.hours_steps, today))
        self.hours.setHidden(not content.hours_steps)

    def show_guide(self, key: str) -> None:
        """The help for one part of the plan."""
        self._guide_words.setText(GUIDES.get(key, GUIDES[""]))


def bars(steps: Sequence[HoursStep], today: date) -> tuple[charts.HoursStep, ...]:
    """The hours as columns: those over pale, the present one full, those ahead dashed."""
    in_order = sorted(steps, key=lambda one: one.from_on)
    ends = [later.from_on for _, later in pairwise(in_order)]
    return tuple(
        charts.HoursStep(
            short_date(one.from_on, one.from_on),
            one.hours_per_week,
            is_past=end is not None and end <= today,
            is_planned=one.from_on > today,
        )
        for one, end in zip(in_order, (*ends, None), strict=False)
    )
