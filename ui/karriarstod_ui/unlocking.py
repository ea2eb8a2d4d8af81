"""From the lock to an open register, by password or by the printed key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from karriarstod.application.store_errors import StoreError
from karriarstod_ui.messages import said
from karriarstod_ui.pages.lock.page import LockPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from karriarstod.application.ports import Store
    from karriarstod_ui.composition import Composition
    from karriarstod_ui.desk import Worker
    from karriarstod_ui.opened_register import OpenedRegister
    from karriarstod_ui.prompts import Prompts


class Unlocking(QObject):
    """Stands behind `page`, the lock of one register, and goes with it.

    Signals:
        unlocked: the `OpenedRegister` of whoever gave their password.
        recovered: the `OpenedRegister` of the printed key, and the users it has.
        other_register_wanted: this one is to stay locked.
    """

    unlocked = Signal(object)
    recovered = Signal(object, object)
    other_register_wanted = Signal()

    def __init__(
        self,
        composition: Composition,
        worker: Worker,
        prompts: Prompts,
        folder: Path,
        user_names: Sequence[str],
        called: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._called = called
        self._composition = composition
        self._worker = worker
        self._prompts = prompts
        self._folder = folder
        self.page = self._make_page(list(user_names))
        self.page.destroyed.connect(self.deleteLater)
        self.page.unlock_requested.connect(self._unlock)
        self.page.recovery_requested.connect(self._recover)
        self.page.previous_requested.connect(self._ask_to_restore)
        self.page.other_register_requested.connect(self.other_register_wanted)

    def _make_page(self, names: list[str]) -> LockPage:
        practice = self._composition.practice()
        if self._folder != practice.folder:
            return LockPage(self._called, names, is_name_needed=self._is_name_needed())
        note = self.tr("Övningsregister med påhittade deltagare. Lösenord: {password}")
        return LockPage(
            self.tr("Övningsregistret"),
            names or [practice.user],
            note=note.format(password=practice.password),
            password=practice.password if names in ([], [practice.user]) else "",
        )

    def _is_name_needed(self) -> bool:
        """Whether the register must be told who it is: the only user there is need not say."""
        try:
            return self._composition.user_count(self._folder) != 1
        except StoreError:
            # A broken header says so when it is opened, with its remedy.
            return True

    @Slot(str, str)
    def _unlock(self, name: str, password: str) -> None:
        self._open(
            lambda: self._composition.open_store(self._folder, name, password), self.unlocked.emit
        )

    @Slot(str)
    def _recover(self, typed: str) -> None:
        def found(opened: OpenedRegister) -> None:
            self._worker.run(
                lambda: self._composition.users(opened.store),
                owner=self.page,
                done=lambda users: self.recovered.emit(opened, users),
            )

        self._open(lambda: self._composition.open_with_recovery_key(self._folder, typed), found)

    def _open(self, way: Callable[[], Store], done: Callable[[OpenedRegister], None]) -> None:
        def open_it() -> OpenedRegister:
            # The lock is shown before this is needed.
            from karriarstod_ui.opened_register import looked_into

            return looked_into(self._composition, way(), self._folder)

        self._worker.run(
            open_it,
            owner=self.page,
            done=done,
            failed=self.show_error,
            saying=self.tr("Låser upp …"),
        )

    def show_error(self, error: Exception) -> None:
        """Say on the lock why it did not open; a fault nobody foresaw is reported as well."""
        self.page.show_error(error)
        if said(error) is None:
            self._prompts.report_error(error)

    @Slot()
    def _ask_to_restore(self) -> None:
        self._prompts.ask(
            self.tr("Lägga tillbaka den förra nyckelfilen?"),
            explanation=self.tr(
                "Nyckelfilen säger vem som får öppna registret. Lösenord som har bytts och"
                " användare som har lagts till eller tagits bort sedan den förra skrevs blir som de"
                " var då. Uppgifterna om deltagarna ändras inte, och den skadade filen sparas vid"
                " sidan om."
            ),
            confirm=self.tr("Lägg tillbaka"),
            confirmed=self._restore,
        )

    def _restore(self) -> None:
        self._worker.run(
            lambda: self._composition.restore_previous_header(self._folder),
            owner=self.page,
            done=lambda _none: self.page.show_restored(),
            failed=self.show_error,
        )
