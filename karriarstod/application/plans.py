"""Writing the individual plan: drafts that save themselves, signing, steps done, reading back."""

from dataclasses import replace
from datetime import date

from karriarstod.application.changes import Events, change_placement
from karriarstod.application.ports import Begin
from karriarstod.domain.errors import NoSuchPart
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import PlanContent, Signature, StepProgress


def first_content(placement: Placement) -> PlanContent:
    """What a new draft begins with: the version in force as it now stands, else an empty plan.

    The next version's dates are left for the two to choose.
    """
    signed = placement.signed_plan
    if signed is None:
        return PlanContent()
    return replace(signed.present_content(), follow_up_on=None, valid_from=None, valid_to=None)


def save_draft(
    begin: Begin, number: CaseNumber, placement_number: int, content: PlanContent, *, on: date
) -> Events:
    """What has been typed so far; begins version n+1 when nothing is being written."""
    event = Event.of(EventKind.PLAN_DRAFTED, number, placement_number)
    with begin() as work:
        case = work.cases.get(number)
        placement = case.placement(placement_number)
        begun = placement.draft is None
        work.cases.update(case.with_placement(placement.with_draft(content, on)))
        # Every pause in typing saves; the history holds that writing began, not each time.
        work.commit(*((event,) if begun else ()))
    return (event,)


def discard_draft(begin: Begin, number: CaseNumber, placement_number: int) -> Events:
    """The draft thrown away; signed versions are never touched. Raises PlanFrozen without one."""
    event = Event.of(EventKind.PLAN_DRAFTED, number, placement_number, discarded=True)
    return change_placement(
        begin, number, placement_number, lambda placement: placement.without_draft(), event
    )


def sign_draft(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    signature: Signature,
    sheet: str,
) -> Events:
    """The draft frozen as a signed version, with the paper's facts of that moment (`sheet`).

    Raises PlanIncomplete with what is missing, NoSuchPart when nothing is being written.
    """
    event = Event.of(EventKind.PLAN_SIGNED, number, placement_number, on=signature.signed_on)
    return change_placement(
        begin,
        number,
        placement_number,
        lambda placement: placement.with_signed(signature, sheet),
        event,
    )


def mark_step(
    begin: Begin, number: CaseNumber, placement_number: int, progress: StepProgress
) -> Events:
    """What has happened to a step of the version in force; its signed text stays as it is.

    Raises NoSuchPart where no version is in force.
    """

    def edit(placement: Placement) -> Placement:
        plan = placement.signed_plan
        if plan is None:
            raise NoSuchPart("plan", 0)
        return placement.with_plan(replace(plan, progress=(*plan.progress, progress)))

    event = Event.of(
        EventKind.PLAN_STEP_MARKED, number, placement_number, status=progress.status.value
    )
    return change_placement(begin, number, placement_number, edit, event)
