"""What the program's entry hands the window: registers, practice, users and paper in one object."""

from datetime import date
from pathlib import Path

import pytest
from builders import TODAY
from registers import OTHER_PASSWORD, QUICK

from karriarstod.__main__ import Joined
from karriarstod.application.notes import write_note
from karriarstod.application.register_user import RegisterUser, Role
from karriarstod.application.store_errors import WrongPassword
from karriarstod.domain.clock import SetClock
from karriarstod.domain.note import Note, NoteKind
from karriarstod_ui.composition import Composition, NewRegister

NEW_PASSWORD = "sju bruna ekar vid sjön"


@pytest.fixture
def joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Joined:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_a, **_k: tmp_path / "data")
    return Joined(SetClock(TODAY), QUICK)


def a_register(joined: Joined, folder: Path) -> NewRegister:
    new = NewRegister(folder, "Exemplet", "Rut Ekelöf", "Verksamhetsledare", OTHER_PASSWORD)
    joined.prepare_register(new).keep().close()
    return new


def test_the_window_gets_everything_it_asks_for(joined: Joined) -> None:
    # Held by the type checker too; here so that a missing method fails where it is read.
    asked = [name for name in vars(Composition) if not name.startswith("_")]
    assert [name for name in asked if not hasattr(joined, name)] == []


def test_the_practice_register_is_made_once_and_opens_with_its_own_password(
    joined: Joined,
) -> None:
    wanted = joined.practice()
    assert not joined.is_register(wanted.folder)
    joined.make_practice()
    joined.make_practice()
    assert joined.is_register(wanted.folder)
    store = joined.open_store(wanted.folder, wanted.user, wanted.password)
    assert len(store.queries.case_numbers()) == wanted.participants
    assert joined.organisation(store).practice_today == date(2026, 3, 16)
    store.close()


def test_what_is_written_is_stamped_by_the_clock_that_was_set(joined: Joined) -> None:
    joined.make_practice()
    wanted = joined.practice()
    store = joined.open_store(wanted.folder, wanted.user, wanted.password)
    later = SetClock(date(2026, 4, 1))
    joined.set_clock(store, later)
    number = store.queries.case_numbers()[0]
    write_note(store.begin, number, Note(0, later.now(), NoteKind.TALK, "Senare."))
    assert store.queries.history(number, limit=1)[0].at == later.now()
    store.close()


def test_users_are_added_and_passwords_changed(joined: Joined, tmp_path: Path) -> None:
    new = a_register(joined, tmp_path / "r")
    store = joined.open_store(new.folder, new.user, OTHER_PASSWORD)
    joined.add_user(
        store, RegisterUser(None, "Stig Ställföre", "Handledare", Role.SUPERVISOR), NEW_PASSWORD
    )
    assert [user.name for user in joined.users(store)] == ["Rut Ekelöf", "Stig Ställföre"]
    joined.change_password(store, OTHER_PASSWORD, NEW_PASSWORD)
    joined.set_password(store, "Stig Ställföre", OTHER_PASSWORD)
    assert joined.check(store).is_sound()
    store.close()
    with pytest.raises(WrongPassword):
        joined.open_store(new.folder, new.user, OTHER_PASSWORD)
    joined.open_store(new.folder, new.user, NEW_PASSWORD).close()


def test_the_printed_key_opens_the_register(joined: Joined, tmp_path: Path) -> None:
    new = NewRegister(tmp_path / "r", "Exemplet", "Rut Ekelöf", "Handledare", OTHER_PASSWORD)
    prepared = joined.prepare_register(new)
    prepared.keep().close()
    opened = joined.open_with_recovery_key(new.folder, prepared.recovery_key.text.lower())
    assert opened.user.id is None
    opened.close()


def test_what_is_prepared_is_no_register_before_it_is_kept(joined: Joined, tmp_path: Path) -> None:
    folder = tmp_path / "r"
    new = NewRegister(folder, "Exemplet", "Rut Ekelöf", "Handledare", OTHER_PASSWORD)
    prepared = joined.prepare_register(new)
    assert len(prepared.register_id) == 32
    assert (joined.is_register(folder), joined.is_unfinished(folder)) == (False, True)
    prepared.keep().close()
    assert (joined.is_register(folder), joined.is_unfinished(folder)) == (True, False)


def test_the_previous_key_file_is_put_back(joined: Joined, tmp_path: Path) -> None:
    new = a_register(joined, tmp_path / "r")
    store = joined.open_store(new.folder, new.user, OTHER_PASSWORD)
    joined.change_password(store, OTHER_PASSWORD, NEW_PASSWORD)
    store.close()
    joined.restore_previous_header(new.folder)
    joined.open_store(new.folder, new.user, OTHER_PASSWORD).close()


def test_a_synced_or_shared_folder_is_warned_about(joined: Joined, tmp_path: Path) -> None:
    assert "OneDrive" in joined.folder_warning(tmp_path / "OneDrive" / "register")
    assert "delad disk" in joined.folder_warning(Path("//server/delad/register"))
    assert joined.folder_warning(tmp_path / "register") == ""


def test_a_new_register_is_suggested_in_the_home_folder(joined: Joined) -> None:
    assert joined.default_folder().parent == Path.home()


def test_the_paper_comes_without_the_window_knowing_how(joined: Joined, tmp_path: Path) -> None:
    new = a_register(joined, tmp_path / "r")
    store = joined.open_store(new.folder, new.user, OTHER_PASSWORD)
    printing = joined.printing(joined.organisation(store), joined.clock)
    store.close()
    assert printing.blank().startswith(b"%PDF")
