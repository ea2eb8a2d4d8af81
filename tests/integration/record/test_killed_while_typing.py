"""Killed twenty times in the middle of a word: what was typed more than three seconds ago is there.

The machine may be slow: what is measured is how long ago the keys were pressed that were lost.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import typing_for_ever
from builders import a_case
from keeping import keep
from registers import PASSWORD, USER

from karriarstod.application.forms import NewForm, begin_form, form_number
from karriarstod.domain.clock import Clock
from karriarstod.domain.identity import CaseNumber
from karriarstod_db.session import RegisterStore, open_store

LEILA = CaseNumber(2026, 1)
FIELD = "since_last"
KILLS = 20
SHORTEST, STEP = 0.3, 0.22
"""Seconds of typing before the first kill, and how much longer before each of the others."""

AT_ONCE = 4
MOST_LOST = 3.0


@dataclass(frozen=True)
class Killed:
    """A register whose program was killed, when that was, and when each key had been pressed."""

    folder: Path
    at: float
    keys: tuple[float, ...]

    def seconds_lost(self, kept: int) -> float:
        """How long before the end the first of the lost keys had been pressed."""
        return self.at - self.keys[kept] if kept < len(self.keys) else 0


def typed_until_killed(folders: list[Path], form: int) -> list[Killed]:
    """A program for each register, typing and then killed: each a little later than the last."""
    words = [USER, PASSWORD, str(LEILA), str(form), FIELD, str(AT_ONCE)]
    jobs = [f"{folder}\t{SHORTEST + STEP * place}\n" for place, folder in enumerate(folders)]
    paths = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, typing_for_ever.__file__, *words],
        input="".join(jobs),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
    )
    told = [line.split("\t") for line in done.stdout.splitlines()]
    return [Killed(Path(name), float(at), tuple(map(float, keys))) for name, at, *keys in told]


def kept_in(folder: Path, form: int, clock: Clock) -> str:
    """What the register has of it when it is opened again."""
    store = open_store(folder, USER, PASSWORD, clock)
    try:
        assert store.register.check().is_sound()
        return store.queries.form(LEILA, form).answers.text(FIELD)
    finally:
        store.close()


def test_at_most_three_seconds_of_typing_are_lost_when_the_program_is_killed(
    register: RegisterStore, folder: Path, tmp_path: Path
) -> None:
    keep(register, a_case())
    clock = register.clock
    new = NewForm("follow_up_talk", None)
    begun = begin_form(register.begin, LEILA, new, author=USER, today=clock.today())
    form = form_number(begun)
    register.close()
    folders = [
        Path(shutil.copytree(folder, tmp_path / f"killed-{place}")) for place in range(KILLS)
    ]

    ends = typed_until_killed(folders, form)

    kept = [kept_in(one.folder, form, clock) for one in ends]
    assert len(ends) == KILLS
    for one, text in zip(ends, kept, strict=True):
        # The last key may have been typed without having been told of.
        wanted = "".join(map(typing_for_ever.letter, range(len(one.keys) + 1)))
        assert wanted.startswith(text)
    lost = [one.seconds_lost(len(text)) for one, text in zip(ends, kept, strict=True)]
    assert max(lost) <= MOST_LOST
    # Some were killed before anything was kept, and some long after.
    assert {bool(text) for text in kept} == {False, True}
