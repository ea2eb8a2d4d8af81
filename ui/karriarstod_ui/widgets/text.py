"""Texts on pages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from karriarstod_ui.theme import TextRole


class Text(QLabel):
    """A plain text in one of the theme's roles. Never markup: what people write is shown as is."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.BODY,
        *,
        wrap: bool = False,
        buddy: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("textRole", role.value)
        self.setWordWrap(wrap)
        if wrap:
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if buddy is not None:
            self.setBuddy(buddy)

    def set_role(self, role: TextRole) -> None:
        self.setProperty("textRole", role.value)
        self.style().unpolish(self)
        self.style().polish(self)


class Rule(QFrame):
    """A fine line between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rule")
        self.setFixedHeight(1)


class KeyHint(QLabel):
    """A key written as a small cap, e.g. "Ctrl K"."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self.setProperty("surface", "hint")
        self.setProperty("textRole", TextRole.SMALL_QUIET.value)
        self.setContentsMargins(5, 1, 5, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
