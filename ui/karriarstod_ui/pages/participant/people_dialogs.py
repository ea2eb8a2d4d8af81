"""Windows for those around the participant: contacts, consents and the team here."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.application.participants import give_consent, keep_contact, withdraw_consent
from karriarstod.application.placements import assign
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.parties import (
    Consent,
    Contact,
    GivenHow,
    ReferrerType,
)
from karriarstod.domain.swedish_dates import long_date
from karriarstod_ui.dialogs.editors import CategoryTicks, ColleagueEdit, key_choice, party_words
from karriarstod_ui.dialogs.form import Command
from karriarstod_ui.dialogs.reach_hints import hint_email, hint_phone
from karriarstod_ui.pages.participant.case_dialog import (
    CaseDialog,
    PlacementDialog,
    line_field,
    written,
)
from karriarstod_ui.pages.participant.decision_dialogs import referrer_choice
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.widgets.choices import TickBox
from karriarstod_ui.widgets.fields import LabeledField


class ContactDialog(CaseDialog):
    """Who does what at which authority, new or changed."""

    def __init__(
        self, view: CaseView, old: Contact | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(view, parent)
        self._old = old
        given = old or Contact(0, ReferrerType.ARBETSFORMEDLINGEN, "")
        self.party = referrer_choice(given.party)
        self.organisation = line_field(
            self.tr("Organisation eller enhet"), "organisation", given.organisation
        )
        self.person = line_field(self.tr("Namn"), "person", given.person)
        self.responsibility = line_field(
            self.tr("Gör vad"),
            "responsibility",
            given.responsibility,
            self.tr("T.ex. aktivitetsstöd, beslut och uppföljning."),
        )
        self.phone = line_field(self.tr("Telefon"), "phone", given.phone)
        self.email = line_field(self.tr("E-post"), "email", given.email)
        hint_phone(self.phone)
        hint_email(self.email)
        self.ended = TickBox(self.tr("Har inte längre med deltagaren att göra"))
        self.ended.setObjectName("ended")
        self.ended.setChecked(given.ended_on is not None)
        self.ended.setHidden(old is None)
        self.name_it(
            self.tr("Ändra kontakt") if old else self.tr("Ny kontakt"), self.tr("Spara kontakten")
        )
        self.add_pair(LabeledField(self.tr("Part"), self.party), self.organisation)
        self.add_pair(self.person, self.responsibility)
        self.add_pair(self.phone, self.email)
        self.add(self.ended)
        # A restricted party's own name stays unseen here, and as it was.
        self.organisation.setHidden(given.party.is_restricted)

    @override
    def command(self) -> Command | None:
        party = ReferrerType(self.party.key())
        ended = (self._old.ended_on if self._old else None) or self.view.today
        contact = replace(
            self._old or Contact(0, party, ""),
            party=party,
            organisation=written(self.organisation) or label(party),
            person=written(self.person),
            responsibility=written(self.responsibility),
            phone=written(self.phone),
            email=written(self.email),
            ended_on=ended if self.ended.isChecked() else None,
        )
        return partial(keep_contact, number=self.view.number, contact=contact)


class ConsentDialog(CaseDialog):
    """A consent: which party, which data, for what, from and to when. Never a blanket one."""

    def __init__(
        self, view: CaseView, party: ReferrerType | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(view, parent)
        placement = view.placement
        last = placement.last_decision if placement else None
        until = last.period.ends_on if last else None
        if until is not None and until < view.today:
            until = None
        # What a person has agreed to is never here before the person has said it.
        self.party = (
            referrer_choice(party)
            if party is not None
            else key_choice(ReferrerType, empty=self.tr("Välj"))
        )
        self.party.setObjectName("referrer")
        self.to_whom = LabeledField(self.tr("Till vem"), self.party)
        self.ticks = CategoryTicks(self.tr("Får delas"))
        self.what = LabeledField(self.tr("Vad som får delas"), self.ticks)
        self.purpose = line_field(
            self.tr("För vad"), "purpose", help_text=self.tr("T.ex. samarbete om insatsen.")
        )
        self.starts = self.date_field(self.tr("Från och med"), "valid_from", today=True)
        self.ends = self.date_field(self.tr("Till och med"), "valid_to")
        self.period_fields(self.starts, self.ends)
        if until is not None:
            self.ends.set_help(
                self.tr("Beslutet gäller till {day}.").format(day=long_date(until, view.today))
            )
        self.how = key_choice(GivenHow, empty=self.tr("Välj"))
        self.how.setObjectName("given_how")
        self.given_how = LabeledField(self.tr("Hur det gavs"), self.how)
        self.name_it(
            self.tr("Nytt samtycke"),
            self.tr("Spara samtycket"),
            self.tr(
                "Personen ska veta vem som får veta vad, för vad och hur länge,"
                " och kan ta tillbaka det när som helst."
            ),
        )
        self.add_pair(self.to_whom, self.purpose)
        self.add(self.what)
        self.add_pair(self.starts, self.ends)
        self.add(self.given_how)

    @override
    def command(self) -> Command | None:
        starts = self.day(self.starts, missing=self.tr("Skriv från vilken dag."))
        ends = self.day(self.ends, missing=self.tr("Skriv till vilken dag, t.ex. beslutets slut."))
        self.in_order(starts, ends, self.ends)
        if not self.ticks.ticked():
            self.wrong(self.what, self.tr("Kryssa i minst en sak som får delas."))
        if not written(self.purpose):
            self.wrong(self.purpose, self.tr("Skriv vad samtycket är till för."))
        if not self.party.key():
            self.wrong(self.to_whom, self.tr("Välj vem samtycket gäller."))
        if not self.how.key():
            self.wrong(self.given_how, self.tr("Välj hur samtycket gavs."))
        if starts is None or ends is None or self.has_wrong:
            return None
        party = ReferrerType(self.party.key())
        known = [one.organisation for one in self.view.case.contacts if one.party is party]
        consent = Consent(
            number=0,
            party=party,
            party_name=party_words(party, known[0] if known else ""),
            categories=self.ticks.ticked(),
            purpose=written(self.purpose),
            valid_from=starts,
            valid_to=ends,
            given_how=GivenHow(self.how.key()),
            placement_number=self.view.placement_number,
        )
        return partial(give_consent, number=self.view.number, consent=consent)


class WithdrawDialog(CaseDialog):
    """A consent taken back; it counts from that very day."""

    def __init__(self, view: CaseView, consent: Consent, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self._consent = consent
        self.on = self.date_field(self.tr("Dag"), "withdrawn_on", today=True)
        self.how = line_field(
            self.tr("Hur"), "withdrawn_how", help_text=self.tr("T.ex. muntligt till Rut.")
        )
        self.name_it(
            self.tr("Återkalla samtycket"),
            self.tr("Återkalla"),
            self.tr("Till {party}. Det som redan har lämnats ut står kvar i historiken.").format(
                party=label(consent.party.listed)
            ),
        )
        self.add_pair(self.on, self.how)

    @override
    def command(self) -> Command | None:
        on = self.day(self.on, missing=self.tr("Skriv vilken dag."))
        if on is None:
            return None
        return partial(
            withdraw_consent,
            number=self.view.number,
            consent_number=self._consent.number,
            on=on,
            how=written(self.how),
        )


class TeamDialog(PlacementDialog):
    """Another colleague beside the participant; the one before stays in the history."""

    def __init__(self, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.role = key_choice(TeamRole, TeamRole.SUPERVISOR)
        self.role.setObjectName("role")
        self.person_edit = ColleagueEdit()
        self.person_edit.setObjectName("person")
        self.person = LabeledField(self.tr("Vem"), self.person_edit)
        self.on = self.date_field(self.tr("Från och med"), "assigned_on", today=True)
        self.name_it(self.tr("Byt handledare"), self.tr("Spara bytet"))
        self.add_pair(LabeledField(self.tr("Roll"), self.role), self.person)
        self.add(self.on)
        self.role.currentIndexChanged.connect(self._tell_present)
        self._tell_present()

    def _tell_present(self) -> None:
        present = self.placement.colleague(TeamRole(self.role.key()), self.view.today)
        self.person.set_help(self.tr("Nu: {name}").format(name=present) if present else "")

    @override
    def command(self) -> Command | None:
        on = self.day(self.on, missing=self.tr("Skriv från vilken dag."))
        if not written(self.person):
            self.wrong(self.person, self.tr("Skriv vem det blir."))
        if on is None:
            return None
        case, placement = self.which
        return partial(
            assign,
            number=case,
            placement_number=placement,
            role=TeamRole(self.role.key()),
            person=written(self.person),
            on=on,
        )
