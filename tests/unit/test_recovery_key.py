"""The printed key survives being typed by a person, and tells where a mistake stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karriarstod.domain.recovery_key import LENGTH, RecoveryKey, RecoveryKeyTypo

KEYS = st.binary(min_size=20, max_size=20).map(RecoveryKey)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(KEYS)
def test_what_is_printed_can_be_typed_back(key: RecoveryKey) -> None:
    assert RecoveryKey.parse(key.text) == key


@given(KEYS)
def test_the_key_is_printed_as_nine_groups_of_four(key: RecoveryKey) -> None:
    assert [len(group) for group in key.groups] == [4] * 9


@given(KEYS, st.integers(0, LENGTH - 1), st.sampled_from(LETTERS))
def test_one_wrong_character_is_found_and_its_group_is_named(
    key: RecoveryKey, place: int, letter: str
) -> None:
    letters = list("".join(key.groups))
    if letters[place] == letter:
        return
    letters[place] = letter

    with pytest.raises(RecoveryKeyTypo) as typo:
        RecoveryKey.parse("".join(letters))

    assert place // 4 + 1 in typo.value.groups


@given(KEYS, st.integers(0, LENGTH - 2))
def test_two_swapped_neighbours_are_found_and_their_group_is_named(
    key: RecoveryKey, place: int
) -> None:
    letters = list("".join(key.groups))
    if letters[place] == letters[place + 1]:
        return
    letters[place], letters[place + 1] = letters[place + 1], letters[place]

    with pytest.raises(RecoveryKeyTypo) as typo:
        RecoveryKey.parse("".join(letters))

    assert place // 4 + 1 in typo.value.groups


@given(KEYS)
def test_lower_case_spaces_and_lookalikes_are_accepted(key: RecoveryKey) -> None:
    typed = key.text.lower().replace("0", "o").replace("1", "l").replace(" ", " – ")

    assert RecoveryKey.parse(f"  {typed}\n") == key


@pytest.mark.parametrize("length", [0, 1, LENGTH - 1, LENGTH + 1, 200])
def test_a_wrong_length_is_told_as_such(length: int) -> None:
    with pytest.raises(RecoveryKeyTypo) as typo:
        RecoveryKey.parse("0" * length)

    assert typo.value.length == length


def test_a_character_that_no_key_has_is_named_by_its_group() -> None:
    letters = list("".join(RecoveryKey(bytes(20)).groups))
    letters[9] = "Å"

    with pytest.raises(RecoveryKeyTypo) as typo:
        RecoveryKey.parse("".join(letters))

    assert typo.value.groups == (3,)


def test_two_generated_keys_differ() -> None:
    assert RecoveryKey.generate() != RecoveryKey.generate()


def test_the_secret_is_not_in_the_key_as_logged() -> None:
    assert repr(RecoveryKey(b"A" * 20)) == "RecoveryKey()"


def test_a_key_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        RecoveryKey(bytes(19))
