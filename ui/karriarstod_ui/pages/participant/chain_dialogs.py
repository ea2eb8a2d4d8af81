"""Windows for the chain: answering a referral, a pause, and the end."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.application.placements import (
    close_placement,
    decide_intake,
    end_pause,
    pause_placement,
)
from karriarstod.domain.closing import Closing, EndReason, Outcome, outcome_of
from karriarstod.domain.decision import Pause, PauseReason
from karriarstod.domain.employment import VerifiedBy
from karriarstod.domain.referral import Intake
from karriarstod.domain.stages import StageStay
from karriarstod.domain.swedish_dates import long_date
from karriarstod_ui.dialogs.editors import key_choice
from karriarstod_ui.dialogs.form import Command
from karriarstod_ui.pages.participant.case_dialog import PlacementDialog, line_field, written
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.choices import TickBox
from karriarstod_ui.widgets.fields import DateField, LabeledField


class IntakeDialog(PlacementDialog):
    """The answer to the referrer about the place."""

    def __init__(self, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.choice = key_choice(Intake, Intake.OFFERED, without=[Intake.UNDECIDED])
        self.choice.setObjectName("intake")
        self.on = self.date_field(self.tr("Dag"), "intake_on", today=True)
        self.reason = self.text_field(
            self.tr("Skäl"), "intake_reason", help_text=self.tr("Behövs när svaret är nej.")
        )
        self.name_it(self.tr("Ge besked om platsen"), self.tr("Spara besked"))
        self.add_pair(LabeledField(self.tr("Besked"), self.choice), self.on)
        self.add(self.reason)

    @override
    def command(self) -> Command | None:
        on = self.day(self.on, missing=self.tr("Skriv vilken dag beskedet gavs."))
        intake = Intake(self.choice.key())
        if intake is Intake.DECLINED and not written(self.reason):
            self.wrong(self.reason, self.tr("Skriv varför det inte blev någon plats."))
        if on is None:
            return None
        case, placement = self.which
        return partial(
            decide_intake,
            number=case,
            placement_number=placement,
            intake=intake,
            on=on,
            reason=written(self.reason),
        )


class PauseDialog(PlacementDialog):
    """A rest; without an end it goes on until somebody ends it."""

    def __init__(
        self, view: CaseView, old: Pause | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(view, parent)
        first, last = (old.starts_on, old.ends_on) if old else (view.today, None)
        self.starts = self.date_field(self.tr("Från och med"), "pause_from", first)
        self.ends = self.date_field(self.tr("Till och med"), "pause_to", last)
        self.period_fields(self.starts, self.ends)
        self.ends.set_help(self.tr("Lämna tomt om det inte är känt."))
        self.reason = key_choice(PauseReason, old.reason if old else None, empty=self.tr("Välj"))
        self.reason.setObjectName("pause_reason")
        self.name_it(
            self.tr("Paus"),
            self.tr("Spara pausen"),
            self.tr("Påminnelser som faller i pausen flyttas till dagen efter den."),
        )
        self._reason_field = LabeledField(self.tr("Skäl"), self.reason)
        self.add_pair(self.starts, self.ends)
        self.add(self._reason_field)

    def pause(self) -> Pause | None:
        """The pause, or ``None`` after telling what is wrong."""
        starts = self.day(self.starts, missing=self.tr("Skriv första dagen."))
        ends = self.day(self.ends)
        self.in_order(starts, ends, self.ends)
        if not self.reason.key():
            self.wrong(self._reason_field, self.tr("Välj ett skäl."))
        if starts is None or self.has_wrong:
            return None
        return Pause(starts, ends, PauseReason(self.reason.key()))

    @override
    def command(self) -> Command | None:
        pause = self.pause()
        if pause is None:
            return None
        case, placement = self.which
        return partial(pause_placement, number=case, placement_number=placement, pause=pause)


class ResumeDialog(PlacementDialog):
    """Back after a pause."""

    def __init__(self, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.on = self.date_field(self.tr("Första dagen tillbaka"), "resume_on", today=True)
        self.name_it(self.tr("Tillbaka efter paus"), self.tr("Avsluta pausen"))
        self.add(self.on)

    @override
    def command(self) -> Command | None:
        on = self.day(self.on, missing=self.tr("Skriv första dagen tillbaka."))
        if on is None:
            return None
        if not any(
            one.period.holds(on) or one.period.holds(on - timedelta(days=1))
            for one in self.placement.pauses
        ):
            self.wrong(self.on, self.tr("Den dagen är det ingen paus."))
        case, placement = self.which
        return partial(end_pause, number=case, placement_number=placement, on=on)


def stay_words(stay: StageStay, today: date) -> str:
    """ "Första besök 25 mars"."""
    return f"{label(stay.key)} {long_date(stay.starts_on, today)}"


class CloseDialog(PlacementDialog):
    """The end of a placement: why, and what came after."""

    def __init__(self, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.on = self.date_field(self.tr("Sista dag"), "ends_on", today=True)
        self.reason = key_choice(EndReason, empty=self.tr("Välj"))
        self.reason.setObjectName("end_reason")
        self.reason_field = LabeledField(self.tr("Skäl"), self.reason)
        self.outcome = key_choice(Outcome, Outcome.OKAND)
        self.outcome.setObjectName("outcome")
        self.verified = key_choice(VerifiedBy, VerifiedBy.UNKNOWN)
        self.verified.setObjectName("verified_by")
        self.extent = line_field(self.tr("Omfattning, procent"), "extent_percent")
        self.interrupted = TickBox(self.tr("Det blev ett avbrott, inte som planerat"))
        self.interrupted.setObjectName("interrupted")
        self.same_company = TickBox(self.tr("Hos oss"))
        self.same_company.setObjectName("same_company")
        self.note = self.text_field(self.tr("Kort om avslutet"), "note")
        self.name_it(
            self.tr("Avsluta placeringen"),
            self.tr("Avsluta"),
            self.tr("Ingenting raderas. Kommer personen tillbaka blir det en ny placering."),
        )
        self.called_off = InlineMessage()
        self.called_off.setObjectName("called_off")
        self.add_pair(self.on, self.reason_field)
        self.add(self.called_off)
        self.add(self.interrupted)
        self.add_pair(
            LabeledField(self.tr("Vad som kom efter"), self.outcome),
            LabeledField(self.tr("Hur vi vet det"), self.verified),
        )
        self.add(self.extent)
        self.add(self.same_company)
        self.add(self.note)
        self.outcome.currentIndexChanged.connect(self._arrange)
        self.reason.currentIndexChanged.connect(self._propose)
        self._arrange()
        editor = self.on.editor
        if isinstance(editor, DateField):
            editor.date_changed.connect(self._tell_called_off)
        self._tell_called_off(self.view.today)

    def _tell_called_off(self, on: date | None) -> None:
        """What is booked after the last day falls away with the placement: said before it does."""
        booked = self.placement.booked_after(on) if on is not None else ()
        if not booked:
            self.called_off.clear()
            return
        said = ", ".join(stay_words(one, self.view.today) for one in booked)
        self.called_off.show_message(
            self.tr("Det här är bokat senare och tas bort: {booked}.").format(booked=said),
            StateColor.SOON,
        )

    def _propose(self) -> None:
        """With work as the reason the employment says what came after, until a person does."""
        job = max(self.placement.employments, key=lambda one: one.starts_on, default=None)
        if job is None:
            return
        proposed = outcome_of(job)
        now = Outcome(self.outcome.key())
        if self.reason.key() != EndReason.ARBETE.value:
            if now is proposed:
                self.outcome.choose(Outcome.OKAND.value)
            return
        if now is not Outcome.OKAND:
            return
        self.outcome.choose(proposed.value)
        self.same_company.setChecked(job.same_company)
        if self.verified.key() == VerifiedBy.UNKNOWN.value:
            self.verified.choose(job.verified_by.value)
        if isinstance(self.extent.editor, QLineEdit) and not written(self.extent):
            self.extent.editor.setText(str(job.extent_percent or ""))

    def _arrange(self) -> None:
        work = Outcome(self.outcome.key()).is_employment
        self.extent.setHidden(not work)
        self.same_company.setHidden(not work)

    @override
    def command(self) -> Command | None:
        on = self.day(self.on, missing=self.tr("Skriv sista dagen."))
        if not self.reason.key():
            self.wrong(self.reason_field, self.tr("Välj varför placeringen slutar."))
        work = Outcome(self.outcome.key()).is_employment
        percent = self.percent(self.extent) if work else None
        if on is None or not self.reason.key():
            return None
        closing = Closing(
            ends_on=on,
            reason=EndReason(self.reason.key()),
            outcome=Outcome(self.outcome.key()),
            interrupted=self.interrupted.isChecked(),
            extent_percent=percent,
            same_company=work and self.same_company.isChecked(),
            verified_by=VerifiedBy(self.verified.key()),
            note=written(self.note),
        )
        case, placement = self.which
        return partial(close_placement, number=case, placement_number=placement, closing=closing)
