"""Slots open to their own secret only, and only as they were written."""

from dataclasses import replace
from itertools import combinations

import pytest
from registers import NOW

from karriarstod_db.register.header import PASSWORD, Header, Slot
from karriarstod_db.register.kdf import MINIMUM, KdfParameters
from karriarstod_db.register.keys import (
    MasterKey,
    SlotRefused,
    Use,
    new_id,
    new_slot,
    open_slot,
    recovery_tag,
    rewrapped,
    slot_tag,
)

REGISTER = "11" * 16


def a_slot(master: MasterKey, secret: bytes, user: str = "Karin Holm") -> Slot:
    return new_slot(
        master,
        secret,
        slot_id=new_id(),
        tag=slot_tag(master.register_id, user),
        kind=PASSWORD,
        role="supervisor",
        kdf=MINIMUM,
        key_generation=1,
        now=NOW,
    )


@pytest.fixture(scope="module")
def master() -> MasterKey:
    return MasterKey.generate(REGISTER)


@pytest.fixture(scope="module")
def slot(master: MasterKey) -> Slot:
    return a_slot(master, b"secret")


def test_the_right_secret_gives_the_master_key(master: MasterKey, slot: Slot) -> None:
    assert open_slot(slot, b"secret", REGISTER)[0] == master


def test_a_wrong_secret_is_refused(slot: Slot) -> None:
    with pytest.raises(SlotRefused):
        open_slot(slot, b"Secret", REGISTER)


@pytest.mark.parametrize(
    "change",
    [
        {"slot_id": "22" * 16},
        {"tag": "22" * 16},
        {"kind": "recovery"},
        {"kdf": KdfParameters(20 * 1024, 2, 1)},
        {"salt": b"x" * 16},
        {"public": b"x" * 32},
        {"sealed_master": b"x" * 92},
        {"sealed_master": b"x"},
        {"key_generation": 2},
        {"wrapped_private": b"x" * 60},
    ],
    ids=lambda change: next(iter(change)),
)
def test_no_part_of_a_slot_can_be_exchanged(slot: Slot, change: dict[str, object]) -> None:
    with pytest.raises(SlotRefused):
        open_slot(replace(slot, **change), b"secret", REGISTER)  # type: ignore[arg-type]  # names vary


def test_a_slot_opens_nothing_in_another_register(slot: Slot) -> None:
    with pytest.raises(SlotRefused):
        open_slot(slot, b"secret", "33" * 16)


def test_the_master_key_sealed_for_one_user_is_of_no_use_to_another(master: MasterKey) -> None:
    first, second = a_slot(master, b"one", "Karin"), a_slot(master, b"two", "Åke")

    with pytest.raises(SlotRefused):
        open_slot(replace(second, sealed_master=first.sealed_master), b"two", REGISTER)


def test_a_new_secret_opens_the_same_key_pair(master: MasterKey, slot: Slot) -> None:
    _master, private = open_slot(slot, b"secret", REGISTER)

    changed = rewrapped(slot, private, b"other", REGISTER)

    assert open_slot(changed, b"other", REGISTER) == (master, private)


def test_the_same_password_leaves_no_equal_bytes_in_two_slots_or_two_registers() -> None:
    ours, theirs = MasterKey.generate(REGISTER), MasterKey.generate("44" * 16)
    made = [a_slot(ours, b"same"), a_slot(ours, b"same", "Åke"), a_slot(theirs, b"same")]
    runs = [
        {
            part[start : start + 16]
            for part in (one.salt, one.wrapped_private, one.public, one.sealed_master)
            for start in range(len(part) - 15)
        }
        for one in made
    ]

    assert [first & second for first, second in combinations(runs, 2)] == [set()] * 3


def test_each_use_has_a_key_of_its_own(master: MasterKey) -> None:
    assert len({master.derived(use) for use in Use}) == len(Use)


def test_the_database_key_is_a_raw_key_and_never_a_passphrase(master: MasterKey) -> None:
    assert len(bytes.fromhex(master.database_key())) == 32


def test_the_seal_is_broken_by_any_change_of_the_header(master: MasterKey, slot: Slot) -> None:
    header = master.sealed(Header(REGISTER, 1, 1, "data-0001.db", NOW, (slot,)))

    assert not master.seals(replace(header, generation=2))


def test_the_seal_holds_for_the_header_it_was_made_for(master: MasterKey, slot: Slot) -> None:
    assert master.seals(master.sealed(Header(REGISTER, 1, 1, "data-0001.db", NOW, (slot,))))


@pytest.mark.parametrize("typed", ["KARIN HOLM", " karin  holm ", "Karin\u00a0Holm"])
def test_a_name_finds_its_slot_however_it_is_capitalised_and_spaced(typed: str) -> None:
    assert slot_tag(REGISTER, typed) == slot_tag(REGISTER, "Karin Holm")


def test_the_same_name_has_different_tags_in_two_registers() -> None:
    assert slot_tag(REGISTER, "Karin") != slot_tag("44" * 16, "Karin")


def test_no_user_can_be_taken_for_the_recovery_key() -> None:
    assert slot_tag(REGISTER, "recovery") != recovery_tag(REGISTER)


def test_keys_are_not_in_what_is_logged_of_them(master: MasterKey) -> None:
    assert master.secret.hex() not in repr(master)
    assert repr(master.secret) not in repr(master)
