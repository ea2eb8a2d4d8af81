"""The one way into the register that the program's entry knows."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from builders import a_case
from keeping import change, keep
from registers import ORGANISATION, PASSWORD, QUICK, USER

from karriarstod.domain.clock import SetClock
from karriarstod.domain.events import Event, EventKind
from karriarstod_db import session
from karriarstod_db.session import RegisterStore

CLOCK = SetClock(date(2026, 3, 16))


def test_a_new_register_is_open_and_its_recovery_key_opens_it_too(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    store, key = session.create_store(
        folder, organisation=ORGANISATION, user=USER, password=PASSWORD, clock=CLOCK, kdf=QUICK
    )
    keep(store, a_case())
    store.close()
    again = session.open_store_with_recovery_key(folder, key, CLOCK)
    try:
        assert again.queries.case(a_case().case_number) == a_case()
    finally:
        again.close()


def test_the_number_of_users_is_told_without_a_key(folder: Path) -> None:
    assert session.slot_count(folder) == 1


def test_a_register_whose_header_was_put_back_opens(register: RegisterStore, folder: Path) -> None:
    register.register.change_password(PASSWORD, "en helt annan lång mening om tranor")
    register.close()
    session.restore_previous_header(folder, CLOCK)
    session.open_store(folder, USER, PASSWORD, CLOCK).close()


def test_resting_tidies_the_journal_away(register: RegisterStore, folder: Path) -> None:
    keep(register, a_case())
    journals = list(folder.rglob("*-wal"))
    assert [path.stat().st_size > 0 for path in journals] == [True]
    register.rest()
    assert [path.stat().st_size for path in journals] == [0]


def test_history_is_stamped_by_the_clock_that_the_store_has(register: RegisterStore) -> None:
    keep(register, a_case())
    register.clock = SetClock(date(2026, 5, 4), 8)
    change(register, a_case(), Event.of(EventKind.REMINDER_SET, a_case().case_number))
    assert register.queries.history()[0].at == datetime(2026, 5, 4, 8, tzinfo=UTC)


def test_importing_the_way_in_is_light_and_warming_up_does_the_rest() -> None:
    program = (
        "import sys, karriarstod_db.session as session\n"
        "heavy = ('sqlalchemy', 'alembic', 'sqlcipher3', 'cryptography')\n"
        "assert not [name for name in heavy if name in sys.modules]\n"
        "session.warm_up()\n"
        "assert 'sqlalchemy' in sys.modules and 'alembic' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
