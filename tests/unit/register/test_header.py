"""The header file says by itself whether it is whole."""

import random
from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registers import NOW

from karriarstod_db.register.header import (
    PASSWORD,
    RECOVERY,
    Header,
    HeaderNewer,
    HeaderUnreadable,
    Slot,
    parse_header,
)
from karriarstod_db.register.kdf import KdfParameters

FLIPS = 2000


def a_slot(slot_id: str = "00" * 16, kind: str = PASSWORD) -> Slot:
    return Slot(
        slot_id=slot_id,
        tag="ab" * 16,
        kind=kind,
        kdf=KdfParameters(65536, 3, 4),
        salt=b"s" * 16,
        wrapped_private=b"w" * 60,
        public=b"p" * 32,
        sealed_master=b"m" * 92,
        key_generation=1,
        created=NOW,
        role="administrator",
    )


def a_header(users: int = 1) -> Header:
    slots = [a_slot(f"{number:032x}") for number in range(users)]
    return Header(
        register_id="cd" * 16,
        generation=7,
        key_generation=1,
        db_file="data-0001.db",
        created=NOW,
        slots=(*slots, a_slot("ff" * 16, RECOVERY)),
        seal=b"h" * 32,
    )


hexes = st.binary(min_size=1, max_size=64)
moments = st.datetimes(timezones=st.just(UTC)).filter(lambda one: one.year >= 1000)
slots = st.builds(
    Slot,
    slot_id=hexes.map(bytes.hex),
    tag=hexes.map(bytes.hex),
    kind=st.text(),
    kdf=st.builds(
        KdfParameters, st.integers(19456, 1 << 20), st.integers(2, 20), st.integers(1, 8)
    ),
    salt=hexes,
    wrapped_private=hexes,
    public=hexes,
    sealed_master=hexes,
    key_generation=st.integers(0, 1 << 40),
    created=moments,
    role=st.text(),
)
headers = st.builds(
    Header,
    register_id=hexes.map(bytes.hex),
    generation=st.integers(0, 1 << 40),
    key_generation=st.integers(0, 1 << 40),
    db_file=st.integers(0, 9999).map(lambda number: f"data-{number:04d}.db"),
    created=moments,
    slots=st.lists(slots, max_size=4).map(tuple),
    seal=hexes,
)


@given(headers)
def test_what_is_written_is_read_back(header: Header) -> None:
    assert parse_header(header.to_bytes()) == header


def test_every_flipped_bit_is_noticed() -> None:
    whole = a_header(users=30).to_bytes()
    unnoticed = []
    for place in random.Random(5).sample(range(len(whole) * 8), FLIPS):
        damaged = bytearray(whole)
        damaged[place // 8] ^= 1 << place % 8
        try:
            parse_header(bytes(damaged))
            unnoticed.append(place)
        except HeaderUnreadable:
            pass

    assert unnoticed == []


@pytest.mark.parametrize("kept", [0, 1, 100, -100, -1])
def test_a_header_that_is_cut_off_is_noticed(kept: int) -> None:
    with pytest.raises(HeaderUnreadable):
        parse_header(a_header().to_bytes()[:kept])


@pytest.mark.parametrize(
    "payload", [b"\xff\xfe", b"[]", b"{}", b"[" * 100_000, b'{"magic": 1}', b"x" * 1_100_000]
)
def test_other_files_are_not_headers(payload: bytes) -> None:
    with pytest.raises(HeaderUnreadable):
        parse_header(payload)


@pytest.mark.parametrize(
    "kdf",
    [
        KdfParameters(19 * 1024 - 1, 2, 1),
        KdfParameters(65536, 1, 4),
        KdfParameters(65536, 3, 0),
        KdfParameters(1024 * 1024 + 1, 3, 4),
        KdfParameters(65536, 21, 4),
        KdfParameters(65536, 3, 9),
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_it_is_used(kdf: KdfParameters) -> None:
    forged = replace(a_header(), slots=(replace(a_slot(), kdf=kdf),))

    with pytest.raises(HeaderUnreadable):
        parse_header(forged.to_bytes())


@pytest.mark.parametrize(
    "name", ["../data-0001.db", "data-1.db", "/etc/passwd", "data-0001.db-wal"]
)
def test_the_database_can_only_be_a_file_of_our_naming_in_the_folder(name: str) -> None:
    with pytest.raises(HeaderUnreadable):
        parse_header(replace(a_header(), db_file=name).to_bytes())


def test_a_later_format_is_told_from_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later:
        later.setattr("karriarstod_db.register.header.FORMAT", 2)
        payload = a_header().to_bytes()

    with pytest.raises(HeaderNewer):
        parse_header(payload)


def test_a_damaged_format_number_is_not_taken_for_a_newer_program() -> None:
    damaged = a_header().to_bytes().replace(b'"format":1', b'"format":3')

    with pytest.raises(HeaderUnreadable):
        parse_header(damaged)


def test_no_user_name_is_in_the_header() -> None:
    assert b"Karin" not in a_header().to_bytes()


def test_a_slot_takes_the_place_of_the_one_with_its_id() -> None:
    changed = replace(a_slot(), salt=b"t" * 16)

    after = a_header().with_slot(changed)

    assert [slot.salt for slot in after.slots if slot.slot_id == changed.slot_id] == [b"t" * 16]


def test_every_change_of_a_slot_is_a_new_generation() -> None:
    assert a_header().with_slot(a_slot()).generation == 8
