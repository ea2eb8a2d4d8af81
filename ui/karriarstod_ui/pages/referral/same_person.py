"""The warning that the person may be here already, while the referral is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import PROTECTED_NAME
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import IdentityNumber
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.card import Card, Tone
from karriarstod_ui.widgets.layouts import Column
from karriarstod_ui.widgets.text import Rule, Text


class SamePersonCard(Card):
    """ "Finns redan?" with one line and one way on for each; hidden while nobody is alike.

    ``same_chosen`` carries the case number of the one who is meant.
    """

    same_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", tone=Tone.SOON, parent=parent)
        self.set_title(self.tr("Finns redan?"))
        self._rows = Column(8)
        self.add(self._rows)
        self.hide()

    def show_likely(self, cases: tuple[CaseFile, ...], number: IdentityNumber | None) -> None:
        """Those who may be the same, likeliest first."""
        while (item := self._rows.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, case in enumerate(cases):
            if place:
                self._rows.add(Rule())
            self._rows.add(self._row(case, number))
        self.setAccessibleName(self.tr("Finns redan?"))
        self.setHidden(not cases)

    def _row(self, case: CaseFile, number: IdentityNumber | None) -> QWidget:
        shown = Column(2)
        person = case.participant
        name = PROTECTED_NAME if person.is_protected else person.name
        shown.add(Text(name, TextRole.STRONG, wrap=True))
        shown.add(Text(likely_words(case, number), TextRole.SMALL, wrap=True))
        way = link_button(self.tr("Öppna och lägg till ny placering"), compact=True)
        way.setObjectName(f"same_{case.case_number}")
        way.setAccessibleName(self.tr("Öppna {name} och lägg till ny placering").format(name=name))
        way.clicked.connect(lambda: self.same_chosen.emit(str(case.case_number)))
        shown.add(way)
        return shown


def likely_words(case: CaseFile, number: IdentityNumber | None) -> str:
    """ "född 1997 · avslutad placering 2024 · samma nummer"."""
    person = case.participant
    parts = []
    if person.is_protected:
        parts.append(str(case.case_number))
    elif person.number.born_on is not None:
        parts.append(f"född {person.number.born_on.year}")
    going_on = case.open_placements
    if going_on:
        began = going_on[0].referral.received_on.year
        parts.append(f"pågående placering sedan {began}")
    elif case.placements and (closing := case.placements[-1].closing) is not None:
        parts.append(f"avslutad placering {closing.ends_on.year}")
    elif case.placements:
        parts.append(f"anvisad {case.placements[-1].referral.received_on.year}")
    held = {one.number.value for one in person.identities if one.number.is_national}
    if number is not None and number.is_national and number.value in held:
        parts.append("samma nummer")
    return " · ".join(parts)
