"""The organisation's own questions as they are written in settings, before they are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Final

import msgspec

from karriarstod.domain.errors import DomainError
from karriarstod.forms.keys import OwnKind
from karriarstod.forms.own_questions import KEY_START, OwnQuestions
from karriarstod.forms.questions import (
    AnyQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    DateQuestion,
    NumberQuestion,
    ScaleQuestion,
    TextQuestion,
    YesNoQuestion,
)

LONGEST_LABEL: Final = 200
"""Characters in a question: what can be read in one breath."""
TALLEST_FIGURE: Final = 10
"""A scale without words goes from 0 to this."""
_LONG_TEXT_LINES: Final = 4
_FEWEST_OPTIONS: Final = 2


class OwnProblem(StrEnum):
    """What keeps a question from being asked."""

    NO_LABEL = "no_label"
    LONG_LABEL = "long_label"
    SAME_LABEL = "same_label"
    FEW_OPTIONS = "few_options"
    SAME_OPTION = "same_option"


class OwnQuestionsWrong(DomainError):
    """Questions that cannot be asked: the place of the first wrong one, and why."""

    def __init__(self, place: int, problem: OwnProblem) -> None:
        super().__init__(problem.value)
        self.place = place
        self.problem = problem


@dataclass(frozen=True)
class OwnDraft:
    """One question as it is written.

    `options` are what to choose among, or the steps of a scale from the lowest; a scale without
    any goes from 0 to 10. `key` is empty until the question has been kept. `kind` is None for a
    question of a kind that is not written here: it is kept as it was, in `before`.
    """

    label: str = ""
    hint: str = ""
    kind: OwnKind | None = OwnKind.SHORT_TEXT
    options: tuple[str, ...] = ()
    required: bool = False
    key: str = ""
    before: AnyQuestion | None = None


def draft_of(question: AnyQuestion) -> OwnDraft:
    """The draft of a kept question."""
    options: tuple[str, ...] = ()
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        options = tuple(question.options.values())
    elif isinstance(question, ScaleQuestion):
        options = question.levels
    return OwnDraft(
        question.label,
        question.hint,
        _kind_of(question),
        options,
        question.required,
        question.key,
        question,
    )


def problems(drafts: Iterable[OwnDraft]) -> tuple[tuple[int, OwnProblem], ...]:
    """What is wrong, by the place of the question; at most one problem for each."""
    found = []
    seen: set[str] = set()
    for place, draft in enumerate(drafts):
        problem = _problem(draft, seen)
        seen.add(_plain(draft.label))
        if problem is not None:
            found.append((place, problem))
    return tuple(found)


def questions_of(
    drafts: Iterable[OwnDraft], versions: Iterable[OwnQuestions]
) -> tuple[AnyQuestion, ...]:
    """The questions, each under the key it had or one that was never used.

    `versions` are the template's own questions so far. A question of another kind than before, or
    with other steps on its scale, is another question: what was answered meant something else. An
    option keeps its key as long as it has its words.
    """
    earlier = [one for version in versions for one in version.questions]
    numbers = (int(one.key.removeprefix(KEY_START)) for one in earlier)
    free = (f"{KEY_START}{number}" for number in count(max(numbers, default=0) + 1))
    made: list[AnyQuestion] = []
    for draft in drafts:
        under = [one for one in earlier if one.key == draft.key]
        if draft.kind is None and draft.before is not None:
            made.append(draft.before)
            continue
        same = [one for one in under if _is_same(one, draft)]
        key = draft.key if same else next(free)
        made.append(_question(draft, key, same))
    return tuple(_without_lost_conditions(made))


def _problem(draft: OwnDraft, seen: set[str]) -> OwnProblem | None:
    label, options = draft.label.strip(), _options(draft)
    few = len(options) < _FEWEST_OPTIONS
    if draft.kind is OwnKind.SCALE and not options:
        few = False
    has_options = draft.kind is not None and draft.kind.has_options
    wrong = {
        OwnProblem.NO_LABEL: not label,
        OwnProblem.LONG_LABEL: len(label) > LONGEST_LABEL,
        OwnProblem.SAME_LABEL: _plain(label) in seen,
        OwnProblem.FEW_OPTIONS: has_options and few,
        OwnProblem.SAME_OPTION: has_options and len(set(map(_plain, options))) < len(options),
    }
    is_written_here = draft.kind is not None
    return next((one for one, is_so in wrong.items() if is_so and is_written_here), None)


def _question(draft: OwnDraft, key: str, same: list[AnyQuestion]) -> AnyQuestion:
    label, hint = " ".join(draft.label.split()), " ".join(draft.hint.split())
    options = _options(draft)
    made: AnyQuestion
    match draft.kind:
        case OwnKind.LONG_TEXT:
            made = TextQuestion(key=key, label=label, lines=_LONG_TEXT_LINES)
        case OwnKind.YES_NO:
            made = YesNoQuestion(key=key, label=label)
        case OwnKind.ONE:
            made = ChoiceQuestion(key=key, label=label, options=_keyed(options, same))
        case OwnKind.SEVERAL:
            made = ChoicesQuestion(key=key, label=label, options=_keyed(options, same))
        case OwnKind.SCALE if options:
            made = ScaleQuestion(key=key, label=label, levels=options, low=1)
        case OwnKind.SCALE:
            made = ScaleQuestion(key=key, label=label, high=TALLEST_FIGURE)
        case OwnKind.DATE:
            made = DateQuestion(key=key, label=label)
        case OwnKind.NUMBER:
            made = NumberQuestion(key=key, label=label)
        case _:
            made = TextQuestion(key=key, label=label)
    if same and draft.kind is not OwnKind.SCALE:
        # What is not written here (a unit, a width) stays as it was.
        made = _as_before(same[-1], made)
    return msgspec.structs.replace(made, hint=hint, required=draft.required)


def _as_before(before: AnyQuestion, made: AnyQuestion) -> AnyQuestion:
    changed: dict[str, object] = {"label": made.label}
    if isinstance(made, ChoiceQuestion | ChoicesQuestion):
        changed["options"] = made.options
    if isinstance(made, TextQuestion) and _kind_of(before) is not _kind_of(made):
        changed["lines"] = made.lines
    return msgspec.structs.replace(before, **changed)


def _keyed(options: tuple[str, ...], same: list[AnyQuestion]) -> dict[str, str]:
    """The options with the keys their words have had, or keys that were never used."""
    had: dict[str, str] = {}
    for question in same:
        if isinstance(question, ChoiceQuestion | ChoicesQuestion):
            had |= {_plain(label): key for key, label in question.options.items()}
    used = {
        key
        for question in same
        if isinstance(question, ChoiceQuestion | ChoicesQuestion)
        for key in question.options
    }
    free = (key for number in count(1) if (key := f"option_{number}") not in used)
    return {had.get(_plain(one)) or next(free): one for one in options}


def _is_same(before: AnyQuestion, draft: OwnDraft) -> bool:
    kind = _kind_of(before)
    if isinstance(before, ScaleQuestion):
        return kind is draft.kind and before.levels == _options(draft)
    texts = {OwnKind.SHORT_TEXT, OwnKind.LONG_TEXT}
    return kind is draft.kind or {kind, draft.kind} == texts


def _without_lost_conditions(questions: list[AnyQuestion]) -> Iterable[AnyQuestion]:
    """The questions; none depends any longer on one that is asked after it, or not at all."""
    after: set[str] = {one.key for one in questions}
    for one in questions:
        yield msgspec.structs.replace(
            one,
            visible_when=_still(one.visible_when, after, questions),
            required_when=_still(one.required_when, after, questions),
        )
        after.discard(one.key)


def _still(
    shown: dict[str, list[str | bool | int]], after: set[str], questions: list[AnyQuestion]
) -> dict[str, list[str | bool | int]]:
    asked = {one.key for one in questions}
    return {
        key: answers
        for key, answers in shown.items()
        if not key.startswith(KEY_START) or (key in asked and key not in after)
    }


def _kind_of(question: AnyQuestion) -> OwnKind | None:
    if isinstance(question, TextQuestion):
        return OwnKind.LONG_TEXT if question.lines > 1 else OwnKind.SHORT_TEXT
    if isinstance(question, ScaleQuestion):
        is_plain = not (question.voices or question.low_label or question.high_label)
        return OwnKind.SCALE if is_plain else None
    return next((kind for made, kind in _KINDS.items() if isinstance(question, made)), None)


_KINDS: Final[dict[type[AnyQuestion], OwnKind]] = {
    YesNoQuestion: OwnKind.YES_NO,
    ChoiceQuestion: OwnKind.ONE,
    ChoicesQuestion: OwnKind.SEVERAL,
    DateQuestion: OwnKind.DATE,
    NumberQuestion: OwnKind.NUMBER,
}


def _options(draft: OwnDraft) -> tuple[str, ...]:
    """The options without empty lines and spare blanks."""
    return tuple(filter(None, (" ".join(one.split()) for one in draft.options)))


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
