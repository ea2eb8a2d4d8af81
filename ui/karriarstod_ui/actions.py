"""One action per command; menus, buttons and the palette share it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from karriarstod_ui.icons import icon as themed_icon


def action(
    owner: QWidget,
    text: str,
    triggered: Callable[[], None],
    *,
    keys: str = "",
    icon: str = "",
    tip: str = "",
) -> QAction:
    """An action that works wherever the keyboard is within ``owner``; ``keys`` as "Ctrl+K"."""
    made = QAction(text, owner)
    if keys:
        made.setShortcut(QKeySequence(keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if icon:
        made.setIcon(themed_icon(icon))
    made.setStatusTip(tip or text)
    made.setToolTip(tip or text)
    # The signal's own "checked" is of no use to anyone here.
    made.triggered.connect(lambda _checked=False: triggered())
    owner.addAction(made)
    return made
