"""Any case file the domain allows goes into the encrypted database and comes out the same."""

from dataclasses import replace
from itertools import count

import msgspec
import pytest
from builders import a_plan_content
from case_strategies import case_files, contents
from full_case import a_full_case
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keeping import keep
from registers import PASSWORD, USER

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.plan import PlanContent
from karriarstod_db.case_repository import read_case
from karriarstod_db.documents import DocumentDamaged, read_content, written
from karriarstod_db.session import RegisterStore, open_store
from karriarstod_db.statements import Statements

serials = count(100)


def as_read(store: RegisterStore, serial: int) -> CaseFile:
    """The case file read from the database itself, not from what is remembered."""
    with store.register.engine.connect() as connection:
        return read_case(Statements(connection), CaseNumber(2026, serial))[1]


@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
@given(data=st.data())
def test_any_case_file_comes_back_the_same(register: RegisterStore, data: st.DataObject) -> None:
    serial = next(serials)
    case = data.draw(case_files(serial))
    keep(register, case)
    assert as_read(register, serial) == case


@settings(max_examples=20, deadline=None, suppress_health_check=[*HealthCheck])
@given(data=st.data())
def test_any_case_file_can_become_any_other(register: RegisterStore, data: st.DataObject) -> None:
    serial = next(serials)
    first, second = data.draw(case_files(serial)), data.draw(case_files(serial))
    keep(register, without_signed_plans(first))
    with register.begin() as work:
        work.cases.update(second)
        work.commit()
    assert as_read(register, serial) == second


def without_signed_plans(case: CaseFile) -> CaseFile:
    """Signed plans cannot be exchanged for others, so they are left out."""
    return replace(
        case,
        placements=tuple(
            replace(one, plans=tuple(plan for plan in one.plans if plan.is_draft))
            for one in case.placements
        ),
    )


def test_a_full_case_file_is_there_when_the_register_is_opened_again(
    register: RegisterStore,
) -> None:
    keep(register, a_full_case())
    folder = register.register.folder
    register.close()
    again = open_store(folder, USER, PASSWORD, register.clock)
    try:
        assert again.queries.case(a_full_case().case_number) == a_full_case()
    finally:
        again.close()


@given(content=contents)
def test_a_plans_content_survives_being_written_as_json(content: PlanContent) -> None:
    assert read_content(written(content)) == content


@pytest.mark.parametrize(
    "damaged",
    [
        '{"goals": 3}',
        '{"own_rating": "3"}',
        '{"follow_up_on": "2026-02-30"}',
        '{"basis": "whim"}',
        '{"goals": [{"text": "utan nummer"}]}',
    ],
)
def test_a_document_that_is_not_a_plan_is_refused(damaged: str) -> None:
    with pytest.raises(DocumentDamaged):
        read_content(damaged)


def test_a_document_of_an_earlier_version_lacks_what_came_later() -> None:
    earlier = msgspec.json.decode(written(a_plan_content()))
    del earlier["when_hard"]
    assert read_content(msgspec.json.encode(earlier).decode()) == a_plan_content()
