"""The whole program on its way to a new register in a folder of the test's own."""

from datetime import date
from pathlib import Path
from typing import Final

from handledare import type_text
from registers import QUICK
from typing_extensions import override

from karriarstod.__main__ import Joined
from karriarstod.domain.clock import SetClock
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_ui.app import Program, an_application
from karriarstod_ui.pages.create.page import CreatePage
from karriarstod_ui.preferences import Preferences

NEW_PASSWORD: Final = "tre koltrastar sjunger om tranbär"


class Here(Joined):
    """Suggests this folder, and makes a lock that opens fast."""

    def __init__(self, folder: Path) -> None:
        super().__init__(SetClock(date(2025, 1, 13)), QUICK)
        self._folder = folder

    @override
    def default_folder(self) -> Path:
        """The test's own."""
        return self._folder


def program_making(folder: Path, choices: Path) -> tuple[Program, CreatePage]:
    """The program's window with everything typed and the password just sent in."""
    program = Program(an_application(), Here(folder), Preferences(choices))
    program.show()
    program.flow.show_create()
    page = program.window.findChild(CreatePage)
    assert page is not None
    type_text(page.organisation, "Kooperativet Exemplet")
    type_text(page.user_name, "Hanna Handledarsson")
    page.next_button.click()
    type_text(page.choosing.password, NEW_PASSWORD)
    type_text(page.choosing.again, NEW_PASSWORD)
    page.next_button.click()
    return program, page


def key_on_show(page: CreatePage) -> RecoveryKey:
    """The key that the page shows, read from it."""
    return RecoveryKey.parse(" ".join(page.key.groups.groups))
