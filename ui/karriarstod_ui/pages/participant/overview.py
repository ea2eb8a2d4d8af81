"""The first tab: the journey, the plan, what comes next, and who does what."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod_ui.pages.participant.journey_view import journey_of, span_words
from karriarstod_ui.pages.participant.next_steps import NextStepsCard
from karriarstod_ui.pages.participant.people_card import PeopleCard
from karriarstod_ui.pages.participant.plan_card import PlanCard
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.journey import JourneyLanes
from karriarstod_ui.widgets.layouts import Column, Columns
from karriarstod_ui.widgets.text import Text


class JourneyCard(Card):
    """ "Resan hittills" as painted lanes, and the same in words for whoever hears the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Resan hittills"))
        self.lanes = JourneyLanes()
        self.empty = Text(
            self.tr("Resan börjar med den första anvisningen."), TextRole.QUIET, wrap=True
        )
        self.add(self.lanes)
        self.add(self.empty)

    def show_view(self, view: CaseView) -> None:
        journey = journey_of(view)
        self.lanes.setHidden(journey is None)
        self.empty.setHidden(journey is not None)
        self.set_note(span_words(journey) if journey is not None else "")
        if journey is not None:
            self.lanes.set_journey(journey)


class Overview(Column):
    """``wanted`` carries a ``Wanted``, ``reminder_written`` a ``Reminder``."""

    wanted = Signal(object)
    reminder_written = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(16, parent)
        self.journey = JourneyCard()
        self.plan = PlanCard()
        self.next_steps = NextStepsCard(today)
        self.people = PeopleCard()
        left, right = Column(16), Column(16)
        left.add(self.journey)
        left.add(self.plan)
        left.add_stretch()
        right.add(self.next_steps)
        right.add(self.people)
        right.add_stretch()
        columns = Columns(18)
        columns.add(left, 7, 460)
        columns.add(right, 3, 300)
        self.add(columns)
        for card in (self.plan, self.next_steps, self.people):
            card.wanted.connect(self.wanted)
        self.next_steps.reminder_written.connect(self.reminder_written)

    def show_view(self, view: CaseView) -> None:
        for card in (self.journey, self.plan, self.next_steps, self.people):
            card.show_view(view)
