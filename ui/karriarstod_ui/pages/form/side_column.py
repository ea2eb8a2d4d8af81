"""Beside the form: how to do it, what is missing, the form before, and what goes on from here."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.flows.flow import Flow
from karriarstod.domain.swedish_dates import long_date
from karriarstod.forms.missing import MissingAnswer
from karriarstod_ui.pages.form.reading import FormLook
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.bullets import BulletText
from karriarstod_ui.widgets.buttons import Button, link_button, secondary_button
from karriarstod_ui.widgets.card import Card, Tone
from karriarstod_ui.widgets.layouts import Column, row
from karriarstod_ui.widgets.text import Rule, Text

SHOWN_MISSING: Final = 6


class GuideCard(Card):
    """ "Så gör du": a few lines of help, and what the dashed frame means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Så gör du"), tone=Tone.SOFT, parent=parent)
        self.words = BulletText()
        self.earlier = Text("", TextRole.SMALL_STRONG, wrap=True)
        self.add(self.words)
        self.add(self.earlier)

    def show_words(self, paragraphs: Sequence[str]) -> None:
        """Show this help; the card is hidden when there is nothing to say."""
        self.words.show_paragraphs(paragraphs)
        self.words.setHidden(not paragraphs)
        self._hide_if_empty()

    def show_earlier(self, words: str) -> None:
        """Say what the dashed frame is, or with "" nothing."""
        self.earlier.setText(words)
        self.earlier.setHidden(not words)
        self._hide_if_empty()

    def _hide_if_empty(self) -> None:
        self.setHidden(self.words.isHidden() and self.earlier.isHidden())


class MissingCard(Card):
    """What is missing before the form is done; each row leads to its field (``asked``)."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Saknas innan det är klart"), parent=parent)
        self._shown: tuple[MissingAnswer, ...] | None = None
        self._rows = Column(0)
        self._more = Text("", TextRole.SMALL_QUIET, wrap=True)
        self.links: list[Button] = []
        self.add(self._rows)
        self.add(self._more)
        self.show_missing(())

    def show_missing(self, missing: Sequence[MissingAnswer]) -> None:
        """Show these, the first ones as links; nothing is rebuilt when they are shown already."""
        if tuple(missing) == self._shown:
            return
        self._shown = tuple(missing)
        had_focus = next((at for at, each in enumerate(self.links) if each.hasFocus()), None)
        for old in self._rows.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            self._rows.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.links = []
        for at, one in enumerate(missing[:SHOWN_MISSING]):
            if at:
                self._rows.add(Rule())
            self._rows.add(self._row(one))
        self._rows.setHidden(not missing)
        rest = len(missing) - SHOWN_MISSING
        if not missing:
            self._more.setText(self.tr("Inget saknas."))
        else:
            self._more.setText(self.tr("… och {n} till").format(n=rest))
        self._more.setHidden(bool(missing) and rest <= 0)
        self.pill.show_state(str(len(missing)) if missing else "", StateColor.SOON)
        self.setAccessibleName(self.tr("Saknas innan det är klart: {n}").format(n=len(missing)))
        if had_focus is not None and self.links:
            self.links[min(had_focus, len(self.links) - 1)].setFocus()

    def _row(self, one: MissingAnswer) -> QWidget:
        made = QWidget()
        inner = row(made, (0, 7, 0, 7), 8)
        inner.addWidget(Text(one.label, TextRole.SMALL, wrap=True), 1)
        link = link_button(self.tr("Fyll i"), compact=True)
        link.setAccessibleName(self.tr("{label}: fyll i").format(label=one.label))
        link.clicked.connect(lambda: self.asked.emit(one))
        self.links.append(link)
        inner.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return made


class FlowsCard(Card):
    """What the form passes on, and what already has been; ``asked`` when some is to be."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Förs vidare"), parent=parent)
        self.words = Text("", TextRole.SMALL, wrap=True)
        self.button = secondary_button(self.tr("För vidare …"), compact=True)
        self.button.setObjectName("pass_on")
        self.add(self.words)
        self.add(self.button)
        self.button.clicked.connect(self.asked)

    def show_flows(self, flows: Sequence[Flow], *, offered: bool) -> None:
        """Show how many; hidden where there is nothing to pass on."""
        self.setHidden(not flows)
        waiting = sum(one.is_open for one in flows)
        done = sum(one.done for one in flows)
        what = self.tr("en sak") if waiting == 1 else self.tr("{n} saker").format(n=waiting)
        if waiting and not offered:
            words = self.tr(
                "När formuläret är klart kan {what} föras vidare till planen och det som ska"
                " göras, så att inget behöver skrivas två gånger."
            )
        elif waiting:
            words = self.tr("Härifrån kan {what} föras vidare till planen och det som ska göras.")
        elif done:
            words = self.tr("Allt som ska vidare är fört vidare.")
        else:
            words = self.tr("Inget kan föras vidare just nu.")
        self.words.setText(words.format(what=what))
        self.pill.show_state(self.tr("{n} gjort").format(n=done) if done else "", StateColor.WELL)
        self.button.setHidden(not offered)
        self.button.setText(self.tr("För vidare …") if waiting else self.tr("Visa …"))


class SideColumn(Column):
    """The column to the right of the questions. ``missing_asked`` carries a ``MissingAnswer``."""

    missing_asked = Signal(object)
    flows_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(14, parent)
        self.guide = GuideCard()
        self.missing = MissingCard()
        self.flows = FlowsCard()
        for card in (self.guide, self.missing, self.flows):
            self.add(card)
        self.add_stretch()
        self.missing.asked.connect(self.missing_asked)
        self.flows.asked.connect(self.flows_asked)

    def show_form(self, shown: FormLook, today: date) -> None:
        """What holds for the form as a whole."""
        self.guide.show_earlier(earlier_words(shown, today))


def earlier_words(shown: FormLook, today: date) -> str:
    """What the dashed frame shows, and what has been copied; empty for a first form."""
    if shown.earlier is None or shown.form.is_frozen:
        return ""
    day = long_date(shown.earlier.form_date, today)
    words = f"Streckad ram visar svaret {day}."
    if shown.form.copied:
        words += " Det som är märkt ”från förra” är kopierat därifrån: läs igenom det."
    return words
