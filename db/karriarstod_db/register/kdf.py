"""From password to key: Argon2id, and how hard it is made."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from argon2.exceptions import HashingError
from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16

_MIB: Final = 1024


@dataclass(frozen=True)
class KdfParameters:
    """Argon2id's cost: memory in KiB, passes over it, and lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def within_bounds(self) -> bool:
        """Neither weaker than OWASP's minimum nor so costly that a forged header could hang us."""
        return (
            MINIMUM.memory_kib <= self.memory_kib <= 1024 * _MIB
            and MINIMUM.passes <= self.passes <= 20
            and MINIMUM.lanes <= self.lanes <= 8
        )


# OWASP Password Storage Cheat Sheet, Argon2id: nothing weaker than this is ever derived.
MINIMUM: Final = KdfParameters(19 * _MIB, 2, 1)
# RFC 9106 § 4, second recommended option: nothing weaker than this is chosen for a new register.
FLOOR: Final = KdfParameters(64 * _MIB, 3, 4)
PREFERRED: Final = KdfParameters(256 * _MIB, 3, 4)

_FASTEST_SECONDS: Final = 0.4
_SLOWEST_SECONDS: Final = 1.0


def derive(secret: bytes, salt: bytes, parameters: KdfParameters) -> bytes:
    """The 32-byte key of a secret. `ValueError` if out of bounds; `MemoryError`."""
    if not parameters.within_bounds():
        raise ValueError("key derivation parameters out of bounds")
    try:
        return hash_secret_raw(
            secret,
            salt,
            time_cost=parameters.passes,
            memory_cost=parameters.memory_kib,
            parallelism=parameters.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
            version=ARGON2_VERSION,
        )
    except HashingError as reason:
        raise MemoryError from reason


@dataclass(frozen=True)
class KdfPolicy:
    """How the cost of a new register is chosen: `fixed`, or measured on this computer if None."""

    fixed: KdfParameters | None = None

    def parameters(self) -> KdfParameters:
        """The cost to use from now on."""
        return self.fixed or calibrated(_seconds)


DEFAULT: Final = KdfPolicy()


def calibrated(seconds: Callable[[KdfParameters], float | None]) -> KdfParameters:
    """The cost that takes 0.4–1.0 s: 256 MiB if that is not too slow, else less memory.

    A quick computer gets more passes. `seconds` tells how long one derivation takes, or None
    when there is not memory enough.
    """
    candidate = PREFERRED
    while candidate.memory_kib > FLOOR.memory_kib:
        took = seconds(candidate)
        if took is not None and took <= _SLOWEST_SECONDS:
            return _lengthened(candidate, took)
        candidate = KdfParameters(candidate.memory_kib // 2, FLOOR.passes, FLOOR.lanes)
    return _lengthened(FLOOR, seconds(FLOOR))


def _lengthened(parameters: KdfParameters, took: float | None) -> KdfParameters:
    if took is None or took >= _FASTEST_SECONDS:
        return parameters
    passes = min(20, -int(-parameters.passes * _FASTEST_SECONDS // max(took, 0.001)))
    return KdfParameters(parameters.memory_kib, max(passes, parameters.passes), parameters.lanes)


def _seconds(parameters: KdfParameters) -> float | None:
    started = time.perf_counter()
    try:
        derive(b"calibration", bytes(SALT_BYTES), parameters)
    except MemoryError:
        return None
    return time.perf_counter() - started
