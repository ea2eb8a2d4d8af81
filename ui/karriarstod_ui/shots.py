"""A picture of every view, made without a screen: for the README, for review, for a machine."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QSize,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)

from karriarstod.application.ports import Store
from karriarstod_ui.app import an_application, theming_of
from karriarstod_ui.composition import Composition
from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.theme import Appearance
from karriarstod_ui.tour.camera import Camera
from karriarstod_ui.tour.views import Tour

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Look:
    """One way of showing everything: a word for the file's name, and what it means."""

    word: str
    appearance: Appearance
    scale: float
    size: QSize
    is_for_all: bool = True


LOOKS: Final = (
    Look("ljust", Appearance.LIGHT, 1.0, QSize(1440, 900)),
    Look("morkt", Appearance.DARK, 1.0, QSize(1440, 900)),
    Look("kontrast", Appearance.HIGH_CONTRAST, 1.0, QSize(1366, 768), is_for_all=False),
    Look("200", Appearance.LIGHT, 2.0, QSize(1366, 768), is_for_all=False),
)
"""Light and dark of everything; high contrast and large text of the views people live in."""

_NO_SIZE_HINTS: Final = "This plugin does not support propagateSizeHints()"

_MAIN: Final = {
    "idag",
    "deltagare",
    "deltagarsida-oversikt",
    "plan-utkast",
    "formular-samtal-since-last",
    "formular-samtal-days",
    "formular-jamforelse",
    "formular-framsteg",
    "fonster-nytt-formular",
    "fonster-fors-vidare",
    "ny-anvisning",
    "metodstod",
    "installningar",
    "las",
    "fonster-anstallning-fel",
    "fonster-samtycke-nytt",
    "ny-anteckning",
    "moteslage-plan-talk-forsta",
    "moteslage-plan-talk-sista",
}


class AtOnce(QObject):
    """A worker that does the work where it is asked to, so that a page is full when it is shown."""

    def run(
        self,
        work: Callable[[], Answer],
        *,
        owner: QObject,  # noqa: ARG002 - it cannot have gone away meanwhile
        done: Callable[[Answer], None] | None = None,
        failed: Callable[[Exception], None] | None = None,  # noqa: ARG002 - a fault stops the shots
        saying: str = "",  # noqa: ARG002 - nothing takes long enough to be said
    ) -> None:
        """Does it, and answers."""
        answer = work()
        if done is not None:
            done(answer)


def take_shots(
    composition: Composition,
    store: Store,
    folder: Path,
    out: Path,
    looks: Sequence[Look] = LOOKS,
) -> tuple[Path, ...]:
    """Every view of an open register as PNG in `out`, named in Swedish; the files made.

    Needs no display: set QT_QPA_PLATFORM=offscreen first where there is none.
    """
    out.mkdir(parents=True, exist_ok=True)
    application = an_application()
    theming = theming_of(application)
    made: list[Path] = []
    with TemporaryDirectory() as private, _not_told(_NO_SIZE_HINTS):
        preferences = Preferences(Path(private) / "choices.ini")
        for look in looks:
            theming.apply(look.appearance, look.scale)
            window = _hidden_window(look)
            camera, worker = Camera(window), AtOnce(window)
            tour = Tour(camera, composition, worker, store, folder, preferences)
            for name, picture in tour.views():
                if look.is_for_all or name in _MAIN:
                    path = out / f"{name}-{look.word}.png"
                    picture().save(str(path))
                    made.append(path)
            window.close()
            window.deleteLater()
            # There is no loop to delete what is done with, and a theme reaches all there is.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theming.apply(Appearance.LIGHT, 1.0)
    return tuple(made)


@contextmanager
def _not_told(line: str) -> Iterator[None]:
    """Everything Qt complains of but this, which it says of every window without a screen."""

    def tell(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if line in text:
            return
        if before is not None:
            before(kind, context, text)
        else:
            sys.stderr.write(f"{text}\n")

    before = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _hidden_window(look: Look) -> MainWindow:
    window = MainWindow()
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(look.size)
    window.show()
    return window
