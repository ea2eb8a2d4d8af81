"""The program's entry: the only module that knows the screen and the disk, and joins them."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from karriarstod.domain.clock import Clock, SystemClock

if TYPE_CHECKING:
    from karriarstod.application.ports import Organisation, Store
    from karriarstod.application.register_user import RegisterCheck, RegisterUser
    from karriarstod.domain.recovery_key import RecoveryKey
    from karriarstod.reports.form_printing import FormPrinting
    from karriarstod.reports.guide_pdf import GuidePrinting
    from karriarstod.reports.plan_printing import PlanPrinting
    from karriarstod_db.register.kdf import KdfPolicy
    from karriarstod_db.session import PreparedStore, RegisterStore
    from karriarstod_ui.composition import NewRegister, PracticeRegister

_ADVICE: Final = (
    "Mappen synkas av {service}. Då kan flera kopior av registret skriva över varandra. "
    "Välj hellre en mapp som bara finns på den här datorn."
)
_NETWORK: Final = (
    "Mappen ligger på en delad disk. Bryts nätet kan registret skadas. "
    "Välj hellre en mapp på den här datorn."
)


class Joined:
    """The registers on the disk, the paper and the clock, as window and command line need them."""

    def __init__(self, clock: Clock | None = None, kdf: "KdfPolicy | None" = None) -> None:
        self.clock: Clock = clock or SystemClock()
        self._kdf = kdf

    # Registers.

    def create(
        self,
        folder: Path,
        *,
        organisation: str,
        organisation_number: str,
        user: str,
        title: str,
        password: str,
        clock: Clock,
        show_key: "Callable[[RecoveryKey], None] | None" = None,
    ) -> "tuple[RegisterStore, RecoveryKey]":
        """A new register, open, and its key; `show_key` gets it before the register is one."""
        from karriarstod_db import session

        return session.create_store(
            folder,
            organisation=organisation,
            organisation_number=organisation_number,
            user=user,
            title=title,
            password=password,
            clock=clock,
            kdf=self._kdf,
            show_key=show_key,
        )

    def prepare_register(self, new: "NewRegister") -> "PreparedStore":
        """A new register as the window makes it: none until its key has been typed back."""
        from karriarstod_db import session

        return session.prepare_store(
            new.folder,
            organisation=new.organisation,
            user=new.user,
            title=new.title,
            password=new.password,
            clock=self.clock,
            kdf=self._kdf,
        )

    def open_store(self, folder: Path, user: str, password: str) -> "RegisterStore":
        """The unlocked register; without `user` its only one. Raises a StoreError."""
        from karriarstod_db import session

        return session.open_store(folder, user, password, self.clock)

    def open_with_recovery_key(self, folder: Path, typed: str) -> "RegisterStore":
        """The same, with the printed key. Raises RecoveryKeyTypo or WrongRecoveryKey."""
        from karriarstod.domain.recovery_key import RecoveryKey
        from karriarstod_db import session

        key = RecoveryKey.parse(typed)
        return session.open_store_with_recovery_key(folder, key, self.clock)

    def is_register(self, folder: Path) -> bool:
        """Whether the folder holds a register, by its file names."""
        from karriarstod_db import session

        return session.is_register(folder)

    def is_unfinished(self, folder: Path) -> bool:
        """Whether a register was prepared here and never kept, by its file names."""
        from karriarstod_db import session

        return session.is_unfinished(folder)

    def user_count(self, folder: Path) -> int:
        """How many users the register has, read without a password."""
        from karriarstod_db import session

        return session.slot_count(folder)

    def default_folder(self) -> Path:
        """Where a new register is suggested to be kept."""
        return Path.home() / "Karriärstöd"

    def folder_warning(self, folder: Path) -> str:
        """What to think of before a register is kept here, or nothing."""
        from karriarstod_db import session

        advice = session.folder_advice(folder)
        if not advice:
            return ""
        return _NETWORK if advice == "network" else _ADVICE.format(service=advice)

    def restore_previous_header(self, folder: Path) -> None:
        """Puts the previous key file back, because a person asked for it. Raises a StoreError."""
        from karriarstod_db import session

        session.restore_previous_header(folder, self.clock)

    # The open register.

    def organisation(self, store: "Store") -> "Organisation":
        """Whose register it is."""
        with store.begin() as work:
            return work.settings.organisation()

    def set_clock(self, store: "Store", clock: Clock) -> None:
        """Stamps what is written from now on by this clock."""
        self._on_disk(store).clock = clock

    def check(self, store: "Store") -> "RegisterCheck":
        """A full check of the open register."""
        return self._on_disk(store).register.check()

    def users(self, store: "Store") -> "tuple[RegisterUser, ...]":
        """Everyone who may open the register."""
        return self._on_disk(store).register.users()

    def add_user(self, store: "Store", user: "RegisterUser", password: str) -> None:
        """One more user. Raises AdministratorOnly or UserNameTaken."""
        register = self._on_disk(store).register
        register.add_user(user.name, password, user.role, user.title, now=self.clock.now())

    def demand_password(self, store: "Store", password: str) -> None:
        """That it is the signed-in user's own. Raises WrongPassword."""
        self._on_disk(store).register.demand_password(password)

    def change_password(self, store: "Store", old: str, new: str) -> None:
        """The signed-in user's own password. Raises WrongPassword or PasswordRefused."""
        self._on_disk(store).register.change_password(old, new)

    def set_password(self, store: "Store", user: str, new: str) -> None:
        """Another user's password, or one's own after the recovery key."""
        self._on_disk(store).register.set_password(user, new)

    @staticmethod
    def _on_disk(store: "Store") -> "RegisterStore":
        from karriarstod_db.session import RegisterStore

        if not isinstance(store, RegisterStore):
            raise TypeError(type(store).__name__)
        return store

    # The practice register of this computer.

    def practice(self) -> "PracticeRegister":
        """Where it is, or would be, and how it opens."""
        from platformdirs import user_data_path

        from karriarstod.practice.about import PASSWORD, PEOPLE, USER
        from karriarstod_ui.composition import PracticeRegister

        folder = user_data_path("karriarstod", appauthor=False) / "ovningsregister"
        return PracticeRegister(folder, USER, PASSWORD, PEOPLE)

    def make_practice(self) -> None:
        """Makes it where `practice()` says; nothing if it is there."""
        from karriarstod.practice.filling import TurningClock, fill_practice
        from karriarstod.practice.people import practice_register

        wanted = self.practice()
        if self.is_register(wanted.folder):
            return
        people = practice_register()
        clock = TurningClock(people.today)
        store, _key = self.create(
            wanted.folder,
            organisation=people.organisation.name,
            organisation_number=people.organisation.org_number,
            user=people.user,
            title=people.title,
            password=wanted.password,
            clock=clock,
        )
        try:
            fill_practice(store, people, clock)
        finally:
            store.close()

    # Paper and pictures.

    def printing(self, organisation: "Organisation", clock: Clock) -> "PlanPrinting":
        """The paper of a register: plans as PDF, and signing with what paper must remember."""
        from karriarstod.reports.plan_printing import PlanPrinting

        return PlanPrinting(organisation, clock)

    def form_printing(self, organisation: "Organisation", clock: Clock) -> "FormPrinting":
        """The paper of a register's forms, and signing with what paper must remember."""
        from karriarstod.reports.form_printing import FormPrinting

        return FormPrinting(organisation, clock)

    def guide_printing(self, organisation: "Organisation", clock: Clock) -> "GuidePrinting":
        """The method guide on paper."""
        from karriarstod.reports.guide_pdf import GuidePrinting

        return GuidePrinting(organisation, clock)

    def take_shots(self, store: "Store", folder: Path, out: Path) -> Sequence[Path]:
        """A picture of every view, light and dark, as PNG; needs no display."""
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from karriarstod_ui.shots import take_shots

        return take_shots(self, store, folder, out)

    def warm_up(self) -> None:
        """Loads what unlocking needs, while somebody types the password."""
        from karriarstod_db import session

        session.warm_up()


def main() -> int:
    """Shows the window, or carries out the command in the arguments; the program's exit code."""
    words = sys.argv[1:]
    if not words or words == ["run"]:
        return _window()
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    from karriarstod import cli
    from karriarstod.commands.tools import PASSWORD_VARIABLE, Terminal

    try:
        asked = cli.understood(words)
    finally:
        _drop_unwritten(sys.stdout)
    terminal = Terminal(
        sys.stdout,
        sys.stderr,
        os.environ.get(PASSWORD_VARIABLE) or None,
        _asked if sys.stdin is not None and sys.stdin.isatty() else None,
    )
    try:
        return cli.run(asked, Joined(), terminal)
    except KeyboardInterrupt:
        terminal.warn("Avbrutet.")
        return cli.REFUSED
    finally:
        _drop_unwritten(sys.stdout)


def _window() -> int:
    from karriarstod import screen
    from karriarstod.application.wording import sentence

    try:
        screen.demand_screen(os.environ)
        run = _the_window()
    except (screen.NoScreen, screen.WindowPartsMissing) as unable:
        if sys.stderr is not None:
            _speak_utf8(sys.stderr)
            sys.stderr.write(f"{sentence(unable).text}\n")
        return 1
    return run(Joined())


def _the_window() -> "Callable[[Joined], int]":
    from karriarstod import screen

    try:
        from karriarstod_ui.app import run
    except ImportError as error:
        if name := screen.missing_part(error):
            raise screen.WindowPartsMissing(name) from None
        raise
    return run


def _asked(prompt: str) -> str:
    from getpass import getpass

    return getpass(prompt)


def _drop_unwritten(stream: TextIO) -> None:
    # What a closed pipe did not take would be tried again as Python ends, and end in English.
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _speak_utf8(stream: TextIO) -> None:
    # Whatever the computer's own letters are, names and dashes come out whole.
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        with suppress(OSError, ValueError):
            reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
