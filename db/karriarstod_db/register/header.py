"""The header file: the only pointer to the database, and the slots that can open it.

Canonical JSON in ASCII: sorted keys, no spaces, one line feed at the end. `sha256` covers all of
it, so damage is told from a wrong password before anyone types; `hmac` needs the register's keys
and is verified by whoever has them. See docs/register.md.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from karriarstod_db.register.kdf import KdfParameters

MAGIC: Final = "karriarstod-register"
FORMAT: Final = 1

PASSWORD: Final = "password"
RECOVERY: Final = "recovery"

_HEX: Final = re.compile(r"(?:[0-9a-f]{2})+")
_DB_FILE: Final = re.compile(r"data-[0-9]{4}\.db")
_MAX_BYTES: Final = 1_000_000


class HeaderUnreadable(Exception):
    """The bytes are not a header that was written whole by this program."""


class HeaderNewer(Exception):
    """The bytes are a whole header of a later file format."""


@dataclass(frozen=True)
class Slot:
    """One way in: a password or the recovery key, a key pair, and the master key sealed to it."""

    slot_id: str
    tag: str
    kind: str
    kdf: KdfParameters
    salt: bytes
    wrapped_private: bytes
    public: bytes
    sealed_master: bytes
    key_generation: int
    created: datetime
    role: str

    def to_json(self) -> dict[str, Any]:
        """The slot as it stands in the header."""
        return {
            "slot_id": self.slot_id,
            "tag": self.tag,
            "type": self.kind,
            "kdf": {
                "name": "argon2id",
                "version": 19,
                "memory_kib": self.kdf.memory_kib,
                "passes": self.kdf.passes,
                "lanes": self.kdf.lanes,
            },
            "salt": self.salt.hex(),
            "wrapped_priv": self.wrapped_private.hex(),
            "pub": self.public.hex(),
            "sealed_rmk": self.sealed_master.hex(),
            "key_gen": self.key_generation,
            "created": self.created.isoformat(),
            "role": self.role,
        }


@dataclass(frozen=True)
class Header:
    """Everything in the header file, with the seal as it was read or last made."""

    register_id: str
    generation: int
    key_generation: int
    db_file: str
    created: datetime
    slots: tuple[Slot, ...]
    seal: bytes = b""

    def sealed_part(self) -> bytes:
        """The bytes that the seal is made over: all but the seal and the checksum."""
        return _canonical(self._body())

    def to_bytes(self) -> bytes:
        """The whole file."""
        body = self._body() | {"hmac": self.seal.hex()}
        body["sha256"] = hashlib.sha256(_canonical(body)).hexdigest()
        return _canonical(body) + b"\n"

    def slot_with_tag(self, tag: str) -> Slot | None:
        """The password slot of the user whose name gives this tag."""
        return next((one for one in self.slots if one.kind == PASSWORD and one.tag == tag), None)

    def recovery_slot(self) -> Slot | None:
        """The recovery key's slot."""
        return next((one for one in self.slots if one.kind == RECOVERY), None)

    def with_slot(self, slot: Slot) -> "Header":
        """The next generation, where `slot` is new or takes the place of the one with its id."""
        others = tuple(one for one in self.slots if one.slot_id != slot.slot_id)
        return replace(self, generation=self.generation + 1, slots=(*others, slot))

    def _body(self) -> dict[str, Any]:
        return {
            "magic": MAGIC,
            "format": FORMAT,
            "register_id": self.register_id,
            "gen": self.generation,
            "key_gen": self.key_generation,
            "db_file": self.db_file,
            "created": self.created.isoformat(),
            "slots": [slot.to_json() for slot in self.slots],
            "rekey": None,
        }


def parse_header(payload: bytes) -> Header:
    """The header in these bytes. Raises `HeaderUnreadable`, or `HeaderNewer` if whole but later.

    One flipped bit anywhere is unreadable: the checksum covers every value, and the bytes must be
    exactly those that the values would be written as.
    """
    fields = _checked(payload)
    if fields.get("format") != FORMAT:
        raise HeaderNewer
    try:
        header = Header(
            register_id=_hex(fields["register_id"]).hex(),
            generation=_count(fields["gen"]),
            key_generation=_count(fields["key_gen"]),
            db_file=_matching(fields["db_file"], _DB_FILE),
            created=_moment(fields["created"]),
            slots=tuple(_slot(one) for one in fields["slots"]),
            seal=_hex(fields["hmac"]),
        )
    except (KeyError, TypeError, ValueError) as reason:
        raise HeaderUnreadable from reason
    if header.to_bytes() != payload:
        raise HeaderUnreadable
    return header


def _checked(payload: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(payload[:_MAX_BYTES].decode("ascii"))
    except (ValueError, RecursionError) as reason:
        raise HeaderUnreadable from reason
    if not isinstance(fields, dict) or fields.get("magic") != MAGIC:
        raise HeaderUnreadable
    unsummed = {key: value for key, value in fields.items() if key != "sha256"}
    whole = _canonical(fields) + b"\n" == payload
    if not whole or hashlib.sha256(_canonical(unsummed)).hexdigest() != fields.get("sha256"):
        raise HeaderUnreadable
    return fields


def _slot(fields: Mapping[str, Any]) -> Slot:
    kdf = fields["kdf"]
    parameters = KdfParameters(
        _count(kdf["memory_kib"]), _count(kdf["passes"]), _count(kdf["lanes"])
    )
    if not parameters.within_bounds():
        raise ValueError("key derivation parameters out of bounds")
    return Slot(
        slot_id=_hex(fields["slot_id"]).hex(),
        tag=_hex(fields["tag"]).hex(),
        kind=str(fields["type"]),
        kdf=parameters,
        salt=_hex(fields["salt"]),
        wrapped_private=_hex(fields["wrapped_priv"]),
        public=_hex(fields["pub"]),
        sealed_master=_hex(fields["sealed_rmk"]),
        key_generation=_count(fields["key_gen"]),
        created=_moment(fields["created"]),
        role=str(fields["role"]),
    )


def _canonical(fields: Mapping[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")


def _hex(value: object) -> bytes:
    return bytes.fromhex(_matching(value, _HEX))


def _matching(value: object, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError("not of the expected form")
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("not a count")
    return value


def _moment(value: object) -> datetime:
    if not isinstance(value, str):
        raise TypeError("not a moment")
    return datetime.fromisoformat(value)
