"""Word search over notes, plans and forms in memory, as the register's word index does it."""

import re
from collections.abc import Mapping, Sequence

from karriarstod.application.ports import SearchHit
from karriarstod.application.searching import plan_words, unnamed
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Note
from karriarstod.domain.plan import PlanStatus
from karriarstod.forms.form import Form

_WORD = re.compile(r"[^\W_]+")


def search_texts(
    cases: Mapping[CaseNumber, CaseFile],
    notes: Mapping[CaseNumber, tuple[Note, ...]],
    forms: Mapping[CaseNumber, Sequence[tuple[Form, str]]],
    text: str,
) -> tuple[SearchHit, ...]:
    """Notes, plans and forms (given with their words) that hold all the words.

    The last word may be unfinished.
    """
    wanted = [word.casefold() for word in _WORD.findall(text)]
    if not wanted:
        return ()
    hits: list[SearchHit] = []
    for number, case in cases.items():
        hidden = case.participant.is_protected
        name = "" if hidden else case.participant.name
        unseen = case.participant.name if hidden else ""
        for note in notes.get(number, ()):
            if not note.protected and (marked := _marked(note.text, wanted, unseen)):
                on, where = note.written_at.date(), note.placement_number
                hits.append(SearchHit(number, name, "note", on, marked, where, note.number))
        for form, words in forms.get(number, ()):
            if marked := _marked(words, wanted, unseen):
                on, where = form.form_date, form.placement_number
                hits.append(SearchHit(number, name, "form", on, marked, where, form.number))
        for placement in case.placements:
            for plan in placement.plans:
                if plan.status is PlanStatus.REPLACED:
                    continue
                if marked := _marked(plan_words(plan.content), wanted, unseen):
                    on, where = plan.begun_on, placement.number
                    hits.append(SearchHit(number, name, "plan", on, marked, where, plan.version))
    return tuple(hits)


def _marked(text: str, wanted: list[str], unseen: str) -> str:
    """The text with the found words between « and », or nothing when one is missing.

    `unseen` is the name of somebody whose name nobody may find.
    """
    held = [word.casefold() for word in _WORD.findall(text)]
    *whole, last = wanted
    if not all(word in held for word in whole) or not any(w.startswith(last) for w in held):
        return ""

    def mark(found: re.Match[str]) -> str:
        word = found[0].casefold()
        return f"«{found[0]}»" if word in whole or word.startswith(last) else found[0]

    return unnamed(_WORD.sub(mark, text), unseen)
