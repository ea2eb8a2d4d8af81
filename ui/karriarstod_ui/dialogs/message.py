"""Windows that say one thing, or ask one thing."""

import traceback
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from karriarstod_ui import units
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import primary_button, secondary_button
from karriarstod_ui.widgets.layouts import column, row
from karriarstod_ui.widgets.text import Text
from karriarstod_ui.widgets.window import Window


class MessageDialog(Window):
    """Says ``what``; with ``confirm`` it is a question, answered by that verb or "Avbryt"."""

    def __init__(
        self, what: str, more: str = "", *, confirm: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Karriärstöd")
        self.setAccessibleName(what)
        self.setAccessibleDescription(more)
        self.what = Text(what, TextRole.CARD_TITLE, wrap=True)
        self.more = Text(more, TextRole.BODY, wrap=True)
        self.more.setHidden(not more)
        self.yes = primary_button(confirm or self.tr("Jag förstår"))
        self.no = secondary_button(self.tr("Avbryt"))
        self.no.setHidden(not confirm)
        lines = column(self, (24, 22, 24, 20), 10)
        lines.addWidget(units.sized(self.what, min_width=400))
        lines.addWidget(self.more)
        lines.addSpacing(units.px(8))
        buttons = row(spacing=12)
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        lines.addLayout(buttons)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        # The safe answer has the focus, so that Enter by mistake changes nothing.
        (self.no if confirm else self.yes).setFocus()


class CrashDialog(Window):
    """An error nobody foresaw: what it means for the person, and a report to copy."""

    def __init__(self, error: Exception, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Något gick fel"))
        self.report = crash_report(error)
        lines = column(self, (24, 22, 24, 20), 10)
        lines.addWidget(Text(self.tr("Något gick fel i programmet."), TextRole.CARD_TITLE))
        lines.addWidget(
            Text(
                self.tr(
                    "Det som redan var sparat finns kvar. Kopiera rapporten och skicka den till"
                    " den som sköter programmet; den innehåller inga personuppgifter. Går det inte"
                    " vidare: stäng programmet och öppna det igen."
                ),
                wrap=True,
            )
        )
        shown = QPlainTextEdit(self.report)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(self.tr("Rapport"))
        lines.addWidget(units.sized(shown, min_width=520, min_height=110))
        buttons = row(spacing=12)
        buttons.addStretch(1)
        self.copy = secondary_button(self.tr("Kopiera rapporten"), "copy")
        self.close_button = primary_button(self.tr("Stäng"))
        buttons.addWidget(self.copy)
        buttons.addWidget(self.close_button)
        lines.addLayout(buttons)
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.accept)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)


def crash_report(error: BaseException) -> str:
    """Kinds of errors and places in the code, never their texts, which may hold personal data."""
    # Seldom needed, and not for free when the program starts.
    import platform

    lines = [f"Python {platform.python_version()}, {platform.system()} {platform.release()}"]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines += _places(seen.__traceback__)
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [f"  {_tail(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _tail(path: str) -> str:
    return "/".join(path.replace("\\", "/").split("/")[-3:])
