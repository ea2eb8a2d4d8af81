"""The participant list's rules: who stands under which chip, in what order, found by what words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Self

from karriarstod.application.labels import PROTECTED_NAME
from karriarstod.application.ports import ListFilter, ListQuery
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.errors import IdentityNumberProblem
from karriarstod.domain.identity import IdentityNumber
from karriarstod.domain.participant import Participant
from karriarstod.domain.placement import Placement
from karriarstod.domain.stages import ChainPlace, StageKey, stage
from karriarstod.domain.swedish import swedish_key

_BEYOND: Final = {StageKey.EMPLOYED, StageKey.FOLLOW_UP}
_OWN_LETTERS: Final = "åäöæø"
_NUMBER_LIKE: Final = re.compile(r"[\d-]+")
_WHOLE_NUMBER: Final = re.compile(r"(?<!\S)(?:\d{2}\s?)?\d{6}\s?[-+–−]?\s?\d{4}(?!\S)")


def is_going_on(placement: Placement, today: date) -> bool:
    """Whether somebody here still has something to do with the placement: it, or its follow-up."""
    return placement.is_open or placement.stage_today(today) in _BEYOND


def is_with(case: CaseFile, person: str, today: date) -> bool:
    """Whether a colleague stands beside the participant today, in a placement that goes on."""
    return bool(person) and any(
        one.person == person and one.period.holds(today)
        for placement in case.placements
        if is_going_on(placement, today)
        for one in placement.assignments
    )


def place_of(case: CaseFile, today: date) -> ChainPlace | None:
    """Where in the chain the participant is counted: the place of the main placement's stage."""
    main = case.main_placement
    key = main.stage_today(today) if main is not None else None
    return stage(key).place if key is not None else None


def stands_under(case: CaseFile, chip: ListFilter | ChainPlace, person: str, today: date) -> bool:
    """Whether the participant stands under a chip; `person` is whose participants MINE means.

    Closed is everybody who is not active.
    """
    if chip is ListFilter.ALL:
        return True
    active = case.is_active(today)
    if chip is ListFilter.CLOSED:
        return not active
    if chip is ListFilter.MINE:
        return active and is_with(case, person, today)
    return active and (chip is ListFilter.ACTIVE or place_of(case, today) is chip)


def list_order(participant: Participant) -> str:
    """A text that sorts participants by name in Swedish order, by code point.

    A protected person stands where its alias would, so that the place in the
    list says nothing of the name; people of the same name stand by case number.
    """
    name = PROTECTED_NAME if participant.is_protected else participant.name
    weights, plain = swedish_key(name)
    return "\x1f".join((weights, plain, str(participant.case_number)))


def list_text(case: CaseFile) -> str:
    """What the list's filter looks in, folded: what stands in the participant's row.

    Of a protected person neither name nor birth date; of placements their team and supervisor.
    """
    participant = case.participant
    known = [str(participant.case_number)]
    if not participant.is_protected:
        born_on = participant.number.born_on
        known = [participant.name, *known, f"{born_on:%Y%m%d}" if born_on else ""]
    main = case.main_placement
    for placement in case.placements:
        if placement.is_open or placement is main:
            known += (placement.team, *_supervisors(placement))
    return folded(" ".join(dict.fromkeys(one for one in known if one)))


def _supervisors(placement: Placement) -> Iterator[str]:
    """Whoever has no last day yet, else who had it last: the text is kept, and knows no today."""
    every = [one for one in placement.assignments if one.role is TeamRole.SUPERVISOR]
    last = max(every, key=lambda one: one.starts_on, default=None)
    for one in every:
        if one.ends_on is None or one is last:
            yield one.person


@dataclass(frozen=True)
class Wanted:
    """What somebody typed in the list's filter, ready to look for.

    A whole personnummer or samordningsnummer is looked for among the numbers people have and have
    had; the rest as words, any part of which is enough. The number is never looked for in part.
    """

    words: tuple[str, ...]
    number: IdentityNumber | None = field(default=None, repr=False)

    @classmethod
    def of(cls, text: str, today: date) -> Self:
        """The typed text: 10 or 12 digits, with -, + or spaces, are a number, also among words."""
        number = _whole_number(text, today)
        if number is not None:
            return cls((), number)
        for found in _WHOLE_NUMBER.finditer(text):
            number = _whole_number(found[0], today)
            if number is not None:
                return cls(_words(f"{text[: found.start()]} {text[found.end() :]}"), number)
        return cls(_words(text))

    def finds(self, case: CaseFile) -> bool:
        """Whether it is this person; a protected one never by name or birth date."""
        if self.number is not None and not any(
            one.number.is_national and one.number.value == self.number.value
            for one in case.participant.identities
        ):
            return False
        text = list_text(case)
        return all(word in text for word in self.words)


def _whole_number(text: str, today: date) -> IdentityNumber | None:
    try:
        return IdentityNumber.parse(text, today, keep_unverified=True)
    except IdentityNumberProblem:
        return None


def _words(text: str) -> tuple[str, ...]:
    """The typed words as the filter looks for them; a birth date loses its hyphens."""
    words = []
    for word in folded(text).split():
        is_date = _NUMBER_LIKE.fullmatch(word) and word.count("-") == 2
        words.append(word.replace("-", "") if is_date else word)
    return tuple(words)


def is_listed(case: CaseFile, query: ListQuery, today: date) -> bool:
    """Whether the list shows the participant: under the chip, and found by what was typed."""
    wanted = Wanted.of(query.text, today)
    return stands_under(case, query.only, query.person, today) and wanted.finds(case)


def folded(text: str) -> str:
    """Lower case without accents, for comparing; å, ä and ö stay letters of their own."""
    lower = unicodedata.normalize("NFC", text).casefold()
    return "".join(letter if letter in _OWN_LETTERS else _bare(letter) for letter in lower)


def _bare(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part))
