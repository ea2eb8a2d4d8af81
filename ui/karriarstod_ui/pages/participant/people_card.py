"""Who does what around the participant, and with which consent."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import label
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.parties import Consent, ConsentState, Contact, consent_with
from karriarstod.domain.swedish_dates import short_date
from karriarstod_ui.dialogs.editors import party_words
from karriarstod_ui.pages.participant.doing import Doing, Wanted
from karriarstod_ui.pages.participant.rows import KeptRows
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import column, row
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.text import Text

CONSENT_STATES = {
    ConsentState.VALID: StateColor.WELL,
    ConsentState.ENDS_SOON: StateColor.SOON,
    ConsentState.NOT_YET: StateColor.CALM,
    ConsentState.ENDED: StateColor.LATE,
    ConsentState.WITHDRAWN: StateColor.LATE,
}


def consent_words(consent: Consent | None, today: date) -> tuple[str, StateColor]:
    """ "samtycke", "går ut 30 nov", "saknas", with its colour."""
    if consent is None:
        return "saknas", StateColor.LATE
    state = consent.state(today)
    words = label(state)
    if state is ConsentState.ENDS_SOON:
        words = f"går ut {short_date(consent.valid_to, today)}"
    elif state is ConsentState.NOT_YET:
        words = f"från {short_date(consent.valid_from, today)}"
    return words, CONSENT_STATES[state]


def contacts_now(case: CaseFile, today: date) -> tuple[Contact, ...]:
    """The contacts that still have to do with the participant."""
    return tuple(one for one in case.contacts if one.ended_on is None or one.ended_on > today)


class PeopleCard(Card):
    """ "Vem gör vad": each authority with its officer and the state of its consent."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Vem gör vad"))
        self._view: CaseView | None = None
        self.rows: KeptRows[Contact] = KeptRows(ContactRow, self._show_contact)
        self.add_one = link_button(self.tr("Lägg till kontakt"), "plus", compact=True)
        self.add_one.setObjectName("add_contact")
        self.add(self.rows)
        self.add(self.add_one)
        self.body.addStretch(1)
        self.add_one.clicked.connect(lambda: self.wanted.emit(Wanted(Doing.CONTACT)))

    def show_view(self, view: CaseView) -> None:
        contacts = contacts_now(view.case, view.today)
        self._view = view
        self.rows.show_items(contacts, self.tr("Ingen utanför företaget är inlagd än."))

    def _show_contact(self, shown: "ContactRow", contact: Contact) -> None:
        if self._view is not None:
            view = self._view
            consent = consent_with(view.case.consents, contact.party, view.today)
            shown.show_contact(contact, consent_words(consent, view.today))


class ContactRow(QWidget):
    """An authority with its officer, and the state of the consent to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(self, spacing=10)
        words = column(spacing=0)
        self.party = Text("", TextRole.SMALL_STRONG, wrap=True)
        self.about = Text("", TextRole.SMALL_QUIET, wrap=True)
        self.consent = Pill()
        words.addWidget(self.party)
        words.addWidget(self.about)
        line.addLayout(words, 1)
        line.addWidget(self.consent)

    def show_contact(self, contact: Contact, consent: tuple[str, StateColor]) -> None:
        self.party.setText(party_words(contact.party, contact.organisation))
        about = contact_line(contact)
        self.about.setText(about)
        self.about.setHidden(not about)
        self.consent.show_state(*consent)


def contact_line(contact: Contact) -> str:
    """ "Eva Prov · aktivitetsstöd"; a restricted party's officer is not told."""
    parts = [contact.responsibility]
    if not contact.party.is_restricted:
        parts.insert(0, contact.person)
    return " · ".join(part for part in parts if part)
