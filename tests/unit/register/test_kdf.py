"""The cost of a guess is chosen by measuring, and bounded before use."""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from karriarstod_db.register.kdf import (
    FLOOR,
    MINIMUM,
    PREFERRED,
    KdfParameters,
    KdfPolicy,
    calibrated,
    derive,
)

Seconds = Callable[[KdfParameters], float | None]


def a_computer(seconds_per_gib_pass: float, free_mib: int = 4096) -> Seconds:
    def seconds(parameters: KdfParameters) -> float | None:
        if parameters.memory_kib > free_mib * 1024:
            return None
        return parameters.memory_kib / 1024 / 1024 * parameters.passes * seconds_per_gib_pass

    return seconds


def test_an_ordinary_computer_gets_the_preferred_cost() -> None:
    assert calibrated(a_computer(0.7)) == PREFERRED


def test_a_fast_computer_gets_more_passes_until_it_takes_long_enough() -> None:
    fast = a_computer(0.2)

    chosen = calibrated(fast)

    assert (chosen.memory_kib, fast(chosen)) == (PREFERRED.memory_kib, pytest.approx(0.4))


def test_a_slow_computer_gets_less_memory() -> None:
    assert calibrated(a_computer(2.0)) == KdfParameters(128 * 1024, 3, 4)


def test_a_very_slow_computer_still_gets_the_floor() -> None:
    assert calibrated(a_computer(60.0)) == FLOOR


def test_a_computer_short_of_memory_gets_less_memory_and_more_passes() -> None:
    assert calibrated(a_computer(0.7, free_mib=100)) == KdfParameters(64 * 1024, 10, 4)


def test_a_fixed_cost_is_used_as_it_is() -> None:
    assert KdfPolicy(MINIMUM).parameters() == MINIMUM


def test_a_cost_below_the_minimum_is_never_derived() -> None:
    with pytest.raises(ValueError, match="bounds"):
        derive(b"secret", bytes(16), KdfParameters(1024, 2, 1))


def test_another_implementation_of_argon2id_derives_the_same_key() -> None:
    other = Argon2id(
        salt=bytes(16),
        length=32,
        iterations=MINIMUM.passes,
        lanes=MINIMUM.lanes,
        memory_cost=MINIMUM.memory_kib,
    )

    assert derive(b"password", bytes(16), MINIMUM) == other.derive(b"password")
