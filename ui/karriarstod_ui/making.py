"""Making a register in the window: the folder looked at, the register made, its key on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from karriarstod_ui.composition import NewRegister as Wanted
from karriarstod_ui.opened_register import OpenedRegister, looked_into
from karriarstod_ui.pages.create.page import CreatePage, NewRegister

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from karriarstod.domain.recovery_key import RecoveryKey
    from karriarstod_ui.composition import Composition
    from karriarstod_ui.desk import Worker
    from karriarstod_ui.prompts import Prompts


class RegisterMaking(QObject):
    """Stands behind `page`, the door to show, and goes with it.

    Signals:
        made: the `OpenedRegister`, its key not yet on paper.
        finished: the key is kept.
        cancelled: nothing was made.
    """

    made = Signal(object)
    finished = Signal()
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
        self.page.folder_chosen.connect(self._look_at)
        self.page.create_requested.connect(self._create)
        self.page.finished.connect(self.finished)
        self.page.cancelled.connect(self.cancelled)
        self._look_at(folder)

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
    def _create(self, new: NewRegister) -> None:
        wanted = Wanted(new.folder, new.organisation, new.user_name, new.user_title, new.password)

        def make() -> tuple[OpenedRegister, RecoveryKey]:
            store, key = self._composition.create_store(wanted)
            return looked_into(self._composition, store, wanted.folder), key

        self._worker.run(
            make,
            owner=self.page,
            done=self._on_made,
            failed=self.page.show_error,
            saying=self.tr("Skapar registret …"),
        )

    def _on_made(self, answer: tuple[OpenedRegister, RecoveryKey]) -> None:
        from karriarstod_ui.pages.create.key_printer import KeyPrinter

        opened, key = answer
        self.made.emit(opened)
        register_id = self._composition.register_id(opened.store)
        self.page.show_recovery_key(key, register_id, KeyPrinter(self.page))
