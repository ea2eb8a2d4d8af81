"""Where the referral comes from: referrer, measure, decision and what is asked for."""

from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import label
from karriarstod.domain.decision import NO_EXTENT, Decision, Measure
from karriarstod.domain.parties import Contact, ReferrerType
from karriarstod.domain.referral import Referral, ReferralChannel
from karriarstod.domain.swedish_dates import duration
from karriarstod_ui.dialogs.editors import ExtentField, key_choice
from karriarstod_ui.dialogs.form import side_by_side
from karriarstod_ui.dialogs.reach_hints import hint_email, hint_phone
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.fields import DateField, ExpandingText, LabeledField
from karriarstod_ui.widgets.layouts import Column
from karriarstod_ui.widgets.line import LineEdit

Editor = TypeVar("Editor", bound=QWidget)

_LINES = ("organisation", "officer", "phone", "email", "programme", "reference", "financing")
_TEXTS = ("purpose", "report_wishes", "adaptation_need")


class WhenceCard(Card):
    """The referral and its decision. ``dates_changed`` when dates, measure or extent have."""

    dates_changed = Signal()
    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Varifrån"))
        self._today = today
        self.referrer = key_choice(ReferrerType, ReferrerType.ARBETSFORMEDLINGEN)
        self.measure = key_choice(Measure, Measure.ARBETSTRANING)
        self.channel = key_choice(ReferralChannel, ReferralChannel.AUTHORITY_WEB)
        self.received = DateField(today)
        self.starts = DateField(today)
        self.ends = DateField(today)
        self.ends.count_from(self.starts)
        for name, editor in (
            ("referrer", self.referrer),
            ("measure", self.measure),
            ("channel", self.channel),
            ("received_on", self.received),
            ("decision_from", self.starts),
            ("decision_to", self.ends),
        ):
            editor.setObjectName(name)
        self.lines = {name: _named(LineEdit(), name) for name in _LINES}
        self.texts = {name: _named(ExpandingText(), name) for name in _TEXTS}
        self.extent = ExtentField(NO_EXTENT)
        self._build()
        self._connect()
        self.clear()

    def _build(self) -> None:
        lines, texts = self.lines, self.texts
        self.body.setSpacing(14)
        self.from_whom = LabeledField(self.tr("Anvisare"), self.referrer)
        self.starts_field = LabeledField(self.tr("Beslutet gäller från"), self.starts)
        self.ends_field = LabeledField(self.tr("Beslutet gäller till"), self.ends)
        self.phone_field = LabeledField(self.tr("Handläggarens telefon"), lines["phone"])
        self.email_field = LabeledField(self.tr("Handläggarens e-post"), lines["email"])
        hint_phone(self.phone_field)
        hint_email(self.email_field)
        self.received_field = LabeledField(self.tr("Kom in"), self.received)
        self.add(
            side_by_side(
                self.from_whom,
                LabeledField(self.tr("Organisation eller enhet"), lines["organisation"]),
            )
        )
        self.add(
            side_by_side(
                LabeledField(self.tr("Handläggare"), lines["officer"]),
                self.phone_field,
                self.email_field,
                least=150,
            )
        )
        self.add(
            side_by_side(
                LabeledField(self.tr("Insats"), self.measure),
                LabeledField(self.tr("Program hos anvisaren"), lines["programme"]),
            )
        )
        self.add(side_by_side(self.starts_field, self.ends_field))
        self.add(
            side_by_side(
                self.extent,
                LabeledField(self.tr("Beslut eller ordernummer"), lines["reference"]),
            )
        )
        self.add(LabeledField(self.tr("Vad vill anvisaren ha svar på?"), texts["purpose"]))
        self.more = link_button(self.tr("Fler uppgifter om anvisningen"), compact=True)
        self.more.setObjectName("more")
        self.add(self.more)
        self._rest = Column(14)
        self._rest.add(
            side_by_side(self.received_field, LabeledField(self.tr("Hur den kom"), self.channel))
        )
        self._rest.add(
            LabeledField(self.tr("Vad anvisaren vill ha skrivet, och när"), texts["report_wishes"])
        )
        self._rest.add(
            LabeledField(
                self.tr("Behov av anpassning"),
                texts["adaptation_need"],
                help_text=self.tr("Det som behöver anpassas, inte diagnosen."),
            )
        )
        self._rest.add(
            LabeledField(
                self.tr("Ersättning till företaget"),
                lines["financing"],
                help_text=self.tr("Visas aldrig på deltagarens papper."),
            )
        )
        self.add(self._rest)

    def _connect(self) -> None:
        self.referrer.currentIndexChanged.connect(self._on_referrer_changed)
        for signal in (
            self.starts.date_changed,
            self.ends.date_changed,
            self.measure.currentIndexChanged,
            self.extent.changed,
        ):
            signal.connect(self._on_dates_changed)
        for line in self.lines.values():
            line.textEdited.connect(self.edited)
        for text in self.texts.values():
            text.textChanged.connect(self.edited)
        for signal in (
            self.channel.currentIndexChanged,
            self.received.date_changed,
            self.referrer.currentIndexChanged,
        ):
            signal.connect(self.edited)
        self.ends.understood.connect(self._show_length)
        # Half a date is not yet wrong: the order is looked at when a date is left.
        for date_field in (self.starts, self.ends):
            date_field.editingFinished.connect(self._show_order)
        self.more.clicked.connect(self._show_rest)

    def clear(self) -> None:
        """A referral with nothing known but that it came today."""
        for line in self.lines.values():
            line.clear()
        for text in self.texts.values():
            text.set_text("")
        self.extent.set_extent(NO_EXTENT)
        self.referrer.choose(ReferrerType.ARBETSFORMEDLINGEN.value)
        self.measure.choose(Measure.ARBETSTRANING.value)
        self.channel.choose(ReferralChannel.AUTHORITY_WEB.value)
        self.received.set_day(self._today)
        self.starts.set_day(None)
        self.ends.set_day(None)
        for field in (
            self.starts_field,
            self.ends_field,
            self.received_field,
            self.extent,
            self.phone_field,
            self.email_field,
        ):
            field.set_help("")
        self._rest.hide()
        self.more.show()
        self._on_referrer_changed()

    def _show_rest(self) -> None:
        self._rest.show()
        self.more.hide()
        self.received.setFocus()

    @property
    def party(self) -> ReferrerType:
        """Who refers, as chosen."""
        return ReferrerType(self.referrer.key())

    def check(self) -> LabeledField | None:
        """The first field that cannot be kept as it is; it says what is wrong."""
        for field, editor in (
            (self.starts_field, self.starts),
            (self.ends_field, self.ends),
            (self.received_field, self.received),
        ):
            if not editor.is_valid():
                field.show_problem(self.tr("Skriv ett datum, t.ex. 20/3, fre eller +2v."))
                return field
        if self.is_reversed:
            self._show_order()
            return self.ends_field
        if self.ends.day() is not None and self.starts.day() is None:
            self.starts_field.show_problem(self.tr("Skriv också vilken dag beslutet börjar."))
            return self.starts_field
        return None if self.extent.check() else self.extent

    @property
    def is_reversed(self) -> bool:
        """Whether the decision as written ends before it begins."""
        starts, ends = self.starts.day(), self.ends.day()
        return starts is not None and ends is not None and ends < starts

    def referral(self) -> Referral:
        """The referral as written; ask only when ``check`` has found nothing."""
        return Referral(
            received_on=self.received.day() or self._today,
            referrer=self.party,
            measure=Measure(self.measure.key()),
            channel=ReferralChannel(self.channel.key()),
            organisation=self._line("organisation"),
            officer=self._line("officer"),
            phone=self._line("phone"),
            email=self._line("email"),
            reference=self._line("reference"),
            programme=self._line("programme"),
            wanted_from=self.starts.day(),
            wanted_to=self.ends.day(),
            extent=self.extent.extent() or NO_EXTENT,
            purpose=self._text("purpose"),
            financing=self._line("financing"),
            report_wishes=self._text("report_wishes"),
            adaptation_need=self._text("adaptation_need"),
        )

    def _line(self, name: str) -> str:
        return self.lines[name].text().strip()

    def _text(self, name: str) -> str:
        return self.texts[name].text().strip()

    def decision(self) -> Decision | None:
        """The decision that the dates make; none while no first day is known."""
        starts = self.starts.day()
        if starts is None or self.is_reversed:
            return None
        return Decision(
            number=0,
            referrer=self.party,
            measure=Measure(self.measure.key()),
            starts_on=starts,
            ends_on=self.ends.day(),
            extent=self.extent.extent() or NO_EXTENT,
            reference=self._line("reference"),
            programme=self._line("programme"),
            organisation=self._line("organisation"),
            officer=self._line("officer"),
        )

    def contact(self) -> Contact | None:
        """The referrer's officer, for "Vem gör vad"; none while nobody is named."""
        organisation, officer = self._line("organisation"), self._line("officer")
        if not (organisation or officer):
            return None
        return Contact(
            0,
            self.party,
            organisation or label(self.party),
            officer,
            self.tr("anvisare"),
            self._line("phone"),
            self._line("email"),
        )

    def _on_referrer_changed(self) -> None:
        self.from_whom.set_help(
            self.tr("Visas som ”{listed}” i listor och på papper.").format(
                listed=label(self.party.listed).lower()
            )
            if self.party.is_restricted
            else ""
        )
        self.dates_changed.emit()

    def _on_dates_changed(self) -> None:
        if not self.is_reversed and self.ends.is_valid():
            self.ends_field.clear_problem()
        self._show_length("")
        self.edited.emit()
        self.dates_changed.emit()

    def _show_order(self) -> None:
        if self.is_reversed:
            self.ends_field.show_problem(self.tr("Slutet kan inte ligga före starten."))

    def _show_length(self, understood: str) -> None:
        starts, ends = self.starts.day(), self.ends.day()
        if starts is None or ends is None or ends < starts or not self.ends.is_valid():
            return
        length = duration(starts, ends)
        self.ends_field.set_help(f"{understood} · {length}" if understood else length)


def _named(editor: Editor, name: str) -> Editor:
    editor.setObjectName(name)
    return editor
