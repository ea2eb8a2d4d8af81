"""What follows from the dates: the days to come, told while the referral is written."""

from datetime import date

from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import label
from karriarstod.application.phrases import months
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.decision import Decision
from karriarstod.domain.forecast import (
    CeilingPassed,
    ComingDay,
    ComingKind,
    ceiling_passed,
    coming_days,
)
from karriarstod.domain.swedish_dates import days, short_date
from karriarstod_ui import units
from karriarstod_ui.desk import Desk
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.card import Card, InlineMessage
from karriarstod_ui.widgets.layouts import Column, column, row
from karriarstod_ui.widgets.text import Rule, Text


class ComingCard(Card):
    """ "Det här räknas ut": each day with what it is, and where the figures come from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Det här räknas ut"))
        self._lacking = self.tr("Skriv vilken dag beslutet börjar, så räknas dagarna ut här.")
        self._rows = Column(6)
        self.warning = InlineMessage()
        self.source = Text("", TextRole.SMALL_QUIET, wrap=True)
        self.add(self._rows)
        self.add(self.warning)
        self.add(self.source)
        self.body.addStretch(1)

    def show_decision(
        self,
        decision: Decision | None,
        returning: CaseFile | None,
        desk: Desk,
        *,
        is_reversed: bool = False,
    ) -> None:
        """The days that follow from a decision, with those that whoever comes back has had.

        With ``is_reversed`` there is none because it would end before it begins.
        """
        self._lacking = (
            self.tr("Beslutet slutar före sin början. Rätta det ena datumet, så räknas dagarna ut.")
            if is_reversed
            else self.tr("Skriv vilken dag beslutet börjar, så räknas dagarna ut här.")
        )
        source = rules_source(desk.organisation.name, own=bool(desk.rules.overrides))
        if decision is None:
            self.show_days((), None, desk.today, source)
            return
        earlier = tuple(
            one
            for placement in (returning.placements if returning else ())
            for one in placement.decisions
        )
        self.show_days(
            coming_days(decision.starts_on, decision.ends_on, desk.rules),
            ceiling_passed(earlier, decision, desk.rules),
            desk.today,
            source,
        )

    def show_days(
        self,
        coming: tuple[ComingDay, ...],
        passed: CeilingPassed | None,
        today: date,
        source: str,
    ) -> None:
        """The days, earliest first; without any, what is needed to count them."""
        fresh = QWidget()
        lines = column(fresh, spacing=6)
        for place, day in enumerate(coming):
            if place:
                lines.addWidget(Rule())
            lines.addWidget(_day_row(day, today))
        if not coming:
            lines.addWidget(
                Text(self._lacking, TextRole.QUIET, wrap=True),
            )
        old = self._rows.body.takeAt(0)
        if old is not None and (gone := old.widget()) is not None:
            gone.hide()
            gone.deleteLater()
        self._rows.add(fresh)
        self.source.setText(source if coming else "")
        self.source.setHidden(not coming)
        if passed is None:
            self.warning.clear()
        elif (said := ceiling_words(passed, today)) != self.warning.text.text() or (
            self.warning.isHidden()
        ):
            self.warning.show_message(said, StateColor.SOON)


def _day_row(day: ComingDay, today: date) -> QWidget:
    shown = QWidget()
    line = row(shown, spacing=10)
    when = Text(short_date(day.on, today), TextRole.SMALL)
    line.addWidget(units.sized(when, min_width=92))
    line.addWidget(Text(coming_words(day), TextRole.SMALL, wrap=True), 1)
    return shown


def coming_words(day: ComingDay) -> str:
    """ "Första dag", "Beslutet slutar om 90 dagar"."""
    if day.kind is ComingKind.DECISION_REMINDER and day.days_left is not None:
        return f"Beslutet slutar om {days(day.days_left)}"
    return label(day.kind)


def ceiling_words(passed: CeilingPassed, today: date) -> str:
    """What a ceiling says: a warning, never a no."""
    return (
        f"{label(passed.measure)} brukar vara högst {months(passed.months)}:"
        f" gränsen nås {short_date(passed.reached_on, today)}."
        " Stäm av med anvisaren. Beslutets egna datum gäller."
    )


def rules_source(organisation: str, *, own: bool) -> str:
    """Whose figures the days are counted with."""
    whose = f"{organisation}s egna" if own else "programmets förslag"
    return f"Regler: {whose} · ändra i Inställningar"
