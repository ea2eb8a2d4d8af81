"""The tab of contacts and consents: who, and party by party what may be shared."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import label
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.parties import Consent, ConsentState, Contact
from karriarstod.domain.placement import Placement
from karriarstod.domain.swedish_dates import long_date, period
from karriarstod_ui.dialogs.editors import party_words
from karriarstod_ui.pages.participant.doing import Doing, Wanted
from karriarstod_ui.pages.participant.people_card import consent_words, contact_line
from karriarstod_ui.pages.participant.rows import Rows
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import Button, link_button, secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import Column, Columns, Flow
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.text import Text


class PeopleTab(Column):
    """``wanted`` carries a ``Wanted``."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(16, parent)
        self.consents = Card(self.tr("Samtycken"))
        self.consent_rows = Rows(12)
        self.earlier = Text(self.tr("Tidigare"), TextRole.SMALL_STRONG)
        self.earlier_rows = Rows(12)
        self.contacts = Card(self.tr("Kontakter"))
        self.contact_rows = Rows(12)
        self.team = Card(self.tr("Hos oss"))
        self.team_rows = Rows(12)
        for card, rows, text, doing in (
            (self.consents, self.consent_rows, self.tr("Nytt samtycke"), Doing.CONSENT),
            (self.contacts, self.contact_rows, self.tr("Ny kontakt"), Doing.CONTACT),
            (self.team, self.team_rows, self.tr("Byt"), Doing.TEAM),
        ):
            button = secondary_button(text, compact=True)
            button.setObjectName(f"new_{doing.value}")
            self._means(button, Wanted(doing))
            card.add_action(button)
            card.add(rows)
            card.body.addStretch(1)
        # After the rows in force, before the stretch that ends the card.
        for part in (self.earlier, self.earlier_rows):
            self.consents.body.insertWidget(self.consents.body.count() - 1, part)
        left, right = Column(16), Column(16)
        left.add(self.consents)
        left.add_stretch()
        right.add(self.contacts)
        right.add(self.team)
        right.add_stretch()
        columns = Columns(18)
        columns.add(left, 1, 400)
        columns.add(right, 1, 360)
        self.add(columns)

    def _means(self, button: Button, wanted: Wanted) -> None:
        button.clicked.connect(lambda: self.wanted.emit(wanted))

    def show_view(self, view: CaseView) -> None:
        past = [one for one in view.case.consents if is_past(one, view)]
        self.consent_rows.show_rows(
            (self._consent(one, view) for one in reversed(view.case.consents) if one not in past),
            self.tr("Inget samtycke än. Utan samtycke delas ingenting.")
            if not past
            else self.tr("Inget samtycke gäller nu. Utan samtycke delas ingenting."),
        )
        self.earlier_rows.show_rows(self._consent(one, view) for one in reversed(past))
        for part in (self.earlier, self.earlier_rows):
            part.setHidden(not past)
        self.contact_rows.show_rows(
            (self._contact(one, view) for one in view.case.contacts),
            self.tr("Lägg in den som har med deltagaren att göra hos andra."),
        )
        self.team.setHidden(view.placement is None)
        if view.placement is not None:
            self.team_rows.show_rows(
                self._colleagues(view.placement, view), self.tr("Ingen handledare är vald än.")
            )

    def _consent(self, one: Consent, view: CaseView) -> QWidget:
        shown = Column(3)
        shown.setObjectName(f"consent_{one.number}")
        top = Flow(10)
        top.add(Text(party_words(one.party, one.party_name), TextRole.STRONG))
        top.add(Pill(*consent_words(one, view.today)))
        shown.add(top)
        covers = ", ".join(label(category) for category in one.categories)
        for text in (
            covers,
            f"{one.purpose} · {period(one.valid_from, one.valid_to, view.today)}",
            label(one.given_how).lower(),
        ):
            shown.add(Text(text, TextRole.SMALL_QUIET, wrap=True))
        if one.withdrawn_on is not None:
            how = f" · {one.withdrawn_how}" if one.withdrawn_how else ""
            day = long_date(one.withdrawn_on, view.today)
            shown.add(Text(f"Återkallat {day}{how}", TextRole.SMALL_QUIET, wrap=True))
        state = one.state(view.today)
        ways = []
        if state in {ConsentState.VALID, ConsentState.ENDS_SOON, ConsentState.NOT_YET}:
            ways.append((self.tr("Återkalla"), Wanted(Doing.WITHDRAW, one.number)))
        if one.number in view.fresh_consents:
            wanted = Wanted(Doing.REMOVE_CONSENT, one.number)
            ways.append((self.tr("Ta bort felregistrering"), wanted))
        if state in _TO_RENEW and may_be_renewed(one, view):
            ways.append((self.tr("Förnya"), Wanted(Doing.CONSENT, one.number)))
        if not ways:
            return shown
        line = Flow(14)
        for text, wanted in ways:
            line.add(self._way(text, wanted, label(one.party.listed)))
        shown.add(line)
        return shown

    def _contact(self, one: Contact, view: CaseView) -> QWidget:
        shown = Column(3)
        name = party_words(one.party, one.organisation)
        shown.add(Text(name, TextRole.STRONG, wrap=True))
        reach = [] if one.party.is_restricted else [one.phone, one.email]
        ended = (
            self.tr("till {day}").format(day=long_date(one.ended_on, view.today))
            if one.ended_on
            else ""
        )
        for text in (contact_line(one), " · ".join(part for part in reach if part), ended):
            if text:
                shown.add(Text(text, TextRole.SMALL_QUIET, wrap=True))
        line = Flow(14)
        line.add(self._way(self.tr("Ändra"), Wanted(Doing.CHANGE_CONTACT, one.number), name))
        shown.add(line)
        return shown

    def _way(self, text: str, wanted: Wanted, about: str) -> Button:
        button = link_button(text, compact=True)
        button.setObjectName(f"{wanted.doing.value}_{wanted.part}")
        button.setAccessibleName(f"{text}: {about}")
        self._means(button, wanted)
        return button

    def _colleagues(self, placement: Placement, view: CaseView) -> list[QWidget]:
        rows: list[QWidget] = []
        order = list(TeamRole)
        for one in sorted(
            placement.assignments, key=lambda one: (order.index(one.role), one.starts_on)
        ):
            shown = Column(0)
            shown.add(Text(one.person, TextRole.SMALL_STRONG, wrap=True))
            when = period(one.starts_on, one.ends_on, view.today)
            shown.add(Text(f"{label(one.role)} · {when}", TextRole.SMALL_QUIET, wrap=True))
            rows.append(shown)
        return rows


_TO_RENEW: Final = {ConsentState.ENDS_SOON, ConsentState.ENDED, ConsentState.WITHDRAWN}


def _of_closed(one: Consent, view: CaseView) -> bool:
    """Whether the consent was given for a placement that is over."""
    return one.placement_number is not None and any(
        placement.number == one.placement_number and not placement.is_open
        for placement in view.case.placements
    )


def is_past(one: Consent, view: CaseView) -> bool:
    """Whether it holds no longer and was for a placement that is over."""
    over = {ConsentState.ENDED, ConsentState.WITHDRAWN}
    return _of_closed(one, view) and one.state(view.today) in over


def may_be_renewed(one: Consent, view: CaseView) -> bool:
    """Whether to offer it anew: never what belongs to the past, nor, beside another placement,
    what would tell who once referred."""
    if is_past(one, view):
        return False
    return not (one.party.is_restricted and _of_closed(one, view))
