"""The doors of the program, and what they say when something is wrong."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from karriarstod.application.store_errors import WrongPassword
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_ui.composition import Composition
from karriarstod_ui.opened_register import OpenedRegister
from karriarstod_ui.pages.create.page import CreatePage
from karriarstod_ui.pages.lock.new_password import NewPasswordPage
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.pages.start.page import StartPage

_NO_KEY = RecoveryKey(bytes(range(20)))
"""Opens nothing: no picture has a key that does."""


def doors(composition: Composition, opened: OpenedRegister) -> Iterator[tuple[str, QWidget]]:
    """Each door with the name of its picture."""
    practice = composition.practice()
    organisation, user = opened.organisation.name, opened.store.user.name
    yield (
        "start",
        StartPage(participants=practice.participants, practice_password=practice.password),
    )
    yield "las", LockPage(organisation, [user])
    yield "las-fel-losenord", _refused(organisation, user)
    recovering = LockPage(organisation, [user])
    recovering.recovery_link.click()
    yield "las-aterstallningsnyckel", recovering
    yield "nytt-losenord", NewPasswordPage(organisation, [user, "Rut Ekelöf"])
    making = CreatePage(opened.folder, choose_folder=lambda _chosen: None)
    making.organisation.setText(organisation)
    making.user_name.setText(user)
    yield "nytt-register", making
    making = CreatePage(opened.folder, choose_folder=lambda _chosen: None)
    making.organisation.setText(organisation)
    making.user_name.setText(user)
    making.next_button.click()
    yield "nytt-register-losenord", making
    making = CreatePage(opened.folder, choose_folder=lambda _chosen: None)
    making.show_recovery_key(_NO_KEY)
    yield "nytt-register-nyckel", making


def _refused(organisation: str, user: str) -> LockPage:
    """The wrong password, with Caps Lock on."""
    page = LockPage(organisation, [user])
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
    QCoreApplication.sendEvent(page.password, press)
    page.show_error(WrongPassword())
    return page
