"""The rows that a case file is kept as; the other way round is `case_select`."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Table

from karriarstod.application.likeness import plain
from karriarstod.application.listing import list_order, list_text
from karriarstod.application.searching import plan_words
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.closing import Closing
from karriarstod.domain.decision import Decision, Pause
from karriarstod.domain.employment import Employment
from karriarstod.domain.note import Reminder
from karriarstod.domain.participant import Participant
from karriarstod.domain.parties import Consent, Contact
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import PlanVersion
from karriarstod.domain.referral import Referral
from karriarstod_db import tables as t
from karriarstod_db.documents import written

Values = dict[str, Any]
Row = tuple[Table, Values]


def participant_values(case: CaseFile) -> Values:
    """The participant's own columns, without the row id, and what the list is made of."""
    participant = case.participant
    language, reach = participant.language, participant.reach
    hidden = participant.is_protected
    return {
        "case_year": participant.case_number.year,
        "case_serial": participant.case_number.serial,
        "given_name": participant.given_name,
        "family_name": participant.family_name,
        "registered_on": participant.registered_on,
        "protection": participant.protection.value,
        "gender": participant.gender.value,
        "spoken": language.spoken,
        "interpreter": language.interpreter.value,
        "interpreter_language": language.interpreter_language,
        "interpreter_wish": language.interpreter_wish,
        "phone": reach.phone,
        "email": reach.email,
        "home": reach.home,
        "list_order": list_order(participant),
        "list_text": list_text(case),
        "given_plain": "" if hidden else plain(participant.given_name),
        "family_plain": "" if hidden else plain(participant.family_name),
    }


def identity_rows(at: Values, participant: Participant) -> Iterator[Row]:
    """A row for each number the person has had; `at` holds the row id."""
    for place, one in enumerate(participant.identities, start=1):
        yield (
            t.identity,
            {
                **at,
                "number": place,
                "kind": one.number.kind.value,
                "value": one.number.value,
                "verified": one.number.verified,
                "since": one.since,
                "reason": one.reason,
            },
        )


def contact_rows(at: Values, contacts: Iterable[Contact]) -> Iterator[Row]:
    """A row for each contact."""
    for contact in contacts:
        yield t.contact, {**at, **_contact_values(contact)}


def consent_rows(at: Values, consents: Iterable[Consent]) -> Iterator[Row]:
    """A row for each consent."""
    for consent in consents:
        yield t.consent, {**at, **_consent_values(consent)}


def reminder_rows(at: Values, reminders: Iterable[Reminder]) -> Iterator[Row]:
    """A row for each thing to do."""
    for one in reminders:
        yield (
            t.reminder,
            {
                **at,
                "number": one.number,
                "text": one.text,
                "due_on": one.due_on,
                "owner": one.owner,
                "placement": one.placement_number,
                "done_on": one.done_on,
            },
        )


def placement_rows(at: Values, placement: Placement) -> Iterator[Row]:
    """The placement and all its parts, each after the row it belongs to."""
    yield (
        t.placement,
        {
            **at,
            "number": placement.number,
            "provider_role": placement.provider_role.value,
            "team": placement.team,
            "parallel": placement.parallel,
            "is_open": placement.is_open,
            **_referral_values(placement.referral),
            **_closing_values(placement.closing),
        },
    )
    of_placement = {**at, "placement": placement.number}
    for one in placement.assignments:
        period = {"starts_on": one.starts_on, "ends_on": one.ends_on}
        values = {"number": one.number, "role": one.role.value, "person": one.person}
        yield t.assignment, {**of_placement, **values, **period}
    for decision in placement.decisions:
        yield from _decision_rows(of_placement, decision)
    for stay in placement.stays:
        period = {"starts_on": stay.starts_on, "ends_on": stay.ends_on}
        values = {"number": stay.number, "stage": stay.key.value, "reason": stay.reason}
        yield t.stay, {**of_placement, **values, **period}
    for number, pause in enumerate(placement.pauses, start=1):
        yield t.placement_pause, {**of_placement, "number": number, **_pause_values(pause)}
    for plan in placement.plans:
        yield from _plan_rows(of_placement, plan)
    for employment in placement.employments:
        yield from _employment_rows(of_placement, employment)


def _referral_values(referral: Referral) -> Values:
    return {
        "received_on": referral.received_on,
        "referrer": referral.referrer.value,
        "measure": referral.measure.value,
        "channel": referral.channel.value,
        "organisation": referral.organisation,
        "unit": referral.unit,
        "officer": referral.officer,
        "phone": referral.phone,
        "email": referral.email,
        "reference": referral.reference,
        "programme": referral.programme,
        "wanted_from": referral.wanted_from,
        "wanted_to": referral.wanted_to,
        "extent_percent": referral.extent.percent,
        "extent_hours": referral.extent.hours_per_week,
        "purpose": referral.purpose,
        "financing": referral.financing,
        "report_wishes": referral.report_wishes,
        "adaptation_need": referral.adaptation_need,
        "intake": referral.intake.value,
        "intake_on": referral.intake_on,
        "intake_reason": referral.intake_reason,
    }


def _closing_values(closing: Closing | None) -> Values:
    return {
        "closed_on": closing and closing.ends_on,
        "end_reason": closing and closing.reason.value,
        "outcome": closing and closing.outcome.value,
        "interrupted": closing and closing.interrupted,
        "closing_percent": closing and closing.extent_percent,
        "same_company": closing and closing.same_company,
        "verified_by": closing and closing.verified_by.value,
        "closing_note": closing and closing.note,
    }


def _decision_rows(at: Values, decision: Decision) -> Iterator[Row]:
    yield (
        t.decision,
        {
            **at,
            "number": decision.number,
            "referrer": decision.referrer.value,
            "measure": decision.measure.value,
            "starts_on": decision.starts_on,
            "ends_on": decision.ends_on,
            "extent_percent": decision.extent.percent,
            "extent_hours": decision.extent.hours_per_week,
            "reference": decision.reference,
            "programme": decision.programme,
            "organisation": decision.organisation,
            "officer": decision.officer,
            "prolongs": decision.prolongs,
            "end_plan": decision.end_plan.value,
            "revoked_on": decision.revoked_on,
            "note": decision.note,
        },
    )
    for number, pause in enumerate(decision.pauses, start=1):
        place = {"decision": decision.number, "number": number}
        yield t.decision_pause, {**at, **place, **_pause_values(pause)}


def _pause_values(pause: Pause) -> Values:
    return {"starts_on": pause.starts_on, "ends_on": pause.ends_on, "reason": pause.reason.value}


def _plan_rows(at: Values, plan: PlanVersion) -> Iterator[Row]:
    signature = plan.signature
    yield (
        t.plan,
        {
            **at,
            "version": plan.version,
            "begun_on": plan.begun_on,
            "status": plan.status.value,
            "content": written(plan.content),
            "sheet": plan.sheet,
            "signed_on": signature and signature.signed_on,
            "signed_participant": signature and signature.participant,
            "signed_supervisor": signature and signature.supervisor,
            "signed_place": signature and signature.place,
            "words": plan_words(plan.content),
        },
    )
    for number, one in enumerate(plan.progress, start=1):
        yield (
            t.plan_progress,
            {
                **at,
                "plan": plan.version,
                "number": number,
                "goal": one.goal_number,
                "step": one.step_number,
                "status": one.status.value,
                "changed_on": one.on,
                "note": one.note,
            },
        )


def _employment_rows(at: Values, employment: Employment) -> Iterator[Row]:
    yield (
        t.employment,
        {
            **at,
            "number": employment.number,
            "starts_on": employment.starts_on,
            "employer": employment.employer,
            "form": employment.form.value,
            "ends_on": employment.ends_on,
            "position": employment.position,
            "extent_percent": employment.extent_percent,
            "subsidy": employment.subsidy.value,
            "subsidy_from": employment.subsidy_from,
            "subsidy_to": employment.subsidy_to,
            "sius_from": employment.sius_from,
            "sius_to": employment.sius_to,
            "sius_follow_up_to": employment.sius_follow_up_to,
            "same_company": employment.same_company,
            "verified_by": employment.verified_by.value,
        },
    )
    for one in employment.contacts:
        yield (
            t.follow_up_contact,
            {
                **at,
                "employment": employment.number,
                "number": one.number,
                "after_months": one.after_months,
                "contact_on": one.contact_on,
                "reached": one.reached.value,
                "in_work": one.in_work,
                "same_employer": one.same_employer,
                "extent_percent": one.extent_percent,
                "what_holds": one.what_holds,
                "what_threatens": one.what_threatens,
                "support_given": one.support_given,
            },
        )


def _contact_values(contact: Contact) -> Values:
    return {
        "number": contact.number,
        "party": contact.party.value,
        "organisation": contact.organisation,
        "person": contact.person,
        "responsibility": contact.responsibility,
        "phone": contact.phone,
        "email": contact.email,
        "placement": contact.placement_number,
        "ended_on": contact.ended_on,
    }


def _consent_values(consent: Consent) -> Values:
    return {
        "number": consent.number,
        "party": consent.party.value,
        "party_name": consent.party_name,
        "categories": written(consent.categories),
        "purpose": consent.purpose,
        "valid_from": consent.valid_from,
        "valid_to": consent.valid_to,
        "given_how": consent.given_how.value,
        "placement": consent.placement_number,
        "withdrawn_on": consent.withdrawn_on,
        "withdrawn_how": consent.withdrawn_how,
    }
