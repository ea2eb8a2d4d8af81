"""The recovery key on one calm page, to be put in an envelope."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_ui.fonts import FAMILY

MARGIN: Final = 62
"""Points around everything: more than any printer needs."""

_IN_A_ROW: Final = 3
_ROW: Final = 50
_WORDS: Final = int(Qt.TextFlag.TextWordWrap)

_KEEPING: Final = (
    "Förvara i ett förseglat kuvert i ett låst skåp, inte vid datorn. Gör gärna två exemplar i "
    "skilda kuvert. Skriv aldrig in nyckeln i en telefon, i e-post eller i ett dokument.",
    "Nyckeln öppnar registret när alla lösenord är glömda. Den som har pappret kan läsa allt som "
    "står i registret.",
    "Så används den: starta Karriärstöd, välj Använd återställningsnyckeln och skriv de nio "
    "grupperna i ordning. Därefter väljer du ett nytt lösenord. Nyckeln gäller tills en ny görs.",
    "0 är alltid siffran noll och 1 alltid siffran ett. Små bokstäver går lika bra som stora.",
)
_LINES: Final = ("Förvaras av", "Var", "Förseglat av", "Datum")


@dataclass(frozen=True)
class KeySheet:
    """What stands on the page. Whose register it is, and never a user or a password."""

    organisation: str
    register_id: str
    key: RecoveryKey = field(repr=False)


def paint_sheet(painter: QPainter, page: QRectF, sheet: KeySheet) -> float:
    """Draw the sheet in a page measured in points, black on white.

    The points left between the words and the lines to fill in; below 0 they would meet.
    """
    area = page.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    painter.setPen(Qt.GlobalColor.black)
    top = area.top()
    top = _words(painter, area, top, "Karriärstöd", 11) + 6
    top = _words(painter, area, top, "Återställningsnyckel", 28, QFont.Weight.DemiBold) + 14
    top = _words(painter, area, top, sheet.organisation, 15, QFont.Weight.DemiBold) + 2
    number = sheet.register_id
    parts = " ".join(number[start : start + 4] for start in range(0, len(number), 4))
    if parts:
        top = _words(painter, area, top, f"Register {parts}", 10.5)
    top = _groups(painter, area, top + 18, sheet.key) + 22
    for place, text in enumerate(_KEEPING):
        weight = QFont.Weight.DemiBold if place == 0 else QFont.Weight.Normal
        top = _words(painter, area, top, text, 12, weight) + 9
    return _to_fill_in(painter, area) - top


def _groups(painter: QPainter, area: QRectF, top: float, key: RecoveryKey) -> float:
    rows = -(-len(key.groups) // _IN_A_ROW)
    box = QRectF(area.left(), top, area.width(), rows * _ROW + 20)
    painter.setPen(QPen(Qt.GlobalColor.black, 1.2))
    painter.drawRoundedRect(box, 8, 8)
    wide = box.width() / _IN_A_ROW
    for place, group in enumerate(key.groups):
        left = box.left() + place % _IN_A_ROW * wide + 18
        line = QRectF(left, box.top() + 10 + place // _IN_A_ROW * _ROW, wide - 18, _ROW)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(_font(11))
        painter.drawText(line, middle, f"{place + 1}")
        painter.setFont(_font(27, QFont.Weight.DemiBold, 2.5))
        painter.drawText(line.adjusted(20, 0, 0, 0), middle, group)
    return box.bottom()


def _to_fill_in(painter: QPainter, area: QRectF) -> float:
    """Lines for who and when at the foot of the page, two beside each other; where they begin."""
    half = (area.width() - 24) / 2
    painter.setPen(QPen(Qt.GlobalColor.black, 0.8))
    painter.setFont(_font(10.5))
    rows = len(_LINES) // 2
    for place, text in enumerate(_LINES):
        left = area.left() + place % 2 * (half + 24)
        line = area.bottom() - 16 - (rows - 1 - place // 2) * 52
        painter.drawLine(QPointF(left, line), QPointF(left + half, line))
        painter.drawText(QPointF(left, line + 13), text)
    return area.bottom() - 16 - rows * 52


def _words(
    painter: QPainter,
    area: QRectF,
    top: float,
    text: str,
    size: float,
    weight: QFont.Weight = QFont.Weight.Normal,
) -> float:
    """Write a paragraph and say where it ended."""
    painter.setFont(_font(size, weight))
    place = QRectF(area.left(), top, area.width(), area.bottom() - top)
    taken = painter.boundingRect(place, _WORDS, text)
    painter.drawText(place, _WORDS, text)
    return taken.bottom()


def _font(size: float, weight: QFont.Weight = QFont.Weight.Normal, space: float = 0) -> QFont:
    # In pixels, which the painter's scale makes points, whatever dots the device has.
    font = QFont(FAMILY)
    font.setPixelSize(round(size))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if space:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, space)
    return font
