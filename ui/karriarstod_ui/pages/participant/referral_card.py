"""The referral as it came; a restricted referrer stands under its listed word until asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.extents import extent_words
from karriarstod.application.labels import label
from karriarstod.domain.swedish_dates import long_date
from karriarstod_ui.pages.participant.rows import Rows
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import column
from karriarstod_ui.widgets.text import Text


class ReferralCard(Card):
    """Facts of the referral; ``reveal_wanted`` by "Visa", ``change_wanted`` by "Ändra"."""

    reveal_wanted = Signal()
    change_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Anvisningen"))
        self.reveal = link_button(self.tr("Visa"), "eye", compact=True)
        self.reveal.setObjectName("reveal_referrer")
        self.reveal.setAccessibleName(self.tr("Visa vem som anvisat"))
        self.change = link_button(self.tr("Ändra"), compact=True)
        self.change.setObjectName("change_referral")
        self.change.setAccessibleName(self.tr("Ändra anvisningen"))
        self.add_action(self.reveal)
        self.add_action(self.change)
        self.rows = Rows(8, ruled=False)
        self.add(self.rows)
        self.body.addStretch(1)
        self.reveal.clicked.connect(self.reveal_wanted)
        self.change.clicked.connect(self.change_wanted)

    def show_view(self, view: CaseView) -> None:
        placement = view.placement
        hidden = (
            placement is not None
            and placement.referral.referrer.is_restricted
            and not view.is_revealed
        )
        self.reveal.setVisible(hidden)
        self.rows.show_rows(_fact(name, text) for name, text in referral_facts(view) if text)


def referral_facts(view: CaseView) -> list[tuple[str, str]]:
    """Name and text of each fact; what tells of a restricted referrer only when revealed."""
    placement = view.placement
    if placement is None:
        return []
    one = placement.referral
    open_ = view.is_revealed or not one.referrer.is_restricted
    referrer = one.referrer if open_ else one.referrer.listed
    measure = one.measure if open_ else one.measure.listed
    reach = " · ".join(part for part in (one.phone, one.email) if part)
    answered = long_date(one.intake_on, view.today) if one.intake_on else ""
    intake = " · ".join(part for part in (label(one.intake), answered, one.intake_reason) if part)
    came = f"{long_date(one.received_on, view.today)} · {label(one.channel).lower()}"
    officer = " · ".join(part for part in (one.officer, reach) if part)
    return [
        ("Anvisare", label(referrer)),
        ("Enhet", one.organisation if open_ else ""),
        ("Handläggare", officer if open_ else ""),
        ("Insats", label(measure)),
        ("Program", one.programme if open_ else ""),
        ("Omfattning", extent_words(one.extent)),
        ("Beslut eller ordernummer", one.reference),
        ("Kom in", came),
        ("Besked om plats", intake),
        ("Frågan från anvisaren", one.purpose if open_ else ""),
        ("Vill ha skrivet", one.report_wishes if open_ else ""),
        ("Behov av anpassning", one.adaptation_need),
        ("Lag", placement.team),
    ]


def _fact(name: str, text: str) -> QWidget:
    shown = QWidget()
    lines = column(shown, spacing=0)
    lines.addWidget(Text(name, TextRole.SMALL_QUIET))
    lines.addWidget(Text(text, TextRole.SMALL, wrap=True))
    return shown
