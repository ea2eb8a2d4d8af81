"""From the printed key to a new password, and to a register opened with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from karriarstod_ui.opened_register import OpenedRegister, looked_into
from karriarstod_ui.pages.lock.new_password import NewPasswordPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from karriarstod.application.register_user import RegisterUser
    from karriarstod_ui.composition import Composition
    from karriarstod_ui.desk import Worker


class Recovery(QObject):
    """Stands behind `page`, where whoever came in with the key gives a user a new password.

    The register is then opened anew as that user, so that the password has been tried.

    Signals:
        unlocked: the `OpenedRegister` of the user with the new password.
        refused: the password is set, but the register did not open with it; why.
        cancelled: the register is to be locked, with nothing changed.
    """

    unlocked = Signal(object)
    refused = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        composition: Composition,
        worker: Worker,
        opened: OpenedRegister,
        users: Sequence[RegisterUser],
        latest: Sequence[str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._composition = composition
        self._worker = worker
        self._opened = opened
        names = [user.name for user in users]
        # Whoever was here last is likely to be whoever has forgotten.
        names.sort(key=lambda name: latest.index(name) if name in latest else len(latest))
        self.page = NewPasswordPage(opened.organisation.name, names)
        self.page.destroyed.connect(self.deleteLater)
        self.page.chosen.connect(self._set)
        self.page.cancelled.connect(self.cancelled)

    @Slot(str, str)
    def _set(self, name: str, password: str) -> None:
        self._worker.run(
            lambda: self._composition.set_password(self._opened.store, name, password),
            owner=self.page,
            done=lambda _none: self._open(name, password),
            failed=self.page.show_error,
            saying=self.tr("Sparar lösenordet …"),
        )

    def _open(self, name: str, password: str) -> None:
        folder = self._opened.folder

        def again() -> OpenedRegister:
            self._opened.store.close()
            store = self._composition.open_store(folder, name, password)
            return looked_into(self._composition, store, folder)

        self._worker.run(
            again,
            owner=self.page,
            done=self.unlocked.emit,
            failed=self.refused.emit,
            saying=self.tr("Låser upp …"),
        )
