"""Windows for decisions: a new one, a prolongation, and a pause in one."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.decision_pauses import keep_decision_pause
from karriarstod.application.labels import label
from karriarstod.application.phrases import months
from karriarstod.application.placements import Prolongation, keep_decision, prolong_decision
from karriarstod.domain.decision import NO_EXTENT, Decision, Measure
from karriarstod.domain.forecast import CeilingPassed, ceiling_passed
from karriarstod.domain.parties import ConsentState, ReferrerType
from karriarstod.domain.swedish_dates import days, duration, period, short_date
from karriarstod_ui.dialogs.editors import ExtentField, key_choice
from karriarstod_ui.dialogs.form import Command
from karriarstod_ui.pages.participant.case_dialog import PlacementDialog, line_field, written
from karriarstod_ui.pages.participant.chain_dialogs import PauseDialog
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.fields import DateField, LabeledField


def referrer_choice(chosen: ReferrerType, *, revealed: bool = False) -> Choice:
    """Who decides; a restricted one chosen before stands under its listed word until revealed."""
    choice = key_choice(ReferrerType, chosen)
    if chosen.is_restricted and not revealed:
        choice.setItemText(choice.currentIndex(), label(chosen.listed))
    choice.setObjectName("referrer")
    return choice


def measure_choice(chosen: Measure, *, revealed: bool = False) -> Choice:
    """What kind of stay; one that tells of crime stands under its listed word until revealed."""
    choice = key_choice(Measure, chosen)
    if not revealed:
        choice.setItemText(choice.currentIndex(), label(chosen.listed))
    choice.setObjectName("measure")
    return choice


class _DatesTold:
    """What the dates of a decision being written mean, told below it."""

    def __init__(self, dialog: PlacementDialog, ends: LabeledField) -> None:
        self._dialog = dialog
        self._ends = ends
        self.message = InlineMessage()

    def tell(self, proposed: Decision | None) -> None:
        """Length beside the last day; a ceiling, and consents that end before, below."""
        view, placement = self._dialog.view, self._dialog.placement
        if proposed is None or proposed.ends_on is None:
            self.message.clear()
            return
        self._ends.set_help(duration(proposed.starts_on, proposed.ends_on))
        said = []
        passed = ceiling_passed(placement.decisions, proposed, view.rules)
        if passed is not None:
            said.append(ceiling_words(view, passed))
        for consent in view.case.consents:
            holds = consent.state(view.today) in {ConsentState.VALID, ConsentState.ENDS_SOON}
            if holds and consent.valid_to < proposed.ends_on:
                said.append(
                    self._dialog.tr(
                        "Samtycket till {party} gäller bara till {day}. Förnya det också."
                    ).format(
                        party=label(consent.party.listed),
                        day=short_date(consent.valid_to, view.today),
                    )
                )
        text = " ".join(said)
        if not text:
            self.message.clear()
        elif self.message.isHidden() or text != self.message.text.text():
            self.message.show_message(text, StateColor.SOON)


def ceiling_words(view: CaseView, passed: CeilingPassed) -> str:
    """What a known ceiling says: a warning, never a no."""
    return (
        f"{label(passed.measure)} brukar vara högst {months(passed.months)}: gränsen nås"
        f" {short_date(passed.reached_on, view.today)}. Stäm av med anvisaren."
    )


class DecisionDialog(PlacementDialog):
    """A decision, new or set right."""

    def __init__(
        self, view: CaseView, old: Decision | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(view, parent)
        self._old = old
        given = old or self._from_referral()
        self.referrer = referrer_choice(given.referrer)
        self.measure = measure_choice(given.measure)
        self.starts = self.date_field(
            self.tr("Från och med"), "decision_from", old.starts_on if old else None
        )
        self.ends = self.date_field(
            self.tr("Till och med"), "decision_to", old.ends_on if old else None
        )
        self.period_fields(self.starts, self.ends)
        self.extent = ExtentField(given.extent)
        self.reference = line_field(
            self.tr("Beslut eller ordernummer"), "reference", given.reference
        )
        self.programme = line_field(self.tr("Program hos anvisaren"), "programme", given.programme)
        # A restricted referrer's own words stay unseen here, and as they were.
        hidden = given.referrer.is_restricted
        self.organisation = line_field(
            self.tr("Organisation eller enhet"), "organisation", given.organisation
        )
        self.officer = line_field(self.tr("Handläggare"), "officer", given.officer)
        self.note = self.text_field(self.tr("Att tänka på"), "note", given.note)
        self._told = _DatesTold(self, self.ends)
        self.name_it(
            self.tr("Ändra beslutet") if old else self.tr("Nytt beslut"),
            self.tr("Spara beslutet"),
        )
        self.add_pair(
            LabeledField(self.tr("Vem som beslutat"), self.referrer),
            LabeledField(self.tr("Insats"), self.measure),
        )
        self.add_pair(self.starts, self.ends)
        self.add(self._told.message)
        self.add_pair(self.extent, self.reference)
        self.add(self.programme)
        if not hidden:
            self.add_pair(self.organisation, self.officer)
        self.add(self.note)
        for field in (self.starts, self.ends):
            _date(field).date_changed.connect(self._on_changed)
        self.measure.currentIndexChanged.connect(self._on_changed)

    def _from_referral(self) -> Decision:
        referral = self.placement.referral
        return Decision(
            0,
            referral.referrer,
            referral.measure,
            self.view.today,
            extent=referral.extent,
            programme=referral.programme,
            organisation=referral.organisation,
            officer=referral.officer,
        )

    def _on_changed(self) -> None:
        self._told.tell(self._decision())

    def _decision(self) -> Decision | None:
        starts, ends = _date(self.starts).day(), _date(self.ends).day()
        if starts is None or (ends is not None and ends < starts):
            return None
        base = self._old or Decision(0, ReferrerType.ANNAN, Measure.ANNAN, starts)
        return replace(
            base,
            referrer=ReferrerType(self.referrer.key()),
            measure=Measure(self.measure.key()),
            starts_on=starts,
            ends_on=ends,
            extent=self.extent.extent() or NO_EXTENT,
            reference=written(self.reference),
            programme=written(self.programme),
            organisation=written(self.organisation),
            officer=written(self.officer),
            note=written(self.note),
        )

    @override
    def command(self) -> Command | None:
        starts = self.day(self.starts, missing=self.tr("Skriv första dagen i beslutet."))
        ends = self.day(self.ends)
        self.in_order(starts, ends, self.ends)
        if not self.extent.check():
            self.wrong(self.extent, self.extent.problem)
        decision = self._decision()
        if decision is None:
            return None
        if not all(decision.has_room_for(pause) for pause in decision.pauses):
            said = self.tr("En paus hamnar utanför beslutet. Ändra eller ta bort pausen först.")
            self.wrong(self.ends, said)
        case, placement = self.which
        return partial(keep_decision, number=case, placement_number=placement, decision=decision)


class ProlongDialog(PlacementDialog):
    """A decision carried on: a new row, and the old one stays as it was."""

    def __init__(self, view: CaseView, old: Decision, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self._old = old
        first = old.ends_on + timedelta(days=1) if old.ends_on else view.today
        self.starts = self.date_field(self.tr("Från och med"), "prolong_from", first)
        self.ends = self.date_field(self.tr("Nytt slut"), "prolong_to")
        self.period_fields(self.starts, self.ends)
        self.extent = ExtentField(old.extent)
        self.reference = line_field(
            self.tr("Nytt beslut eller ordernummer"), "reference", old.reference
        )
        self._told = _DatesTold(self, self.ends)
        self.gap = InlineMessage()
        self.gap.setObjectName("gap")
        self.name_it(
            self.tr("Förläng beslutet"),
            self.tr("Förläng"),
            self.tr("Gäller nu till {day}. Det gamla beslutet står kvar som det var.").format(
                day=short_date(old.ends_on, view.today) if old.ends_on else "–"
            ),
        )
        self.add_pair(self.starts, self.ends)
        # The first day stands there already; the last one is what is asked for.
        self.begins_at = self.ends
        self.add(self.gap)
        self.add(self._told.message)
        self.add_pair(self.extent, self.reference)
        for field in (self.starts, self.ends):
            _date(field).date_changed.connect(self._on_changed)

    def _tell_gap(self, starts: date | None) -> None:
        """Days without any decision are said in words; the referrer's dates decide all the same."""
        gap = self._old.gap_before(starts) if starts is not None else None
        if gap is None or gap.ends_on is None:
            self.gap.clear()
            return
        self.gap.show_message(
            self.tr(
                "Det blir {days} utan beslut, {period}. Stäm av med anvisaren; det går att spara."
            ).format(
                days=days((gap.ends_on - gap.starts_on).days + 1),
                period=period(gap.starts_on, gap.ends_on, self.view.today),
            ),
            StateColor.SOON,
        )

    def _on_changed(self) -> None:
        starts, ends = _date(self.starts).day(), _date(self.ends).day()
        self._tell_gap(starts)
        known = starts is not None and ends is not None and ends >= starts
        proposed = (
            replace(
                self._old,
                number=self.placement.next_decision_number,
                starts_on=starts,
                ends_on=ends,
                pauses=(),
                revoked_on=None,
            )
            if known and starts is not None
            else None
        )
        self._told.tell(proposed)

    @override
    def command(self) -> Command | None:
        starts = self.day(self.starts, missing=self.tr("Skriv första dagen i förlängningen."))
        ends = self.day(self.ends, missing=self.tr("Skriv den nya sista dagen."))
        self.in_order(starts, ends, self.ends)
        old_end = self._old.ends_on
        if ends is not None and old_end is not None and ends <= old_end:
            self.wrong(self.ends, self.tr("Det nya slutet ska ligga efter det gamla."))
        if not self.extent.check():
            self.wrong(self.extent, self.extent.problem)
        if ends is None:
            return None
        prolongation = Prolongation(
            self._old.number,
            ends,
            self.extent.extent(),
            written(self.reference),
            starts,
        )
        case, placement = self.which
        return partial(
            prolong_decision, number=case, placement_number=placement, prolongation=prolongation
        )


class DecisionPauseDialog(PauseDialog):
    """A pause that the decision itself has: a new one, or the one at a place set right."""

    def __init__(
        self, view: CaseView, decision: Decision, place: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(view, decision.pauses[place - 1] if place else None, parent)
        self._decision = decision
        self._place = place
        if not place and not decision.period.holds(view.today):
            _date(self.starts).set_day(None)
        self.name_it(
            self.tr("Ändra pausen i beslutet") if place else self.tr("Paus i beslutet"),
            self.tr("Spara pausen"),
            self.tr("Beslutet gäller {period}.").format(period=self._held()),
        )

    def _held(self) -> str:
        one = self._decision.period
        return period(one.starts_on, one.ends_on, self.view.today)

    @override
    def command(self) -> Command | None:
        pause = self.pause()
        if pause is None:
            return None
        if not self._decision.has_room_for(pause):
            late = self._decision.period.holds(pause.starts_on)
            said = self.tr("Pausen ligger utanför beslutet, som gäller {period}.")
            self.wrong(self.ends if late else self.starts, said.format(period=self._held()))
            return None
        case, placement = self.which
        return partial(
            keep_decision_pause,
            number=case,
            placement_number=placement,
            decision_number=self._decision.number,
            pause=pause,
            place=self._place,
        )


def _date(field: LabeledField) -> DateField:
    if not isinstance(field.editor, DateField):
        raise TypeError(field)
    return field.editor
