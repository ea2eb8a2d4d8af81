"""What can be done on a participant's page, and which of it comes first."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from karriarstod.domain.obligations import ObligationKind
from karriarstod.domain.placement import Placement
from karriarstod.domain.referral import Intake
from karriarstod.domain.stages import StageKey, StageStay
from karriarstod_ui.pages.participant.view import CaseView


class Doing(StrEnum):
    """Everything a button of the page can mean."""

    INTAKE = "intake"
    STAGE = "stage"
    CHANGE_STAY = "change_stay"
    STAYS = "stays"
    PAUSE = "pause"
    RESUME = "resume"
    CLOSE = "close"
    REOPEN = "reopen"
    CHANGE_REFERRAL = "change_referral"
    DECISION = "decision"
    CHANGE_DECISION = "change_decision"
    PROLONG = "prolong"
    DECISION_PAUSE = "decision_pause"
    REMOVE_DECISION_PAUSE = "remove_decision_pause"
    EMPLOYMENT = "employment"
    CHANGE_EMPLOYMENT = "change_employment"
    FOLLOW_UP = "follow_up"
    CONTACT = "contact"
    CHANGE_CONTACT = "change_contact"
    CONSENT = "consent"
    WITHDRAW = "withdraw"
    REMOVE_CONSENT = "remove_consent"
    TEAM = "team"
    NUMBER = "number"
    PERSON = "person"
    PLAN = "plan"
    PRINT = "print"
    NEW_PLACEMENT = "new_placement"
    FINISH_REMINDER = "finish_reminder"
    FORM = "form"
    NEW_FORM = "new_form"
    PUT_BACK_FORM = "put_back_form"


@dataclass(frozen=True)
class Wanted:
    """One thing to do; ``part`` is the number of what it is about, ``stage`` a stage to go to.

    ``pause`` is the place of a pause in a decision, counted from 1.
    """

    doing: Doing
    part: int = 0
    stage: StageKey | None = None
    placement_number: int | None = None
    pause: int = 0


@dataclass(frozen=True)
class Offer:
    """A thing to do with the words on its button."""

    wanted: Wanted
    text: str


def first_offer(view: CaseView) -> Offer:
    """The one primary button: what this stage of the chain waits for."""
    placement = view.placement
    if placement is None or (not placement.is_open and not _at_work(view)):
        return Offer(Wanted(Doing.NEW_PLACEMENT), "Ny placering")
    if placement.is_open and placement.referral.intake is Intake.UNDECIDED:
        return Offer(Wanted(Doing.INTAKE), "Ge besked")
    kind = ObligationKind.EMPLOYMENT_FOLLOW_UP
    follow = next((one for one in view.due if one.kind is kind), None)
    if _at_work(view) and follow is not None:
        where = follow.placement_number
        return Offer(wanted_for(view, kind, follow.number or 0, where), "Följ upp")
    if placement.signed_plan is not None or placement.draft is not None:
        return Offer(Wanted(Doing.PLAN), "Öppna plan")
    booked = booked_stay(placement, view.today)
    present = placement.stage_today(view.today)
    if booked is not None and present in _BEFORE_INTRODUCTION:
        return Offer(Wanted(Doing.CHANGE_STAY, booked.number), "Ändra bokningen")
    return _before_plan(present)


_BEFORE_INTRODUCTION = {None, StageKey.INTEREST, StageKey.FIRST_MEETING, StageKey.AGREEMENT}


def booked_stay(placement: Placement, today: date) -> StageStay | None:
    """The stage nearest ahead: a visit that is booked, a first day that has been agreed."""
    ahead = [stay for stay in placement.stays if stay.starts_on > today]
    return min(ahead, key=lambda stay: stay.starts_on, default=None)


def _before_plan(present: StageKey | None) -> Offer:
    if present is StageKey.INTEREST:
        return Offer(Wanted(Doing.STAGE, stage=StageKey.FIRST_MEETING), "Boka första besök")
    if present in {StageKey.FIRST_MEETING, StageKey.AGREEMENT}:
        return Offer(Wanted(Doing.STAGE), "Nytt steg")
    return Offer(Wanted(Doing.PLAN), "Skriv plan")


def _at_work(view: CaseView) -> bool:
    placement = view.placement
    present = placement.stage_today(view.today) if placement else None
    return present in {StageKey.EMPLOYED, StageKey.FOLLOW_UP}


def more_offers(view: CaseView) -> tuple[Offer, ...]:
    """What stands under "Mer", in order; only what can be done now."""
    placement = view.placement
    offers: list[Offer] = []
    if placement is not None and placement.is_open:
        rests = any(pause.period.holds(view.today) for pause in placement.pauses)
        offers += [
            Offer(Wanted(Doing.INTAKE), "Ge besked om platsen"),
            Offer(Wanted(Doing.RESUME), "Tillbaka efter paus")
            if rests
            else Offer(Wanted(Doing.PAUSE), "Paus"),
            Offer(Wanted(Doing.TEAM), "Byt handledare"),
            Offer(Wanted(Doing.EMPLOYMENT), "Anställning"),
            Offer(Wanted(Doing.STAYS), "Rätta steg"),
            Offer(Wanted(Doing.CLOSE), "Avsluta placeringen"),
        ]
    if placement is not None and placement.closing is not None:
        offers += [
            Offer(Wanted(Doing.EMPLOYMENT), "Anställning"),
            Offer(Wanted(Doing.STAYS), "Rätta steg"),
            Offer(Wanted(Doing.REOPEN), "Öppna placeringen igen"),
        ]
    return (
        *offers,
        Offer(Wanted(Doing.NEW_PLACEMENT), "Ny placering"),
        Offer(Wanted(Doing.NUMBER), "Nytt personnummer"),
        Offer(Wanted(Doing.PERSON), "Ändra personuppgifter"),
    )


_STRAIGHT = {
    ObligationKind.ANSWER_REFERRAL: Doing.INTAKE,
    ObligationKind.ADD_DECISION: Doing.DECISION,
    ObligationKind.SIGN_PLAN: Doing.PLAN,
    ObligationKind.REVIEW_PLAN: Doing.PLAN,
    ObligationKind.RENEW_PLAN: Doing.PLAN,
    ObligationKind.PLAN_STEP: Doing.PLAN,
    ObligationKind.STAGE_BEGINS: Doing.CHANGE_STAY,
    ObligationKind.DECISION_ENDS: Doing.PROLONG,
    ObligationKind.DECISION_ENDED: Doing.PROLONG,
    ObligationKind.PAUSE_ENDS: Doing.RESUME,
    ObligationKind.SUBSIDY_ENDS: Doing.CHANGE_EMPLOYMENT,
    ObligationKind.SIUS_ENDS: Doing.CHANGE_EMPLOYMENT,
    ObligationKind.EMPLOYMENT_FOLLOW_UP: Doing.FOLLOW_UP,
    ObligationKind.CONSENT_ENDS: Doing.CONSENT,
    ObligationKind.REMINDER: Doing.FINISH_REMINDER,
}


def wanted_for(
    view: CaseView, kind: ObligationKind, number: int, placement_number: int | None = None
) -> Wanted:
    """The right thing to do for something that is due."""
    if kind is ObligationKind.FIRST_MEETING:
        wanted = StageKey.FIRST_MEETING
        return Wanted(Doing.STAGE, stage=wanted, placement_number=placement_number)
    if kind is ObligationKind.FINISH_INTRODUCTION:
        mapping = StageKey.MAPPING
        return Wanted(Doing.STAGE, stage=mapping, placement_number=placement_number)
    doing = _STRAIGHT[kind]
    placement = view.placement
    if doing is Doing.RESUME and placement is not None:
        # A pause that the decision itself has is set right in the decision.
        own = any(pause.period.holds(view.today) for pause in placement.pauses)
        last = placement.decision_in_force(view.today)
        if not own and last is not None:
            held = (at for at, one in enumerate(last.pauses, 1) if one.period.holds(view.today))
            return Wanted(
                Doing.DECISION_PAUSE,
                last.number,
                placement_number=placement_number,
                pause=next(held, 0),
            )
    return Wanted(doing, number, placement_number=placement_number)
