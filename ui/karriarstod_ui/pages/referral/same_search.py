"""Looks for whoever is being written, while they are written: they may be here already."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from karriarstod.application.ports import Queries
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import IdentityNumber
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.referral.same_person import SamePersonCard
from karriarstod_ui.pages.referral.who import WhoCard

_LOOK_AFTER_MS: Final = 250


class SameSearch(QObject):
    """Asks a moment after the last key, and shows the answer in ``card`` if it still is one."""

    def __init__(self, desk: Desk, who: WhoCard, card: SamePersonCard) -> None:
        super().__init__(card)
        self._desk = desk
        self._who = who
        self._card = card
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_LOOK_AFTER_MS)
        self._pause.timeout.connect(self._look)
        who.sought_changed.connect(self.begin)
        self.is_known = False

    @Slot()
    def begin(self) -> None:
        """Something else is written of the person."""
        self._pause.start()

    def forget(self, *, is_known: bool) -> None:
        """Nothing is likely any more; with ``is_known`` nobody is looked for at all."""
        self.is_known = is_known
        self._pause.stop()
        self._asked += 1
        self._card.show_likely((), None)

    @Slot()
    def _look(self) -> None:
        if self.is_known:
            return
        self._asked += 1
        number, given, family, born = self._who.sought()

        def question(queries: Queries) -> tuple[CaseFile, ...]:
            return queries.likely_same(number, given, family, born)

        done = partial(self._take, self._asked, number)
        self._desk.ask(question, owner=self, done=done)

    def _take(self, asked: int, number: IdentityNumber | None, cases: tuple[CaseFile, ...]) -> None:
        # An answer to what was typed before something else was is no answer any more.
        if asked == self._asked:
            self._card.show_likely(cases, number)
