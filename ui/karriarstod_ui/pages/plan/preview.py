"""The printed plan inside the program: looked at, saved and sent to paper from memory alone."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from karriarstod.application.changes import Events
from karriarstod.application.labels import label
from karriarstod.application.plan_paper import Paper, PaperTo, record_paper
from karriarstod.application.ports import Begin, Copy
from karriarstod.domain.identity import CaseNumber
from karriarstod_ui import units
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.plan.keeping_file import write_whole
from karriarstod_ui.pages.plan.page_printer import PagePrinter
from karriarstod_ui.pages.plan.printing_port import Printing
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import primary_button, secondary_button
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.chips import Chip, ChipRow
from karriarstod_ui.widgets.layouts import Columns, column, row
from karriarstod_ui.widgets.text import Text
from karriarstod_ui.widgets.window import Window

JOB_NAME: Final = "Karriärstöd"
"""What the printer's queue shows: never a person or a case."""


@dataclass(frozen=True)
class Printed:
    """Which version is looked at, and which readers a consent lets it be sent to."""

    number: CaseNumber
    placement: int
    version: int
    is_draft: bool
    covered: frozenset[Copy]


class PreviewDialog(Window):
    """The paper on screen. Without ``printed`` it is the blank form."""

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        printing: Printing,
        printed: Printed | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._prompts = prompts
        self._printing = printing
        self._printed = printed
        self._asked = 0
        self.pdf = b""
        self._paper: Paper | None = None
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._build()
        self.show_copy(self.copies.key)

    def _build(self) -> None:
        title = self.tr("Tom blankett") if self._printed is None else self.tr("Förhandsgranska")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        units.sized(self, min_width=560, min_height=300)
        lines = column(self, (20, 16, 20, 16), 12)
        lines.addWidget(self._head(title))
        self.warning = InlineMessage()
        lines.addWidget(self.warning)
        self.view = QPdfView(self)
        self.view.setAccessibleName(self.tr("Planen som den skrivs ut"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        lines.addWidget(self.view, 1)
        lines.addWidget(
            Text(
                self.tr(
                    "Skrivarkön kan spara en kopia av sidorna. Hämta utskriften genast, helst med"
                    " kort eller kod vid skrivaren. En sparad fil är inte längre krypterad."
                ),
                TextRole.SMALL_QUIET,
                wrap=True,
            )
        )
        lines.addLayout(self._buttons())
        parent = self.parentWidget()
        if parent is not None:
            whole = parent.window().size()
            self.resize(min(whole.width() - 80, units.px(920)), whole.height() - 60)

    def _head(self, title: str) -> QWidget:
        head = Columns(16, centered=True)
        head.add(Text(title, TextRole.SECTION), 1, 180)
        chips = [Chip(copy.value, label(copy)) for copy in Copy] if self._printed else []
        self.copies = ChipRow(self.tr("Kopia till"), chips)
        if self._printed is not None:
            self.copies.choose(Copy.DELTAGARE.value)
            head.add(Text(self.tr("Kopia till"), TextRole.SMALL_QUIET), 0)
            head.add(self.copies, 0)
        self.copies.chosen.connect(self.show_copy)
        return head

    def _buttons(self) -> QHBoxLayout:
        line = row(spacing=12)
        close = secondary_button(self.tr("Stäng"))
        self.save = secondary_button(self.tr("Spara som PDF"), "download")
        self.print = primary_button(self.tr("Skriv ut"), "printer")
        self.save.setObjectName("save_pdf")
        self.print.setObjectName("print")
        close.clicked.connect(self.reject)
        self.save.clicked.connect(self._ask_where)
        self.print.clicked.connect(self._ask_printer)
        line.addWidget(close)
        line.addStretch(1)
        line.addWidget(self.save)
        line.addWidget(self.print)
        return line

    # Making the paper.

    def show_copy(self, key: str) -> None:
        """Make the paper for one reader and show it."""
        self._asked += 1
        self._ready(False)
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

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF that is held in memory."""
        self.pdf = pdf
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._ready(True)

    def _ready(self, is_ready: bool) -> None:
        self.save.setEnabled(is_ready)
        self.print.setEnabled(is_ready)

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

    # Saving it.

    def _ask_where(self) -> None:
        one = self._printed
        name = (
            self._printing.file_name(None)
            if one is None
            else self._printing.file_name(one.number, one.version, is_draft=one.is_draft)
        )
        self._prompts.choose_save_path(
            self.tr("Spara planen som PDF"), Path.home() / name, "PDF (*.pdf)", self._keep
        )

    def _keep(self, path: Path) -> None:
        whole = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        pdf, paper = self.pdf, self._paper

        def written(begin: Begin) -> Events:
            write_whole(whole, pdf)
            return () if paper is None else record_paper(begin, paper, PaperTo.FILE)

        self._desk.do(
            written,
            owner=self,
            done=lambda _events: self.warning.show_message(
                self.tr("Sparad som {name}. Filen är inte krypterad.").format(name=whole.name),
                StateColor.WELL,
            ),
            failed=self._on_not_kept,
        )

    def _on_not_kept(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            self._prompts.report_error(error)
            return
        self.warning.show_message(
            self.tr(
                "Filen gick inte att spara där. Planen finns kvar i registret. Välj en annan mapp."
            ),
            StateColor.LATE,
            action=self.tr("Välj en annan mapp"),
        )
        self.warning.acted.connect(self._ask_where, Qt.ConnectionType.UniqueConnection)

    # Printing it.

    def _ask_printer(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self._prompts.tell(
                self.tr("Datorn har ingen skrivare."),
                self.tr("Spara planen som PDF och skriv ut den från en dator som har en."),
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(JOB_NAME)
        printer.setCreator(JOB_NAME)
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # A printer's own PDF would lack the tags of ours; saving is another button.
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Send the pages to a printer."""
        self._ready(False)
        job = PagePrinter(self.document, printer, self)
        job.finished.connect(self._on_printed)
        job.start()

    def _on_printed(self, is_whole: bool) -> None:
        self._ready(True)
        if is_whole:
            self._record_printed()
            self.warning.show_message(
                self.tr("Sidorna är skickade till skrivaren."), StateColor.WELL
            )
        else:
            self.warning.show_message(
                self.tr("Skrivaren tog inte emot alla sidor. Försök igen eller spara som PDF."),
                StateColor.LATE,
            )

    def _record_printed(self) -> None:
        paper = self._paper
        if paper is not None:
            self._desk.do(
                lambda begin: record_paper(begin, paper, PaperTo.PRINTER), owner=self._desk
            )
