"""Where the keyboard is in an open register: always on something one can see, in the page."""

from collections.abc import Callable, Iterator
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

_SOON_MS: Final = 30
_TIMES: Final = 200
"""How often and how many times one looks for something to stand on in a page being read."""

_LINKS: Final = {"link", "quiet"}
"""Kinds of button that lead elsewhere: nobody comes to a page to leave it at once."""


class FocusKeeper(QObject):
    """Leads the keyboard into the page shown, and back there when what it stood on goes away.

    Qt goes on to the next control of the window instead, whatever that does: ``avoided`` is one
    that must be reached on purpose only. ``meanwhile`` stands in for a page not yet read.
    """

    def __init__(
        self,
        shell: QWidget,
        avoided: QWidget,
        page: Callable[[], QWidget | None],
        meanwhile: Callable[[], QWidget],
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._avoided = avoided
        self._page = page
        self._meanwhile = meanwhile
        self._is_tabbing = False
        self._stands_in: QWidget | None = None
        self._tries = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._look_again)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def arrive(self, before: QWidget | None, put: QWidget | None) -> None:
        """A page has been gone to: stand where one stood there ``before``, or on its main control.

        ``put`` is where Qt put the keyboard when the page came forth; a page that has moved it
        since keeps it there.
        """
        page, now = self._page(), self._shell.window().focusWidget()
        if page is None or (
            now is not None and now is not put and _is_in(now, page) and usable(now, page)
        ):
            return
        if before is not None and shiboken6.isValid(before) and usable(before, page):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.give_back()

    def step(self, onwards: Callable[[], bool]) -> bool:
        """Tab or its like: let Qt take the step, unless what one stood on has gone away."""
        now = QApplication.focusWidget()
        if (
            now is not None
            and self._shell.isVisible()
            and not (now.isVisible() and now.isEnabled())
        ):
            self.give_back(now)
            return True
        self._is_tabbing = True
        try:
            return onwards()
        finally:
            self._is_tabbing = False

    def give_back(self, gone: QWidget | None = None) -> None:
        """To what is nearest to something ``gone``, else the page's main control."""
        page = self._page()
        if page is None:
            return
        found = (_near(gone, page) if gone is not None else None) or main_control(page)
        self._soon.stop()
        self._stands_in = None
        if found is None:
            found = self._stands_in = self._meanwhile()
            self._tries = _TIMES
            self._soon.start()
        found.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _look_again(self) -> None:
        page, self._tries = self._page(), self._tries - 1
        if page is None or self._shell.window().focusWidget() is not self._stands_in:
            return
        found = main_control(page)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._tries > 0:
            self._soon.start()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # The focus also moves while the shell is being deleted, with all that stands in it.
        if self._is_tabbing or not shiboken6.isValid(self._shell) or not self._shell.isVisible():
            return
        if now is self._shell or now is self._avoided:
            self.give_back()
        elif now is None:
            # Between two windows nobody has it; afterwards somebody has.
            QTimer.singleShot(0, self, self._on_nobody)

    @Slot()
    def _on_nobody(self) -> None:
        is_elsewhere = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if QApplication.focusWidget() is None and not is_elsewhere and self._shell.isActiveWindow():
            self.give_back()


def main_control(page: QWidget) -> QWidget | None:
    """What the page says it is (its focus proxy), else the first it has; links only at last."""
    proxy = page.focusProxy()
    if proxy is not None and usable(proxy, page):
        return proxy
    found = list(_controls(page))
    if not found and page.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return page
    beside_links = (one for one in found if one.property("kind") not in _LINKS)
    return next(beside_links, found[0] if found else None)


def usable(widget: QWidget, page: QWidget) -> bool:
    """Whether the keyboard can stand there when the page is shown."""
    return widget.isVisibleTo(page) and widget.isEnabledTo(page)


def _near(gone: QWidget, page: QWidget) -> QWidget | None:
    """The first control of the smallest part of the page that held it and still has one."""
    part = gone.parentWidget()
    while part is not None and part is not page:
        if _is_in(part, page) and usable(part, page):
            found = next(_controls(part), None)
            if found is not None:
                return found
        part = part.parentWidget()
    return None


def _controls(root: QWidget) -> Iterator[QWidget]:
    """Everything in ``root`` that Tab reaches, in that order."""
    widget: QWidget | None = root.nextInFocusChain()
    while widget is not None and widget is not root:
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and _is_in(widget, root) and usable(widget, root):
            yield widget
        widget = widget.nextInFocusChain()


def _is_in(widget: QWidget, root: QWidget) -> bool:
    return widget is root or root.isAncestorOf(widget)
