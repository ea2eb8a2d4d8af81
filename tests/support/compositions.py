"""What the window is handed in tests: registers in memory behind a password, and real paper."""

from collections.abc import Callable
from pathlib import Path

from fake_store import FakeStore

from karriarstod.application.ports import Organisation, Store
from karriarstod.application.register_user import RegisterCheck, RegisterUser, Role
from karriarstod.application.store_errors import WrongPassword, WrongRecoveryKey
from karriarstod.domain.clock import Clock
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod.reports.form_printing import FormPrinting
from karriarstod.reports.guide_pdf import GuidePrinting
from karriarstod.reports.plan_printing import PlanPrinting
from karriarstod_ui.composition import NewRegister, PracticeRegister

PASSWORD = "himmel korg brevbärare"
PRACTICE = Path("/registers/Övning")


class FakeComposition:
    """Registers by folder; every one opens with `PASSWORD` or the recovery key.

    `make` gives the content of a practice register. `refuses` is raised by every opening and
    making until it is taken away. `prepared` has the folders where a register lies ready and is
    none. `warnings` holds what is said of folders, `people` who may open a register.
    """

    def __init__(self, make: Callable[[], FakeStore] = FakeStore) -> None:
        self.registers: dict[Path, FakeStore] = {}
        self.key = RecoveryKey(bytes(range(20)))
        self.refuses: Exception | None = None
        self.warmed = 0
        self.added: list[tuple[RegisterUser, str]] = []
        self.warnings: dict[Path, str] = {}
        self.people: tuple[RegisterUser, ...] = ()
        self.passwords: dict[str, str] = {}
        self.restored: list[Path] = []
        self.prepared: set[Path] = set()
        self._make = make

    def printing(self, organisation: Organisation, clock: Clock) -> PlanPrinting:
        return PlanPrinting(organisation, clock)

    def form_printing(self, organisation: Organisation, clock: Clock) -> FormPrinting:
        return FormPrinting(organisation, clock)

    def guide_printing(self, organisation: Organisation, clock: Clock) -> GuidePrinting:
        return GuidePrinting(organisation, clock)

    def open_store(self, folder: Path, user: str, password: str) -> Store:
        if self.refuses is not None:
            raise self.refuses
        if password != self.passwords.get(user, PASSWORD):
            raise WrongPassword
        store = self.registers[folder]
        store.closed = False
        return store

    def open_with_recovery_key(self, folder: Path, typed: str) -> Store:
        if RecoveryKey.parse(typed) != self.key:
            raise WrongRecoveryKey
        if self.refuses is not None:
            raise self.refuses
        store = self.registers[folder]
        store.closed = False
        return store

    def prepare_register(self, new: NewRegister) -> "FakePrepared":
        if self.refuses is not None:
            raise self.refuses
        return FakePrepared(self, new)

    def practice(self) -> PracticeRegister:
        return PracticeRegister(PRACTICE, "Rut Ekelöf", PASSWORD)

    def make_practice(self) -> None:
        self.registers.setdefault(PRACTICE, self._make())

    def is_register(self, folder: Path) -> bool:
        return folder in self.registers

    def is_unfinished(self, folder: Path) -> bool:
        return folder in self.prepared

    def user_count(self, folder: Path) -> int:
        return len(self.people) or 1

    def default_folder(self) -> Path:
        return Path("/registers/Nytt")

    def folder_warning(self, folder: Path) -> str:
        return self.warnings.get(folder, "")

    def restore_previous_header(self, folder: Path) -> None:
        self.restored.append(folder)
        self.refuses = None

    def organisation(self, store: Store) -> Organisation:
        with store.begin() as work:
            return work.settings.organisation()

    def check(self, store: Store) -> RegisterCheck:
        return RegisterCheck(True, (), (), (), (), {})

    def users(self, store: Store) -> tuple[RegisterUser, ...]:
        return self.people or (store.user,)

    def add_user(self, store: Store, user: RegisterUser, password: str) -> None:
        self.added.append((user, password))

    def demand_password(self, store: Store, password: str) -> None:
        if password != self.passwords.get(store.user.name, PASSWORD):
            raise WrongPassword

    def change_password(self, store: Store, old: str, new: str) -> None:
        if old != PASSWORD:
            raise WrongPassword

    def set_password(self, store: Store, user: str, new: str) -> None:
        self.passwords[user] = new

    def set_clock(self, store: Store, clock: Clock) -> None:
        if isinstance(store, FakeStore):
            store.clock = clock

    def warm_up(self) -> None:
        self.warmed += 1


class FakePrepared:
    """A register that lies ready in its folder, and is none until it is kept."""

    register_id = "0123456789abcdef0123456789abcdef"

    def __init__(self, composition: FakeComposition, new: NewRegister) -> None:
        self.recovery_key = composition.key
        self._composition = composition
        self._new = new
        composition.prepared.add(new.folder)

    def keep(self) -> Store:
        self.discard()
        if self._composition.refuses is not None:
            raise self._composition.refuses
        new = self._new
        store = FakeStore(user=RegisterUser(1, new.user, new.title, Role.ADMINISTRATOR))
        store.content.organisation = Organisation(new.organisation)
        self._composition.registers[new.folder] = store
        return store

    def discard(self) -> None:
        self._composition.prepared.discard(self._new.folder)
