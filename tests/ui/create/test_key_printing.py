"""The recovery key on paper: one page, drawn from memory, without a password and without a file."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPicture
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_ui.pages.create.key_printer import KeyPrinter
from karriarstod_ui.pages.create.key_sheet import KeySheet, paint_sheet

KEY = RecoveryKey(bytes(range(20)))
SHEET = KeySheet("Kooperativet Österström & Håkansson", "0123456789abcdef0123456789abcdef", KEY)


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def printed(path: Path, sheet: KeySheet = SHEET) -> PdfReader:
    """A printer whose paper a test can read."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter))
    assert KeyPrinter().print_on(printer, sheet)
    return PdfReader(path)


def words(reader: PdfReader) -> str:
    return " ".join(reader.pages[0].extract_text().split())


def test_it_is_one_page(over: QWidget, tmp_path: Path) -> None:
    assert len(printed(tmp_path / "sheet.pdf").pages) == 1


def test_every_group_stands_there_in_order(over: QWidget, tmp_path: Path) -> None:
    text = words(printed(tmp_path / "sheet.pdf")).replace(" ", "")
    places = [text.find(f"{number}{group}") for number, group in enumerate(KEY.groups, 1)]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    "said",
    [
        "Kooperativet Österström & Håkansson",
        "0123 4567 89ab cdef 0123 4567 89ab cdef",
        "Förvara i ett förseglat kuvert",
        "Förvaras av",
        "Datum",
    ],
)
def test_it_says(said: str, over: QWidget, tmp_path: Path) -> None:
    assert said in words(printed(tmp_path / "sheet.pdf"))


def test_a_long_name_leaves_room_for_who_and_when(over: QWidget) -> None:
    name = "Arbetsintegrerande sociala företaget " * 5
    picture = QPicture()
    painter = QPainter(picture)
    room = paint_sheet(painter, QRectF(0, 0, 595, 842), KeySheet(name, SHEET.register_id, KEY))
    painter.end()
    assert room > 0


def test_the_printer_is_asked_for_without_waiting_and_without_a_file(
    over: QWidget, qtbot: QtBot
) -> None:
    answers: list[bool] = []
    KeyPrinter(over).print_key(SHEET, over, answers.append)
    dialog = over.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert not dialog.testOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile)
    assert answers == []
    dialog.reject()


def test_the_key_is_not_in_what_a_log_would_show() -> None:
    assert KEY.groups[0] not in repr(SHEET)
