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
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QWidget

from karriarstod.application.ports import Store
from karriarstod.application.rulebook import read_rule_book
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.placement import Placement
from karriarstod_ui import theme
from karriarstod_ui.app import an_application, theming_of
from karriarstod_ui.composition import Composition
from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.messages import said
from karriarstod_ui.opened_register import OpenedRegister
from karriarstod_ui.pages.create.page import CreatePage
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.pages.plan.plan_page import PlanPage
from karriarstod_ui.pages.start.page import StartPage
from karriarstod_ui.places import (
    PARTICIPANT,
    PARTICIPANTS,
    PLAN,
    REFERRAL,
    SETTINGS,
    TODAY,
)
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.prompts import DialogPrompts
from karriarstod_ui.record import Record
from karriarstod_ui.theme import Appearance, Shade

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

_A_MOMENT_MS: Final = 50
"""What a page puts off for so long is done before its picture is taken."""

_NO_SIZE_HINTS: Final = "This plugin does not support propagateSizeHints()"

_MAIN: Final = {"idag", "deltagare", "deltagarsida-oversikt", "plan-utkast", "ny-anvisning", "las"}

_TABS: Final = {
    Tab.OVERVIEW: "oversikt",
    Tab.PLAN: "plan",
    Tab.DECISIONS: "beslut",
    Tab.NOTES: "anteckningar",
    Tab.PEOPLE: "kontakter",
    Tab.HISTORY: "historik",
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
            for name, picture in _Tour(window, composition, store, folder, preferences).views():
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


class _Tour:
    """Goes from view to view in one window and gives each a name."""

    def __init__(
        self,
        window: MainWindow,
        composition: Composition,
        store: Store,
        folder: Path,
        preferences: Preferences,
    ) -> None:
        self._window = window
        self._composition = composition
        self._preferences = preferences
        self._worker = AtOnce(window)
        organisation = composition.organisation(store)
        self._opened = OpenedRegister(store, folder, organisation, read_rule_book(store.begin))

    def views(self) -> Iterator[tuple[str, Callable[[], QPixmap]]]:
        """Each view with what makes its picture, while it is shown."""
        yield from self._doors()
        prompts = DialogPrompts(self._window, said)
        record = Record(
            self._opened, self._worker, self._composition, prompts, self._preferences, self._window
        )
        self._window.show_record(record.shell)
        yield from self._lists(record)
        cases = self._opened.store.queries.active_cases(record.desk.today)
        if cases:
            yield from self._participant(record, max(cases, key=_richness))
            yield from self._plans(record, cases)
        record.shell.go(REFERRAL)
        yield "ny-anvisning", self._picture
        record.shell.go(SETTINGS)
        yield "installningar", self._picture
        yield from self._windows(record, cases)
        record.leave()

    def _doors(self) -> Iterator[tuple[str, Callable[[], QPixmap]]]:
        practice = self._composition.practice()
        doors: tuple[tuple[str, QWidget], ...] = (
            (
                "start",
                StartPage(participants=practice.participants, practice_password=practice.password),
            ),
            ("las", LockPage(self._opened.organisation.name, [self._opened.store.user.name])),
            (
                "nytt-register",
                CreatePage(self._opened.folder, choose_folder=lambda _chosen: None),
            ),
        )
        for name, door in doors:
            self._window.show_door(door)
            yield name, self._picture

    def _lists(self, record: Record) -> Iterator[tuple[str, Callable[[], QPixmap]]]:
        for name, place in (("idag", TODAY), ("deltagare", PARTICIPANTS)):
            record.shell.go(place)
            yield name, self._picture

    def _participant(
        self, record: Record, case: CaseFile
    ) -> Iterator[tuple[str, Callable[[], QPixmap]]]:
        record.open_participant(str(case.case_number))
        page = record.shell.page(PARTICIPANT)
        if not isinstance(page, ParticipantPage):
            return
        for place, word in enumerate(_TABS.values()):
            page.tabs.bar.setCurrentIndex(place)
            yield f"deltagarsida-{word}", self._picture
        page.tabs.bar.setCurrentIndex(0)

    def _plans(
        self, record: Record, cases: tuple[CaseFile, ...]
    ) -> Iterator[tuple[str, Callable[[], QPixmap]]]:
        page = record.shell.page(PLAN)
        for name, wanted in (("plan-utkast", _has_draft), ("plan-undertecknad", _has_signed)):
            found = _first(cases, wanted)
            if found is not None:
                case, placement = found
                record.open_plan(str(case.case_number), placement.number)
                yield name, self._picture
        found = _first(cases, _has_two)
        if found is not None and isinstance(page, PlanPage):
            case, placement = found
            record.open_plan(str(case.case_number), placement.number)
            page.view.toggle_comparison()
            yield "plan-jamforelse", self._picture
            page.view.toggle_comparison()
            page.view.head.preview_asked.emit()
            yield "plan-forhandsgranskning", self._picture
            self._close_dialogs()

    def _windows(
        self, record: Record, cases: tuple[CaseFile, ...]
    ) -> Iterator[tuple[str, Callable[[], QPixmap]]]:
        record.shell.go(PARTICIPANTS)
        typed = next((case.participant.given_name for case in cases if not _is_hidden(case)), "")
        record.shell.palette_over.open_palette(typed[:3].lower())
        yield "sok-och-gor", self._picture
        record.shell.palette_over.close_palette()
        record.write_note()
        yield "ny-anteckning", self._picture
        self._close_dialogs()

    def _close_dialogs(self) -> None:
        for dialog in self._window.findChildren(QDialog):
            dialog.hide()
            dialog.setParent(None)
            dialog.deleteLater()

    def _picture(self) -> QPixmap:
        """The window with what lies over it, laid out and painted."""
        self._settle()
        picture = self._window.grab()
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                over = dialog.grab()
                _paint_papers(over, dialog)
                _lay_over(picture, over)
        return picture

    def _settle(self) -> None:
        """Hand out what waits to be laid out; what one layout asks for comes with the next."""
        size = self._window.size()
        for wide in (0, 1, 0):
            # Another width makes every part measure itself anew, as a shown window's would.
            self._window.resize(size.width() - wide, size.height())
            for _ in range(3):
                QCoreApplication.sendPostedEvents()
            self._window.grab()
            for timer in self._window.findChildren(QTimer):
                if timer.isActive() and timer.isSingleShot() and timer.interval() <= _A_MOMENT_MS:
                    timer.stop()
                    timer.timeout.emit()


def _lay_over(picture: QPixmap, over: QPixmap) -> None:
    """A window in the middle, with everything behind it dimmed."""
    middle = QPoint((picture.width() - over.width()) // 2, (picture.height() - over.height()) // 2)
    dim = theme.current().color(Shade.STRIP if theme.current().is_dark else Shade.TEXT)
    dim.setAlphaF(0.35)
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), dim)
    painter.drawPixmap(middle, over)
    painter.end()


def _paint_papers(picture: QPixmap, dialog: QDialog) -> None:
    """The first page of each paper shown: its own view renders only while a loop runs."""
    for view in dialog.findChildren(QPdfView):
        document, margins = view.document(), view.documentMargins()
        place = QRect(view.viewport().mapTo(dialog, QPoint(0, 0)), view.viewport().size())
        points = document.pagePointSize(0)
        if points.isEmpty():
            continue
        wide = place.width() - margins.left() - margins.right()
        size = QSize(wide, round(wide * points.height() / points.width()))
        painter = QPainter(picture)
        painter.setClipRect(place)
        corner = place.topLeft() + QPoint(margins.left(), margins.top())
        painter.fillRect(QRect(corner, size), Qt.GlobalColor.white)
        painter.drawImage(corner, document.render(0, size))
        painter.end()


def _is_hidden(case: CaseFile) -> bool:
    return case.participant.is_protected


def _richness(case: CaseFile) -> int:
    """How much there is to see of somebody; a protected person is not shown in pictures."""
    if _is_hidden(case):
        return -1
    return sum(
        len(one.stays) + 3 * len(one.plans) + 2 * len(one.decisions) for one in case.placements
    )


def _first(
    cases: tuple[CaseFile, ...], wanted: Callable[[Placement], bool]
) -> tuple[CaseFile, Placement] | None:
    for case in cases:
        for placement in case.placements:
            if not _is_hidden(case) and wanted(placement):
                return case, placement
    return None


def _has_draft(placement: Placement) -> bool:
    return placement.draft is not None


def _has_signed(placement: Placement) -> bool:
    return placement.signed_plan is not None and placement.draft is None


def _has_two(placement: Placement) -> bool:
    return len(placement.plans) > 1
