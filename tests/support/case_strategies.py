"""Hypothesis makes case files: any values the domain allows, in any combination."""

import string
from datetime import date
from typing import Any

from hypothesis import strategies as st

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
from karriarstod.domain.identity import CaseNumber, IdentityNumber
from karriarstod.domain.note import Reminder
from karriarstod.domain.participant import (
    Gender,
    Identity,
    InterpreterMode,
    Language,
    Participant,
    Protection,
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
    PlanVersion,
    RoleShare,
    Signature,
    Step,
    StepProgress,
    TaskLevel,
    WorkTask,
)
from karriarstod.domain.referral import Intake, Referral, ReferralChannel
from karriarstod.domain.stages import StageKey, StageStay

texts = st.text(max_size=12)
words = st.text(string.ascii_letters + "åäöÅÄÖžłع<&'\"", min_size=1, max_size=12)
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))
maybe_days = st.none() | days
percents = st.none() | st.integers(0, 100)
hours = st.none() | st.floats(0, 60, allow_nan=False)
extents = st.builds(Extent, percents, hours)
parties = st.sampled_from(ReferrerType)


def _numbered(strategy: Any, most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some of something that takes its number first, numbered from one."""
    return st.lists(strategy, max_size=most).map(
        lambda made: tuple(make(number) for number, make in enumerate(made, 1))
    )


def _with_number(kind: Any, **fields: Any) -> st.SearchStrategy[Any]:
    made = st.fixed_dictionaries(fields)
    return made.map(lambda values: lambda number: kind(number=number, **_period(values)))


def _period(values: dict[str, Any]) -> dict[str, Any]:
    """The values with every period the right way round."""
    for first, last in (
        ("starts_on", "ends_on"),
        ("valid_from", "valid_to"),
        ("subsidy_from", "subsidy_to"),
        ("sius_from", "sius_to"),
    ):
        start, end = values.get(first), values.get(last)
        if start is not None and end is not None and end < start:
            values = {**values, first: end, last: start}
    return values


def _several(strategy: Any, most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


pauses = st.fixed_dictionaries(
    {"starts_on": days, "ends_on": maybe_days, "reason": st.sampled_from(PauseReason)}
).map(lambda values: Pause(**_period(values)))
referrals = st.builds(
    Referral,
    days, parties, st.sampled_from(Measure), st.sampled_from(ReferralChannel),
    *[texts] * 7, maybe_days, maybe_days, extents, *[texts] * 4,
    st.sampled_from(Intake), maybe_days, texts,
)  # fmt: skip
assignments = _with_number(
    Assignment, role=st.sampled_from(TeamRole), person=texts, starts_on=days, ends_on=maybe_days
)
stays = _with_number(
    StageStay, key=st.sampled_from(StageKey), starts_on=days, ends_on=maybe_days, reason=texts
)
decisions = _with_number(
    Decision,
    referrer=parties, measure=st.sampled_from(Measure), starts_on=days, ends_on=maybe_days,
    extent=extents, reference=texts, programme=texts, organisation=texts, officer=texts,
    prolongs=st.none() | st.integers(1, 3), pauses=_several(pauses, 2),
    end_plan=st.sampled_from(EndPlan), revoked_on=maybe_days, note=texts,
)  # fmt: skip
steps = _with_number(
    Step,
    text=texts, how_seen=texts, who=texts, helper=texts, from_on=maybe_days, due_on=maybe_days,
    status=st.sampled_from(GoalStatus), status_on=maybe_days, result=texts,
)  # fmt: skip
goals = _with_number(
    Goal,
    text=texts, how_seen=texts, due_on=maybe_days, status=st.sampled_from(GoalStatus),
    status_on=maybe_days, result=texts, steps=_numbered(steps, 2),
)  # fmt: skip
contents = st.builds(
    PlanContent,
    texts, texts, _several(st.sampled_from(GoalReason)), st.sampled_from(PlanBasis),
    texts, texts, texts, _numbered(goals, 2),
    _several(st.builds(WorkTask, texts, st.booleans(), st.sampled_from(TaskLevel)), 2),
    _several(st.builds(HoursStep, days, st.floats(0, 60)), 2),
    texts, texts, _several(st.builds(RoleShare, texts, texts, texts), 2),
    st.none() | st.integers(1, 5), st.none() | st.integers(1, 5), texts,
    maybe_days, maybe_days, maybe_days,
)  # fmt: skip
signatures = st.builds(Signature, days, texts, texts, texts)
progress = st.builds(
    StepProgress, st.integers(1, 9), st.integers(1, 9), st.sampled_from(GoalStatus), days, texts
)


@st.composite
def plans(draw: st.DrawFn) -> Any:
    """A plan version that waits for its number; signed unless it is a draft."""
    content, begun_on, status = draw(contents), draw(days), draw(st.sampled_from(PlanStatus))
    signature = None if status is PlanStatus.DRAFT else draw(signatures)
    steps_taken, sheet = draw(_several(progress, 2)), draw(texts)
    return lambda number: PlanVersion(
        number, content, begun_on, status, signature, steps_taken, sheet
    )


follow_ups = _with_number(
    FollowUpContact,
    after_months=st.integers(1, 12), contact_on=days, reached=st.sampled_from(Reached),
    in_work=st.none() | st.booleans(), same_employer=st.none() | st.booleans(),
    extent_percent=percents, what_holds=texts, what_threatens=texts, support_given=texts,
)  # fmt: skip
employments = _with_number(
    Employment,
    starts_on=days, employer=texts, form=st.sampled_from(EmploymentForm), ends_on=maybe_days,
    position=texts, extent_percent=percents, subsidy=st.sampled_from(SubsidyForm),
    subsidy_from=maybe_days, subsidy_to=maybe_days, sius_from=maybe_days, sius_to=maybe_days,
    sius_follow_up_to=maybe_days, same_company=st.booleans(),
    verified_by=st.sampled_from(VerifiedBy), contacts=_numbered(follow_ups, 2),
)  # fmt: skip
closings = st.builds(
    Closing,
    days, st.sampled_from(EndReason), st.sampled_from(Outcome), st.booleans(), percents,
    st.booleans(), st.sampled_from(VerifiedBy), texts,
)  # fmt: skip
placements = _with_number(
    Placement,
    referral=referrals, provider_role=st.sampled_from(ProviderRole), team=texts,
    parallel=st.booleans(), assignments=_numbered(assignments, 2), decisions=_numbered(decisions),
    stays=_numbered(stays), pauses=_several(pauses, 2), plans=_numbered(plans(), 2),
    employments=_numbered(employments, 1), closing=st.none() | closings,
)  # fmt: skip
contacts = _with_number(
    Contact,
    party=parties, organisation=texts, person=texts, responsibility=texts, phone=texts,
    email=texts, placement_number=st.none() | st.integers(1, 2), ended_on=maybe_days,
)  # fmt: skip
consents = _with_number(
    Consent,
    party=parties, party_name=texts, categories=_several(st.sampled_from(InformationCategory)),
    purpose=texts, valid_from=days, valid_to=days, given_how=st.sampled_from(GivenHow),
    placement_number=st.none() | st.integers(1, 2), withdrawn_on=maybe_days, withdrawn_how=texts,
)  # fmt: skip
reminders = _with_number(
    Reminder,
    text=words, due_on=days, owner=texts, placement_number=st.none() | st.integers(1, 2),
    done_on=maybe_days,
)  # fmt: skip
numbers = st.just(IdentityNumber.none()) | st.builds(IdentityNumber.reserve, words)


@st.composite
def participants(draw: st.DrawFn, serial: int) -> Participant:
    """A person; one who is protected has no way to be reached."""
    kinds = [kind for kind in Protection if kind is not Protection.FICTITIOUS]
    protection = draw(st.sampled_from(kinds))
    hidden = protection is not Protection.NONE
    return Participant(
        CaseNumber(2026, serial),
        draw(words),
        draw(texts),
        draw(_several(st.builds(Identity, numbers, days, texts), 2)),
        draw(days),
        protection,
        draw(st.sampled_from(Gender)),
        draw(st.builds(Language, texts, st.sampled_from(InterpreterMode), texts, texts)),
        Reach() if hidden else draw(st.builds(Reach, texts, texts, texts)),
    )


@st.composite
def case_files(draw: st.DrawFn, serial: int) -> CaseFile:
    """A whole case file under that serial number."""
    return CaseFile(
        draw(participants(serial)),
        draw(_numbered(placements, 2)),
        draw(_numbered(contacts, 2)),
        draw(_numbered(consents, 2)),
        draw(_numbered(reminders, 2)),
    )
