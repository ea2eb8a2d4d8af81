"""A team with forms in a register in memory, and what is printed of it."""

from typing import Final

from builders import TODAY, a_case
from fake_store import FakeStore
from form_builders import FIRST_VISIT, a_form, a_visit
from form_filling import filled

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.participant import Protection
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import Form, FormStatus
from karriarstod.reports.form_batch import FormBatch, form_batch

NAMES: Final = (("Leila", "Sandgren"), ("Žofia", "Wałęsa"), ("Ali", "Provsson"), ("Ida", "Testdal"))
WITHOUT_FORM: Final = 3
PROTECTED: Final = 4


def a_done_visit() -> Form:
    """A first visit with all it needs, done and not signed."""
    answers = filled(newest_of(FIRST_VISIT), a_visit())
    return a_form(answers=answers, status=FormStatus.DONE)


def a_team() -> FakeStore:
    """Two with a form, one who is protected and has one too, and one without."""
    cases: list[CaseFile] = []
    for serial, (given, family) in enumerate(NAMES, start=1):
        hidden = serial == PROTECTED
        protection = Protection.SECRECY_MARKING if hidden else Protection.NONE
        cases.append(a_case(given, family, serial=serial, protection=protection))
    store = FakeStore(*cases)
    with store.begin() as work:
        for case in cases:
            if case.case_number.serial != WITHOUT_FORM:
                work.forms.add(case.case_number, a_done_visit())
        work.commit()
    return store


def everybody(store: FakeStore) -> tuple[CaseNumber, ...]:
    """The case numbers of the team."""
    return tuple(store.content.cases)


def a_batch(*, is_blank: bool = False) -> FormBatch:
    """The team's first visits in one file."""
    store = a_team()
    return form_batch(store.begin, FIRST_VISIT, everybody(store), TODAY, is_blank=is_blank)
