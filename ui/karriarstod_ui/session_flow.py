"""From the first page to the lock, to an open register, and back to the lock."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog

from karriarstod_ui.idle import IdleClock
from karriarstod_ui.messages import said
from karriarstod_ui.pages.start.page import StartPage
from karriarstod_ui.places import TODAY
from karriarstod_ui.preferences import LOCK_AFTER, Preferences
from karriarstod_ui.theme import StateColor

# The first window is shown before any of this is needed: pages are imported when one is made, and
# those of the record on the worker, while somebody types a password.
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from karriarstod.application.ports import Organisation, Store
    from karriarstod.application.register_user import RegisterUser
    from karriarstod_ui.composition import Composition
    from karriarstod_ui.desk import Worker
    from karriarstod_ui.half_written import HalfWritten
    from karriarstod_ui.main_window import MainWindow
    from karriarstod_ui.making import RegisterMaking
    from karriarstod_ui.opened_register import OpenedRegister
    from karriarstod_ui.prompts import Prompts
    from karriarstod_ui.record import Record
    from karriarstod_ui.shell import Location
    from karriarstod_ui.unlocking import Unlocking

log = logging.getLogger(__name__)


class SessionFlow(QObject):
    """What the window shows: a door, or an open register. Only one register is ever open.

    Everything that touches the disk goes to the worker, in order: a register is closed before the
    lock can open it again.
    """

    def __init__(
        self,
        window: MainWindow,
        composition: Composition,
        worker: Worker,
        prompts: Prompts,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._composition = composition
        self._worker = worker
        self._prompts = prompts
        self._preferences = preferences
        self._opened: OpenedRegister | None = None
        self.record: Record | None = None
        self._half: HalfWritten | None = None
        self._left_at: tuple[Path, str, Location] | None = None
        self._making: RegisterMaking | None = None
        self._idle = IdleClock(self)
        window.touched.connect(self._idle.touch)
        self._idle.run_out.connect(self.lock)
        self._idle.minutes_left.connect(self._say_minutes)
        preferences.changed.connect(self._on_preference_changed)

    def begin(self) -> None:
        """The lock of the register last opened here, or the first page where there is none."""
        known = [
            folder
            for folder in self._preferences.recent_registers()
            if self._composition.is_register(folder)
        ]
        if known:
            self.show_lock(known[0])
        else:
            self.show_start()

    # Doors.

    def show_start(self) -> None:
        """The first page of all."""
        practice = self._composition.practice()
        page = StartPage(participants=practice.participants, practice_password=practice.password)
        page.practice_requested.connect(lambda: self._make_practice(page))
        page.create_requested.connect(self.show_create)
        page.open_requested.connect(lambda: self._choose_register(page))
        self._window.show_door(page)

    def show_create(self) -> None:
        """Making a register."""
        from karriarstod_ui.making import RegisterMaking

        making = RegisterMaking(self._composition, self._worker, self._prompts, self)
        self._making = making
        making.made.connect(self._on_made)
        making.unread.connect(self._on_made_unread)
        making.cancelled.connect(self._on_not_made)
        self._window.show_door(making.page)

    def show_lock(self, folder: Path) -> None:
        """The lock of a register, with the names that have opened it from here."""
        self._lock_of(folder)

    def _lock_of(self, folder: Path) -> Unlocking:
        from karriarstod_ui.unlocking import Unlocking

        names = self._preferences.user_names(folder)
        called = self._preferences.organisation(folder) or folder.name
        unlocking = Unlocking(
            self._composition, self._worker, self._prompts, folder, names, called, self
        )
        unlocking.unlocked.connect(self._on_unlocked)
        unlocking.recovered.connect(self._on_recovered)
        unlocking.other_register_wanted.connect(self.show_start)
        self._window.show_door(unlocking.page)
        self._worker.run(self._warm_up, owner=unlocking.page)
        return unlocking

    def _make_practice(self, page: StartPage) -> None:
        page.set_busy(self.tr("Gör i ordning övningsregistret …"))
        self._worker.run(
            self._composition.make_practice,
            owner=page,
            done=lambda _none: self._open_practice(page),
            failed=lambda error: self._say_on_start(page, error),
            saying=self.tr("Gör i ordning övningsregistret …"),
        )

    def _open_practice(self, page: StartPage) -> None:
        """Its password is no secret, so nobody has to type it to begin."""
        practice = self._composition.practice()

        def open_it() -> OpenedRegister:
            self._warm_up()
            store = self._composition.open_store(practice.folder, practice.user, practice.password)
            return self._looked_into(store, practice.folder)

        self._worker.run(
            open_it,
            owner=page,
            done=self._on_unlocked,
            failed=lambda error: self._lock_of(practice.folder).show_error(error),
            saying=self.tr("Låser upp …"),
        )

    def _say_on_start(self, page: StartPage, error: Exception) -> None:
        page.set_busy("")
        sentence = said(error)
        if sentence is None:
            self._prompts.report_error(error)
        else:
            page.message.show_message(sentence.text, StateColor.LATE)

    def _choose_register(self, page: StartPage) -> None:
        def chosen(folder: Path) -> None:
            if self._composition.is_register(folder):
                self.show_lock(folder)
                return
            words = (
                self.tr(
                    "I mappen {folder} började ett register göras, men det blev aldrig klart. Skapa"
                    " det igen i samma mapp. Nyckeln som visades då gäller inte."
                )
                if self._composition.is_unfinished(folder)
                else self.tr(
                    "I mappen {folder} finns inget register. Välj mappen som har registrets namn."
                )
            )
            page.message.show_message(words.format(folder=folder.name), StateColor.SOON)

        self._prompts.choose_folder(self.tr("Välj mappen där registret ligger"), chosen)

    @Slot(object)
    def _on_made(self, opened: OpenedRegister) -> None:
        self._making = None
        self._show_record(opened, TODAY)

    @Slot(object, object)
    def _on_made_unread(self, folder: Path, error: Exception) -> None:
        self._making = None
        self._lock_of(folder).show_error(error)

    @Slot()
    def _on_not_made(self) -> None:
        self._making = None
        self.show_start()

    @Slot(object)
    def _on_unlocked(self, opened: OpenedRegister) -> None:
        self._show_record(opened, TODAY)

    @Slot(object, object)
    def _on_recovered(self, opened: OpenedRegister, users: Sequence[RegisterUser]) -> None:
        from karriarstod_ui.recovering import Recovery

        # Open, so that it is closed with the window and locked when nobody is there.
        self._opened = opened
        self._idle.start(self._minutes())
        latest = self._preferences.user_names(opened.folder)
        recovery = Recovery(self._composition, self._worker, opened, users, latest, self)
        recovery.unlocked.connect(self._on_password_set)
        recovery.refused.connect(self._on_refused)
        recovery.cancelled.connect(self.lock)
        self._window.show_door(recovery.page)

    @Slot(object)
    def _on_password_set(self, opened: OpenedRegister) -> None:
        self._show_record(opened, TODAY)
        self._prompts.tell(
            self.tr("Det nya lösenordet gäller nu."),
            self.tr(
                "Nyckeln på pappret gäller fortfarande. Lägg tillbaka pappret i ett nytt kuvert,"
                " försegla det och lås in det igen."
            ),
        )

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        opened, self._opened = self._opened, None
        self._idle.stop()
        if opened is not None:
            self._lock_of(opened.folder).show_error(error)

    def _looked_into(self, store: Store, folder: Path) -> OpenedRegister:
        """On the worker: what every page needs to know before it can be made."""
        from karriarstod_ui.opened_register import looked_into

        return looked_into(self._composition, store, folder)

    def _warm_up(self) -> None:
        """On the worker: imports what unlocking and the open register need."""
        import karriarstod_ui.record  # noqa: F401 - for what it loads

        self._composition.warm_up()

    # The open register.

    def _show_record(self, opened: OpenedRegister, place: str) -> None:
        from karriarstod_ui.record import Record

        self._opened = opened
        self._preferences.remember_register(opened.folder)
        self._preferences.remember_organisation(opened.folder, opened.organisation.name)
        if opened.store.user.id is not None:
            self._preferences.remember_user(opened.folder, opened.store.user.name)
        record = Record(
            opened, self._worker, self._composition, self._prompts, self._preferences, self
        )
        record.lock_wanted.connect(self.lock)
        record.organisation_changed.connect(self._on_organisation_changed)
        record.meeting.covered.connect(self._window.cover)
        record.meeting.uncovered.connect(self._window.uncover)
        self.record = record
        self._window.show_record(record.shell)
        half, self._half = self._half, None
        left = self._where_left(opened)
        if half is not None and half.belongs_to(opened.folder, opened.store.user.name):
            from karriarstod_ui.half_written import take_up

            record.shell.go(left or half.location or place)
            take_up(record, half)
            record.shell.say_saved(self.tr("Det halvskrivna finns kvar"))
        else:
            record.shell.go(left or place)
        self._idle.start(self._minutes())
        log.info("register opened")

    def _where_left(self, opened: OpenedRegister) -> Location | None:
        """Where whoever opened it was when it was locked; nobody is led to another's place."""
        left, self._left_at = self._left_at, None
        if left is None or left[:2] != (opened.folder, opened.store.user.name):
            return None
        return left[2]

    @Slot(object)
    def _on_organisation_changed(self, organisation: Organisation) -> None:
        opened, record = self._opened, self.record
        if opened is None or record is None:
            return
        here = record.shell.here
        place = here.place if here is not None and not here.subject else TODAY
        self._remember_half(record, opened)
        record.leave()
        changed = replace(opened, organisation=organisation, rules=record.desk.rules)
        # Not while the page that told of it is still in the middle of telling.
        QTimer.singleShot(0, self, lambda: self._show_record(changed, place))

    @Slot()
    def lock(self) -> None:
        """Keep what was typed, close the register, and show the lock with nothing behind it."""
        opened = self._opened
        if opened is None:
            return
        self._leave_record()
        self.show_lock(opened.folder)
        log.info("register locked")

    def close(self) -> None:
        """The window is going: keep what was typed and close the register."""
        self._preferences.remember_window_geometry(bytes(self._window.saveGeometry().data()))
        if self._making is not None:
            self._making.leave()
        if self._opened is not None:
            self._leave_record()

    def _leave_record(self) -> None:
        opened, record = self._opened, self.record
        self._opened = self.record = None
        self._idle.stop()
        if record is not None and opened is not None:
            self._remember_half(record, opened)
            here = record.whereabouts()
            if here is not None:
                self._left_at = (opened.folder, opened.store.user.name, here)
        self._put_away_windows()
        if record is not None:
            record.leave()
        if opened is not None:
            self._worker.run(opened.store.close, owner=self)

    def _remember_half(self, record: Record, opened: OpenedRegister) -> None:
        from karriarstod_ui.half_written import half_written

        self._half = half_written(record, opened.folder)

    def _put_away_windows(self) -> None:
        """A window, a menu or a list of names over the record: the lock wins over all of them."""
        for other in QApplication.topLevelWidgets():
            if other is not self._window and other.isVisible():
                other.hide()
        for dialog in self._window.findChildren(QDialog):
            dialog.deleteLater()

    def _minutes(self) -> int:
        return int(self._preferences.value(LOCK_AFTER))

    @Slot(int)
    def _say_minutes(self, minutes: int) -> None:
        if self.record is not None:
            self.record.shell.say_lock(self.tr("Låses om {count} min").format(count=minutes))

    @Slot(str)
    def _on_preference_changed(self, key: str) -> None:
        if key == LOCK_AFTER.key and self.record is not None:
            self._idle.start(self._minutes())
