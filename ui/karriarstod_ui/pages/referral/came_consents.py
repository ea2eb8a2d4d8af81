"""Consents that came with the referral: party by party, what may be shared, until when."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import label
from karriarstod.domain.parties import Consent, GivenHow, InformationCategory, ReferrerType
from karriarstod_ui.dialogs.editors import CategoryTicks, party_words
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.choices import TickBox
from karriarstod_ui.widgets.fields import DateField, LabeledField
from karriarstod_ui.widgets.layouts import Column, column
from karriarstod_ui.widgets.text import Text

_USUAL = (
    ReferrerType.ARBETSFORMEDLINGEN,
    ReferrerType.KOMMUN_AME,
    ReferrerType.KOMMUN_IFO,
    ReferrerType.FORSAKRINGSKASSAN,
)
_FIRST = (InformationCategory.PLAN, InformationCategory.ATTENDANCE)


@dataclass(frozen=True)
class _Row:
    party: ReferrerType
    box: TickBox
    ticks: CategoryTicks


class CameConsentsCard(Card):
    """One tick a party; ticked, it asks what the consent covers."""

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Samtycken som följde med"))
        self._today = today
        self._rows: list[_Row] = []
        self._list = Column(6)
        self.add(self._list)
        self.until = DateField(today)
        self.until.setObjectName("consents_to")
        self.until_field = LabeledField(self.tr("Gäller till"), self.until)
        self.add(self.until_field)
        self.none = Text(
            self.tr("Utan samtycke delas ingenting. Det går att lägga till sedan."),
            TextRole.SMALL_QUIET,
            wrap=True,
        )
        self.add(self.none)
        self._until_is_own = False
        self.until.date_changed.connect(self._on_until_changed)
        self.clear()

    def clear(self) -> None:
        for one in self._rows:
            one.box.setChecked(False)
        self._until_is_own = False
        self.until.set_day(None)
        self.show_referrer(_USUAL[0])

    def show_referrer(self, party: ReferrerType) -> None:
        """The referrer first, then those who are usually asked; what is ticked stays."""
        ticked = {one.party: one.ticks.ticked() for one in self._rows if one.box.isChecked()}
        parties = list(dict.fromkeys((party, *ticked, *_USUAL)))
        if [one.party for one in self._rows] == parties:
            return
        while (item := self._list.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._rows = [self._row(one, ticked.get(one)) for one in parties]
        self._arrange()

    def _row(self, party: ReferrerType, ticked: tuple[InformationCategory, ...] | None) -> _Row:
        name = label(party.listed)
        box = TickBox(name)
        box.setObjectName(f"consent_{party.value}")
        box.setChecked(ticked is not None)
        ticks = CategoryTicks(name, ticked or _FIRST)
        inner = QWidget()
        lines = column(inner, (32, 0, 0, 4), 0)
        lines.addWidget(ticks)
        self._list.add(box)
        self._list.add(inner)
        inner.setHidden(ticked is None)
        box.toggled.connect(inner.setVisible)
        box.toggled.connect(self._arrange)
        box.toggled.connect(self.edited)
        ticks.changed.connect(self.edited)
        return _Row(party, box, ticks)

    def follow_decision(self, ends_on: date | None) -> None:
        """The decision's last day, until somebody writes another."""
        if not self._until_is_own:
            self.until.set_day(ends_on)

    def check(self) -> LabeledField | None:
        """The last day is needed once something is ticked."""
        if any(one.box.isChecked() for one in self._rows):
            if not self.until.is_valid() or self.until.day() is None:
                self.until_field.show_problem(
                    self.tr("Skriv till vilken dag samtycket gäller, t.ex. beslutets sista dag.")
                )
                return self.until_field
            if (self.until.day() or self._today) < self._today:
                self.until_field.show_problem(self.tr("Den dagen har redan varit."))
                return self.until_field
        return None

    def consents(
        self, valid_from: date, organisation: str, referrer: ReferrerType
    ) -> tuple[Consent, ...]:
        """The ticked consents; those that cover nothing are left out."""
        valid_to = self.until.day()
        if valid_to is None:
            return ()
        return tuple(
            Consent(
                number=0,
                party=one.party,
                party_name=party_words(one.party, organisation if one.party is referrer else ""),
                categories=one.ticks.ticked(),
                purpose=self.tr("Samarbete om insatsen"),
                valid_from=min(valid_from, valid_to),
                valid_to=valid_to,
                given_how=GivenHow.WITH_REFERRAL,
            )
            for one in self._rows
            if one.box.isChecked() and one.ticks.ticked()
        )

    def _on_until_changed(self, day: date | None) -> None:
        self._until_is_own = day is not None
        self.edited.emit()

    def _arrange(self) -> None:
        some = any(one.box.isChecked() for one in self._rows)
        self.until_field.setHidden(not some)
        self.none.setHidden(some)
