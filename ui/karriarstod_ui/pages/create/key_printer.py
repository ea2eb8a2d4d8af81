"""Sends the recovery key to a printer, straight from memory: no file is ever made of it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from karriarstod_ui.pages.create.key_sheet import KeySheet, paint_sheet

JOB_NAME: Final = "Karriärstöd"
"""What the printer's queue shows: nothing of whose key it is."""


class KeyPrinter(QObject):
    """The paper of the recovery key."""

    def has_printer(self) -> bool:
        """Whether this computer has anything to print on."""
        return bool(QPrinterInfo.availablePrinterNames())

    def print_key(self, sheet: KeySheet, over: QWidget, done: Callable[[bool], None]) -> None:
        """Ask for a printer over a window; ``done`` says whether it took the page."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(JOB_NAME)
        printer.setCreator(JOB_NAME)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(printer, over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The key belongs on paper alone.
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        dialog.accepted.connect(lambda: done(self.print_on(printer, sheet)))
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter, sheet: KeySheet) -> bool:
        """Draw the one page; False if the printer would not have it."""
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            return False
        dots = printer.resolution() / 72
        painter.scale(dots, dots)
        layout = printer.pageLayout()
        paint_sheet(painter, layout.fullRect(QPageLayout.Unit.Point), sheet)
        return painter.end()
