"""Who comes in, who does not, and what it leaves behind."""

from datetime import timedelta
from pathlib import Path

import pytest
from registers import (
    NOW,
    OTHER_PASSWORD,
    PASSWORD,
    QUICK,
    USER,
    a_register,
    fingerprints,
)

from karriarstod.application.register_user import Role
from karriarstod.application.store_errors import (
    AdministratorOnly,
    RegisterNameMissing,
    StoreBusy,
    UnknownUser,
    UserNameTaken,
    WaitAfterFailures,
    WrongPassword,
    WrongRecoveryKey,
)
from karriarstod.domain.passwords import PasswordRefused
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_db.register.open_register import OpenRegister
from karriarstod_db.register.register import (
    prepare_register,
    slot_count,
    unlock,
    unlock_with_recovery_key,
)


def passphrase(number: int) -> str:
    return f"kantareller och blåbär i korg {'abcdefgh'[number] * 2}"


def test_eight_users_and_the_recovery_key_each_open_the_register(
    folder: Path, recovery_key: RecoveryKey
) -> None:
    with_users = unlock(folder, USER, PASSWORD, now=NOW)
    for number in range(7):
        with_users.add_user(f"Åsa {number}", passphrase(number), Role.SUPERVISOR, "Coach", now=NOW)
    with_users.close()

    came_in = []
    for number in range(7):
        register = unlock(folder, f"Åsa {number}", passphrase(number), now=NOW)
        came_in.append(register.user.name)
        register.close()
    register = unlock_with_recovery_key(folder, recovery_key, now=NOW)
    came_in.append(register.user.name)
    register.close()

    assert came_in == [*(f"Åsa {number}" for number in range(7)), "Återställningsnyckeln"]


def test_a_wrong_password_is_told_as_such_and_changes_no_file(folder: Path) -> None:
    before = fingerprints(folder)

    with pytest.raises(WrongPassword):
        unlock(folder, USER, OTHER_PASSWORD, now=NOW)

    after = fingerprints(folder)
    assert {name: after[name] for name in before} == before


def test_an_unknown_name_is_told_as_such(folder: Path) -> None:
    with pytest.raises(UnknownUser):
        unlock(folder, "Karin Holmm", PASSWORD, now=NOW)


def test_another_registers_recovery_key_is_refused(folder: Path) -> None:
    with pytest.raises(WrongRecoveryKey):
        unlock_with_recovery_key(folder, RecoveryKey.generate(), now=NOW)


def test_the_pause_after_failures_survives_a_restart_and_ends(folder: Path) -> None:
    for _ in range(4):
        with pytest.raises(WrongPassword):
            unlock(folder, USER, OTHER_PASSWORD, now=NOW)
    with pytest.raises(WaitAfterFailures):
        unlock(folder, USER, PASSWORD, now=NOW)

    register = unlock(folder, USER, PASSWORD, now=NOW + timedelta(seconds=1))
    register.close()

    assert register.earlier_failures == 4


def test_nothing_is_derived_while_the_pause_lasts(folder: Path) -> None:
    for _ in range(4):
        with pytest.raises(WrongPassword):
            unlock(folder, USER, OTHER_PASSWORD, now=NOW)
    before = fingerprints(folder)

    with pytest.raises(WaitAfterFailures):
        unlock(folder, USER, OTHER_PASSWORD, now=NOW)

    assert fingerprints(folder) == before


def test_coming_in_clears_the_count(folder: Path) -> None:
    with pytest.raises(WrongPassword):
        unlock(folder, USER, OTHER_PASSWORD, now=NOW)
    unlock(folder, USER, PASSWORD, now=NOW).close()

    register = unlock(folder, USER, PASSWORD, now=NOW)
    register.close()

    assert register.earlier_failures == 0


def test_a_new_password_leaves_the_database_as_it_was(folder: Path) -> None:
    before = fingerprints(folder, "data-*"), (folder / "data-0001.db").stat().st_mtime_ns
    register = unlock(folder, USER, PASSWORD, now=NOW)
    register.change_password(PASSWORD, OTHER_PASSWORD)
    register.close()

    after = fingerprints(folder, "data-*"), (folder / "data-0001.db").stat().st_mtime_ns
    assert after == before


def test_after_a_change_only_the_new_password_opens(folder: Path) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    register.change_password(PASSWORD, OTHER_PASSWORD)
    register.close()

    with pytest.raises(WrongPassword):
        unlock(folder, USER, PASSWORD, now=NOW)
    unlock(folder, USER, OTHER_PASSWORD, now=NOW).close()


def test_the_password_can_be_changed_twice_in_a_row(register: OpenRegister, folder: Path) -> None:
    register.change_password(PASSWORD, OTHER_PASSWORD)
    register.change_password(OTHER_PASSWORD, passphrase(1))
    register.close()

    unlock(folder, USER, passphrase(1), now=NOW).close()


def test_the_old_password_is_asked_for(register: OpenRegister) -> None:
    with pytest.raises(WrongPassword):
        register.change_password(OTHER_PASSWORD, passphrase(1))


def test_a_new_password_keeps_to_the_rules(register: OpenRegister) -> None:
    with pytest.raises(PasswordRefused):
        register.change_password(PASSWORD, "Västanbris Kafé 2026")


def test_a_forgotten_password_is_set_anew_with_the_recovery_key(
    folder: Path, recovery_key: RecoveryKey
) -> None:
    rescue = unlock_with_recovery_key(folder, recovery_key, now=NOW)
    rescue.set_password(USER, OTHER_PASSWORD)
    rescue.close()

    register = unlock(folder, USER, OTHER_PASSWORD, now=NOW)
    register.close()
    assert register.user.name == USER


def test_a_set_password_ends_the_old_one(folder: Path, recovery_key: RecoveryKey) -> None:
    rescue = unlock_with_recovery_key(folder, recovery_key, now=NOW)
    rescue.set_password(USER, OTHER_PASSWORD)
    rescue.close()

    with pytest.raises(WrongPassword):
        unlock(folder, USER, PASSWORD, now=NOW)


def test_an_administrator_can_set_their_own_password_and_go_on(
    register: OpenRegister, folder: Path
) -> None:
    register.set_password(USER, OTHER_PASSWORD)
    register.change_password(OTHER_PASSWORD, passphrase(2))
    register.close()

    unlock(folder, USER, passphrase(2), now=NOW).close()


def test_no_password_is_set_for_someone_who_is_not_there(register: OpenRegister) -> None:
    with pytest.raises(UnknownUser):
        register.set_password("Nils Ek", OTHER_PASSWORD)


def test_a_new_recovery_key_ends_the_old_one(folder: Path, recovery_key: RecoveryKey) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    new = register.new_recovery_key(now=NOW)
    register.close()

    with pytest.raises(WrongRecoveryKey):
        unlock_with_recovery_key(folder, recovery_key, now=NOW)
    unlock_with_recovery_key(folder, new, now=NOW).close()


def test_the_recovery_key_takes_no_password_rule_and_no_name(
    folder: Path, recovery_key: RecoveryKey
) -> None:
    register = unlock_with_recovery_key(folder, RecoveryKey.parse(recovery_key.text), now=NOW)
    register.close()

    assert register.user.id is None


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR])
def test_only_an_administrator_gives_others_a_way_in(folder: Path, role: Role) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    register.add_user("Åsa Ek", OTHER_PASSWORD, role, "Coach", now=NOW)
    register.close()
    register = unlock(folder, "Åsa Ek", OTHER_PASSWORD, now=NOW)

    with pytest.raises(AdministratorOnly):
        register.add_user("Nils Ek", passphrase(1), Role.SUPERVISOR, "Coach", now=NOW)
    with pytest.raises(AdministratorOnly):
        register.set_password(USER, passphrase(1))
    with pytest.raises(AdministratorOnly):
        register.new_recovery_key(now=NOW)

    register.close()


def test_two_users_cannot_share_a_name(register: OpenRegister) -> None:
    with pytest.raises(UserNameTaken):
        register.add_user("KARIN  HOLM", OTHER_PASSWORD, Role.SUPERVISOR, "Coach", now=NOW)


def test_a_user_needs_a_name(register: OpenRegister) -> None:
    with pytest.raises(RegisterNameMissing):
        register.add_user(" ", OTHER_PASSWORD, Role.SUPERVISOR, "Coach", now=NOW)


def test_users_are_listed_in_swedish_order(register: OpenRegister) -> None:
    for number, name in enumerate(["Östen", "Zara", "Åsa", "Ärla"]):
        register.add_user(name, passphrase(number), Role.SUPERVISOR, "Coach", now=NOW)

    assert [user.name for user in register.users()] == [USER, "Zara", "Åsa", "Ärla", "Östen"]


def test_the_number_of_users_is_known_before_anyone_comes_in(folder: Path) -> None:
    assert slot_count(folder) == 1


def test_a_register_knows_whose_it_is(register: OpenRegister) -> None:
    assert (register.organisation, register.organisation_number) == ("Västanbris Kafé", "")


def test_the_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    register, _key = a_register(tmp_path / "nytt" / "här")
    register.close()

    assert slot_count(tmp_path / "nytt" / "här") == 1


@pytest.mark.parametrize(("organisation", "user"), [(" ", USER), ("Solkatten", "")])
def test_a_register_and_its_first_user_need_names(
    tmp_path: Path, organisation: str, user: str
) -> None:
    with pytest.raises(RegisterNameMissing):
        prepare_register(
            tmp_path, organisation=organisation, user=user, password=PASSWORD, kdf=QUICK, now=NOW
        )


def test_closing_twice_is_closing_once(register: OpenRegister) -> None:
    register.close()
    register.close()


def test_what_is_shown_of_keys_in_a_log_is_nothing(
    folder: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    register = unlock(folder, USER, PASSWORD, now=NOW)
    key = register._database.key
    traced: list[str] = []
    register._connection.set_trace_callback(traced.append)  # type: ignore[attr-defined]  # the driver's own
    register.engine.echo = True
    with register.engine.begin() as connection:
        connection.exec_driver_sql("SELECT 1")
    register.change_password(PASSWORD, OTHER_PASSWORD)
    register.check()
    said = "\n".join([*traced, caplog.text, *capfd.readouterr(), repr(vars(register))])
    register.close()

    assert "SELECT 1" in said
    assert key not in said
    assert key[:32] not in said


@pytest.mark.parametrize(
    ("role", "may_write"),
    [(Role.ADMINISTRATOR, True), (Role.SUPERVISOR, True), (Role.AUDITOR, False)],
)
def test_an_auditor_only_reads(register: OpenRegister, role: Role, may_write: bool) -> None:
    user = register.add_user("Åsa Ek", OTHER_PASSWORD, role, "Coach", now=NOW)

    assert user.may_write() is may_write


def test_users_are_not_changed_in_the_middle_of_other_work(register: OpenRegister) -> None:
    with register.engine.begin(), pytest.raises(StoreBusy):
        register.add_user("Åsa Ek", OTHER_PASSWORD, Role.SUPERVISOR, "Coach", now=NOW)

    assert [user.name for user in register.users()] == [USER]
