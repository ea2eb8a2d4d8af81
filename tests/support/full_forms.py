"""A register with forms of every status, own questions in two versions, voices and tables."""

from dataclasses import replace
from typing import Final

from builders import a_case, a_placement
from fake_store import FakeStore
from form_builders import OWN, a_form, a_row, a_visit, own_answers

from karriarstod.application.ports import Store
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.form import Form, FormStatus
from karriarstod.forms.own_questions import OwnQuestions
from karriarstod.forms.questions import TextQuestion

LEILA: Final = CaseNumber(2026, 1)
LATER: Final = replace(
    OWN, version=2, questions=(*OWN.questions, TextQuestion(key="own_6", label="Något mer?"))
)
ELSEWHERE: Final = OwnQuestions("mapping", 1, (TextQuestion(key="own_1", label="Hur?"),))
FORMS: Final[tuple[Form, ...]] = (
    a_form(
        1,
        answers=a_visit(
            earlier_work=(a_row(2, task="Bakade"), a_row(1, task="Diskade <b>&")),
            adaptation_need="Lugn vrå",
            **own_answers(),
        ),
        own=1,
        status=FormStatus.REPLACED,
        flowed=("own_goal_words",),
    ),
    a_form(
        3,
        answers=a_visit(**own_answers(), own_6="Žofia"),
        own=2,
        status=FormStatus.SIGNED,
        replaces=1,
        copied_from=1,
        flowed=("own_goal_words", "adaptation_need"),
    ),
    a_form(4, status=FormStatus.DONE, placement_number=None),
    a_form(5, copied=frozenset({"own_goal_words", "decision"}), copied_from=4),
    a_form(8, status=FormStatus.DISCARDED),
)
"""Numbers 2, 6 and 7 are missing, as in a register that was put together from two."""


def keep_forms(store: Store) -> None:
    """Leila with FORMS, and somebody who has none."""
    with store.begin() as work:
        for case in PEOPLE:
            work.cases.add(case)
        for one in (OWN, LATER, ELSEWHERE):
            work.forms.keep_own_questions(one)
        work.forms.add_all(LEILA, FORMS)
        work.commit()


PEOPLE: Final[tuple[CaseFile, ...]] = (
    a_case(placements=(a_placement(),)),
    a_case("Samir", serial=2, stage=None),
)


def a_store_with_forms() -> FakeStore:
    """The same, in memory."""
    store = FakeStore()
    keep_forms(store)
    return store
