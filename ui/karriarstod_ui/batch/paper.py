"""A batch of forms as it is printed, held in memory."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from karriarstod.application.form_batches import record_batch_paper
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.keys import Leaves
from karriarstod_ui.batch.dialog import BatchDialog
from karriarstod_ui.dialogs.paper import PaperWindow
from karriarstod_ui.theme import StateColor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from karriarstod.application.changes import Events
    from karriarstod.application.plan_paper import PaperTo
    from karriarstod.application.ports import Begin, ListQuery
    from karriarstod_ui.batch.reading import BatchWish
    from karriarstod_ui.desk import Desk
    from karriarstod_ui.pages.form.printing_port import BatchPaper, FormPrinting
    from karriarstod_ui.prompts import Prompts


class BatchWindow(PaperWindow):
    """Everybody's paper, after a first page that says who is there and who is not."""

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        printing: FormPrinting,
        wish: BatchWish,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, prompts, parent)
        self._wish = wish
        self._paper: BatchPaper | None = None
        self.saving = self.tr("Spara bunten som PDF")
        self.build(self.tr("Förhandsgranska bunten"), self.tr("Bunten som den skrivs ut"))
        self.ready(False)
        made: list[BatchPaper] = []

        def make(begin: Begin) -> Events:
            # On the worker: nothing of the window is touched here.
            template_id, numbers = wish.template_id, wish.group.numbers
            made.append(printing.batch(begin, template_id, numbers, is_blank=wish.is_blank))
            return ()

        desk.do(
            make,
            owner=self,
            done=lambda _events: self._on_made(made[0]),
            saying=self.tr("Lägger ut {count} formulär …").format(count=len(wish.count.made)),
        )

    def _on_made(self, paper: BatchPaper) -> None:
        self._paper = paper
        self.show_pdf(paper.pdf)
        total = self._wish.group.total
        template = newest_of(self._wish.template_id)
        words = [
            self.tr("{made} av {total} är med. Första sidan säger vilka.").format(
                made=len(paper.batched), total=total
            ),
            {
                Leaves.SHARED: "",
                Leaves.PARTICIPANT: self.tr("Ge var och en bara sitt eget papper."),
                Leaves.NEVER: self.tr("Papperen stannar hos er och lämnas aldrig ut."),
            }[template.leaves],
        ]
        if not self._wish.is_blank and template.has_sensitive:
            words.append(self.tr("Känsliga uppgifter är inte utskrivna."))
        self.warning.show_message(" ".join(filter(None, words)), StateColor.SOON)

    @override
    def file_name(self) -> str:
        return self._paper.file_name if self._paper is not None else ""

    @override
    def record(self, begin: Begin, to: PaperTo) -> Events:
        return record_batch_paper(begin, self._paper.batched, to) if self._paper else ()


def open_batch_dialog(
    desk: Desk, prompts: Prompts, printing: FormPrinting, query: ListQuery, parent: QWidget
) -> BatchDialog:
    """Ask which form and for whom, beginning with those in the list; then show the paper."""
    dialog = BatchDialog(desk, prompts, query, parent)
    dialog.paper_asked.connect(partial(_show_paper, desk, prompts, printing, dialog, parent))
    dialog.open()
    return dialog


def _show_paper(
    desk: Desk,
    prompts: Prompts,
    printing: FormPrinting,
    dialog: BatchDialog,
    parent: QWidget,
    wish: BatchWish,
) -> None:
    dialog.accept()
    BatchWindow(desk, prompts, printing, wish, parent).open()
