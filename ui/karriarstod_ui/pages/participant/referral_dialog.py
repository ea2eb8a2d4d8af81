"""The window where the referral is filled in and set right afterwards."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.placements import change_referral
from karriarstod.domain.decision import NO_EXTENT, Measure
from karriarstod.domain.parties import ReferrerType
from karriarstod.domain.referral import ReferralChannel
from karriarstod_ui.dialogs.editors import ExtentField, key_choice
from karriarstod_ui.dialogs.form import Command
from karriarstod_ui.pages.participant.case_dialog import PlacementDialog, line_field, written
from karriarstod_ui.pages.participant.decision_dialogs import measure_choice, referrer_choice
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.widgets.fields import LabeledField


class ReferralDialog(PlacementDialog):
    """The referral as it should have been written; the answer to it is given elsewhere.

    What tells of a restricted referrer is shown only where it has been asked for on the page, and
    stays as it was otherwise.
    """

    def __init__(self, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        one = self.placement.referral
        shown = view.is_revealed or not one.referrer.is_restricted
        self.referrer = referrer_choice(one.referrer, revealed=view.is_revealed)
        self.measure = measure_choice(one.measure, revealed=view.is_revealed)
        self.channel = key_choice(ReferralChannel, one.channel)
        self.channel.setObjectName("channel")
        self.received = self.date_field(self.tr("Kom in"), "received_on", one.received_on)
        self.organisation = line_field(
            self.tr("Organisation eller enhet"), "organisation", one.organisation
        )
        self.officer = line_field(self.tr("Handläggare"), "officer", one.officer)
        self.phone = line_field(self.tr("Handläggarens telefon"), "phone", one.phone)
        self.email = line_field(self.tr("Handläggarens e-post"), "email", one.email)
        self.programme = line_field(self.tr("Program hos anvisaren"), "programme", one.programme)
        self.reference = line_field(self.tr("Beslut eller ordernummer"), "reference", one.reference)
        self.extent = ExtentField(one.extent)
        self.team = line_field(self.tr("Lag eller arbetsplats"), "team", self.placement.team)
        self.purpose = self.text_field(
            self.tr("Vad vill anvisaren ha svar på?"), "purpose", one.purpose
        )
        self.wishes = self.text_field(
            self.tr("Vad anvisaren vill ha skrivet, och när"), "report_wishes", one.report_wishes
        )
        self.adaptation = self.text_field(
            self.tr("Behov av anpassning"),
            "adaptation_need",
            one.adaptation_need,
            self.tr("Det som behöver anpassas, inte diagnosen."),
        )
        self.name_it(self.tr("Ändra anvisningen"), self.tr("Spara anvisningen"))
        self.add_pair(
            LabeledField(self.tr("Anvisare"), self.referrer),
            LabeledField(self.tr("Insats"), self.measure),
        )
        if shown:
            self.add_pair(self.organisation, self.officer)
            self.add_pair(self.phone, self.email)
            self.add(self.programme)
        self.add_pair(self.extent, self.reference)
        self.add_pair(self.received, LabeledField(self.tr("Hur den kom"), self.channel))
        self.add(self.team)
        for field in (self.purpose, self.wishes) if shown else ():
            self.add(field)
        self.add(self.adaptation)

    @override
    def command(self) -> Command | None:
        received = self.day(self.received, missing=self.tr("Skriv vilken dag den kom in."))
        if not self.extent.check():
            self.wrong(self.extent, self.extent.problem)
        if received is None:
            return None
        referral = replace(
            self.placement.referral,
            received_on=received,
            referrer=ReferrerType(self.referrer.key()),
            measure=Measure(self.measure.key()),
            channel=ReferralChannel(self.channel.key()),
            organisation=written(self.organisation),
            officer=written(self.officer),
            phone=written(self.phone),
            email=written(self.email),
            reference=written(self.reference),
            programme=written(self.programme),
            extent=self.extent.extent() or NO_EXTENT,
            purpose=written(self.purpose),
            report_wishes=written(self.wishes),
            adaptation_need=written(self.adaptation),
        )
        case, placement = self.which
        return partial(
            change_referral,
            number=case,
            placement_number=placement,
            referral=referral,
            team=written(self.team),
        )
