"""The guide on paper: the page that is read, or all of it."""

from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.changes import Events
from karriarstod.application.method_guide import GuidePage
from karriarstod.application.plan_paper import PaperTo
from karriarstod.application.ports import Begin
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.paper import PaperWindow
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.widgets.choices import TickBox


class GuidePrinting(Protocol):
    """What the guide asks of paper; called on the worker."""

    def page(self, page_id: str) -> bytes:
        """One page as PDF."""
        ...

    def whole(self) -> bytes:
        """Every page as PDF, after the contents."""
        ...


class GuidePaper(PaperWindow):
    """One page as it is printed, and on request all of them."""

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        printing: GuidePrinting,
        page: GuidePage,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, prompts, parent)
        self._printing = printing
        self._page = page
        self.saving = self.tr("Spara sidan som PDF")
        self.build(self.tr("Skriv ut Metodstöd"), self.tr("Sidan som den skrivs ut"))
        self.whole = TickBox(self.tr("Alla sidor"))
        self.whole.setObjectName("print_whole")
        self.head.add(self.whole, 0)
        self.whole.toggled.connect(self._make)
        self._make()

    @override
    def file_name(self) -> str:
        name = "metodstod" if self.whole.isChecked() else f"metodstod-{self._page.id}"
        return f"{name.replace('_', '-')}.pdf"

    @override
    def record(self, begin: Begin, to: PaperTo) -> Events:
        """Nothing: the guide is about nobody."""
        return ()

    @Slot()
    def _make(self) -> None:
        self.ready(False)
        wants_all, printing, page_id = self.whole.isChecked(), self._printing, self._page.id
        self._desk.ask(
            lambda _queries: printing.whole() if wants_all else printing.page(page_id),
            owner=self,
            done=lambda pdf: self._on_made(pdf, wants_all),
            saying=self.tr("Lägger ut sidorna …"),
        )

    def _on_made(self, pdf: bytes, wants_all: bool) -> None:
        if wants_all == self.whole.isChecked():
            self.show_pdf(pdf)
