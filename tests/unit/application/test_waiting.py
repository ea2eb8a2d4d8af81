"""What another party is to do stands apart, with whom it waits for."""

from datetime import timedelta

import pytest
from builders import TODAY, a_case, a_placement
from fake_store import FakeStore

from karriarstod.application.rulebook import rule_book
from karriarstod.application.views import today_view
from karriarstod.application.waiting import other_party, waits_for
from karriarstod.domain.note import Reminder
from karriarstod.domain.obligations import ObligationKind, obligations


@pytest.mark.parametrize(
    ("owner", "party"),
    [
        ("Deltagaren", "Deltagaren"),
        ("deltagare", "Deltagaren"),
        ("AF", "Arbetsförmedlingen"),
        ("Arbetsförmedlingen", "Arbetsförmedlingen"),
        ("Arbetsförmedlingen Exempelby", "Arbetsförmedlingen Exempelby"),
        ("Kommunen, försörjningsstöd", "Kommunen, försörjningsstöd"),
        ("Vården", "Vården"),
        ("Någon annan", "Någon annan"),
        ("Kriminalvården", "Annan myndighet"),
        ("Kriminalvården i Exempelby", "Annan myndighet"),
        ("Kim Handledare", ""),
        ("Handledaren", ""),
        ("Karriärstödjaren", ""),
        ("Afram Deltagarsson", ""),
        ("", ""),
    ],
)
def test_the_owners_word_tells_whether_it_is_somebody_elses(owner: str, party: str) -> None:
    assert other_party(owner) == party


def test_what_the_authority_promised_waits_and_is_not_late_for_us() -> None:
    theirs = Reminder(1, "Skicka beslutet", TODAY - timedelta(days=3), "Arbetsförmedlingen")
    ours = Reminder(2, "Ring Leila", TODAY - timedelta(days=1), "Kim Handledare")
    far = Reminder(3, "Boka läkartid", TODAY + timedelta(days=90), "Vården")
    case = a_case(placements=(a_placement(),), reminders=(theirs, ours, far))
    page = today_view(FakeStore(case).queries, rule_book(), TODAY)

    assert [(row.obligation.number, row.waits_for) for row in page.waiting] == [
        (1, "Arbetsförmedlingen")
    ]
    late = [row for row in page.overdue if row.obligation.kind is ObligationKind.REMINDER]
    assert [row.obligation.number for row in late] == [2]


def test_what_is_derived_from_dates_waits_for_nobody() -> None:
    case = a_case(placements=(a_placement(),))
    due = obligations(case, rule_book(), TODAY)
    assert due
    assert {waits_for(one) for one in due} == {""}
