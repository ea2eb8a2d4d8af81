"""Making a register in the window: prepared, its key on paper and typed back, and only then made.

The worker never waits for a person: it prepares, and later keeps or discards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from karriarstod_ui.composition import NewRegister as Wanted
from karriarstod_ui.opened_register import looked_into
from karriarstod_ui.pages.create.page import CreatePage, NewRegister

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from karriarstod.application.ports import Store
    from karriarstod.domain.recovery_key import RecoveryKey
    from karriarstod_ui.composition import Composition, PreparedRegister
    from karriarstod_ui.desk import Worker
    from karriarstod_ui.prompts import Prompts


class RegisterMaking(QObject):
    """Stands behind `page`, the door to show, and goes with it; `leave` when the window goes.

    Signals:
        made: the `OpenedRegister`, its key typed back.
        unread: there is a register in this folder, but it could not be read; the folder and why.
        cancelled: nothing was made.
    """

    made = Signal(object)
    unread = Signal(object, object)
    cancelled = Signal()

    def __init__(
        self, composition: Composition, worker: Worker, prompts: Prompts, parent: QObject
    ) -> None:
        super().__init__(parent)
        folder = composition.default_folder()
        self.page = CreatePage(folder, choose_folder=self._choose_folder)
        self.page.destroyed.connect(self.deleteLater)
        self._composition = composition
        self._worker = worker
        self._prompts = prompts
        self._preparation = _Preparation(composition)
        self._folder = folder
        self._store: Store | None = None
        self.page.folder_chosen.connect(self._look_at)
        self.page.create_requested.connect(self._prepare)
        self.page.key_typed_back.connect(self._keep)
        self.page.key_given_up.connect(self._discard)
        self.page.cancelled.connect(self.cancelled)
        self._look_at(folder)

    def leave(self) -> None:
        """The window is going: nothing is left of what has no key on paper."""
        self._discard()
        if self._store is not None:
            self._worker.run(self._store.close, owner=self.page)

    def _choose_folder(self, chosen: Callable[[Path], None]) -> None:
        self._prompts.choose_folder(self.tr("Var ska registret ligga?"), chosen)

    @Slot(object)
    def _look_at(self, folder: Path) -> None:
        self._worker.run(
            lambda: self._composition.folder_warning(folder),
            owner=self.page,
            done=lambda text: self.page.show_folder_warning(folder, text),
        )

    @Slot(object)
    def _prepare(self, new: NewRegister) -> None:
        wanted = Wanted(new.folder, new.organisation, new.user_name, new.user_title, new.password)
        self._folder = new.folder
        self._worker.run(
            lambda: self._preparation.begin(wanted),
            owner=self.page,
            done=self._show_key,
            failed=self.page.show_error,
            saying=self.tr("Gör i ordning registret …"),
        )

    def _show_key(self, shown: tuple[RecoveryKey, str]) -> None:
        from karriarstod_ui.pages.create.key_printer import KeyPrinter

        key, register_id = shown
        self.page.show_recovery_key(key, register_id, KeyPrinter(self.page))

    @Slot()
    def _discard(self) -> None:
        self._worker.run(self._preparation.discard, owner=self.page)

    @Slot()
    def _keep(self) -> None:
        self._worker.run(
            self._preparation.keep,
            owner=self.page,
            done=self._look_into,
            failed=self.page.show_error,
            saying=self.tr("Skapar registret …"),
        )

    def _look_into(self, store: Store) -> None:
        self._store = store
        self._worker.run(
            lambda: looked_into(self._composition, store, self._folder),
            owner=self.page,
            done=self.made.emit,
            failed=self._on_unread,
        )

    def _on_unread(self, error: Exception) -> None:
        self.leave()
        self.unread.emit(self._folder, error)


class _Preparation:
    """Used on the worker alone: the one register that is prepared and not yet kept."""

    def __init__(self, composition: Composition) -> None:
        self._composition = composition
        self._prepared: PreparedRegister | None = None

    def begin(self, wanted: Wanted) -> tuple[RecoveryKey, str]:
        """Prepares one; its key, and its id."""
        self.discard()
        prepared = self._prepared = self._composition.prepare_register(wanted)
        return prepared.recovery_key, prepared.register_id

    def keep(self) -> Store:
        """Makes it a register. Raises StoreError, and then nothing is left of it."""
        prepared, self._prepared = self._prepared, None
        if prepared is None:
            raise ValueError("nothing prepared")
        return prepared.keep()

    def discard(self) -> None:
        """Takes away what was prepared, if anything was."""
        prepared, self._prepared = self._prepared, None
        if prepared is not None:
            prepared.discard()
