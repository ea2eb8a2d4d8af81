"""The database is opened by one recipe, and SQLCipher's ways of failing open are closed."""

import math
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from registers import NOW, PASSWORD, USER
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.exc import TimeoutError as BorrowedTooLong

from karriarstod_db.register.connection import (
    OLDEST_ENGINE,
    BadKey,
    create_database,
    driver,
    open_copy,
    open_engine,
)
from karriarstod_db.register.open_register import OpenRegister
from karriarstod_db.register.register import unlock

ROOT = Path(__file__).parents[3]
KEY = "ab" * 32
SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "cell_size_check": 1,
    "trusted_schema": 0,
    "busy_timeout": 5000,
    "cache_size": -65536,
    "application_id": 0x4B535231,
}


@pytest.mark.parametrize(
    "key",
    ["", "a" * 62, "a" * 63, "a" * 65, "a" * 95, "a" * 63 + "'", "A" * 64, "a" * 63 + "g", "å" * 64,
     "a" * 64 + "\n"],
)  # fmt: skip
def test_a_key_that_is_not_exactly_one_is_refused_before_the_engine_sees_it(
    tmp_path: Path, key: str
) -> None:
    with pytest.raises(BadKey):
        create_database(tmp_path / "x.db", key)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["a" * 64, "0123456789abcdef" * 6])
def test_a_key_of_64_or_96_digits_is_taken(tmp_path: Path, key: str) -> None:
    create_database(tmp_path / "x.db", key).close()

    open_copy(tmp_path / "x.db", key[:64]).close()


@pytest.mark.parametrize(("pragma", "value"), SETTINGS.items())
def test_every_connection_has_the_settings(
    register: OpenRegister, pragma: str, value: object
) -> None:
    with register.engine.connect() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_the_bundled_engine_is_new_enough() -> None:
    assert driver.sqlite_version_info >= OLDEST_ENGINE


def test_extensions_cannot_be_loaded(register: OpenRegister) -> None:
    with (
        register.engine.connect() as connection,
        pytest.raises(DatabaseError, match="not authorized"),
    ):
        connection.execute(text("SELECT load_extension('x')"))


def test_names_sort_in_swedish_in_the_database(register: OpenRegister) -> None:
    with register.engine.begin() as connection:
        connection.execute(text("CREATE TABLE name (name TEXT COLLATE SWEDISH)"))
        connection.execute(
            text("INSERT INTO name VALUES ('Öberg'), ('Zorn'), ('Ärlig'), ('Åkesson')")
        )
        names = connection.execute(text("SELECT name FROM name ORDER BY name")).scalars().all()

    assert names == ["Zorn", "Åkesson", "Ärlig", "Öberg"]


def test_text_is_searched_inside_the_encrypted_database(register: OpenRegister) -> None:
    with register.engine.begin() as connection:
        connection.execute(text("CREATE VIRTUAL TABLE trial_words USING fts5(body)"))
        connection.execute(text("INSERT INTO trial_words VALUES ('trivs i köket')"))
        found = connection.execute(
            text("SELECT body FROM trial_words WHERE trial_words MATCH 'köket'")
        ).scalar()

    assert found == "trivs i köket"


def test_a_rolled_back_table_is_gone(register: OpenRegister) -> None:
    with register.engine.connect() as connection:
        connection.execute(text("CREATE TABLE trial_half (id INTEGER PRIMARY KEY)"))
        connection.rollback()

        tables = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
    assert "trial_half" not in tables


def test_values_are_not_in_the_errors(register: OpenRegister) -> None:
    add = text("INSERT INTO trial_secret VALUES (:word)")
    with register.engine.connect() as connection:
        connection.execute(text("CREATE TABLE trial_secret (word TEXT UNIQUE)"))
        connection.execute(add, {"word": "hemlighet"})
        with pytest.raises(IntegrityError) as error:
            connection.execute(add, {"word": "hemlighet"})

    assert "hemlighet" not in str(error.value)


def test_there_is_one_connection_and_a_second_borrower_waits(register: OpenRegister) -> None:
    register.engine.pool._timeout = 0.05  # type: ignore[attr-defined]  # ten seconds is too long here

    with register.engine.connect(), pytest.raises(BorrowedTooLong):
        register.engine.connect()


def test_the_log_is_folded_into_the_database_on_demand(register: OpenRegister) -> None:
    with register.engine.begin() as connection:
        connection.execute(text("CREATE TABLE logged (id INTEGER)"))

    assert register.checkpoint()
    assert (register.folder / "data-0001.db-wal").stat().st_size == 0


def test_the_log_is_left_alone_while_work_is_going_on(register: OpenRegister) -> None:
    with register.engine.begin() as connection:
        connection.execute(text("CREATE TABLE going_on (id INTEGER)"))

        assert not register.checkpoint()


def test_closing_leaves_only_whole_files(folder: Path) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    with register.engine.begin() as connection:
        connection.execute(text("CREATE TABLE more (id INTEGER)"))
    register.close()

    assert sorted(path.name for path in folder.iterdir()) == [
        "data-0001.db",
        "register.karriarstod",
        "register.karriarstod.prev",
        "register.lock",
    ]


def test_nothing_of_what_is_written_can_be_read_in_any_file(register: OpenRegister) -> None:
    markers = [f"markör-{number}-åäö" for number in range(500)]
    with register.engine.begin() as connection:
        connection.execute(text("CREATE TABLE marked (body TEXT COLLATE SWEDISH)"))
        connection.execute(text("CREATE VIRTUAL TABLE marked_words USING fts5(body)"))
        for table in ("marked", "marked_words"):
            connection.execute(
                text(f"INSERT INTO {table} VALUES (:body)"), [{"body": one} for one in markers]
            )
        connection.execute(text("SELECT body FROM marked ORDER BY body DESC")).all()
    files = [path for path in register.folder.rglob("*") if path.is_file()]
    content = b"".join(path.read_bytes() for path in files)

    assert [one for one in markers if one.encode() in content] == []
    assert USER.encode() not in content
    assert "Västanbris".encode() not in content


def test_every_page_looks_random(register: OpenRegister) -> None:
    with register.engine.begin() as connection:
        connection.execute(text("CREATE TABLE plain (body TEXT)"))
        connection.execute(text("INSERT INTO plain VALUES (:body)"), [{"body": "a" * 900}] * 400)
    register.checkpoint()
    content = (register.folder / "data-0001.db").read_bytes()
    pages = [content[start : start + 4096] for start in range(0, len(content), 4096)]

    assert min(map(_entropy, pages)) >= 7.9


def test_an_engine_for_trials_opens_what_it_made(tmp_path: Path) -> None:
    for statement in ("CREATE TABLE trial (id INTEGER)", "INSERT INTO trial VALUES (1)"):
        engine = open_engine(tmp_path / "trial.db", KEY)
        with engine.begin() as connection:
            connection.execute(text(statement))
        engine.dispose()

    engine = open_engine(tmp_path / "trial.db", KEY)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM trial")).scalar() == 1
    engine.dispose()


def test_a_database_is_never_made_over_another(tmp_path: Path) -> None:
    create_database(tmp_path / "x.db", KEY).close()

    with pytest.raises(FileExistsError):
        create_database(tmp_path / "x.db", KEY)


def test_only_one_module_knows_the_cipher() -> None:
    places = ("karriarstod", "ui", "db", "resources")
    sources = [path for place in places for path in (ROOT / place).rglob("*.py")]
    wrong = re.compile(r"^\s*(?:import|from)\s+(?:sqlite3|sqlcipher3|apsw)|PRAGMA (?:re)?key", re.M)

    assert [path.name for path in sources if wrong.search(path.read_text(encoding="utf-8"))] == [
        "connection.py"
    ]


def test_the_lock_screen_needs_neither_sqlalchemy_nor_alembic(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC;"
        "from karriarstod_db.register.register import unlock;"
        f"unlock(Path({str(folder)!r}), {USER!r}, {PASSWORD!r}, now=datetime.now(UTC)).close();"
        "print(sorted({'alembic', 'sqlalchemy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def _entropy(page: bytes) -> float:
    return -sum(n / len(page) * math.log2(n / len(page)) for n in Counter(page).values())
