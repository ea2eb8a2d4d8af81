"""A page that stands alone in the window: one calm card in the middle."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from karriarstod_ui import units
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import ScrollPage, column, row


class Door(QWidget):
    """A card in the middle of an empty ground; build it in ``lines``. Scrolls when it must."""

    def __init__(self, width: float = 440, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = ScrollPage((24, 24, 24, 24))
        column(self).addWidget(page)
        self.card = units.sized(Card(flush=True), max_width=width)
        # No "maximum" height: it would be the height before the texts know their width.
        self.card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inner = QWidget()
        self.lines: QVBoxLayout = column(inner, (38, 32, 38, 32), 12)
        self.card.add(inner)
        # Stretches beside the card, not an alignment: an aligned card would not take its height
        # from its width.
        middle = row()
        middle.addStretch(1)
        middle.addWidget(self.card, 1000)
        middle.addStretch(1)
        page.body.addStretch(1)
        page.body.addLayout(middle)
        page.body.addStretch(1)
