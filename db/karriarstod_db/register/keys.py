"""The key hierarchy: password → key pair → register master key → one key for each use.

Keys live as Python bytes and cannot be wiped; locking ends the process. docs/register.md has the
picture, and what each layer is for.
"""

import hashlib
import hmac
import json
import secrets
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from karriarstod_db.register.header import Header, Slot
from karriarstod_db.register.kdf import KEY_BYTES, SALT_BYTES, KdfParameters, derive

_NONCE: Final = 12
_PUBLIC: Final = 32


class Use(StrEnum):
    """What a derived key is for; the label is part of the file format. Three are for later."""

    DATABASE = "karriarstod/1/database"
    DATABASE_SALT = "karriarstod/1/database-salt"
    HEADER = "karriarstod/1/header"
    AUDIT = "karriarstod/1/audit"
    ATTACHMENT = "karriarstod/1/attachment"
    EXPORT = "karriarstod/1/export"


class SlotRefused(Exception):
    """The secret does not open the slot: it is wrong, or the slot was changed by someone."""


@dataclass(frozen=True)
class MasterKey:
    """The register's master key, from which every other key comes."""

    register_id: str
    secret: bytes = field(repr=False)

    @classmethod
    def generate(cls, register_id: str) -> "MasterKey":
        """A new one, for a new register or a re-key."""
        return cls(register_id, secrets.token_bytes(KEY_BYTES))

    def derived(self, use: Use) -> bytes:
        """The 32-byte key for one use."""
        return _hkdf(self.secret, bytes.fromhex(self.register_id), use.encode())

    def database_key(self) -> str:
        """SQLCipher's raw key as 64 hexadecimal digits."""
        return self.derived(Use.DATABASE).hex()

    def database_salt(self) -> str:
        """The first 16 bytes of every database file of this key, as 32 hexadecimal digits."""
        return self.derived(Use.DATABASE_SALT)[:16].hex()

    def sealed(self, header: Header) -> Header:
        """The header with its seal made anew."""
        return replace(header, seal=self._seal(header))

    def seals(self, header: Header) -> bool:
        """The seal was made with this register's keys, over exactly this header."""
        return hmac.compare_digest(self._seal(header), header.seal)

    def _seal(self, header: Header) -> bytes:
        return hmac.digest(self.derived(Use.HEADER), header.sealed_part(), "sha256")


def new_slot(
    master: MasterKey,
    secret: bytes,
    *,
    slot_id: str,
    tag: str,
    kind: str,
    role: str,
    kdf: KdfParameters,
    key_generation: int,
    now: datetime,
) -> Slot:
    """A slot with a new key pair, which `secret` opens."""
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    slot = Slot(
        slot_id=slot_id, tag=tag, kind=kind, kdf=kdf, salt=b"", wrapped_private=b"", public=public,
        sealed_master=b"", key_generation=key_generation, created=now, role=role,
    )  # fmt: skip
    sealed = _seal_to(public, master.secret, _sealed_context(master.register_id, slot))
    return rewrapped(
        replace(slot, sealed_master=sealed), private.private_bytes_raw(), secret, master.register_id
    )


def rewrapped(slot: Slot, private: bytes, secret: bytes, register_id: str) -> Slot:
    """The same slot and key pair, opened by a new secret."""
    fresh = replace(slot, salt=secrets.token_bytes(SALT_BYTES))
    key = derive(secret, fresh.salt, fresh.kdf)
    nonce = secrets.token_bytes(_NONCE)
    wrapped = nonce + AESGCM(key).encrypt(nonce, private, _wrapped_context(register_id, fresh))
    return replace(fresh, wrapped_private=wrapped)


def open_slot(slot: Slot, secret: bytes, register_id: str) -> tuple[MasterKey, bytes]:
    """The master key and the slot's private key. Raises `SlotRefused`."""
    key = derive(secret, slot.salt, slot.kdf)
    nonce, wrapped = slot.wrapped_private[:_NONCE], slot.wrapped_private[_NONCE:]
    try:
        private = AESGCM(key).decrypt(nonce, wrapped, _wrapped_context(register_id, slot))
        secret_master = _unseal(private, slot, _sealed_context(register_id, slot))
    except (InvalidTag, ValueError) as reason:
        raise SlotRefused from reason
    return MasterKey(register_id, secret_master), private


def new_id() -> str:
    """128 random bits as 32 hexadecimal digits, for a register or a slot."""
    return secrets.token_hex(16)


def slot_tag(register_id: str, user: str) -> str:
    """Finds a user's slot without names in the header. No secret: names can be tried on it."""
    return _tag(register_id, folded_name(user).encode())


def recovery_tag(register_id: str) -> str:
    """The recovery slot's tag, which no user name can give (0xFF begins no UTF-8 text)."""
    return _tag(register_id, b"\xffrecovery")


def folded_name(user: str) -> str:
    """A user name as it is compared: NFC, lower case, single spaces, none around it."""
    return " ".join(unicodedata.normalize("NFC", user).casefold().split())


def _tag(register_id: str, name: bytes) -> str:
    return hashlib.sha256(bytes.fromhex(register_id) + name).digest()[:16].hex()


def _wrapped_context(register_id: str, slot: Slot) -> bytes:
    # All that decides how the slot is opened, so that no part can be exchanged or weakened.
    kdf = slot.kdf
    return _context(
        "private-key", register_id, slot.slot_id, slot.kind, slot.tag, slot.public.hex(),
        slot.salt.hex(), kdf.memory_kib, kdf.passes, kdf.lanes,
    )  # fmt: skip


def _sealed_context(register_id: str, slot: Slot) -> bytes:
    return _context("master-key", register_id, slot.slot_id, slot.key_generation)


def _context(*parts: str | int) -> bytes:
    return json.dumps(["karriarstod/1", *parts], separators=(",", ":")).encode("ascii")


def _seal_to(public: bytes, secret: bytes, context: bytes) -> bytes:
    ephemeral = X25519PrivateKey.generate()
    own = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    nonce = secrets.token_bytes(_NONCE)
    key = _hkdf(shared, own + public, context)
    return own + nonce + AESGCM(key).encrypt(nonce, secret, context)


def _unseal(private: bytes, slot: Slot, context: bytes) -> bytes:
    sealed = slot.sealed_master
    theirs, nonce = sealed[:_PUBLIC], sealed[_PUBLIC : _PUBLIC + _NONCE]
    shared = X25519PrivateKey.from_private_bytes(private).exchange(
        X25519PublicKey.from_public_bytes(theirs)
    )
    key = _hkdf(shared, theirs + slot.public, context)
    return AESGCM(key).decrypt(nonce, sealed[_PUBLIC + _NONCE :], context)


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(secret)
