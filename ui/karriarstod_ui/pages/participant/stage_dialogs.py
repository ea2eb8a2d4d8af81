"""Windows for the stages of the chain: a new one, and those there are, set right or taken away."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.application.placements import correct_stage, enter_stage, remove_stage
from karriarstod.domain.errors import ReasonMissing
from karriarstod.domain.stages import STAGES, StageKey, StageStay, stage
from karriarstod.domain.swedish_dates import long_date, period
from karriarstod_ui.dialogs.editors import key_choice
from karriarstod_ui.dialogs.form import Command
from karriarstod_ui.pages.participant.case_dialog import PlacementDialog, written
from karriarstod_ui.pages.participant.doing import Doing, Wanted, booked_stay
from karriarstod_ui.pages.participant.rows import Rows
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import Button, link_button
from karriarstod_ui.widgets.choices import TickBox
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Column, Flow
from karriarstod_ui.widgets.text import Text


class StageDialog(PlacementDialog):
    """One more stage; a step back asks why, and stages may go on side by side.

    A stage that is booked already is moved to the new day, never booked twice.
    """

    def __init__(
        self, view: CaseView, wanted: StageKey | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(view, parent)
        self._books = wanted is StageKey.FIRST_MEETING and self._is_before_meeting()
        self.choice = key_choice(
            StageKey, wanted or self._next(), without=[StageKey.CLOSED, StageKey.INTEREST]
        )
        self.choice.setObjectName("stage")
        self.on = self.date_field(
            self.tr("Dag") if self._books else self.tr("Från och med"),
            "stage_on",
            today=not self._books,
        )
        self.keep = TickBox(self.tr("Nuvarande steg fortsätter samtidigt"))
        self.keep.setObjectName("keep")
        self.reason = self.text_field(self.tr("Varför ett steg tillbaka?"), "reason")
        self._choice_field = LabeledField(self.tr("Steg"), self.choice)
        if self._books:
            self.name_it(self.tr("Boka första besök"), self.tr("Spara bokningen"))
            self.add(self.on)
            self._choice_field.setParent(self)
            self._choice_field.hide()
            self.keep.setParent(self)
            self.keep.hide()
        else:
            self.name_it(self.tr("Nytt steg"), self.tr("Spara steget"))
            self.add_pair(self._choice_field, self.on)
            self.add(self.keep)
        self.add(self.reason)
        self.choice.currentIndexChanged.connect(self._ask_why)
        self.keep.toggled.connect(self._ask_why)
        self._ask_why()

    def _is_before_meeting(self) -> bool:
        return all(stay.key is StageKey.INTEREST for stay in self.placement.stays)

    def _next(self) -> StageKey:
        present = self.placement.stage_today(self.view.today)
        reached = [present] if present is not None else []
        # What is booked is on its way already: the next stage comes after it.
        reached += [stay.key for stay in self.placement.stays if stay.starts_on > self.view.today]
        order = max((stage(key).order for key in reached), default=0) + 1
        last = stage(StageKey.FOLLOW_UP).order
        return STAGES[min(order, last)].key

    def _needs_reason(self) -> bool:
        # The placement itself knows what is a step back.
        try:
            self.placement.enter(
                StageKey(self.choice.key()), self.view.today, keep=self.keep.isChecked()
            )
        except ReasonMissing:
            return True
        return False

    def _ask_why(self) -> None:
        self.reason.setHidden(not self._needs_reason())

    @override
    def command(self) -> Command | None:
        key = StageKey(self.choice.key())
        missing = (
            self.tr("Skriv vilken dag besöket är.")
            if self._books
            else self.tr("Skriv från vilken dag.")
        )
        on = self.day(self.on, missing=missing)
        booked = booked_stay(self.placement, self.view.today)
        case, placement = self.which
        if booked is not None and booked.key is key:
            if on is None:
                return None
            moved = _moved(booked, on)
            return partial(correct_stage, number=case, placement_number=placement, stay=moved)
        if self._needs_reason() and not written(self.reason):
            self.wrong(self.reason, self.tr("Skriv varför, så att det går att förstå sedan."))
        self._hold_to_present(on)
        if on is None:
            return None
        return partial(
            enter_stage,
            number=case,
            placement_number=placement,
            key=key,
            on=on,
            reason="" if self.reason.isHidden() else written(self.reason),
            keep=self.keep.isChecked(),
        )

    def _hold_to_present(self, on: date | None) -> None:
        going_on = [one for one in self.placement.stays if one.ends_on is None]
        last = max(going_on, key=lambda one: one.starts_on, default=None)
        if on is None or last is None or on >= last.starts_on:
            return
        if last.starts_on > self.view.today:
            said = self.tr("{stage} är bokat {day}. Ändra eller ta bort bokningen först.").format(
                stage=label(last.key), day=long_date(last.starts_on, self.view.today)
            )
        else:
            said = self.tr("Det nuvarande steget började senare än så.")
        self.wrong(self.on, said)


def _moved(stay: StageStay, on: date) -> StageStay:
    """The stay from another day; an end before that day is no longer known."""
    ends = stay.ends_on if stay.ends_on is not None and stay.ends_on >= on else None
    return replace(stay, starts_on=on, ends_on=ends)


class StayDialog(PlacementDialog):
    """A stage that was written wrong, or a booking: which it is, its days, its reason."""

    def __init__(self, view: CaseView, stay: StageStay, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self._stay = stay
        self.is_booking = stay.starts_on > view.today
        self.corrected = self.tr("Steget {stage} är ändrat.").format(stage=label(stay.key))
        self.choice = key_choice(StageKey, stay.key, without=[StageKey.CLOSED])
        self.choice.setObjectName("stay_stage")
        self.starts = self.date_field(self.tr("Från och med"), "stay_from", stay.starts_on)
        self.ends = self.date_field(self.tr("Till och med"), "stay_to", stay.ends_on)
        self.period_fields(self.starts, self.ends)
        self.ends.set_help(self.tr("Lämna tomt om det inte är känt."))
        self.reason = self.text_field(self.tr("Skäl"), "stay_reason", stay.reason)
        self.name_it(
            self.tr("Ändra bokningen") if self.is_booking else self.tr("Rätta steget"),
            self.tr("Spara ändringen"),
        )
        # The day is what a booking is opened for.
        if self.is_booking:
            self.add_pair(self.starts, self.ends)
            self.add(LabeledField(self.tr("Steg"), self.choice))
        else:
            self.add(LabeledField(self.tr("Steg"), self.choice))
            self.add_pair(self.starts, self.ends)
        self.add(self.reason)
        self.remove = link_button(
            self.tr("Ta bort bokningen") if self.is_booking else self.tr("Ta bort steget")
        )
        self.remove.setObjectName("remove_stay")
        self.remove.setAutoDefault(False)
        self.remove.setHidden(len(self.placement.stays) < 2)
        self.remove.clicked.connect(self._on_removed)
        self.add(self.remove)

    @override
    def command(self) -> Command | None:
        starts = self.day(self.starts, missing=self.tr("Skriv första dagen."))
        ends = self.day(self.ends)
        self.in_order(starts, ends, self.ends)
        if starts is None or self.has_wrong:
            return None
        stay = replace(
            self._stay,
            key=StageKey(self.choice.key()),
            starts_on=starts,
            ends_on=ends,
            reason=written(self.reason),
        )
        case, placement = self.which
        return partial(correct_stage, number=case, placement_number=placement, stay=stay)

    def _on_removed(self) -> None:
        self.corrected = _removed_words(self._stay)
        self.submitted.emit(removal(self, self._stay))


class StaysDialog(PlacementDialog):
    """Every stage of the placement; ``stay_chosen`` carries what is to be set right."""

    stay_chosen = Signal(object)

    def __init__(self, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.corrected = ""
        self.rows = Rows(12)
        self.name_it(
            self.tr("Rätta steg"),
            "",
            self.tr("Här står vägen som den är inlagd. Historiken behåller det som rättas."),
        )
        self.confirm.hide()
        self.confirm.setDefault(False)
        self.cancel.setText(self.tr("Stäng"))
        self.rows.show_rows(self._row(stay) for stay in self.placement.stays)
        self.add(self.rows)

    def _row(self, stay: StageStay) -> QWidget:
        today = self.view.today
        shown = Column(3)
        shown.add(Text(label(stay.key), TextRole.STRONG, wrap=True))
        if stay.starts_on > today:
            when = self.tr("bokat {day}").format(day=long_date(stay.starts_on, today))
        else:
            when = period(stay.starts_on, stay.ends_on, today)
        said = f"{when} · {stay.reason}" if stay.reason else when
        shown.add(Text(said, TextRole.SMALL_QUIET, wrap=True))
        ways = Flow(14)
        change = self._way(self.tr("Ändra"), "change", stay)
        wanted = Wanted(Doing.CHANGE_STAY, stay.number, placement_number=self.placement.number)
        change.clicked.connect(lambda: self._on_chosen(wanted))
        ways.add(change)
        if len(self.placement.stays) > 1:
            remove = self._way(self.tr("Ta bort"), "remove", stay)
            remove.clicked.connect(lambda: self._on_removed(stay))
            ways.add(remove)
        shown.add(ways)
        return shown

    def _way(self, text: str, name: str, stay: StageStay) -> Button:
        button = link_button(text, compact=True)
        button.setObjectName(f"{name}_stay_{stay.number}")
        about = f"{label(stay.key)} {long_date(stay.starts_on, self.view.today)}"
        button.setAccessibleName(f"{text}: {about}")
        button.setAutoDefault(False)
        return button

    def _on_chosen(self, wanted: Wanted) -> None:
        self.reject()
        self.stay_chosen.emit(wanted)

    def _on_removed(self, stay: StageStay) -> None:
        self.corrected = _removed_words(stay)
        self.submitted.emit(removal(self, stay))


def removal(dialog: PlacementDialog, stay: StageStay) -> Command:
    """The command that takes a stage away."""
    case, placement = dialog.which
    return partial(remove_stage, number=case, placement_number=placement, stay_number=stay.number)


def _removed_words(stay: StageStay) -> str:
    return f"Steget {label(stay.key)} är borttaget."
