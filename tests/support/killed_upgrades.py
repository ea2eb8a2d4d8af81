"""Run as a program: opens older registers, each in a process of its own that is killed on the way.

Arguments: user and password. Each line of input is a folder, when to kill, and the folder of the
migrations of the program that opens it (or nothing), with tabs between. When: `12` before the
twelfth step (a statement to the database, or a file that is opened, renamed or removed), `0.05s`
after so long, or `0` not at all. The answer is `killed`, or how many steps there were, or why it
did not open.
"""

import os
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import next_program

from karriarstod.application.store_errors import StoreError
from karriarstod_db import migrate, session
from karriarstod_db.register import connection
from karriarstod_db.register.register import unlock

_FILES: Final = frozenset({"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir"})


class Steps:
    """Counts what touches the disk, and ends the process before the last step it may take."""

    def __init__(self, last: int, folder: str) -> None:
        self.count = 0
        self._last = last
        self._folder = folder

    def watch(self) -> None:
        """From now on, for the rest of this process."""
        connect = connection.driver.connect

        def watched(*args: Any, **named: Any) -> Any:
            made = connect(*args, **named)
            made.set_trace_callback(lambda _statement: self._step())
            return made

        connection.driver.connect = watched
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, args: tuple[Any, ...]) -> None:
        if event in _FILES and str(args[0]).startswith(self._folder):
            self._step()

    def _step(self) -> None:
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def outcome(folder: str, last: int, scripts: str, user: str, password: str) -> str:
    """What became of opening and closing it, in a process that may end on the way."""
    if scripts:
        next_program.take_over(Path(scripts))
    steps = Steps(last, folder)
    steps.watch()
    try:
        unlock(Path(folder), user, password, now=datetime.now(UTC)).close()
    except StoreError as error:
        return type(error).__name__
    return str(steps.count)


def warm_up() -> None:
    """Loads whatever an upgrade needs, once for all the processes."""
    session.warm_up()
    with TemporaryDirectory() as folder:
        engine = connection.open_engine(Path(folder) / "data.db", "ab" * 48)
        migrate.build_schema(engine)
        engine.dispose()


def main(user: str, password: str) -> None:
    """Answers line by line."""
    warm_up()
    for line in sys.stdin:
        folder, moment, scripts = line.rstrip("\n").split("\t")
        is_timed = moment.endswith("s")
        heard, told = os.pipe()
        child = os.fork()
        if not child:
            try:
                last = 0 if is_timed else int(moment)
                os.write(told, outcome(folder, last, scripts, user, password).encode())
            finally:
                os._exit(0)
        os.close(told)
        if is_timed:
            time.sleep(float(moment[:-1]))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        answer = b"killed" if os.WIFSIGNALED(status) else os.read(heard, 100)
        os.close(heard)
        os.write(1, answer + b"\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
