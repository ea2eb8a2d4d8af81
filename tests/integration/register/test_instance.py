"""One program has the register at a time, however the other one ended."""

import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from registers import NOW, PASSWORD, USER, a_register

from karriarstod.application.store_errors import RegisterInUse, RegisterLocked
from karriarstod_db.register.files import LOCK
from karriarstod_db.register.lock import take_lock
from karriarstod_db.register.open_register import OpenRegister
from karriarstod_db.register.register import unlock

HOLD = """
import sys, time
from datetime import datetime, UTC
from pathlib import Path
from karriarstod.application.store_errors import RegisterInUse
from karriarstod_db.register.lock import take_lock
try:
    take_lock(Path(sys.argv[1]), datetime.now(UTC))
except RegisterInUse:
    print("in use", flush=True)
else:
    print("mine", flush=True)
    sys.stdin.read()
"""

# Children that wait at a starting line: closer to the same moment than two programs ever start, and
# a round costs no start of Python. Each round leaves the lock of one that was killed holding it.
RACE = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from karriarstod.application.store_errors import RegisterInUse
from karriarstod_db.register.lock import take_lock

def runner(line, heard):
    os.read(line, 1)
    try:
        held = take_lock(Path(sys.argv[1]), datetime.now(UTC))
    except RegisterInUse:
        os.write(heard, b"refused ")
    else:
        os.write(heard, b"mine " if held.previous_end_was_clean else b"taken-over ")
    signal.pause()

for _ in range(int(sys.argv[2])):
    line, start = os.pipe()
    answers, heard = os.pipe()
    children = []
    for _ in range(2):
        child = os.fork()
        if not child:
            os.close(start)
            try:
                runner(line, heard)
            finally:
                os._exit(1)
        children.append(child)
    os.close(line)
    os.close(heard)
    os.close(start)
    said = b""
    while said.count(b" ") < 2:
        more = os.read(answers, 100)
        if not more:
            break
        said += more
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    os.close(answers)
    print(*sorted(said.decode().split()), flush=True)
"""
STARTS = 50


def started(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def ended(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_of_two_started_at_once_exactly_one_gets_the_register(tmp_path: Path) -> None:
    for _ in range(5):
        two = [started(tmp_path), started(tmp_path)]
        answers = sorted(said(process) for process in two)
        for process in two:
            ended(process)

        assert answers == ["in use", "mine"]


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_however_often_two_start_at_the_same_moment_one_gets_it_and_takes_over_from_the_killed(
    tmp_path: Path,
) -> None:
    raced = subprocess.run(
        [sys.executable, "-c", RACE, str(tmp_path), str(STARTS)],
        capture_output=True,
        text=True,
        check=True,
    )
    first, *later = raced.stdout.splitlines()
    assert first == "mine refused"
    assert later == ["refused taken-over"] * (STARTS - 1)


def test_a_lock_left_by_a_killed_program_is_taken_over_at_once(tmp_path: Path) -> None:
    first = started(tmp_path)
    said(first)
    ended(first)

    begun = time.perf_counter()
    lock = take_lock(tmp_path, NOW)
    took = time.perf_counter() - begun
    lock.release()

    assert (lock.previous_end_was_clean, took < 2) == (False, True)


def test_the_second_is_told_who_has_it_and_since_when(folder: Path, register: OpenRegister) -> None:
    with pytest.raises(RegisterInUse) as in_use:
        unlock(folder, USER, PASSWORD, now=NOW + timedelta(hours=1))

    assert in_use.value.since == NOW
    assert in_use.value.host


def test_the_holder_is_not_harmed_by_the_refused(folder: Path, register: OpenRegister) -> None:
    for _ in range(3):
        with pytest.raises(RegisterInUse):
            unlock(folder, USER, PASSWORD, now=NOW)

    assert register.check().is_sound()


def test_the_next_one_gets_it_after_closing(folder: Path, register: OpenRegister) -> None:
    register.close()

    again = unlock(folder, USER, PASSWORD, now=NOW)
    again.close()
    assert again.last_end_was_clean


def test_an_illegible_lock_file_names_nobody(tmp_path: Path) -> None:
    lock = take_lock(tmp_path, NOW)
    (tmp_path / LOCK).write_text("")

    with pytest.raises(RegisterInUse) as in_use:
        take_lock(tmp_path, NOW)
    lock.release()

    assert (in_use.value.user, in_use.value.since) == ("", None)


def test_a_lock_can_be_released_twice(tmp_path: Path) -> None:
    lock = take_lock(tmp_path, NOW)
    lock.release()
    lock.release()

    take_lock(tmp_path, NOW).release()


def test_a_closed_register_answers_nothing_more(tmp_path: Path) -> None:
    register, _key = a_register(tmp_path / "register")
    with register.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    register.close()
    with pytest.raises(RegisterLocked):
        register.engine.connect()
