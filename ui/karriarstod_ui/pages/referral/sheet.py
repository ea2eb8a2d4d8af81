"""What is filled in about a referral, card by card, and the placement it makes."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.participants import NewPlacement
from karriarstod.domain.case_file import CaseFile
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.referral.came_consents import CameConsentsCard
from karriarstod_ui.pages.referral.coming import ComingCard
from karriarstod_ui.pages.referral.same_person import SamePersonCard
from karriarstod_ui.pages.referral.same_search import SameSearch
from karriarstod_ui.pages.referral.team import TeamCard
from karriarstod_ui.pages.referral.whence import WhenceCard
from karriarstod_ui.pages.referral.who import WhoCard
from karriarstod_ui.widgets.layouts import Column, Columns


class ReferralSheet(Columns):
    """The cards: what is written to the left, what follows from it to the right.

    ``edited`` whenever something is written.
    """

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(18, parent=parent)
        self._desk = desk
        self._returning: CaseFile | None = None
        self.who = WhoCard(desk.today)
        self.whence = WhenceCard(desk.today)
        self.team = TeamCard()
        self.same = SamePersonCard()
        self.coming = ComingCard()
        self.consents = CameConsentsCard(desk.today)
        self._search = SameSearch(desk, self.who, self.same)
        self._left, self._right = Column(16), Column(16)
        for card in (self.who, self.whence, self.team):
            self._left.add(card)
        for beside in (self.same, self.coming, self.consents):
            self._right.add(beside)
        for side, stretch, least in ((self._left, 7, 460), (self._right, 3, 280)):
            side.add_stretch()
            self.add(side, stretch, least)
        for written in (self.who, self.whence, self.team, self.consents):
            written.edited.connect(self.edited)
        self.whence.dates_changed.connect(self._show_coming)
        desk.rules_changed.connect(self._show_coming)
        self._show_coming()

    def show_returning(self, case: CaseFile) -> None:
        """The person is known; what is written of the referral stays."""
        self._returning = case
        self.who.show_person(case.participant)
        self.team.show_going_on(case)
        self._search.forget(is_known=True)
        self._show_coming()

    def clear(self) -> None:
        """An empty sheet for somebody new."""
        self._returning = None
        self.who.clear()
        self.whence.clear()
        self.team.clear()
        self.consents.clear()
        self._search.forget(is_known=False)
        self._show_coming()

    def first_wrong(self) -> QWidget | None:
        """What is wrong in all but who it is, said beside it."""
        return self.whence.check() or self.consents.check()

    def placement(self) -> NewPlacement:
        """The placement, once nothing is wrong."""
        referral = self.whence.referral()
        contact = self.whence.contact()
        return NewPlacement(
            referral=referral,
            team=self.team.team.text().strip(),
            supervisor=self.team.supervisor.text(),
            career_supporter=self.team.supporter.text(),
            contacts=() if contact is None else (contact,),
            consents=self.consents.consents(
                referral.received_on, referral.organisation, referral.referrer
            ),
            decision=self.whence.decision(),
            parallel=self.team.parallel.isChecked(),
        )

    @Slot()
    def _show_coming(self) -> None:
        self.consents.show_referrer(self.whence.party)
        self.consents.follow_decision(self.whence.ends.day())
        whence = self.whence
        self.coming.show_decision(
            whence.decision(), self._returning, self._desk, is_reversed=whence.is_reversed
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Below everything else the warning would come when it is too late.
        stacked = self.is_stacked(self.width())
        place = (self._left.body, 1) if stacked else (self._right.body, 0)
        if place[0].indexOf(self.same) < 0:
            place[0].insertWidget(place[1], self.same)
