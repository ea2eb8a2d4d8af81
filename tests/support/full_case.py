"""One invented person with something in every field there is, for round trips."""

from datetime import date

from builders import (
    COORDINATION_NUMBER,
    NUMBERS,
    a_consent,
    a_contact,
    a_decision,
    a_plan,
    a_reminder,
    an_identity,
)

from karriarstod.domain.assignment import Assignment, TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.closing import Closing, EndReason, Outcome
from karriarstod.domain.decision import Decision, EndPlan, Extent, Measure, Pause, PauseReason
from karriarstod.domain.employment import (
    Employment,
    EmploymentForm,
    FollowUpContact,
    Reached,
    SubsidyForm,
    VerifiedBy,
)
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Reminder
from karriarstod.domain.participant import (
    Gender,
    InterpreterMode,
    Language,
    Participant,
    Reach,
)
from karriarstod.domain.parties import (
    Consent,
    Contact,
    GivenHow,
    InformationCategory,
    ReferrerType,
)
from karriarstod.domain.placement import Placement, ProviderRole
from karriarstod.domain.plan import (
    Goal,
    GoalReason,
    GoalStatus,
    HoursStep,
    PlanBasis,
    PlanContent,
    PlanStatus,
    RoleShare,
    Step,
    StepProgress,
    TaskLevel,
    WorkTask,
)
from karriarstod.domain.referral import Intake, Referral, ReferralChannel
from karriarstod.domain.stages import StageKey, StageStay


def a_full_case(serial: int = 7) -> CaseFile:
    """A case file with something in every field there is: two placements, plans, employment."""
    participant = Participant(
        case_number=CaseNumber(2026, serial),
        given_name="Žofia Ärla",
        family_name="Öberg-O'Neill",
        identities=(
            an_identity(COORDINATION_NUMBER, since=date(2024, 5, 2)),
            an_identity(NUMBERS[3], since=date(2025, 9, 1), reason="folkbokförd"),
        ),
        registered_on=date(2024, 5, 2),
        gender=Gender.WOMAN,
        language=Language("polska", InterpreterMode.PHONE, "polska", "samma tolk som sist"),
        reach=Reach("070-000 00 01", "zofia@exempel.se", "Sundby"),
    )
    return CaseFile(
        participant,
        placements=(_interrupted_placement(), _employed_placement()),
        contacts=(
            Contact(
                1,
                ReferrerType.KOMMUN_IFO,
                "Sundby kommun",
                "Pär Åkesson",
                "försörjningsstöd",
                "08-000 00 00",
                "par@exempel.se",
                placement_number=2,
                ended_on=date(2026, 2, 1),
            ),
            a_contact(number=2),
        ),
        consents=(
            a_consent(),
            Consent(
                number=2,
                party=ReferrerType.KOMMUN_IFO,
                party_name="Sundby kommun",
                categories=(InformationCategory.WORK_ABILITY,),
                purpose="Planering av försörjning",
                valid_from=date(2025, 10, 1),
                valid_to=date(2026, 9, 30),
                given_how=GivenHow.WITH_REFERRAL,
                placement_number=2,
                withdrawn_on=date(2026, 2, 20),
                withdrawn_how="muntligt till Rut",
            ),
        ),
        reminders=(
            a_reminder(),
            Reminder(2, "Boka tolk", date(2026, 2, 3), "Rut Ekelöf", 2, done_on=date(2026, 2, 2)),
        ),
    )


def _interrupted_placement() -> Placement:
    referral = Referral(
        received_on=date(2024, 5, 2),
        referrer=ReferrerType.KRIMINALVARDEN,
        measure=Measure.FRIVARD_UTSLUSS,
        channel=ReferralChannel.LETTER,
        organisation="Frivården Sundby",
        intake=Intake.OFFERED,
        intake_on=date(2024, 5, 6),
    )
    return Placement(
        number=1,
        referral=referral,
        provider_role=ProviderRole.UNDERLEVERANTOR,
        team="Cykel",
        assignments=(
            Assignment(1, TeamRole.SUPERVISOR, "Olle Vik", date(2024, 5, 13), date(2024, 8, 1)),
        ),
        decisions=(
            Decision(
                number=1,
                referrer=ReferrerType.KRIMINALVARDEN,
                measure=Measure.FRIVARD_UTSLUSS,
                starts_on=date(2024, 5, 13),
                ends_on=date(2024, 11, 12),
                extent=Extent(hours_per_week=17.5),
                revoked_on=date(2024, 8, 1),
                note="återkallat efter samtal",
            ),
        ),
        stays=(
            StageStay(1, StageKey.INTEREST, date(2024, 5, 2), date(2024, 5, 12)),
            StageStay(2, StageKey.TRAINING, date(2024, 5, 13), date(2024, 8, 1)),
        ),
        closing=Closing(
            date(2024, 8, 1),
            EndReason.EGEN_BEGARAN,
            Outcome.OKAND,
            interrupted=True,
            verified_by=VerifiedBy.PARTICIPANT,
            note="Ville vänta till hösten.",
        ),
    )


def _employed_placement() -> Placement:
    referral = Referral(
        received_on=date(2025, 9, 1),
        referrer=ReferrerType.ARBETSFORMEDLINGEN,
        measure=Measure.FORSTARKT_ARBETSTRANING,
        channel=ReferralChannel.PHONE,
        organisation="Arbetsförmedlingen Sundby",
        unit="Sektion 3",
        officer="Maj Lindefors",
        phone="08-000 00 02",
        email="maj@exempel.se",
        reference="AF-2025-0001",
        programme="JUG",
        wanted_from=date(2025, 9, 15),
        wanted_to=date(2026, 3, 13),
        extent=Extent(50, 20.0),
        purpose="Pröva kafé",
        financing="AF",
        report_wishes="månadsvis",
        adaptation_need="lugn plats",
        intake=Intake.OFFERED,
        intake_on=date(2025, 9, 3),
        intake_reason="plats finns",
    )
    contact = FollowUpContact(
        1, 1, date(2026, 3, 12), Reached.REACHED, True, True, 50, "kollegerna", "bussen", "samtal"
    )
    employment = Employment(
        number=1,
        starts_on=date(2026, 2, 9),
        employer="Kafé Ångan",
        form=EmploymentForm.TRIAL,
        ends_on=date(2026, 8, 8),
        position="bagare",
        extent_percent=50,
        subsidy=SubsidyForm.LONEBIDRAG_UTVECKLING,
        subsidy_from=date(2026, 2, 9),
        subsidy_to=date(2027, 2, 8),
        sius_from=date(2026, 2, 9),
        sius_to=date(2026, 8, 8),
        sius_follow_up_to=date(2027, 8, 8),
        same_company=True,
        verified_by=VerifiedBy.CONTRACT,
        contacts=(contact,),
    )
    return Placement(
        number=2,
        referral=referral,
        team="Kafé",
        parallel=True,
        assignments=(
            Assignment(1, TeamRole.SUPERVISOR, "Rut Ekelöf", date(2025, 9, 15), date(2025, 12, 1)),
            Assignment(2, TeamRole.SUPERVISOR, "Åsa Ärlig", date(2025, 12, 2)),
            Assignment(3, TeamRole.CAREER_SUPPORTER, "Olle Vik", date(2025, 9, 15)),
        ),
        decisions=(
            Decision(
                number=1,
                referrer=ReferrerType.ARBETSFORMEDLINGEN,
                measure=Measure.FORSTARKT_ARBETSTRANING,
                starts_on=date(2025, 9, 15),
                ends_on=date(2025, 12, 14),
                extent=Extent(25, 10.0),
                reference="AF-2025-0001",
                programme="JUG",
                organisation="Arbetsförmedlingen Sundby",
                officer="Maj Lindefors",
                pauses=(
                    Pause(date(2025, 10, 6), date(2025, 10, 10), PauseReason.ILLNESS),
                    Pause(date(2025, 11, 3), date(2025, 11, 4), PauseReason.CARE),
                ),
                end_plan=EndPlan.EXTENSION_REQUESTED,
            ),
            a_decision(date(2025, 12, 15), date(2026, 3, 13), number=2, prolongs=1),
        ),
        stays=(
            StageStay(1, StageKey.INTEREST, date(2025, 9, 1), date(2025, 9, 14)),
            StageStay(2, StageKey.TRAINING, date(2025, 9, 15), date(2025, 12, 31)),
            StageStay(3, StageKey.MAPPING, date(2026, 1, 1), date(2026, 2, 8), "behövde tid"),
            StageStay(4, StageKey.EMPLOYED, date(2026, 2, 9)),
        ),
        pauses=(Pause(date(2025, 12, 22), None, PauseReason.LEAVE),),
        plans=(
            a_plan(
                1,
                status=PlanStatus.REPLACED,
                progress=(
                    StepProgress(1, 1, GoalStatus.PARTLY, date(2025, 11, 1), "två bak av tre"),
                    StepProgress(1, 1, GoalStatus.REACHED, date(2025, 11, 20), "klart"),
                ),
            ),
            a_plan(2, content=_full_content()),
            a_plan(3, status=PlanStatus.DRAFT, begun_on=date(2026, 3, 2)),
        ),
        employments=(employment,),
    )


def _full_content() -> PlanContent:
    step = Step(
        1,
        "Skriva ansökan <b>& brev",
        "Brevet är skickat",
        "Žofia",
        "Åsa",
        date(2026, 1, 5),
        date(2026, 1, 30),
        GoalStatus.REACHED,
        date(2026, 1, 28),
        "skickat",
    )
    return PlanContent(
        long_term_goal="Baka bröd varje dag",
        alternative_goal="Arbeta i butik",
        goal_reasons=(GoalReason.INTEREST, GoalReason.EXPERIENCE),
        basis=PlanBasis.JOINT_MAPPING,
        direction_occupation="Bagare",
        direction_area="Livsmedel",
        starting_point="Har bakat hemma i tjugo år",
        goals=(
            Goal(
                1,
                "Söka arbete",
                "Tre ansökningar",
                date(2026, 2, 1),
                GoalStatus.REACHED,
                date(2026, 2, 2),
                "fick svar",
                (step, Step(2)),
            ),
            Goal(2),
        ),
        tasks=(
            WorkTask("Degar", False, TaskLevel.SHOWS_OTHERS),
            WorkTask("Kassan", True, TaskLevel.WITH_SUPPORT),
        ),
        hours_steps=(HoursStep(date(2026, 1, 5), 20), HoursStep(date(2026, 2, 2), 22.5)),
        adaptations="Paus varje timme",
        when_hard="Ringer Åsa",
        roles=(RoleShare("Arbetsförmedlingen", "beslut", "Maj"),),
        own_rating=3,
        supervisor_rating=4,
        follow_up_how="Möte",
        follow_up_on=date(2026, 3, 2),
        valid_from=date(2026, 1, 5),
        valid_to=date(2026, 3, 13),
    )
