"""Paper inside the program: looked at, saved and sent to a printer from memory alone."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from karriarstod.application.changes import Events
from karriarstod.application.plan_paper import PaperTo
from karriarstod.application.ports import Begin
from karriarstod_ui import units
from karriarstod_ui.desk import Desk
from karriarstod_ui.keeping_file import write_whole
from karriarstod_ui.page_printer import PagePrinter
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import primary_button, secondary_button
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.layouts import Columns, column, row
from karriarstod_ui.widgets.text import Text
from karriarstod_ui.widgets.window import Window

JOB_NAME: Final = "Karriärstöd"
"""What the printer's queue shows: never a person or a case."""


class PaperWindow(Window):
    """The paper on screen, with what can be done with it.

    A subclass shows a PDF with ``show_pdf``, says in ``file_name`` what it is called when it is
    saved, and in ``record`` that it was; ``saving`` is the title of the choice of where.
    """

    saving = ""

    def __init__(self, desk: Desk, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._prompts = prompts
        self.pdf = b""
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.warning = InlineMessage()

    def build(self, title: str, name: str) -> None:
        """Make the window; ``name`` is what the pages are called aloud."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        units.sized(self, min_width=560, min_height=300)
        lines = column(self, (20, 16, 20, 16), 12)
        self.head = Columns(16, centered=True)
        self.head.add(Text(title, TextRole.SECTION), 1, 180)
        lines.addWidget(self.head)
        lines.addWidget(self.warning)
        self.view = QPdfView(self)
        self.view.setAccessibleName(name)
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

    def file_name(self) -> str:
        """What the file is called; never a person's name."""
        raise NotImplementedError

    def record(self, begin: Begin, to: PaperTo) -> Events:
        """That it has gone to a file or a printer; on the worker."""
        raise NotImplementedError

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF that is held in memory."""
        self.pdf = pdf
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.ready(True)

    def ready(self, is_ready: bool) -> None:
        """Whether there is anything to save or print."""
        self.save.setEnabled(is_ready)
        self.print.setEnabled(is_ready)

    # Saving it.

    def _ask_where(self) -> None:
        self._prompts.choose_save_path(
            self.saving, Path.home() / self.file_name(), "PDF (*.pdf)", self._keep
        )

    def _keep(self, path: Path) -> None:
        whole = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        pdf = self.pdf

        def written(begin: Begin) -> Events:
            write_whole(whole, pdf)
            return self.record(begin, PaperTo.FILE)

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
                "Filen gick inte att spara där. Allt finns kvar i registret. Välj en annan mapp."
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
                self.tr("Spara som PDF och skriv ut från en dator som har en."),
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
        self.ready(False)
        job = PagePrinter(self.document, printer, self)
        job.finished.connect(self._on_printed)
        job.start()

    def _on_printed(self, is_whole: bool) -> None:
        self.ready(True)
        if is_whole:
            # The window may be gone before the register has written it down.
            record = self.record
            self._desk.do(lambda begin: record(begin, PaperTo.PRINTER), owner=self._desk)
            self.warning.show_message(
                self.tr("Sidorna är skickade till skrivaren."), StateColor.WELL
            )
        else:
            self.warning.show_message(
                self.tr("Skrivaren tog inte emot alla sidor. Försök igen eller spara som PDF."),
                StateColor.LATE,
            )
