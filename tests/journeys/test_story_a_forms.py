"""Story A again, by its forms: what is written in one stands where the next one needs it."""

from datetime import date

from form_desk import FormDesk
from handledare import Handledare

from karriarstod.domain.closing import EndReason, Outcome
from karriarstod.domain.employment import SubsidyForm
from karriarstod.domain.obligations import ObligationKind, obligations
from karriarstod.domain.parties import InformationCategory, ReferrerType
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import PlanStatus
from karriarstod.domain.stages import StageKey
from karriarstod.forms.keys import SignedBy
from karriarstod_ui.pages.participant.doing import Doing

NUMBER = "DLT-2025-0001"
GOAL = "Jag vill arbeta i ett kök."
PLAN = {
    "goal.text.1": "Klara disken själv",
    "goal.how_seen.1": "Klar till elva",
    "step.text.1.1": "Lära sig maskinen",
    "step.how_seen.1.1": "Startar den själv",
    "step.who.1.1": "Göran",
    "step.due_on.1.1": "2025-05-05",
    "follow_up_how": "Samtal",
    "follow_up_on": "2025-05-05",
    "valid_from": "2025-03-10",
    "valid_to": "2025-08-02",
}


def test_what_is_written_in_a_form_goes_on_to_the_next_from_visit_to_follow_up(
    handledare: Handledare,
) -> None:
    forms = FormDesk(handledare, NUMBER)
    refer(handledare)
    first_visit(forms)
    agreement_and_consent(forms)
    introduction(forms)
    mapping_and_first_plan(forms)
    talk_and_second_plan(forms)
    report(forms)
    evaluations(forms)
    closing(forms)
    certificate(forms)
    follow_up(forms)


def placement(forms: FormDesk) -> Placement:
    return forms.person.case(NUMBER).placements[0]


def enter(forms: FormDesk, stage: StageKey, day: date) -> None:
    forms.person.go_to_day(day)
    forms.person.open_person(NUMBER)
    forms.person.enter_stage(stage.value, day)


def refer(person: Handledare) -> None:
    """Monday 13 January 2025: the referral."""
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
    person.more(Doing.INTAKE, intake="offered", intake_on=date(2025, 1, 13))


def first_visit(forms: FormDesk) -> None:
    """M02: he wants to work in a kitchen, and they begin."""
    enter(forms, StageKey.FIRST_MEETING, date(2025, 1, 20))
    forms.begin("Första besöket")
    forms.answer(
        own_goal_words=GOAL,
        strengths="Lagar mat hemma.",
        tasks_wanted=[{"task": "Diska"}],
        decision="begin",
        start_wanted_on=date(2025, 2, 3),
    )
    forms.pass_on(forms.finish())
    assert forms.shown.answers.text("decision") == "begin"
    draft = placement(forms).draft
    assert draft is not None
    assert draft.content.long_term_goal == GOAL
    assert draft.content.starting_point == "Lagar mat hemma."
    assert [one.text for one in draft.content.tasks] == ["Diska"]


def agreement_and_consent(forms: FormDesk) -> None:
    """M04 is signed by three, and knows the parties and the decision; M05's consent is kept."""
    forms.person.go_to_day(date(2025, 2, 3))
    forms.begin("Överenskommelse om plats")
    begun = forms.shown.answers
    assert next(iter(begun.rows("parties"))).cells["party"] == "Deltagare"
    assert begun.get("period_to") == date(2025, 8, 2)
    assert begun.get("goals_summary") == GOAL
    forms.answer(
        tasks=[{"task": "Diska"}],
        absence_routine="Ring före åtta.",
        follow_up_dates=[{"by": date(2025, 3, 10), "what": "Träff", "who": "Hanna"}],
    )
    forms.pass_on(forms.finish(name="Berit Beslut"))
    forms.sign(signed_at="Söderhamn", name_manager="Mona Mall", name_referrer="Berit Beslut")
    signature = forms.shown.signature
    assert signature is not None
    assert {role for role, _name in signature.names} == {
        SignedBy.PARTICIPANT,
        SignedBy.MANAGER,
        SignedBy.REFERRER,
    }
    paper = forms.paper()
    for name in ("Göran Provsson", "Mona Mall", "Berit Beslut"):
        assert name in paper
    forms.begin("Tystnad och samtycken")
    forms.answer(
        consents=[
            {
                "party": ReferrerType.ARBETSFORMEDLINGEN.value,
                "information_categories": ("plan", "attendance"),
                "purpose": "Uppföljning",
                "cooperation_name": "Insatsen",
                "valid_from": date(2025, 2, 3),
                "valid_to": date(2025, 8, 2),
            }
        ]
    )
    forms.pass_on(forms.finish())
    case = forms.person.case(NUMBER)
    (consent,) = case.consents
    assert (consent.party, consent.valid_to) == (
        ReferrerType.ARBETSFORMEDLINGEN,
        date(2025, 8, 2),
    )
    assert set(consent.categories) == {InformationCategory.PLAN, InformationCategory.ATTENDANCE}
    assert any(one.text == "Träff" for one in case.reminders)


def introduction(forms: FormDesk) -> None:
    """M03: complete on the fifth working day."""
    enter(forms, StageKey.INTRODUCTION, date(2025, 2, 3))
    forms.person.go_to_day(date(2025, 2, 10))
    forms.begin("Introduktion")
    forms.answer(
        machine_permits=[{"machine": "Diskmaskin", "allowed_on": "idag", "by": "Hanna"}],
        introduction_completed_on=date(2025, 2, 10),
    )
    assert forms.finish() is None
    assert forms.shown.answers.get("introduction_completed_on") == date(2025, 2, 10)
    assert len(forms.shown.answers.rows("days_items")) == 3
    enter(forms, StageKey.MAPPING, date(2025, 2, 10))


def mapping_and_first_plan(forms: FormDesk) -> None:
    """M06 and M10 go into the plan; the rest of M07 is written where it says what is missing."""
    enter(forms, StageKey.TRAINING, date(2025, 3, 10))
    forms.begin("Kartläggning")
    forms.answer(strengths_self_view="Jag kommer i tid.", tasks_to_try=[{"task": "Baka bröd"}])
    forms.pass_on(forms.finish())
    forms.begin("Det deltagaren kan")
    forms.answer(
        competences=[
            {"competence": "Skära grönsaker", "type": "specific", "wants_to_develop": True}
        ]
    )
    forms.pass_on(forms.finish())
    person = forms.person
    person.record.open_plan(NUMBER, 1)
    person.settle()
    person.write_plan(lambda field: PLAN[field])
    person.answer(signed_at="Söderhamn")
    signed = placement(forms).signed_plan
    assert signed is not None
    assert signed.content.long_term_goal == GOAL
    assert "Jag kommer i tid." in signed.content.starting_point
    assert {one.text for one in signed.content.tasks} == {"Diska", "Baka bröd", "Skära grönsaker"}


def talk_and_second_plan(forms: FormDesk) -> None:
    """M08: more hours change the plan; what was agreed is a step of version 2 and to be done."""
    person = forms.person
    person.go_to_day(date(2025, 5, 5))
    forms.begin("Uppföljningssamtal")
    assert [row.cells["goal"] for row in forms.shown.answers.rows("delmal_review")] == [
        "Klara disken själv"
    ]
    forms.answer(
        since_last="Borta sjuk i fyra dagar.",
        plan_change_needed=True,
        agreed_actions=[{"what": "Prova 30 timmar", "who": "participant", "by": date(2025, 5, 19)}],
    )
    forms.pass_on(forms.finish(status="ongoing"))
    first, second = placement(forms).plans
    assert (first.status, second.status) == (PlanStatus.SIGNED, PlanStatus.DRAFT)
    steps = [one.text for one in second.content.goals[0].steps]
    assert steps == ["Lära sig maskinen", "Prova 30 timmar"]
    assert any(one.text == "Prova 30 timmar" for one in person.case(NUMBER).reminders)
    person.record.open_plan(NUMBER, 1)
    person.settle()
    person.write_plan(lambda field: PLAN.get(field, "Det syns."))
    person.answer(signed_at="Söderhamn")
    first, second = placement(forms).plans
    assert (first.status, second.status) == (PlanStatus.REPLACED, PlanStatus.SIGNED)
    assert [one.text for one in first.content.goals[0].steps] == ["Lära sig maskinen"]


def report(forms: FormDesk) -> None:
    """M13 asks for more time; it knows whom it goes to and how far the plan has come."""
    person = forms.person
    person.go_to_day(date(2025, 7, 3))
    due = obligations(person.case(NUMBER), person.record.desk.rules, date(2025, 7, 3))
    assert ObligationKind.DECISION_ENDS in {one.kind for one in due}
    assert ObligationKind.CONSENT_ENDS in {one.kind for one in due}
    forms.begin("Rapport till anvisaren")
    assert forms.shown.answers.text("recipient") == "Arbetsförmedlingen"
    forms.answer(
        period_from=date(2025, 2, 3),
        period_to=date(2025, 7, 3),
        absence_by_code=[{"code": "sick", "days": 4}],
        request_to_referrer="Förläng till 2 februari 2026.",
    )
    forms.finish(status="ongoing")
    paper = forms.paper()
    for said in ("Arbetsförmedlingen", "Klara disken själv", "Förläng till 2 februari 2026."):
        assert said in paper


def evaluations(forms: FormDesk) -> None:
    """M12 and M14 take up the plan's tasks; M14 may wait as a draft."""
    forms.person.go_to_day(date(2026, 1, 12))
    forms.begin("Beskrivning av arbetsförmåga")
    assert forms.shown.answers.get("period_from") == date(2025, 2, 3)
    forms.answer(observed_tasks=[{"task": "Diska"}])
    forms.finish(period_to=date(2026, 1, 12))
    forms.begin("Slutvärdering av handledaren")
    forms.answer(purpose_answered="Göran kan arbeta i kök.")
    forms.person.open_person(NUMBER)
    draft = forms.headings()[0]
    assert forms.kept(draft.number).answers.text("purpose_answered") == "Göran kan arbeta i kök."


def closing(forms: FormDesk) -> None:
    """M17: the placement ends, and the employment begins the day after."""
    forms.person.go_to_day(date(2026, 2, 3))
    forms.begin("Avslut")
    forms.answer(
        end_date=date(2026, 2, 2),
        end_reason=EndReason.ARBETE.value,
        outcome=Outcome.ANST_LONEBIDRAG_UTV.value,
        outcome_extent_percent="75",
        same_company=True,
        employer_name="Kooperativet Exemplet",
        subsidy_form=SubsidyForm.LONEBIDRAG_UTVECKLING.value,
        subsidy_from=date(2026, 2, 3),
        subsidy_to=date(2028, 2, 2),
        supported_by_sius=True,
    )
    forms.pass_on(forms.finish())
    kept = placement(forms)
    assert kept.closing is not None
    assert (kept.closing.ends_on, kept.closing.outcome, kept.closing.same_company) == (
        date(2026, 2, 2),
        Outcome.ANST_LONEBIDRAG_UTV,
        True,
    )
    (employment,) = kept.employments
    assert (employment.starts_on, employment.extent_percent) == (date(2026, 2, 3), 75)
    assert employment.subsidy is SubsidyForm.LONEBIDRAG_UTVECKLING
    assert employment.subsidy_to == date(2028, 2, 2)


def certificate(forms: FormDesk) -> None:
    """M16: what he has done and can, and nothing of absence, authorities or measures."""
    forms.begin("Intyg och omdöme")
    forms.answer(
        doc_kind="participation",
        period_to=date(2026, 2, 2),
        extent="30 timmar i veckan",
        contents="Göran har arbetat i vårt kök.",
        tasks=[{"task": "Diska"}],
        competences=[{"competence": "Sköter diskmaskinen"}],
    )
    forms.finish()
    forms.sign(signed_at="Söderhamn")
    paper = forms.paper()
    for said in ("Göran Provsson", "3 februari 2025", "Diska", "Sköter diskmaskinen"):
        assert said in paper
    for never in (
        "rånvaro",
        "ärvaro",
        "juk",
        "Borta",
        "Arbetsförmedlingen",
        "anvis",
        "beslut",
        "bidrag",
        "garanti",
        "raktik",
        "träning",
        "19710301",
        "1032",
    ):
        assert never not in paper, never


def follow_up(forms: FormDesk) -> None:
    """M19 after a month is the employment's own follow-up."""
    person = forms.person
    person.go_to_day(date(2026, 3, 3))
    forms.begin("Uppföljning efteråt")
    forms.answer(contacted="reached", in_work=True, same_employer=True)
    forms.pass_on(forms.finish(after_months="1", contact_on="idag"))
    (employment,) = placement(forms).employments
    assert employment.is_followed_up(1)
    due = obligations(person.case(NUMBER), person.record.desk.rules, date(2026, 3, 3))
    following = [one.number for one in due if one.kind is ObligationKind.EMPLOYMENT_FOLLOW_UP]
    assert following[:1] == [3]
