"""The top of a participant's page: who, where in the chain, with whom, and what can be done."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.identity import IdentityKind
from karriarstod.domain.stages import StageKey
from karriarstod_ui.dialogs.editors import party_words
from karriarstod_ui.pages.participant.doing import Doing, Wanted, first_offer, more_offers
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import (
    link_button,
    primary_button,
    quiet_button,
    secondary_button,
)
from karriarstod_ui.widgets.layouts import Columns, Flow, column
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.text import Text


class CaseHeader(QWidget):
    """``wanted`` carries a ``Wanted``; ``list_wanted`` when the crumb is pressed.

    ``meeting_wanted`` when the two of them are to sit at the screen together.
    """

    wanted = Signal(object)
    meeting_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CaseView | None = None
        self._first: Wanted | None = None
        self.name = _Name()
        self.stage = Pill()
        self.paused = Pill()
        self.protected = Pill()
        self.number = Text("", TextRole.QUIET)
        self.reveal = link_button(self.tr("Visa"), compact=True)
        self.reveal.setObjectName("reveal_number")
        self.case = Text("", TextRole.SMALL_QUIET)
        self.facts: list[Text] = []
        self.primary = primary_button("")
        self.primary.setObjectName("primary")
        self.print_plan = secondary_button(self.tr("Skriv ut plan"), "printer")
        self.print_plan.setObjectName("print_plan")
        self.new_stage = secondary_button(self.tr("Nytt steg"))
        self.new_stage.setObjectName("new_stage")
        self.meeting = secondary_button(self.tr("Mötesläge"), "users")
        self.meeting.setObjectName("meeting_mode")
        self.meeting.setToolTip(self.tr("F11"))
        self.more = secondary_button(self.tr("Mer"), "chevron-down")
        self.more.setObjectName("more")
        self.menu = QMenu(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        crumb = quiet_button(self.tr("Deltagare ›"))
        crumb.setAccessibleName(self.tr("Tillbaka till deltagare"))
        crumb.setObjectName("crumb")
        crumb.clicked.connect(self.list_wanted)
        crumbs = Flow(2)
        crumbs.add(crumb)
        crumbs.add(self.case)
        heading = Flow(10)
        for part in (self.name, self.stage, self.paused, self.protected):
            heading.add(part)
        actions = Flow(12)
        for button in (self.more, self.new_stage, self.meeting, self.print_plan, self.primary):
            actions.add(button)
        columns = Columns(10, centered=True)
        columns.add(heading, stretch=1, min_units=320)
        columns.add(actions, stretch=0)
        self._facts = Flow(6)
        for widget in (self.number, self.reveal):
            self._facts.add(widget)
        lines = column(self, spacing=6)
        for line in (crumbs, columns, self._facts):
            lines.addWidget(line)

    def _connect(self) -> None:
        self.reveal.clicked.connect(self._on_revealed)
        self.primary.clicked.connect(self._on_primary)
        self.print_plan.clicked.connect(lambda: self.wanted.emit(Wanted(Doing.PRINT)))
        self.new_stage.clicked.connect(lambda: self.wanted.emit(Wanted(Doing.STAGE)))
        self.meeting.clicked.connect(self.meeting_wanted)
        self.more.clicked.connect(self._open_menu)

    def show_view(self, view: CaseView) -> None:
        """Show the person; the number is masked again."""
        self._view = view
        person = view.case.participant
        self.name.setText(person.name)
        self.setAccessibleName(person.name)
        self.protected.show_state(
            self.tr("SKYDDADE PERSONUPPGIFTER") if person.is_protected else "", StateColor.LATE
        )
        self._show_stage(view)
        known = person.number.kind is not IdentityKind.NONE
        unchecked = "" if person.number.verified else self.tr(" · ej kontrollerat")
        self.number.setText(
            f"{person.listed_number}{unchecked}" if known else self.tr("Saknar personnummer")
        )
        self.reveal.setHidden(not person.number.is_national)
        self.reveal.setText(self.tr("Visa"))
        self.reveal.setAccessibleName(self.tr("Visa hela numret"))
        self.case.setText(str(view.number))
        self._show_facts(facts_of(view))
        placement = view.placement
        open_ = placement is not None and placement.is_open
        offer = first_offer(view)
        self._first = offer.wanted
        self.primary.setText(offer.text)
        self.new_stage.setHidden(not open_ or offer.wanted.doing is Doing.STAGE)
        self.print_plan.setHidden(placement is None or placement.signed_plan is None)
        self._fill_menu(view)

    def _show_facts(self, facts: list[str]) -> None:
        while len(self.facts) < len(facts):
            fact = Text("", TextRole.QUIET)
            self.facts.append(fact)
            self._facts.add(fact)
        for place, shown in enumerate(self.facts):
            text = facts[place] if place < len(facts) else ""
            # The dot ends a fact, so that no line begins with one.
            shown.setText(f"{text} ·" if place + 1 < len(facts) else text)
            shown.setHidden(not text)

    def _show_stage(self, view: CaseView) -> None:
        placement = view.placement
        present = placement.stage_today(view.today) if placement else None
        if placement is not None and not placement.is_open and placement.closing is None:
            text, state = label(placement.referral.intake), StateColor.NEUTRAL
        elif present is None:
            text, state = self.tr("Ingen placering"), StateColor.NEUTRAL
        elif present is StageKey.CLOSED:
            text, state = label(present), StateColor.NEUTRAL
        else:
            text, state = label(present), StateColor.CALM
        self.stage.show_state(text, state)
        rests = placement is not None and placement.is_open and placement.is_paused(view.today)
        self.paused.show_state(self.tr("Paus") if rests else "", StateColor.GRANTED)

    def _fill_menu(self, view: CaseView) -> None:
        self.menu.clear()
        for offer in more_offers(view):
            made = self.menu.addAction(offer.text)
            made.setObjectName(offer.wanted.doing.value)
            made.setData(offer.wanted)
            made.triggered.connect(self._on_chosen)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _on_chosen(self) -> None:
        made = self.sender()
        wanted = made.data() if hasattr(made, "data") else None
        if isinstance(wanted, Wanted):
            self.wanted.emit(wanted)

    def _on_primary(self) -> None:
        if self._first is not None:
            self.wanted.emit(self._first)

    def _on_revealed(self) -> None:
        if self._view is None:
            return
        person = self._view.case.participant
        hidden = self.number.text() != person.number.full
        self.number.setText(person.number.full if hidden else person.listed_number)
        self.reveal.setText(self.tr("Dölj") if hidden else self.tr("Visa"))
        self.reveal.setAccessibleName(
            self.tr("Dölj numret") if hidden else self.tr("Visa hela numret")
        )


class _Name(Text):
    """A name that asks for one line, and takes more only where there is no room."""

    def __init__(self) -> None:
        super().__init__("", TextRole.TITLE, wrap=True)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.text())
        return words + QSize(2, 0)


def facts_of(view: CaseView) -> list[str]:
    """ "Handledare Maja", "Karriärstödjare Bo", "Anvisad av Arbetsförmedlingen Sundby"."""
    placement = view.placement
    if placement is None:
        return []
    facts = []
    for role in (TeamRole.SUPERVISOR, TeamRole.CAREER_SUPPORTER):
        name = placement.colleague(role, view.today)
        if name:
            facts.append(f"{label(role)} {name}")
    referral = placement.referral
    return [*facts, f"Anvisad av {party_words(referral.referrer, referral.organisation)}"]
