"""The register: unlocking, searching and saving, against the engine itself."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from rows import Row, above, against, in_turns, median, milliseconds, p95

from karriarstod.application.notes import write_note
from karriarstod.application.participants import change_participant
from karriarstod.domain.clock import SetClock
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Note, NoteKind
from karriarstod.practice.large import fill_large
from karriarstod_db.register.header import parse_header
from karriarstod_db.register.kdf import derive
from karriarstod_db.register.register import unlock
from karriarstod_db.search import match_of
from karriarstod_db.session import RegisterStore, create_store

USER = "Kim Exempel"
PASSWORD = "havre lykta cykel moln"
TODAY = date(2026, 3, 16)
WORDS = (
    "kassan", "recept", "cykel", "bromsar", "schema", "frukost", "möte", "körkort", "språk",
    "intyg", "studiebesök", "disk", "tvätt", "lager", "kund", "morgon", "paus", "ansvar", "buss",
    "handledare kök", "nästa vec", "själv kass", "arbetsför", "ringde", "planen", "trivs",
)  # fmt: skip


@dataclass(frozen=True)
class Registers:
    """An open register with everything, one with a tenth, and where the large one lies."""

    large: RegisterStore
    small: RegisterStore
    folder: Path


def made(folder: Path, participants: int, notes: int) -> Registers:
    """Both registers, filled with the same seed."""
    return Registers(
        _filled(folder / "large", participants, notes),
        _filled(folder / "small", participants // 10, notes // 10),
        folder / "large",
    )


def _filled(folder: Path, participants: int, notes: int) -> RegisterStore:
    store, _key = create_store(
        folder, organisation="Mätningen", user=USER, password=PASSWORD, clock=SetClock(TODAY)
    )
    fill_large(store.begin, participants=participants, notes=notes, seed=1, today=TODAY)
    store.rest()
    return store


def measured(registers: Registers) -> list[Row]:
    """Saving and searching."""
    return [*_saves(registers), _search(registers)]


def active_numbers(store: RegisterStore) -> list[CaseNumber]:
    """Who has something going on."""
    return [case.case_number for case in store.queries.active_cases(TODAY)]


def _save(store: RegisterStore) -> Callable[[], Callable[[], None]]:
    """Gets one small change ready, as when a page has been shown: another participant each time."""
    numbers = active_numbers(store)
    turn = iter(range(1_000_000))

    def ready() -> Callable[[], None]:
        at = next(turn)
        person = store.queries.case(numbers[at % len(numbers)]).participant
        spoken = replace(person.language, spoken=f"svenska {at}")
        changed = replace(person, language=spoken)

        def save() -> None:
            change_participant(store.begin, changed)

        return save

    return ready


def _note(store: RegisterStore) -> Callable[[], None]:
    numbers = active_numbers(store)
    turn = iter(range(1_000_000))

    def note() -> None:
        at = next(turn)
        text = f"Öppnade kafét själv och räknade kassan, gång {at}."
        line = Note(0, store.clock.now() + timedelta(seconds=at), NoteKind.TALK, text, USER)
        write_note(store.begin, numbers[at % len(numbers)], line)

    return note


def _bare_commit(store: RegisterStore) -> Callable[[], None]:
    """One row changed in one table of the same encrypted file, by the driver alone."""
    raw = store.register.engine.raw_connection()
    connection = raw.driver_connection
    assert connection is not None
    connection.execute("CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, said TEXT)")
    connection.execute("INSERT OR IGNORE INTO bare VALUES (1, '')")
    raw.close()
    turn = iter(range(1_000_000))

    def commit() -> None:
        borrowed = store.register.engine.raw_connection()
        driver = borrowed.driver_connection
        assert driver is not None
        driver.execute("BEGIN IMMEDIATE")
        driver.execute("UPDATE bare SET said = ? WHERE id = 1", (f"svenska {next(turn)}",))
        driver.execute("COMMIT")
        borrowed.close()

    return commit


def _at_once(work: Callable[[], None]) -> Callable[[], Callable[[], None]]:
    """Work that needs nothing made ready."""
    return lambda: work


def _saved_in_turns(
    one: Callable[[], Callable[[], None]], other: Callable[[], Callable[[], None]]
) -> tuple[list[float], list[float]]:
    """Both saved in turns; what is made ready before each save is not counted."""
    for ready in (one, other):
        for _ in range(10):
            ready()()
    ones, others = [], []
    for _ in range(200):
        ones += milliseconds(one(), 1, warm=0)
        others += milliseconds(other(), 1, warm=0)
    return ones, others


def _saves(registers: Registers) -> list[Row]:
    save, bare = _saved_in_turns(_save(registers.large), _at_once(_bare_commit(registers.large)))
    note, bare_note = in_turns(_note(registers.large), _bare_commit(registers.large), 200, warm=10)
    many, few = _saved_in_turns(_save(registers.large), _save(registers.small))
    return [
        against("save one change, against a bare SQLCipher commit", median(save), median(bare), 4),
        against("save one note, against the same", median(note), median(bare_note), 4),
        against("save one change, ten times the data", median(many), median(few), 1.3),
    ]


def _search(registers: Registers) -> Row:
    """The program's search against the same words in an unencrypted copy of the same index."""
    plain = _plain_copy(registers.large, registers.folder / "plain.db")
    queries = registers.large.queries
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(4):
        for word in WORDS:
            ours += milliseconds(lambda w=word: queries.search(w), 1, warm=0)
            bare += milliseconds(lambda w=word: _plain_search(plain, w), 1, warm=0)
    plain.close()
    half = len(WORDS)
    return against(
        "search all notes, p95, against plain SQLite", p95(ours[half:]), p95(bare[half:]), 1.5
    )


_PLAIN_QUERY = """
    SELECT words.rowid, words.rank, snippet(words, 0, '«', '»', '…', 14)
    FROM words WHERE words MATCH ? ORDER BY words.rank LIMIT 20
"""


def _plain_copy(store: RegisterStore, target: Path) -> sqlite3.Connection:
    """The texts of the large register in an ordinary SQLite file with the same index."""
    plain = sqlite3.connect(target)
    borrowed = store.register.engine.raw_connection()
    driver = borrowed.driver_connection
    assert driver is not None
    made = driver.execute("SELECT sql FROM sqlite_master WHERE name = 'words'").fetchone()[0]
    plain.execute("CREATE TABLE searched (id INTEGER PRIMARY KEY, text TEXT)")
    tokens = made[made.index("tokenize") :].rstrip(") \n")
    kept = "text, content='searched', content_rowid='id'"
    plain.execute(f"CREATE VIRTUAL TABLE words USING fts5({kept}, {tokens})")
    rows = driver.execute("SELECT id, text FROM note")
    plain.executemany("INSERT INTO searched VALUES (?, ?)", rows.fetchall())
    plain.execute("INSERT INTO words (words) VALUES ('rebuild')")
    plain.execute("PRAGMA cache_size = -65536")
    plain.commit()
    borrowed.close()
    return plain


def _plain_search(plain: sqlite3.Connection, typed: str) -> None:
    plain.execute(_PLAIN_QUERY, (match_of(typed),)).fetchall()


def unlocking(registers: Registers) -> Row:
    """Unlocking, against Argon2id alone with the slot's own parameters; closes the large one."""
    registers.large.close()
    header = parse_header((registers.folder / "register.karriarstod").read_bytes())
    slot = header.slots[0]

    def open_and_ask() -> None:
        register = unlock(registers.folder, USER, PASSWORD, now=SetClock(TODAY).now())
        register.close()

    opened, derived = in_turns(
        open_and_ask, lambda: derive(PASSWORD.encode(), slot.salt, slot.kdf), 5
    )
    return above("unlock, against Argon2id alone", median(opened), median(derived), 50)
