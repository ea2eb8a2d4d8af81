"""What was written where the referrer tells of crime stays there; the rest is lent."""

from builders import TODAY, a_case, a_closing, a_placement, a_referral
from fake_store import FakeStore
from form_builders import FIRST_VISIT, a_form, a_visit
from form_filling import filled

from karriarstod.application.form_batches import LeftOutWhy, count_batch
from karriarstod.application.form_lending import lends_to
from karriarstod.application.forms import NewForm, begin_form, form_number
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.parties import ReferrerType
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import FormStatus

AUTHORITY = ReferrerType.KRIMINALVARDEN
EMPLOYMENT_SERVICE = ReferrerType.ARBETSFORMEDLINGEN


def a_return(first: ReferrerType, second: ReferrerType) -> CaseFile:
    """Somebody who has been here before."""
    before = a_placement(referral=a_referral(first), decisions=(), closing=a_closing())
    now = a_placement(number=2, referral=a_referral(second), decisions=())
    return a_case(placements=(before, now))


def a_register_with_a_visit(case: CaseFile) -> FakeStore:
    """With a first visit that was done in the first placement."""
    store = FakeStore(case)
    answers = filled(newest_of(FIRST_VISIT), a_visit())
    with store.begin() as work:
        work.forms.add(case.case_number, a_form(answers=answers, status=FormStatus.DONE))
        work.commit()
    return store


def lender_of_the_next(case: CaseFile) -> int | None:
    store = a_register_with_a_visit(case)
    new = NewForm(FIRST_VISIT, 2, from_earlier=True)
    events = begin_form(store.begin, case.case_number, new, author="Rut", today=TODAY)
    with store.begin() as work:
        return work.forms.get(case.case_number, form_number(events)).copied_from


def test_a_form_lends_to_the_next_placement() -> None:
    case = a_return(EMPLOYMENT_SERVICE, AUTHORITY)
    assert lends_to(case, 1, 2)
    assert lender_of_the_next(case) == 1


def test_a_form_of_a_placement_that_tells_of_crime_lends_to_that_placement_alone() -> None:
    case = a_return(AUTHORITY, EMPLOYMENT_SERVICE)
    assert lends_to(case, 1, 1)
    assert lends_to(case, None, 2)
    assert not lends_to(case, 1, 2)
    assert lender_of_the_next(case) is None


def test_a_batch_leaves_out_a_form_that_is_of_such_a_placement() -> None:
    case = a_return(AUTHORITY, EMPLOYMENT_SERVICE)
    store = a_register_with_a_visit(case)
    counted = count_batch(store.begin, FIRST_VISIT, (case.case_number,), is_blank=False)
    assert [one.why for one in counted.left_out] == [LeftOutWhy.NO_FORM]
