"""Words that people wrote and that no paper may say: who is protected, who tells of crime."""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final, TypeAlias

from karriarstod.application.labels import PROTECTED_NAME, label
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.parties import ReferrerType
from karriarstod.forms.answers import Answers, Cell, Row, Rows
from karriarstod.forms.questions import AnyQuestion, Column, TableQuestion, TextQuestion
from karriarstod.forms.template import FormTemplate

Withheld: TypeAlias = tuple[tuple[str, str], ...]
"""Words, each with what is printed in its place."""

_SHORTEST: Final = 3
"""Words with fewer letters are not looked for: they would be found everywhere."""


def withheld_from(template: FormTemplate, answers: Answers, case: CaseFile) -> Withheld:
    """What of the case must not be printed and stands in these answers."""
    never = tuple(_never_printed(case))
    written = [text for question in template.questions() for text in _texts(question, answers)]
    return tuple(
        one for one in never if any(_pattern((one,)).search(text) is not None for text in written)
    )


def never_printed(case: CaseFile) -> Withheld:
    """What of the case must not be printed, wherever it stands."""
    return tuple(_never_printed(case))


def without(withheld: Withheld, template: FormTemplate, answers: Answers) -> Answers:
    """The answers with other words in the place of those."""
    if not withheld:
        return answers
    for question in template.questions():
        value = answers.get(question.key)
        if isinstance(question, TextQuestion) and isinstance(value, str):
            answers = answers.with_value(question.key, masked(withheld, value))
        elif isinstance(question, TableQuestion):
            rows = _rows(withheld, question, answers.rows(question.key))
            answers = answers.with_value(question.key, rows)
    return answers


def masked(withheld: Withheld, text: str) -> str:
    """The text with other words in the place of those."""
    instead = {words.casefold(): other for words, other in withheld}
    return _pattern(withheld).sub(lambda found: instead[found[0].casefold()], text)


def _pattern(withheld: Withheld) -> re.Pattern[str]:
    # Longest first: an organisation's name may begin with that of its kind. Nothing matches none.
    words = sorted((words for words, _instead in withheld), key=len, reverse=True)
    either = "|".join(map(re.escape, words))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if words else r"(?!)", re.IGNORECASE)


def _never_printed(case: CaseFile) -> Iterator[tuple[str, str]]:
    """A protected person's name, and whatever names a referrer that tells of crime."""
    person = case.participant
    if person.is_protected:
        yield person.name, PROTECTED_NAME
        yield f"{person.family_name}, {person.given_name}", PROTECTED_NAME
    named: set[str] = set()
    for party, words in _parties(case):
        if party.is_restricted:
            named |= {label(party), *words}
    for name in sorted(one.strip() for one in named):
        if len(name) >= _SHORTEST:
            yield name, label(ReferrerType.ANNAN_MYNDIGHET)


def _parties(case: CaseFile) -> Iterator[tuple[ReferrerType, tuple[str, ...]]]:
    """Every party of the case, with the names it goes by."""
    for placement in case.placements:
        referral = placement.referral
        yield referral.referrer, (referral.organisation, referral.officer)
        for decision in placement.decisions:
            yield decision.referrer, (decision.organisation, decision.officer)
    for contact in case.contacts:
        yield contact.party, (contact.organisation, contact.person)


def _texts(question: AnyQuestion, answers: Answers) -> Iterator[str]:
    if isinstance(question, TextQuestion):
        yield answers.text(question.key)
    elif isinstance(question, TableQuestion):
        for row in answers.rows(question.key):
            for column in question.columns:
                cell = row.cells.get(column.key)
                if isinstance(column, TextQuestion) and isinstance(cell, str):
                    yield cell


def _rows(withheld: Withheld, table: TableQuestion, rows: Rows) -> Rows:
    columns = {one.key: one for one in table.columns}
    return tuple(
        Row(
            row.number,
            MappingProxyType(
                {key: _cell(withheld, columns.get(key), cell) for key, cell in row.cells.items()}
            ),
        )
        for row in rows
    )


def _cell(withheld: Withheld, column: Column | None, cell: Cell) -> Cell:
    if isinstance(column, TextQuestion) and isinstance(cell, str):
        return masked(withheld, cell)
    return cell
