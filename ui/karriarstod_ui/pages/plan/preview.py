"""The printed plan inside the program: looked at, saved and sent to paper from memory alone."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.changes import Events
from karriarstod.application.labels import label
from karriarstod.application.plan_paper import Paper, PaperTo, record_paper
from karriarstod.application.ports import Begin, Copy
from karriarstod.domain.identity import CaseNumber
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.paper import PaperWindow
from karriarstod_ui.pages.plan.printing_port import Printing
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.chips import Chip, ChipRow
from karriarstod_ui.widgets.text import Text


@dataclass(frozen=True)
class Printed:
    """Which version is looked at, and which readers a consent lets it be sent to."""

    number: CaseNumber
    placement: int
    version: int
    is_draft: bool
    covered: frozenset[Copy]


class PreviewDialog(PaperWindow):
    """The paper on screen. Without ``printed`` it is the blank form."""

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        printing: Printing,
        printed: Printed | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, prompts, parent)
        self._printing = printing
        self._printed = printed
        self._asked = 0
        self._paper: Paper | None = None
        self.saving = self.tr("Spara planen som PDF")
        title = self.tr("Tom blankett") if printed is None else self.tr("Förhandsgranska")
        self.build(title, self.tr("Planen som den skrivs ut"))
        chips = [Chip(copy.value, label(copy)) for copy in Copy] if printed else []
        self.copies = ChipRow(self.tr("Kopia till"), chips)
        if printed is not None:
            self.copies.choose(Copy.DELTAGARE.value)
            self.head.add(Text(self.tr("Kopia till"), TextRole.SMALL_QUIET), 0)
            self.head.add(self.copies, 0)
        self.copies.chosen.connect(self.show_copy)
        self.show_copy(self.copies.key)

    # Making the paper.

    def show_copy(self, key: str) -> None:
        """Make the paper for one reader and show it."""
        self._asked += 1
        self.ready(False)
        made: list[Paper | bytes] = []
        self._desk.do(
            partial(self._made, made, key),
            owner=self,
            done=partial(self._on_made, made, self._asked),
            saying=self.tr("Lägger ut planen …"),
        )
        self._warn(key)

    def _made(self, made: list[Paper | bytes], key: str, begin: Begin) -> Events:
        # On the worker: nothing of the window is touched here.
        one = self._printed
        made.append(
            self._printing.blank()
            if one is None
            else self._printing.plan_pdf(begin, one.number, one.placement, one.version, Copy(key))
        )
        return ()

    def _on_made(self, made: list[Paper | bytes], asked: int, _events: Events) -> None:
        if asked != self._asked:
            return
        paper = made[0]
        if isinstance(paper, Paper):
            self._paper = paper
            self.show_pdf(paper.pdf)
        else:
            self.show_pdf(paper)

    def _warn(self, key: str) -> None:
        self.warning.clear()
        if self._printed is None:
            return
        copy = Copy(key)
        if copy not in self._printed.covered:
            self.warning.show_message(
                self.tr(
                    "Kopia till: {reader}. Inget samtycke i dag låter planen delas dit. Skicka den"
                    " inte innan det finns ett samtycke eller någon annan grund."
                ).format(reader=label(copy)),
                StateColor.LATE,
            )
        elif self._printed.is_draft:
            self.warning.show_message(
                self.tr("Det här är ett utkast. Papperet säger att planen inte är fastställd."),
                StateColor.SOON,
            )

    @override
    def file_name(self) -> str:
        one = self._printed
        if one is None:
            return self._printing.file_name(None)
        return self._printing.file_name(one.number, one.version, is_draft=one.is_draft)

    @override
    def record(self, begin: Begin, to: PaperTo) -> Events:
        return () if self._paper is None else record_paper(begin, self._paper, to)
