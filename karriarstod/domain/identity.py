"""Personnummer, samordningsnummer, reserve and case numbers: values that check themselves."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Self

from typing_extensions import override

from karriarstod.domain.errors import CaseNumberMalformed, IdentityNumberProblem

_HIDDEN = "••••"
_FORM = re.compile(r"(?P<century>\d{2})?(?P<short>\d{6})(?P<separator>[-+]?)(?P<serial>\d{4})")


class IdentityKind(StrEnum):
    """What kind of number a person is known by here."""

    PERSONNUMMER = "personnummer"
    SAMORDNINGSNUMMER = "samordningsnummer"
    RESERVE = "reserve"
    NONE = "none"


def luhn_digit(nine: str) -> int:
    """The check digit of the nine digits YYMMDDNNN: weights 2, 1, 2 …, digit sums, modulus 10."""
    total = 0
    for place, digit in enumerate(nine):
        product = int(digit) * (2 - place % 2)
        total += product // 10 + product % 10
    return -total % 10


def _birth_day(twelve: str) -> date:
    """The day in twelve digits, a samordningsnummer's day less 60; ValueError if there is none."""
    day = int(twelve[6:8])
    return date(int(twelve[:4]), int(twelve[4:6]), day - 60 if day > 60 else day)


def _latest_past(short: str, today: date, years_back: int) -> str:
    """The century that makes the birth day the latest one not in the future."""
    for century in (today.year // 100, today.year // 100 - 1, today.year // 100 - 2):
        candidate = f"{century:02d}{short}"
        try:
            born = _birth_day(candidate)
        except ValueError:
            continue
        if born <= today and today.year - born.year >= years_back:
            return f"{century:02d}"
    return f"{today.year // 100:02d}"


@dataclass(frozen=True)
class IdentityNumber:
    """A person's number, or the fact that there is none.

    `value` is twelve digits for personnummer and samordningsnummer, free text for a reserve
    number, empty for none. `verified` is False when the check digit is wrong but the number was
    kept as it stood on the paper.
    """

    kind: IdentityKind
    value: str = field(repr=False)
    verified: bool = True

    @classmethod
    def parse(cls, text: str, today: date, *, keep_unverified: bool = False) -> Self:
        """The number in what a person typed: 10 or 12 digits, with -, +, – or spaces.

        Raises IdentityNumberProblem with reason `too_short` (and how many digits are missing),
        `form`, `date`, `future` or `check_digit`; the last one only unless `keep_unverified`.
        Without a century the latest day not in the future is meant; + means a hundred years or
        more this year (Skatteverket's rules of form).
        """
        tidy = re.sub(r"[\s\u00a0]", "", text).replace("–", "-").replace("−", "-")
        found = _FORM.fullmatch(tidy)
        if found is None:
            digits = re.sub(r"\D", "", tidy)
            wanted = 12 if digits[:2] in {"18", "19", "20"} else 10
            if re.fullmatch(r"[\d+-]*", tidy) and len(digits) < wanted:
                raise IdentityNumberProblem("too_short", wanted - len(digits))
            raise IdentityNumberProblem("form")
        short, serial = found["short"], found["serial"]
        if short + serial == "0000000000":
            raise IdentityNumberProblem("form")
        years_back = 100 if found["separator"] == "+" else 0
        century = found["century"] or _latest_past(short, today, years_back)
        twelve = century + short + serial
        try:
            born = _birth_day(twelve)
        except ValueError:
            raise IdentityNumberProblem("date") from None
        if born > today:
            raise IdentityNumberProblem("future")
        verified = luhn_digit(short + serial[:3]) == int(serial[3])
        if not verified and not keep_unverified:
            raise IdentityNumberProblem("check_digit")
        coordination = int(twelve[6:8]) > 60
        kind = IdentityKind.SAMORDNINGSNUMMER if coordination else IdentityKind.PERSONNUMMER
        return cls(kind, twelve, verified)

    @classmethod
    def none(cls) -> Self:
        """No number at all, or none that may be kept."""
        return cls(IdentityKind.NONE, "")

    @classmethod
    def reserve(cls, value: str) -> Self:
        """The organisation's own number for a person who has none."""
        if not value.strip():
            raise IdentityNumberProblem("form")
        return cls(IdentityKind.RESERVE, value.strip())

    @property
    def is_national(self) -> bool:
        """Whether this is a personnummer or a samordningsnummer."""
        return self.kind in {IdentityKind.PERSONNUMMER, IdentityKind.SAMORDNINGSNUMMER}

    @property
    def born_on(self) -> date | None:
        """The birth day that the number tells, if it tells one."""
        return _birth_day(self.value) if self.is_national else None

    @property
    def full(self) -> str:
        """YYYYMMDD-NNNC, for paper whose reader needs it; a reserve number as it is."""
        return f"{self.value[:8]}-{self.value[8:]}" if self.is_national else self.value

    @property
    def masked(self) -> str:
        """YYYYMMDD-••••, as every screen and list shows it; a reserve number as it is."""
        return f"{self.value[:8]}-{_HIDDEN}" if self.is_national else self.value


ALL_HIDDEN = f"••••••••-{_HIDDEN}"
"""How the number of a protected person stands in lists."""


@dataclass(frozen=True, order=True)
class CaseNumber:
    """The organisation's own number for a participant, used wherever a name or number may leak."""

    year: int
    serial: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """The case number in DLT-2026-0042; raises CaseNumberMalformed."""
        found = re.fullmatch(r"DLT-(\d{4})-(\d{4,6})", text.strip().upper())
        if found is None:
            raise CaseNumberMalformed(text)
        return cls(int(found[1]), int(found[2]))

    @override
    def __str__(self) -> str:
        """DLT-2026-0042; at least four digits."""
        return f"DLT-{self.year:04d}-{self.serial:04d}"
