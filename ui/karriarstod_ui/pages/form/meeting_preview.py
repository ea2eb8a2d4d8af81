"""A page that belongs to a talk, inside the program: before it, after it, for a hand-over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from karriarstod.application.forms import record_form_paper
from karriarstod.application.meeting_papers import MeetingPaper
from karriarstod_ui.dialogs.paper import PaperWindow
from karriarstod_ui.theme import StateColor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from karriarstod.application.changes import Events
    from karriarstod.application.plan_paper import PaperTo
    from karriarstod.application.ports import Begin
    from karriarstod_ui.desk import Desk
    from karriarstod_ui.pages.form.printing_port import FormPaper, FormPrinting
    from karriarstod_ui.pages.form.reading import FormLook
    from karriarstod_ui.prompts import Prompts


class MeetingPreview(PaperWindow):
    """The page on screen, as the form and the record now stand."""

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        printing: FormPrinting,
        shown: FormLook,
        paper: MeetingPaper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, prompts, parent)
        self._shown = shown
        self._name = ""
        self.saving = self.tr("Spara papperet som PDF")
        title = {
            MeetingPaper.BEFORE: self.tr("Inför mötet"),
            MeetingPaper.AFTER: self.tr("Efter mötet"),
            MeetingPaper.HANDOVER: self.tr("Överlämning"),
        }[paper]
        self.build(title, self.tr("Papperet som det skrivs ut"))
        self.ready(False)
        made: list[FormPaper] = []
        number, form = shown.number, shown.form.number

        def make(begin: Begin) -> Events:
            # On the worker: nothing of the window is touched here.
            made.append(printing.meeting(begin, number, form, paper))
            return ()

        desk.do(
            make,
            owner=self,
            done=lambda _events: self._on_made(made[0]),
            saying=self.tr("Lägger ut papperet …"),
        )

    def _on_made(self, paper: FormPaper) -> None:
        self._name = paper.file_name
        self.show_pdf(paper.pdf)
        if not paper.is_printable:
            words = self.tr("Några tecken finns inte i papperets typsnitt och syns som �.")
            self.warning.show_message(words, StateColor.SOON)

    @override
    def file_name(self) -> str:
        return self._name

    @override
    def record(self, begin: Begin, to: PaperTo) -> Events:
        return record_form_paper(begin, self._shown.number, self._shown.form.number, to)
