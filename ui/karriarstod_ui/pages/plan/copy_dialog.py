"""The participant's copy: as it is, simplified, or in another language; seen, saved, printed."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.changes import Events
from karriarstod.application.copy_wish import (
    AS_IT_IS,
    SIMPLIFIED,
    CopyForm,
    CopyWish,
    translated_to,
)
from karriarstod.application.phrase_book import other_languages, phrase_book
from karriarstod.application.plan_paper import Paper, PaperTo, record_paper
from karriarstod.application.ports import Begin
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.paper import PaperWindow
from karriarstod_ui.pages.plan.plain_dialog import PlainDialog
from karriarstod_ui.pages.plan.preview import Printed
from karriarstod_ui.pages.plan.printing_port import Printing
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.buttons import secondary_button
from karriarstod_ui.widgets.chips import Chip, ChipRow
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.layouts import Flow


class CopyDialog(PaperWindow):
    """The copy on screen, in the form that is chosen at the top."""

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        printing: Printing,
        printed: Printed,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, prompts, parent)
        self._printing = printing
        self._printed = printed
        self._asked = 0
        self._paper: Paper | None = None
        self.saving = self.tr("Spara deltagarens kopia som PDF")
        self.build(self.tr("Deltagarens kopia"), self.tr("Kopian som den skrivs ut"))
        self.forms = ChipRow(
            self.tr("Hur kopian ska vara"),
            [
                Chip(CopyForm.AS_IT_IS.value, self.tr("Som den är")),
                Chip(CopyForm.SIMPLIFIED.value, self.tr("Förenklad")),
                Chip(CopyForm.TRANSLATED.value, self.tr("Annat språk")),
            ],
        )
        self.language = Choice(self.tr("Språk"))
        self.language.setObjectName("language")
        self.language.set_options([(one.code, one.name) for one in other_languages()])
        self.simpler = secondary_button(self.tr("Skriv enklare"), "pencil")
        self.simpler.setObjectName("write_simpler")
        asked = Flow(12)
        for widget in (self.forms, self.language, self.simpler):
            asked.add(widget)
        self.head.add(asked, 0)
        self.forms.chosen.connect(self.show_wish)
        self.language.activated.connect(self.show_wish)
        self.simpler.clicked.connect(self._write_simpler)
        self.show_wish()

    @property
    def wish(self) -> CopyWish:
        """The copy that is chosen."""
        form = CopyForm(self.forms.key)
        if form is CopyForm.TRANSLATED:
            return translated_to(self.language.key())
        return SIMPLIFIED if form is CopyForm.SIMPLIFIED else AS_IT_IS

    def show_wish(self) -> None:
        """Make the chosen copy and show it."""
        wish = self.wish
        self.language.setHidden(wish.form is not CopyForm.TRANSLATED)
        self.simpler.setHidden(wish.form is not CopyForm.SIMPLIFIED)
        self._asked += 1
        self.ready(False)
        made: list[Paper] = []
        self._desk.do(
            partial(self._made, made, wish),
            owner=self,
            done=partial(self._on_made, made, self._asked),
            saying=self.tr("Lägger ut kopian …"),
        )
        self._warn(wish)

    def _made(self, made: list[Paper], wish: CopyWish, begin: Begin) -> Events:
        # On the worker: nothing of the window is touched here.
        one = self._printed
        made.append(
            self._printing.participant_copy(begin, one.number, one.placement, one.version, wish)
        )
        return ()

    def _on_made(self, made: list[Paper], asked: int, _events: Events) -> None:
        if asked == self._asked:
            self._paper = made[0]
            self.show_pdf(self._paper.pdf)

    def _warn(self, wish: CopyWish) -> None:
        said = []
        if wish.language and not phrase_book(wish.language).is_reviewed:
            said.append(
                self.tr(
                    "Ingen som har språket har granskat orden, och det står på papperet."
                    " Det som är skrivet i planen står på svenska."
                )
            )
        if self._printed.is_draft:
            said.append(
                self.tr("Det här är ett utkast. Papperet säger att planen inte är fastställd.")
            )
        if said:
            self.warning.show_message(" ".join(said), StateColor.SOON)
        else:
            self.warning.clear()

    def _write_simpler(self) -> None:
        one = self._printed
        dialog = PlainDialog(
            self._desk, self._prompts, one.number, one.placement, one.version, self
        )
        dialog.finished.connect(lambda _result: self.show_wish())
        dialog.open()

    @override
    def file_name(self) -> str:
        one = self._printed
        return self._printing.copy_name(one.number, one.version, self.wish, is_draft=one.is_draft)

    @override
    def record(self, begin: Begin, to: PaperTo) -> Events:
        return () if self._paper is None else record_paper(begin, self._paper, to)
