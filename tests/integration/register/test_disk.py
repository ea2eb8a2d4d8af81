"""Full disks, folders that may not be written, and power that goes: told, and nothing lost."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from registers import NOW, OTHER_PASSWORD, PASSWORD, USER, BreakingDisk, fingerprints
from sqlalchemy import text

from karriarstod.application.register_user import Role
from karriarstod.application.store_errors import DiskFull
from karriarstod_db.register.files import read_header
from karriarstod_db.register.open_register import OpenRegister
from karriarstod_db.register.register import restore_previous_header, unlock
from karriarstod_db.register.translating import translating

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits and signals")

LIMITED = """
import resource, sys
from datetime import datetime, UTC
from pathlib import Path
from sqlalchemy import text
from karriarstod.application.sentences import sentence
from karriarstod.application.store_errors import StoreError
from karriarstod_db.register.register import unlock
from karriarstod_db.register.translating import translating

folder, user, password = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
register = unlock(folder, user, password, now=datetime.now(UTC))
add = text("INSERT INTO trial_note VALUES (:body)")
with register.engine.begin() as connection:
    connection.execute(text("CREATE TABLE trial_note (body TEXT)"))
    connection.execute(add, {"body": "sparad före"})
limit = max(path.stat().st_size for path in folder.iterdir()) + 20_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    with translating(), register.engine.begin() as connection:
        connection.execute(add, [{"body": "x" * 4000} for _ in range(400)])
except StoreError as error:
    print(type(error).__name__)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with register.engine.begin() as connection:
    connection.execute(add, {"body": "sparad efter"})
    print(connection.execute(text("SELECT group_concat(body) FROM trial_note")).scalar())
print(register.check().is_sound())
register.close()
"""

AS_NOBODY = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from karriarstod.application import password_rules
from karriarstod.application.store_errors import StoreError
from karriarstod_db.register.register import unlock, prepare_register
folder, user, password = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
# Read while they can be: the interpreter itself may stand where only its owner reads.
password_rules.demand_acceptable(password, organisation="Solkatten", user=user)
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
for action in (
    lambda: unlock(folder, user, password, now=datetime.now(UTC)),
    lambda: prepare_register(folder / "nytt", organisation="Solkatten", user=user,
                             password=password, now=datetime.now(UTC)),
):
    try:
        action()
    except StoreError as error:
        print(type(error).__name__)
"""

CHANGES = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from karriarstod_db.register.files import read_header, replace_header
folder = Path(sys.argv[1])
header = read_header(folder)
print("ready", flush=True)
while True:
    header = header.with_slot(header.slots[0])
    replace_header(folder, header)
"""


def run(code: str, folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), USER, PASSWORD],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_disk_that_stops_writing_is_told_and_the_next_save_works(folder: Path) -> None:
    # The limit on file sizes breaks off in the middle of a page, as a disk that is pulled out does.
    assert run(LIMITED, folder) == ["FolderUnreachable", "sparad före,sparad efter", "True"]


def test_a_full_disk_while_saving_is_told_and_the_next_save_works(
    register: OpenRegister,
) -> None:
    add = text("INSERT INTO trial_note VALUES (:body)")
    with register.engine.begin() as connection:
        connection.execute(text("CREATE TABLE trial_note (body TEXT)"))
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count = {pages + 5}"))
    many = [{"body": "x" * 4000} for _ in range(50)]
    with pytest.raises(DiskFull), translating(), register.engine.begin() as connection:
        connection.execute(add, many)

    with register.engine.begin() as connection:
        connection.execute(text("PRAGMA max_page_count = 1000000"))
        connection.execute(add, many)
        assert connection.execute(text("SELECT count(*) FROM trial_note")).scalar() == len(many)


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_a_full_disk_while_the_password_is_changed_leaves_the_old_one(
    folder: Path, step: int
) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW, disk=BreakingDisk(step, errno.ENOSPC))
    with pytest.raises(DiskFull):
        register.change_password(PASSWORD, OTHER_PASSWORD)
    register.close()

    unlock(folder, USER, PASSWORD, now=NOW).close()


def test_after_a_full_disk_the_same_change_works_without_a_restart(folder: Path) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW, disk=BreakingDisk(1, errno.ENOSPC))
    with pytest.raises(DiskFull):
        register.change_password(PASSWORD, OTHER_PASSWORD)

    register.change_password(PASSWORD, OTHER_PASSWORD)
    register.close()

    unlock(folder, USER, OTHER_PASSWORD, now=NOW).close()


def test_a_full_disk_while_a_user_is_added_leaves_no_half_user(folder: Path) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW, disk=BreakingDisk(4, errno.ENOSPC))
    with pytest.raises(DiskFull):
        register.add_user("Åsa Ek", OTHER_PASSWORD, Role.SUPERVISOR, "Coach", now=NOW)

    names = [user.name for user in register.users()]
    register.close()
    assert names == [USER]


def test_a_user_whose_slot_was_lost_stays_when_the_disk_is_full_as_they_are_added_again(
    folder: Path,
) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    register.add_user("Åsa Ek", OTHER_PASSWORD, Role.SUPERVISOR, "Coach", now=NOW)
    register.close()
    restore_previous_header(folder, now=NOW)

    register = unlock(folder, USER, PASSWORD, now=NOW, disk=BreakingDisk(4, errno.ENOSPC))
    with pytest.raises(DiskFull):
        register.add_user("Åsa Ek", OTHER_PASSWORD, Role.SUPERVISOR, "Coach", now=NOW)
    names = [user.name for user in register.users()]
    register.close()

    assert names == [USER, "Åsa Ek"]


def test_a_user_whose_slot_was_lost_can_be_added_again(folder: Path) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    first = register.add_user("Åsa Ek", OTHER_PASSWORD, Role.SUPERVISOR, "Coach", now=NOW)
    register.close()
    restore_previous_header(folder, now=NOW)

    register = unlock(folder, USER, PASSWORD, now=NOW)
    again = register.add_user("Åsa Ek", OTHER_PASSWORD, Role.SUPERVISOR, "Coach", now=NOW)
    register.close()

    assert again == first


def test_a_folder_that_may_not_be_written_is_told_and_unchanged(folder: Path) -> None:
    places = [place for place in (folder, *folder.parents) if os.access(place, os.W_OK)]
    modes = {place: place.stat().st_mode for place in places if place.stat().st_uid == os.getuid()}
    before = fingerprints(folder)
    try:
        for place, mode in modes.items():
            if str(place).startswith("/tmp/"):
                place.chmod(mode | 0o055)
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o555)

        said = run(AS_NOBODY, folder)
    finally:
        for place, mode in modes.items():
            if str(place).startswith("/tmp/"):
                place.chmod(mode)
        for path in folder.iterdir():
            path.chmod(0o600)

    assert said == ["FolderReadOnly", "FolderReadOnly"]
    assert fingerprints(folder) == before


def test_a_kill_while_the_header_is_replaced_leaves_a_whole_one(folder: Path) -> None:
    chance = random.Random(3)
    generations = []
    for _ in range(20):
        process = subprocess.Popen(
            [sys.executable, "-c", CHANGES, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.001, 0.04))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        generations.append(read_header(folder).generation)

    assert generations == sorted(generations)
    assert generations[-1] > generations[0]
