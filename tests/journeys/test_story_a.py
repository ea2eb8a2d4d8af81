"""Story A: a straight path, an extension, and an employment with support, start to end."""

from datetime import date
from io import BytesIO

from handledare import Handledare
from pypdf import PdfReader

from karriarstod.domain.closing import EndReason, Outcome
from karriarstod.domain.employment import EmploymentForm, SubsidyForm
from karriarstod.domain.obligations import ObligationKind, obligations
from karriarstod.domain.plan import PlanStatus
from karriarstod.domain.stages import StageKey
from karriarstod_ui.pages.participant.doing import Doing
from karriarstod_ui.pages.today.page import TodayPage
from karriarstod_ui.places import PARTICIPANT, TODAY

FIRST_PLAN = {
    "long_term_goal": "Jag vill arbeta i ett kök.",
    "starting_point": "Göran lagar mat hemma och kommer i tid.",
    "goal.text.1": "Klara förmiddagens disk själv",
    "goal.how_seen.1": "Disken är klar till elva",
    "step.text.1.1": "Lära sig maskinen",
    "step.how_seen.1.1": "Startar den utan hjälp",
    "step.who.1.1": "Göran",
    "step.due_on.1.1": "2025-05-05",
    "follow_up_how": "Samtal var fjärde vecka",
    "follow_up_on": "2025-05-05",
    "valid_from": "2025-03-10",
    "valid_to": "2025-08-02",
}


NUMBER = "DLT-2025-0001"


def test_from_referral_to_an_employment_with_support(handledare: Handledare) -> None:
    refer(handledare)
    walk_to_training(handledare)
    first_paper = sign_first_plan(handledare)
    sign_second_plan(handledare)
    first_plan_prints_unchanged(handledare, first_paper)
    prolong_from_the_first_page(handledare)
    employ_and_close(handledare)
    follow_up(handledare)


def refer(person: Handledare) -> None:
    """Monday 13 January 2025: the referral comes on the web."""
    person.record.new_referral()
    person.refer(
        number="19710301-1032",
        given_name="Göran",
        family_name="Provsson",
        organisation="Arbetsförmedlingen Söderhamn",
        decision_from=date(2025, 2, 3),
        decision_to=date(2025, 8, 2),
        supervisor="Hanna Handledarsson",
        team="Kafé",
    )
    here = person.record.shell.here
    assert here is not None
    assert (here.place, here.subject) == (PARTICIPANT, NUMBER)
    (decision,) = person.case(NUMBER).placements[0].decisions
    assert (decision.starts_on, decision.ends_on) == (date(2025, 2, 3), date(2025, 8, 2))


def walk_to_training(person: Handledare) -> None:
    """A visit and a yes, then stage by stage; the first day is the day he comes."""
    person.go_to_day(date(2025, 1, 20))
    person.open_person(NUMBER)
    person.more(Doing.INTAKE, intake="offered", intake_on=date(2025, 1, 20))
    for stage, day in (
        (StageKey.FIRST_MEETING, date(2025, 1, 20)),
        (StageKey.INTRODUCTION, date(2025, 2, 3)),
        (StageKey.MAPPING, date(2025, 2, 10)),
        (StageKey.TRAINING, date(2025, 3, 10)),
    ):
        person.go_to_day(day)
        person.open_person(NUMBER)
        person.enter_stage(stage.value, day)
    stays = person.case(NUMBER).placements[0].stays
    assert [stay.key for stay in stays][-2:] == [StageKey.MAPPING, StageKey.TRAINING]


def sign_first_plan(person: Handledare) -> bytes:
    """Written where the page says that something is missing, with the keyboard, and signed."""
    person.record.open_plan(NUMBER, 1)
    person.settle()
    person.write_plan(lambda field: FIRST_PLAN[field])
    person.answer(signed_at="Söderhamn")
    signed = person.case(NUMBER).placements[0].signed_plan
    assert signed is not None
    assert signed.content.long_term_goal == FIRST_PLAN["long_term_goal"]
    paper = person.printed()
    assert "Jag vill arbeta i ett kök." in PdfReader(BytesIO(paper)).pages[0].extract_text()
    return paper


def sign_second_plan(person: Handledare) -> None:
    """5 May: more hours need a new version."""
    person.go_to_day(date(2025, 5, 5))
    person.record.open_plan(NUMBER, 1)
    person.settle()
    person.press(person.plan, "primary")
    person.fill(person.plan, long_term_goal="Jag vill arbeta i ett kök, 30 timmar.")
    person.plan.flush()
    person.settle()
    person.write_plan(lambda field: FIRST_PLAN[field])
    person.answer(signed_at="Söderhamn")
    plans = person.case(NUMBER).placements[0].plans
    assert [plan.status for plan in plans] == [PlanStatus.REPLACED, PlanStatus.SIGNED]


def first_plan_prints_unchanged(person: Handledare, first_paper: bytes) -> None:
    """The first version stays as it was, to the byte, in the preview and in a saved file."""
    person.record.open_plan(NUMBER, 1, 1)
    person.settle()
    assert person.printed() == first_paper


def prolong_from_the_first_page(person: Handledare) -> None:
    """3 July: the 30 day reminder leads to the prolongation."""
    person.go_to_day(date(2025, 7, 3))
    person.record.shell.go(TODAY)
    person.settle()
    today = person.page(TODAY, TodayPage)
    item = next(
        item
        for item in today.list.rows.items()
        if item.obligation.kind is ObligationKind.DECISION_ENDS
    )
    today.list.acted.emit(item)
    person.settle()
    person.answer(prolong_to=date(2026, 2, 2))
    first, second = person.case(NUMBER).placements[0].decisions
    assert first.ends_on == date(2025, 8, 2)
    assert (second.starts_on, second.ends_on) == (date(2025, 8, 3), date(2026, 2, 2))


def employ_and_close(person: Handledare) -> None:
    """3 February 2026: employed with lönebidrag; the placement ends the day before."""
    person.go_to_day(date(2026, 2, 3))
    person.open_person(NUMBER)
    person.more(
        Doing.EMPLOYMENT,
        employer="Kooperativet Exemplet",
        position="Köksbiträde",
        form=EmploymentForm.FIXED_TERM.value,
        extent_percent="75",
        same_company=True,
        starts_on=date(2026, 2, 3),
        subsidy=SubsidyForm.LONEBIDRAG_UTVECKLING.value,
        subsidy_from=date(2026, 2, 3),
        subsidy_to=date(2028, 2, 2),
        sius_from=date(2026, 2, 3),
        sius_to=date(2026, 8, 2),
        sius_follow_up_to=date(2027, 2, 3),
    )
    person.more(
        Doing.CLOSE,
        ends_on=date(2026, 2, 2),
        end_reason=EndReason.ARBETE.value,
        outcome=Outcome.ANST_LONEBIDRAG_UTV.value,
        extent_percent="75",
        same_company=True,
    )
    closing = person.case(NUMBER).placements[0].closing
    assert closing is not None
    assert (closing.ends_on, closing.same_company) == (date(2026, 2, 2), True)


def follow_up(person: Handledare) -> None:
    """A month later: the follow-up is done, and the next one stands there."""
    person.go_to_day(date(2026, 3, 3))
    person.open_person(NUMBER)
    person.press(person.person.header, "primary")
    person.answer(reached="reached", in_work="yes", same_employer="yes")
    case = person.case(NUMBER)
    assert case.placements[0].employments[0].is_followed_up(1)
    due = obligations(case, person.record.desk.rules, date(2026, 3, 3))
    following = [one.number for one in due if one.kind is ObligationKind.EMPLOYMENT_FOLLOW_UP]
    assert following[0] == 3
