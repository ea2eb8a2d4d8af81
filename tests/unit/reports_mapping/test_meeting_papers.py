"""The page before a talk between several, the page after it, and the hand-over."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from types import MappingProxyType

import pytest
from builders import (
    TODAY,
    a_case,
    a_consent,
    a_contact,
    a_placement,
    a_plan,
    a_referral,
)
from fake_store import FakeStore
from meeting_sheets import HANDOVERS, MEETINGS
from pypdf import PdfReader

from karriarstod.application.forms import NewForm, begin_form, form_number, save_answers
from karriarstod.application.meeting_papers import MeetingPaper, papers_of
from karriarstod.application.party_talk import consent_warnings, party_meant, promises
from karriarstod.domain.assignment import Assignment, TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.note import Reminder
from karriarstod.domain.participant import Protection
from karriarstod.domain.parties import Consent, ReferrerType
from karriarstod.forms.answers import Answers, Cell, Row, Value
from karriarstod.reports import handover_sheet, meeting_pdf
from karriarstod.reports.form_printing import meeting_paper

KOMMUN = "Kommunen, försörjningsstöd"
NUMBER = a_case().case_number


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def rows(*cells: dict[str, Cell]) -> tuple[Row, ...]:
    return tuple(Row(number, MappingProxyType(one)) for number, one in enumerate(cells, 1))


def printed(case: CaseFile, paper: MeetingPaper, **answers: Value) -> str:
    """The one page of a form with these answers."""
    store = FakeStore(case)
    kind = "handover" if paper is MeetingPaper.HANDOVER else "party_meeting"
    begun = begin_form(store.begin, NUMBER, NewForm(kind, 1), author="Rut Ekelöf", today=TODAY)
    number = form_number(begun)
    given: Answers = store.queries.form(NUMBER, number).answers
    for key, value in answers.items():
        given = given.with_value(key, value)
    save_answers(store.begin, NUMBER, number, given, frozenset())
    found = meeting_paper(store.begin, NUMBER, number, paper, TODAY)
    (page,) = pages(found.pdf)
    return page


def a_promising_case(
    consents: tuple[Consent, ...] = (), protection: Protection = Protection.NONE
) -> CaseFile:
    late = Reminder(1, "Skicka beslutet", TODAY - timedelta(days=3), "AF")
    done = Reminder(2, "Boka SIUS", TODAY, "Rut Ekelöf", done_on=TODAY - timedelta(days=5))
    old = Reminder(3, "Hämta nyckel", TODAY, "Rut Ekelöf", done_on=date(2025, 3, 1))
    return a_case(
        placements=(a_placement(plans=(a_plan(),)),),
        reminders=(late, done, old),
        consents=consents,
        protection=protection,
    )


@pytest.mark.parametrize("name", MEETINGS)
def test_a_talks_page_is_one_page_whatever_is_in_it(name: str) -> None:
    assert len(pages(meeting_pdf.render(MEETINGS[name]))) == 1


@pytest.mark.parametrize("name", HANDOVERS)
def test_a_hand_over_is_one_page_whatever_is_in_it(name: str) -> None:
    assert len(pages(handover_sheet.render(HANDOVERS[name]))) == 1


def test_what_has_no_room_is_said_to_go_on_in_the_form() -> None:
    (page,) = pages(handover_sheet.render(HANDOVERS["too much"]))
    assert "… fortsätter i formuläret" in page
    assert "till i formuläret" in page
    (short,) = pages(handover_sheet.render(HANDOVERS["whole"]))
    assert "fortsätter" not in short


def test_before_the_talk_stand_who_promised_what_and_how_it_went() -> None:
    page = printed(
        a_promising_case(),
        MeetingPaper.BEFORE,
        meeting_kind="three_party",
        participant_question="Får jag en dag till i köket?",
        agenda=rows({"point": "Förlängning", "who": "AF"}),
    )
    assert "Trepartssamtal" in page
    assert page.index("Får jag en dag till") < page.index("Förlängning (AF)")
    assert "Arbetsförmedlingen Skicka beslutet 13 mars Försenat" in page
    assert "Boka SIUS 16 mars Gjort 11 mars" in page
    assert "Hämta nyckel" not in page
    assert "Målen i planen" in page
    assert "19710301" not in page
    assert "1032" not in page


def test_before_the_talk_a_missing_consent_is_said_in_words() -> None:
    page = printed(
        a_promising_case(consents=(a_consent(valid_to=TODAY + timedelta(days=200)),)),
        MeetingPaper.BEFORE,
        parties_present=rows(
            {"party": "Deltagare"}, {"party": "Arbetsförmedlingen"}, {"party": KOMMUN}
        ),
    )
    assert f"Samtycke saknas för {KOMMUN}: prata bara om det som den redan vet." in page
    assert "Samtycke saknas för Arbetsförmedlingen" not in page


def test_a_consent_that_ends_is_told_with_its_day() -> None:
    def said(valid_to: date, withdrawn_on: date | None = None) -> tuple[str, ...]:
        consent = a_consent(valid_to=valid_to, withdrawn_on=withdrawn_on)
        return consent_warnings(a_case(consents=(consent,)), ("Arbetsförmedlingen",), TODAY)

    assert said(date(2026, 12, 1)) == ()
    assert said(date(2026, 3, 20)) == ("Samtycket för Arbetsförmedlingen går ut 20 mars.",)
    (ended,) = said(date(2026, 3, 6))
    assert "(gick ut 6 mars)" in ended
    (withdrawn,) = said(date(2026, 12, 1), date(2026, 3, 2))
    assert "(återkallat 2 mars)" in withdrawn


def test_whoever_the_record_does_not_know_has_no_consent() -> None:
    assert party_meant("Boendestödet", a_case()) is None
    (said,) = consent_warnings(a_case(), ("Företaget", "Deltagare", "Boendestödet"), TODAY)
    assert said.startswith("Samtycke saknas för Boendestödet")


def test_a_party_is_known_by_the_name_it_has_in_the_record() -> None:
    contact = a_contact(party=ReferrerType.KOMMUN_IFO, organisation="Socialkontoret Sundby")
    case = a_case(contacts=(contact,))
    assert party_meant("socialkontoret sundby", case) is ReferrerType.KOMMUN_IFO


def test_a_restricted_referrer_is_another_authority_on_every_page() -> None:
    referral = replace(
        a_referral(), referrer=ReferrerType.KRIMINALVARDEN, organisation="Anstalten Ödehult"
    )
    case = a_case(placements=(replace(a_placement(), referral=referral),))
    for paper in (MeetingPaper.BEFORE, MeetingPaper.AFTER):
        page = printed(
            case,
            paper,
            parties_present=rows({"party": "Kriminalvården"}, {"party": "Anstalten Ödehult"}),
            decisions=rows({"decision": "Anstalten Ödehult ringer"}),
            participant_question="Vad säger Kriminalvården?",
        )
        assert "Annan myndighet" in page
        assert "Kriminalvården" not in page
        assert "Ödehult" not in page


def test_a_protected_persons_page_names_neither_person_nor_officers() -> None:
    case = a_promising_case(protection=Protection.SECRECY_MARKING)
    name = case.participant.name
    for paper in MeetingPaper:
        page = printed(
            case,
            paper,
            parties_present=rows(
                {"party": "Deltagare", "name": name},
                {"party": "Arbetsförmedlingen", "name": "Bo Handläggarsson"},
            ),
            participant_question=f"{name} frågar",
            works_well=f"{name} bakar",
            promises=rows({"what": "Baka", "who": case.participant.given_name}),
        )
        assert "SKYDDADE PERSONUPPGIFTER" in page
        assert name not in page
        assert case.participant.given_name not in page
        assert "Handläggarsson" not in page


def test_after_the_talk_tasks_stand_by_owner_with_lines_for_all_parties() -> None:
    page = printed(
        a_promising_case(),
        MeetingPaper.AFTER,
        parties_present=rows(
            {"party": "Deltagare", "name": "Leila Sandgren"},
            {"party": "Arbetsförmedlingen", "name": "Bo Handläggarsson"},
            {"party": KOMMUN},
        ),
        decisions=rows({"decision": "Två dagar i köket"}),
        agreed_actions=rows(
            {"what": "Göra schema", "who": "supervisor", "by": date(2026, 3, 20)},
            {"what": "Skriva beslut", "who": "arbetsformedlingen", "by": date(2026, 3, 30)},
        ),
        next_meeting=date(2026, 5, 4),
    )
    assert "Två dagar i köket" in page
    waiting, ours = page.index("Väntar på"), page.index("Det vi gör")
    assert waiting < page.index("Arbetsförmedlingen Skriva beslut") < ours
    assert ours < page.index("Handledaren Göra schema")
    assert "måndag 4 maj" in page
    for role in ("Deltagare, datum", "Arbetsförmedlingen, datum", f"{KOMMUN}, datum"):
        assert role in page


def test_the_hand_over_counts_the_supervisors_so_far() -> None:
    earlier = Assignment(9, TeamRole.SUPERVISOR, "Maja Ek", date(2025, 1, 1), date(2025, 6, 1))
    placement = a_placement()
    placement = replace(placement, assignments=(earlier, *placement.assignments))
    page = printed(
        a_case(placements=(placement,)),
        MeetingPaper.HANDOVER,
        to_person="Stig Ström",
        from_day=date(2026, 4, 1),
        works_well="Fasta tider",
        promises=rows({"what": "Visa kassan", "who": "Rut Ekelöf", "by": date(2026, 3, 27)}),
    )
    assert "Handledare hittills 2" in page
    assert "Tar över Stig Ström" in page
    assert "gäller från 1 april 2026" in page
    assert "Visa kassan Rut Ekelöf 27 mars" in page


def test_only_talks_between_several_have_such_pages() -> None:
    assert papers_of("party_meeting") == (MeetingPaper.BEFORE, MeetingPaper.AFTER)
    assert papers_of("handover") == (MeetingPaper.HANDOVER,)
    assert papers_of("follow_up_talk") == ()


def test_steps_of_the_plan_are_promises_too_but_never_told_twice() -> None:
    case = a_promising_case()
    (placement,) = case.placements
    step = next(s for g in placement.signed_plan.content.goals for s in g.steps)  # type: ignore[union-attr] - it is signed
    case = case.with_reminder(Reminder(4, step.text, TODAY, "Rut Ekelöf"))
    told = [one.what for one in promises(case, placement, None)]
    assert told.count(step.text) == 1
