"""A new referral: what is known is enough, and what follows is told at once."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.changes import Events
from karriarstod.application.participants import (
    NewPerson,
    NewPlacement,
    register_referral,
    register_return,
)
from karriarstod.application.ports import Begin
from karriarstod.application.views import listed_name
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.errors import AlreadyPlaced, IdentityNumberTaken
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod_ui.actions import action
from karriarstod_ui.desk import Desk
from karriarstod_ui.models.looks import shown_name
from karriarstod_ui.pages.referral.half import HalfReferral, PutAside
from karriarstod_ui.pages.referral.kept_line import KeptLine
from karriarstod_ui.pages.referral.sheet import ReferralSheet
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.theme import StateColor
from karriarstod_ui.typed import type_again, typed_in
from karriarstod_ui.widgets.buttons import primary_button, secondary_button
from karriarstod_ui.widgets.card import InlineMessage, PageHeader
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import ScrollPage


class ReferralPage(ScrollPage):
    """ "Ny anvisning". What is half written stays until it is saved or thrown away.

    ``registered`` carries the case number of who was kept; ``cancelled`` when nothing was;
    ``list_wanted`` when the crumb is pressed, which throws nothing away.
    """

    registered = Signal(str)
    cancelled = Signal()
    list_wanted = Signal()

    def __init__(self, desk: Desk, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._prompts = prompts
        self._returning: CaseFile | None = None
        self._is_dirty = False
        self._begun_at: datetime | None = None
        self._half: HalfReferral | None = None
        self._aside = PutAside()
        self._taken = ""
        self.sheet = ReferralSheet(desk)
        self.kept = KeptLine(prompts)
        self.message = InlineMessage()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.header = PageHeader("", crumbs=[("participants", self.tr("Deltagare"))])
        self.cancel = secondary_button(self.tr("Avbryt"))
        self.save = primary_button("")
        self.cancel.setObjectName("cancel")
        self.save.setObjectName("save")
        self.add(self.header)
        self.add(self.kept)
        self.add(self.message)
        self.add(self.sheet)
        self.add_stretch()
        # In sight however far down one has come.
        self.pin(self.cancel, self.save)
        self._show_headings()

    def _connect(self) -> None:
        self.header.crumb_chosen.connect(lambda _key: self.list_wanted.emit())
        self.cancel.clicked.connect(self._on_cancelled)
        self.save.clicked.connect(self._on_saved)
        self.sheet.edited.connect(self._on_edited)
        self.sheet.same.same_chosen.connect(
            lambda number: self._return_of(CaseNumber.parse(number))
        )
        self.kept.thrown_away.connect(self._begin_again)
        self.kept.taken_up.connect(self._on_taken_up)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            action(self, self.tr("Spara och öppna"), self.save.click, keys=keys)
        self.message.acted.connect(self._on_message_acted)

    @property
    def is_dirty(self) -> bool:
        """Whether something is written that is not kept."""
        return self._is_dirty

    def show_new(self) -> None:
        """A new referral from the top, or the one half written, which is said.

        A half-written placement of somebody who comes back is put aside, and offered by name.
        """
        if self._returning is not None:
            half = self._written_here()
            if half is not None:
                self._aside.put(half)
            self._start_over()
            earlier = self._aside.take(None)
            if earlier is not None:
                self._type_again(earlier)
        now = self._desk.clock.now()
        if self._is_dirty and self._begun_at is not None:
            self.kept.tell(self._begun_at, now)
        elif (half := self._aside.latest) is not None:
            self.kept.offer(half.name, half.begun_at or now, now, is_new=half.returning is None)
        self._go_to_top()

    def _on_taken_up(self) -> None:
        half = self._aside.latest
        if half is None:
            return
        self._aside.take(half.returning)
        here = self._written_here()
        self._start_over()
        if here is not None:
            self._aside.put(here)
        self.take_up(replace(half, aside=self._aside.all()))

    def _go_to_top(self) -> None:
        is_new = self._returning is None
        first = self.sheet.who.number.line if is_new else self.sheet.whence.referrer
        first.setFocus()
        self.verticalScrollBar().setValue(0)

    def _begin_again(self) -> None:
        self._start_over()
        self._go_to_top()

    def show_return(self, number: CaseNumber) -> None:
        """A new placement of somebody who is here; asks before throwing away another one."""
        if self._returning is not None and self._returning.case_number == number:
            return
        earlier = self._aside.take(number)
        if earlier is not None:
            here = self._written_here()
            self._start_over()
            if here is not None:
                self._aside.put(here)
            self.take_up(replace(earlier, aside=self._aside.all()))
        elif self._is_dirty:
            self._prompts.ask(
                self.tr("Kasta den halvskrivna anvisningen?"),
                explanation=self.tr("Den är inte sparad."),
                confirm=self.tr("Kasta"),
                confirmed=partial(self._start_return, number),
            )
        else:
            self._start_return(number)

    def half_written(self) -> HalfReferral | None:
        """What has been typed and not kept, with what is put aside, or `None`."""
        half, aside = self._written_here(), self._aside.all()
        if half is None and aside:
            *aside_too, half = aside
            return replace(half, aside=tuple(aside_too))
        return replace(half, aside=aside) if half is not None else None

    def _written_here(self) -> HalfReferral | None:
        if not self._is_dirty:
            return None
        back = self._returning
        number = back.case_number if back is not None else None
        name = shown_name(listed_name(back)) if back is not None else self.sheet.who.written_name
        shows_more = self.sheet.who.more.isHidden()
        return HalfReferral(number, shows_more, typed_in(self), self._begun_at, name)

    def take_up(self, half: HalfReferral) -> None:
        """Put back what was typed before the lock."""
        for other in half.aside:
            self._aside.put(other)
        back = self._returning
        if half.returning is None or (back is not None and back.case_number == half.returning):
            self._type_again(half)
        else:
            self._half = half
            self._return_of(half.returning)

    def _start_return(self, number: CaseNumber) -> None:
        self._start_over()
        self._return_of(number)

    def _return_of(self, number: CaseNumber) -> None:
        """The person is known; what is written of the referral stays."""
        self._desk.ask(lambda queries: queries.case(number), owner=self, done=self._show_returning)

    def _show_returning(self, case: CaseFile) -> None:
        if self._returning is not None and self._returning.case_number == case.case_number:
            return
        self._returning = case
        self.message.clear()
        dirty = self._is_dirty
        self.sheet.show_returning(case)
        self._is_dirty = dirty
        self._show_headings()
        self.sheet.whence.referrer.setFocus()
        half, self._half = self._half, None
        if half is not None and half.returning == case.case_number:
            self._type_again(half)

    def _type_again(self, half: HalfReferral) -> None:
        if half.shows_more and not self.sheet.who.more.isHidden():
            self.sheet.who.more.click()
        type_again(self, half.typed)
        self._begun_at = half.begun_at or self._begun_at

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.ask(
            lambda queries: queries.colleagues(), owner=self, done=self.sheet.team.suggest
        )

    def _show_headings(self) -> None:
        back = self._returning is not None
        self.header.set_title(self.tr("Ny placering") if back else self.tr("Ny anvisning"))
        self.header.set_subtitle(self.tr("Fyll i det du vet. Resten går att lägga till sedan."))
        self.save.setText(self.tr("Spara och öppna"))

    def _on_edited(self) -> None:
        if not self._is_dirty:
            self._begun_at = self._desk.clock.now()
        self._is_dirty = True

    def _on_cancelled(self) -> None:
        if not self._is_dirty:
            self._leave()
            return
        self._prompts.ask(
            self.tr("Kasta anvisningen?"),
            explanation=self.tr("Det som är skrivet här sparas inte."),
            confirm=self.tr("Kasta"),
            confirmed=self._leave,
        )

    def _leave(self) -> None:
        self._start_over()
        self.cancelled.emit()

    def _start_over(self) -> None:
        self._returning = None
        self.message.clear()
        self.kept.clear()
        self.sheet.clear()
        self._is_dirty = False
        self._show_headings()

    def _placement(self) -> NewPlacement | None:
        wrong = self.sheet.first_wrong()
        if wrong is not None:
            self._go_to(wrong)
            return None
        return self.sheet.placement()

    def _on_saved(self) -> None:
        self.message.clear()
        if self._returning is not None:
            placement = self._placement()
            if placement is not None:
                self._keep(partial(_return, self._returning.case_number, placement, self._desk))
            return
        person = self.sheet.who.person()
        if person is None:
            wrong = self.sheet.who.first_problem()
            if wrong is not None:
                self._go_to(wrong)
            return
        placement = self._placement()
        if placement is not None:
            self._keep(partial(_register, person, placement, self._desk))

    def _go_to(self, field: QWidget) -> None:
        if isinstance(field, LabeledField):
            field.take_keyboard()
        else:
            field.setFocus()
        self.ensureWidgetVisible(field)

    def _keep(self, command: "partial[Events]") -> None:
        self.save.setEnabled(False)
        self._desk.do(
            command,
            owner=self,
            done=self._on_kept,
            failed=self._on_refused,
            saying=self.tr("Sparar anvisningen …"),
        )

    def _on_kept(self, events: Events) -> None:
        self.save.setEnabled(True)
        begun = next(event for event in events if event.kind is EventKind.PLACEMENT_BEGUN)
        self._start_over()
        self.registered.emit(str(begun.case_number))

    def _on_refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(error, IdentityNumberTaken):
            self._taken = error.case_number
            self.sheet.who.number.show_problem(
                self.tr("Numret tillhör {case}.").format(case=error.case_number)
            )
            self.message.show_message(
                self.tr("Anvisningen är inte sparad: numret finns redan hos {case}.").format(
                    case=error.case_number
                ),
                StateColor.SOON,
                action=self.tr("Öppna och lägg till ny placering"),
            )
        elif isinstance(error, AlreadyPlaced):
            self.message.show_message(
                self.tr(
                    "Placering {number} pågår. Kryssa i att den nya går parallellt, eller avsluta"
                    " den förra först."
                ).format(number=error.placement_number),
                StateColor.SOON,
            )
            self._go_to(self.sheet.team.parallel)
        else:
            self._prompts.report_error(error)

    def _on_message_acted(self) -> None:
        self._return_of(CaseNumber.parse(self._taken))


def _register(person: NewPerson, placement: NewPlacement, desk: Desk, begin: Begin) -> Events:
    return register_referral(begin, person, placement, desk.today)[1]


def _return(number: CaseNumber, placement: NewPlacement, desk: Desk, begin: Begin) -> Events:
    return register_return(begin, number, placement, desk.today)
