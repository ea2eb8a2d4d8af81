"""What is prepared is no register until it is kept, and leaves nothing when it is not."""

import subprocess
import sys
from pathlib import Path

import pytest
from registers import NOW, ORGANISATION, PASSWORD, USER, a_prepared_register, fingerprints

from karriarstod.application.store_errors import NotARegister, RegisterInUse, WrongRecoveryKey
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_db.register.kdf import MINIMUM, KdfParameters, derive
from karriarstod_db.register.register import (
    slot_count,
    unlock,
    unlock_with_recovery_key,
)
from karriarstod_db.session import is_register

PREPARE = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from karriarstod_db.register.kdf import MINIMUM, KdfPolicy
from karriarstod_db.register.register import prepare_register
folder, organisation, user, password = sys.argv[1:]
prepared = prepare_register(
    Path(folder), organisation=organisation, user=user, password=password,
    kdf=KdfPolicy(MINIMUM), now=datetime.now(UTC),
)
print(prepared.recovery_key.text, flush=True)
sys.stdin.read()
"""


def key_of_a_killed_preparation(folder: Path) -> RecoveryKey:
    """Prepares in another process, which is killed when it has shown the key."""
    words = [str(folder), ORGANISATION, USER, PASSWORD]
    with subprocess.Popen(
        [sys.executable, "-c", PREPARE, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        shown = process.stdout.readline()
        process.kill()
    return RecoveryKey.parse(shown)


def test_what_is_prepared_is_no_register_and_opens_for_nobody(tmp_path: Path) -> None:
    prepared = a_prepared_register(tmp_path)

    assert not is_register(tmp_path)
    for attempt in (
        lambda: unlock(tmp_path, USER, PASSWORD, now=NOW),
        lambda: unlock_with_recovery_key(tmp_path, prepared.recovery_key, now=NOW),
        lambda: slot_count(tmp_path),
    ):
        with pytest.raises(NotARegister):
            attempt()
    prepared.discard()


def test_what_is_kept_opens_with_the_password_and_with_the_key_that_was_shown(
    tmp_path: Path,
) -> None:
    prepared = a_prepared_register(tmp_path)
    register = prepared.keep()
    assert register.register_id == prepared.register_id
    assert register.check().is_sound()
    register.close()

    unlock(tmp_path, USER, PASSWORD, now=NOW).close()
    unlock_with_recovery_key(tmp_path, prepared.recovery_key, now=NOW).close()


def test_what_is_discarded_leaves_the_folders_as_they_were(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"x")
    a_prepared_register(tmp_path / "nytt" / "register").discard()
    a_prepared_register(tmp_path).discard()

    assert [place.name for place in tmp_path.iterdir()] == [".DS_Store"]


def test_discarding_what_is_kept_takes_nothing_away(tmp_path: Path) -> None:
    prepared = a_prepared_register(tmp_path)
    register = prepared.keep()
    before = fingerprints(tmp_path, "register.karriarstod*")
    prepared.discard()

    assert fingerprints(tmp_path, "register.karriarstod*") == before
    assert register.check().is_sound()
    with pytest.raises(RegisterInUse):
        unlock(tmp_path, USER, PASSWORD, now=NOW)
    register.close()


def test_what_was_discarded_cannot_be_kept_even_if_another_prepares_there(tmp_path: Path) -> None:
    given_up = a_prepared_register(tmp_path)
    given_up.discard()
    given_up.discard()
    prepared = a_prepared_register(tmp_path)

    with pytest.raises(ValueError, match="discarded"):
        given_up.keep()
    prepared.keep().close()
    with pytest.raises(WrongRecoveryKey):
        unlock_with_recovery_key(tmp_path, given_up.recovery_key, now=NOW)


def test_nobody_else_prepares_in_the_folder_while_a_key_is_being_kept(tmp_path: Path) -> None:
    prepared = a_prepared_register(tmp_path)
    with pytest.raises(RegisterInUse):
        a_prepared_register(tmp_path)
    prepared.keep().close()

    unlock(tmp_path, USER, PASSWORD, now=NOW).close()


def test_keeping_derives_no_key_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    derived: list[KdfParameters] = []

    def counted(secret: bytes, salt: bytes, parameters: KdfParameters) -> bytes:
        derived.append(parameters)
        return derive(secret, salt, parameters)

    monkeypatch.setattr("karriarstod_db.register.keys.derive", counted)
    prepared = a_prepared_register(tmp_path)
    assert derived == [MINIMUM, MINIMUM]
    prepared.keep().close()
    assert derived == [MINIMUM, MINIMUM]


def test_a_program_killed_while_the_key_is_on_show_leaves_no_register(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    lost = key_of_a_killed_preparation(folder)

    assert not is_register(folder)
    with pytest.raises(NotARegister):
        unlock_with_recovery_key(folder, lost, now=NOW)
    with pytest.raises(NotARegister):
        unlock(folder, USER, PASSWORD, now=NOW)


def test_a_register_can_be_made_where_a_killed_program_prepared_one(tmp_path: Path) -> None:
    lost = key_of_a_killed_preparation(tmp_path)
    prepared = a_prepared_register(tmp_path)
    prepared.keep().close()

    assert sorted(place.name for place in tmp_path.iterdir()) == [
        "data-0001.db",
        "register.karriarstod",
        "register.karriarstod.prev",
        "register.lock",
    ]
    unlock_with_recovery_key(tmp_path, prepared.recovery_key, now=NOW).close()
    with pytest.raises(WrongRecoveryKey):
        unlock_with_recovery_key(tmp_path, lost, now=NOW)
