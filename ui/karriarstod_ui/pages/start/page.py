"""The first page of all: practise, make a register, or open one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from karriarstod_ui import units
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import primary_button
from karriarstod_ui.widgets.card import ClickableCard, InlineMessage
from karriarstod_ui.widgets.door import Door
from karriarstod_ui.widgets.text import Text


class StartPage(Door):
    """Three ways in, the safest first; each is told by its signal."""

    practice_requested = Signal()
    create_requested = Signal()
    open_requested = Signal()

    def __init__(
        self, *, participants: int, practice_password: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(640, parent)
        self.practice = ClickableCard(
            self.tr("Öppna övningsregistret"),
            self.tr(
                "{count} påhittade deltagare. Prova allt, inget kan gå fel. Lösenord: {password}"
            ).format(count=participants, password=practice_password),
            "graduation-cap",
        )
        go = primary_button(self.tr("Öva"))
        # The card is the button; this one only shows what it does.
        go.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        go.clicked.connect(self.practice_requested)
        self.practice.line.addWidget(go)
        self.create_card = ClickableCard(
            self.tr("Skapa nytt register"),
            self.tr("Tar fem minuter. Du får en återställningsnyckel på papper."),
            "lock",
        )
        self.open_card = ClickableCard(
            self.tr("Öppna befintligt register"),
            self.tr("Välj mappen där registret ligger."),
            "folder-open",
        )
        self.message = InlineMessage()
        self.lines.addWidget(Text(self.tr("Välkommen till Karriärstöd"), TextRole.HERO, wrap=True))
        self.lines.addWidget(
            Text(
                self.tr(
                    "Vägen till arbete, från anvisning till anställning, i ett krypterat register"
                    " på den här datorn."
                ),
                TextRole.QUIET,
                wrap=True,
            )
        )
        self.lines.addSpacing(units.px(4))
        for widget in (self.message, self.practice, self.create_card, self.open_card):
            self.lines.addWidget(widget)
        self.practice.clicked.connect(self.practice_requested)
        self.create_card.clicked.connect(self.create_requested)
        self.open_card.clicked.connect(self.open_requested)
        self.setFocusProxy(self.practice)

    def set_busy(self, text: str) -> None:
        """Say what is being done and take no more clicks; ``""`` when it is over."""
        for card in (self.practice, self.create_card, self.open_card):
            card.setEnabled(not text)
        if text:
            self.message.show_message(text)
        else:
            self.message.clear()
