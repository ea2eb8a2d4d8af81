"""The tab of decisions: the referral as it came, every decision row, and employments."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.extents import extent_words
from karriarstod.application.labels import label
from karriarstod.domain.decision import Decision, EndPlan, Pause
from karriarstod.domain.employment import Employment, SubsidyForm
from karriarstod.domain.placement import Placement
from karriarstod.domain.swedish_dates import duration, long_date, period
from karriarstod_ui.dialogs.editors import party_words
from karriarstod_ui.pages.participant.doing import Doing, Wanted
from karriarstod_ui.pages.participant.journey_view import decision_title
from karriarstod_ui.pages.participant.referral_card import ReferralCard
from karriarstod_ui.pages.participant.rows import Rows
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import link_button, secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import Column, Columns, Flow
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.text import Text


class DecisionsTab(Column):
    """``wanted`` carries a ``Wanted``, ``settled`` a decision's number and how its end was settled.

    ``reveal_wanted`` when a restricted referrer is to be shown.
    """

    wanted = Signal(object)
    settled = Signal(int, object)
    reveal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(16, parent)
        self.decisions = Card(self.tr("Beslut"))
        self.new = secondary_button(self.tr("Nytt beslut"), "plus", compact=True)
        self.new.setObjectName("new_decision")
        self.decisions.add_action(self.new)
        self.rows = Rows(14)
        self.decisions.add(self.rows)
        self.employments = Card(self.tr("Anställningar"))
        self.jobs = Rows(14)
        self.employments.add(self.jobs)
        self.referral = ReferralCard()
        left = Column(16)
        left.add(self.decisions)
        left.add(self.employments)
        left.add_stretch()
        right = Column(16)
        right.add(self.referral)
        right.add_stretch()
        columns = Columns(18)
        columns.add(left, 7, 460)
        columns.add(right, 3, 300)
        self.add(columns)
        self.new.clicked.connect(lambda: self.wanted.emit(Wanted(Doing.DECISION)))
        self.referral.reveal_wanted.connect(self.reveal_wanted)
        self.referral.change_wanted.connect(lambda: self.wanted.emit(Wanted(Doing.CHANGE_REFERRAL)))

    def show_view(self, view: CaseView) -> None:
        placement = view.placement
        self.referral.setHidden(placement is None)
        self.new.setHidden(placement is None)
        if placement is None:
            self.rows.show_rows((), self.tr("Beslut hör till en placering. Ingen finns än."))
            self.employments.hide()
            return
        self.referral.show_view(view)
        self.rows.show_rows(
            (self._decision(one, placement, view.today) for one in reversed(placement.decisions)),
            self.tr("Inget beslut än. Lägg in det när det kommer, så räknas dagarna ut."),
        )
        self.employments.setHidden(not placement.employments)
        self.jobs.show_rows(self._employment(one, view.today) for one in placement.employments)

    def _decision(self, one: Decision, placement: Placement, today: date) -> QWidget:
        shown = Column(4)
        shown.setObjectName(f"decision_{one.number}")
        top = Flow(10)
        top.add(Text(decision_title(one), TextRole.STRONG))
        top.add(Pill(*decision_state(one, today)))
        carried_on = is_carried_on(one, placement)
        ahead = one.ends_on is None or one.ends_on >= today
        if one.end_plan is not EndPlan.OPEN and ahead and not carried_on:
            top.add(Pill(label(one.end_plan), StateColor.CALM))
        shown.add(top)
        for text in decision_lines(one, placement, today):
            shown.add(Text(text, TextRole.SMALL_QUIET, wrap=True))
        for place, pause in enumerate(one.pauses, start=1):
            shown.add(self._pause(one, place, pause_words(pause, today)))
        shown.add(self._decision_buttons(one, carried_on))
        return shown

    def _pause(self, one: Decision, place: int, words: str) -> QWidget:
        line = Flow(14)
        line.add(Text(words, TextRole.SMALL_QUIET))
        for text, doing in (
            (self.tr("Ändra"), Doing.DECISION_PAUSE),
            (self.tr("Ta bort"), Doing.REMOVE_DECISION_PAUSE),
        ):
            button = link_button(text, compact=True)
            button.setObjectName(f"{doing.value}_{one.number}_{place}")
            button.setAccessibleName(f"{text}: {words}")
            button.clicked.connect(self._wanting(doing, one.number, place))
            line.add(button)
        return line

    def _decision_buttons(self, one: Decision, carried_on: bool) -> QWidget:
        name = decision_title(one)
        buttons = Flow(14)
        doings: list[tuple[str, Doing]] = []
        ends = one.ends_on is not None and not carried_on
        if ends:
            doings.append((self.tr("Förläng"), Doing.PROLONG))
        doings += [
            (self.tr("Lägg till paus"), Doing.DECISION_PAUSE),
            (self.tr("Ändra"), Doing.CHANGE_DECISION),
        ]
        for text, doing in doings:
            button = link_button(text, compact=True)
            button.setObjectName(f"{doing.value}_{one.number}")
            button.setAccessibleName(f"{text}: {name}")
            button.clicked.connect(self._wanting(doing, one.number))
            buttons.add(button)
        settlings = {
            EndPlan.EXTENSION_REQUESTED: self.tr("Förlängning begärd"),
            EndPlan.ENDS_AS_DECIDED: self.tr("Slutar som beslutat"),
        }
        for plan, text in settlings.items() if ends else ():
            chosen = one.end_plan is plan
            undo = self.tr("Ångra: {what}").format(what=text.lower())
            button = link_button(undo if chosen else text, compact=True)
            button.setObjectName(f"{plan.value}_{one.number}")
            button.setAccessibleName(f"{button.text()}: {name}")
            button.clicked.connect(self._settling(one.number, EndPlan.OPEN if chosen else plan))
            buttons.add(button)
        return buttons

    def _wanting(self, doing: Doing, part: int, pause: int = 0) -> Callable[[], None]:
        return lambda: self.wanted.emit(Wanted(doing, part, pause=pause))

    def _settling(self, number: int, plan: EndPlan) -> Callable[[], None]:
        return lambda: self.settled.emit(number, plan)

    def _employment(self, one: Employment, today: date) -> QWidget:
        shown = Column(4)
        top = Flow(10)
        title = f"{one.employer} · {one.position}" if one.position else one.employer
        top.add(Text(title, TextRole.STRONG, wrap=True))
        shown.add(top)
        for text in employment_lines(one, today):
            shown.add(Text(text, TextRole.SMALL_QUIET, wrap=True))
        button = link_button(self.tr("Ändra"), compact=True)
        button.setObjectName(f"change_employment_{one.number}")
        button.setAccessibleName(
            self.tr("Ändra anställningen hos {name}").format(name=one.employer)
        )
        button.clicked.connect(self._wanting(Doing.CHANGE_EMPLOYMENT, one.number))
        line = Flow(10)
        line.add(button)
        shown.add(line)
        return shown


def is_carried_on(one: Decision, placement: Placement) -> bool:
    """Whether another decision prolongs this one."""
    return any(other.prolongs == one.number for other in placement.decisions)


def decision_state(one: Decision, today: date) -> tuple[str, StateColor]:
    """Where a decision stands: gäller, kommer, har slutat, återkallat."""
    if one.revoked_on is not None and one.revoked_on <= today:
        return "återkallat", StateColor.NEUTRAL
    if today < one.starts_on:
        return "kommer", StateColor.CALM
    ends = one.period.ends_on
    if ends is not None and ends < today:
        return "har slutat", StateColor.NEUTRAL
    return "gäller", StateColor.WELL


def decision_lines(one: Decision, placement: Placement, today: date) -> list[str]:
    """What a decision says, line by line; an empty line is left out."""
    when = period(one.starts_on, one.ends_on, today)
    if one.ends_on is not None:
        when = f"{when} · {duration(one.starts_on, one.ends_on)}"
    who = party_words(one.referrer, one.organisation)
    officer = "" if one.referrer.is_restricted else one.officer
    measure = [label(one.measure.listed), one.programme, extent_words(one.extent)]
    carried = next((other for other in placement.decisions if other.prolongs == one.number), None)
    lines = [
        when,
        " · ".join(part for part in measure if part),
        " · ".join(part for part in (who, officer, one.reference) if part),
    ]
    if one.prolongs is not None:
        lines.append(f"Förlänger beslut {one.prolongs}")
    if carried is not None and carried.ends_on is not None:
        lines.append(f"Förlängt till {long_date(carried.ends_on, today)}")
    lines.append(one.note)
    return [line for line in lines if line]


def pause_words(pause: Pause, today: date) -> str:
    """ "Paus från 24 december, ledighet"."""
    when = period(pause.starts_on, pause.ends_on, today)
    return f"Paus {when}, {label(pause.reason).lower()}"


def employment_lines(one: Employment, today: date) -> list[str]:
    """What an employment is, line by line."""
    percent = f"{one.extent_percent} %" if one.extent_percent else ""
    first = [period(one.starts_on, one.ends_on, today), label(one.form), percent]
    lines = [" · ".join(part for part in first if part)]
    if one.subsidy is not SubsidyForm.NONE:
        dates = period(one.subsidy_from, one.subsidy_to, today)
        lines.append(" · ".join(part for part in (label(one.subsidy), dates) if part))
    if one.sius_from or one.sius_to:
        lines.append(f"SIUS {period(one.sius_from, one.sius_to, today)}")
    for contact in one.contacts:
        day = long_date(contact.contact_on, today)
        lines.append(f"Uppföljning {day}: {label(contact.reached).lower()}")
    return lines
