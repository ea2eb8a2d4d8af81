"""Invented people and papers for tests: whole by default, changed by naming what matters."""

from datetime import UTC, date, datetime
from typing import Final

from karriarstod.domain.assignment import Assignment, TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.closing import Closing, EndReason, Outcome
from karriarstod.domain.decision import Decision, EndPlan, Extent, Measure, Pause
from karriarstod.domain.employment import (
    Employment,
)
from karriarstod.domain.identity import CaseNumber, IdentityNumber
from karriarstod.domain.note import Note, NoteKind, Reminder
from karriarstod.domain.participant import (
    Gender,
    Identity,
    Language,
    Participant,
    Protection,
    Reach,
)
from karriarstod.domain.parties import (
    Consent,
    Contact,
    InformationCategory,
    ReferrerType,
)
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import (
    Goal,
    GoalStatus,
    PlanContent,
    PlanStatus,
    PlanVersion,
    Signature,
    Step,
    StepProgress,
)
from karriarstod.domain.referral import Intake, Referral
from karriarstod.domain.stages import StageKey, StageStay

TODAY: Final = date(2026, 3, 16)
"""A Monday; the day the practice register stands on too."""

NUMBERS: Final = (
    "197103011032",
    "199006022397",
    "198808112380",
    "199705162387",
    "200002262384",
    "194408139089",
    "199107172380",
    "199610202385",
    "195711212893",
    "195712302842",
    "196107293059",
    "196108193175",
    "197907179191",
    "198705212382",
    "199212252382",
    "199504242398",
    "196404153832",
    "197911109291",
    "198101079294",
)
"""Skatteverket's test numbers, as twelve digits."""

COORDINATION_NUMBER: Final = "199705762384"
"""A samordningsnummer constructed from a test number."""


def a_number(text: str = NUMBERS[0]) -> IdentityNumber:
    """A national number, checked on TODAY."""
    return IdentityNumber.parse(text, TODAY)


def an_identity(
    number: IdentityNumber | str = NUMBERS[0], *, since: date = date(2026, 1, 7), reason: str = ""
) -> Identity:
    """A number that somebody has had since a day."""
    return Identity(a_number(number) if isinstance(number, str) else number, since, reason)


def a_participant(
    given: str = "Leila",
    family: str = "Sandgren",
    *,
    serial: int = 1,
    year: int = 2026,
    number: IdentityNumber | str | None = None,
    protection: Protection = Protection.NONE,
    registered_on: date = date(2026, 1, 7),
    gender: Gender = Gender.UNSAID,
    language: Language | None = None,
    reach: Reach | None = None,
) -> Participant:
    """A person; without `number` one who has none, so that many can stand in one register."""
    identities = () if number is None else (an_identity(number, since=registered_on),)
    return Participant(
        case_number=CaseNumber(year, serial),
        given_name=given,
        family_name=family,
        identities=identities,
        registered_on=registered_on,
        protection=protection,
        gender=gender,
        language=language or Language(),
        reach=reach or Reach(),
    )


def a_referral(
    referrer: ReferrerType = ReferrerType.ARBETSFORMEDLINGEN,
    measure: Measure = Measure.ARBETSTRANING,
    *,
    received_on: date = date(2026, 1, 7),
    intake: Intake = Intake.OFFERED,
) -> Referral:
    """A referral that has been answered."""
    answered = None if intake is Intake.UNDECIDED else received_on
    return Referral(
        received_on=received_on,
        referrer=referrer,
        measure=measure,
        organisation="Arbetsförmedlingen Sundby",
        officer="Maj Lindefors",
        intake=intake,
        intake_on=answered,
    )


def a_decision(
    starts_on: date = date(2026, 1, 19),
    ends_on: date | None = date(2026, 4, 30),
    *,
    number: int = 1,
    referrer: ReferrerType = ReferrerType.ARBETSFORMEDLINGEN,
    measure: Measure = Measure.ARBETSTRANING,
    percent: int | None = 50,
    prolongs: int | None = None,
    pauses: tuple[Pause, ...] = (),
    end_plan: EndPlan = EndPlan.OPEN,
) -> Decision:
    """A decision with dates and extent."""
    return Decision(
        number=number,
        referrer=referrer,
        measure=measure,
        starts_on=starts_on,
        ends_on=ends_on,
        extent=Extent(percent=percent),
        prolongs=prolongs,
        pauses=pauses,
        end_plan=end_plan,
    )


def a_placement(
    stage: StageKey = StageKey.TRAINING,
    *,
    number: int = 1,
    since: date = date(2026, 2, 2),
    referral: Referral | None = None,
    supervisor: str = "Rut Ekelöf",
    team: str = "Kafé",
    parallel: bool = False,
    decisions: tuple[Decision, ...] | None = None,
    plans: tuple[PlanVersion, ...] = (),
    stays: tuple[StageStay, ...] | None = None,
    pauses: tuple[Pause, ...] = (),
    employments: tuple[Employment, ...] = (),
    closing: Closing | None = None,
) -> Placement:
    """A placement that has been in `stage` since a day, with one decision unless others are given.

    `supervisor=""` leaves nobody beside the participant.
    """
    assigned = (Assignment(1, TeamRole.SUPERVISOR, supervisor, since),) if supervisor else ()
    return Placement(
        number=number,
        referral=referral or a_referral(),
        team=team,
        parallel=parallel,
        assignments=assigned,
        decisions=(a_decision(),) if decisions is None else decisions,
        stays=(StageStay(1, stage, since),) if stays is None else stays,
        pauses=pauses,
        plans=plans,
        employments=employments,
        closing=closing,
    )


def a_closing(
    ends_on: date = date(2026, 3, 6),
    *,
    reason: EndReason = EndReason.INSATS_SLUT,
    outcome: Outcome = Outcome.AKTIVT_ARBETSSOKANDE,
    interrupted: bool = False,
) -> Closing:
    """How a placement ended."""
    return Closing(ends_on, reason, outcome, interrupted=interrupted)


def a_case(
    given: str = "Leila",
    family: str = "Sandgren",
    *,
    serial: int = 1,
    year: int = 2026,
    stage: StageKey | None = StageKey.TRAINING,
    number: IdentityNumber | str | None = None,
    protection: Protection = Protection.NONE,
    supervisor: str = "Rut Ekelöf",
    placements: tuple[Placement, ...] | None = None,
    contacts: tuple[Contact, ...] = (),
    consents: tuple[Consent, ...] = (),
    reminders: tuple[Reminder, ...] = (),
) -> CaseFile:
    """A case file with one placement in `stage`; `stage=None` gives one without placements."""
    if placements is None:
        placements = () if stage is None else (a_placement(stage, supervisor=supervisor),)
    participant = a_participant(
        given, family, serial=serial, year=year, number=number, protection=protection
    )
    return CaseFile(participant, placements, contacts, consents, reminders)


def a_plan_content(
    goal: str = "Jag vill arbeta i ett kök där det är lugnt.",
    *,
    starting_point: str = "Leila har arbetat i kafé i hemlandet.",
    goals: tuple[Goal, ...] | None = None,
) -> PlanContent:
    """What the two of them have written: enough to be signed."""
    step = Step(
        1,
        text="Baka efter recept tre dagar i veckan",
        how_seen="Degen blir klar utan hjälp",
        who="Leila",
        helper="Rut",
        from_on=date(2026, 2, 9),
        due_on=date(2026, 4, 24),
        status=GoalStatus.ONGOING,
    )
    first = Goal(1, "Klara förmiddagens bak", "Tre bak i rad är klara till öppning", steps=(step,))
    return PlanContent(
        long_term_goal=goal,
        starting_point=starting_point,
        goals=(first,) if goals is None else goals,
        follow_up_how="Samtal varannan måndag",
        follow_up_on=date(2026, 3, 30),
        valid_from=date(2026, 2, 2),
        valid_to=date(2026, 4, 30),
    )


def a_plan(
    version: int = 1,
    *,
    status: PlanStatus = PlanStatus.SIGNED,
    content: PlanContent | None = None,
    begun_on: date = date(2026, 2, 2),
    progress: tuple[StepProgress, ...] = (),
) -> PlanVersion:
    """A plan version; signed, with its sheet, unless it is said to be a draft."""
    if status is PlanStatus.DRAFT:
        return PlanVersion(version, content or a_plan_content(), begun_on, progress=progress)
    signature = Signature(begun_on, "Leila Sandgren", "Rut Ekelöf", "Sundby")
    return PlanVersion(
        version,
        content or a_plan_content(),
        begun_on,
        status,
        signature,
        progress,
        sheet=f'{{"version":{version}}}',
    )


def a_note(
    text: str = "Samtal om veckan. Det går framåt.",
    *,
    kind: NoteKind = NoteKind.TALK,
    written_at: datetime = datetime(2026, 3, 9, 14, 30, tzinfo=UTC),
    author: str = "Rut Ekelöf",
    number: int = 0,
    placement_number: int | None = None,
    corrects: int | None = None,
) -> Note:
    """A line of the journal; the register gives it its number."""
    return Note(
        number=number,
        written_at=written_at,
        kind=kind,
        text=text,
        author=author,
        placement_number=placement_number,
        corrects=corrects,
    )


def a_consent(
    party: ReferrerType = ReferrerType.ARBETSFORMEDLINGEN,
    *,
    number: int = 1,
    valid_from: date = date(2026, 1, 19),
    valid_to: date = date(2026, 7, 31),
    withdrawn_on: date | None = None,
) -> Consent:
    """A consent to share plan and attendance with one party."""
    return Consent(
        number=number,
        party=party,
        party_name="Arbetsförmedlingen Sundby",
        categories=(InformationCategory.PLAN, InformationCategory.ATTENDANCE),
        purpose="Uppföljning av arbetsträningen",
        valid_from=valid_from,
        valid_to=valid_to,
        withdrawn_on=withdrawn_on,
    )


def a_contact(
    party: ReferrerType = ReferrerType.ARBETSFORMEDLINGEN,
    *,
    number: int = 1,
    organisation: str = "Arbetsförmedlingen Sundby",
    person: str = "Maj Lindefors",
    responsibility: str = "beslut och uppföljning",
) -> Contact:
    """Somebody at an authority."""
    return Contact(number, party, organisation, person, responsibility)


def a_reminder(
    text: str = "Ring Maj om förlängning",
    *,
    number: int = 1,
    due_on: date = date(2026, 3, 18),
    owner: str = "Rut Ekelöf",
    done_on: date | None = None,
) -> Reminder:
    """Something to do."""
    return Reminder(number, text, due_on, owner, done_on=done_on)
