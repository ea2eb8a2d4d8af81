"""What a talk between several parties needs of the record: promises by owner, and consents."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from karriarstod.application.labels import label
from karriarstod.application.waiting import PARTICIPANT, other_party
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.parties import ConsentState, ReferrerType, consent_with
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import GoalStatus
from karriarstod.domain.swedish_dates import long_date

_OURS = {"deltagare", "deltagaren", "företaget", "handledare", "handledaren", "karriärstödjaren"}
"""Who is in the room without anybody's consent, as the forms call them."""


@dataclass(frozen=True)
class Promise:
    """What somebody is to do; `owner` as it may be shown."""

    owner: str
    what: str = field(repr=False)
    due_on: date | None = None
    done_on: date | None = None

    @property
    def is_done(self) -> bool:
        """Whether it has been done."""
        return self.done_on is not None


def promises(case: CaseFile, placement: Placement, since: date | None) -> tuple[Promise, ...]:
    """What is to be done and what has been done since that day, by owner and then by day.

    Things to do, and the steps of the plan in force that are not among them.
    """
    found = list(_of_reminders(case, placement, since))
    said = {one.what for one in found}
    found += [one for one in _of_steps(case, placement, since) if one.what not in said]
    return tuple(
        sorted(found, key=lambda one: (one.owner.casefold(), one.is_done, one.due_on or date.max))
    )


def _of_reminders(case: CaseFile, placement: Placement, since: date | None) -> Iterator[Promise]:
    for one in case.reminders:
        is_here = one.placement_number in {None, placement.number}
        if is_here and (one.done_on is None or since is None or one.done_on >= since):
            yield Promise(owner_words(one.owner, case), one.text, one.due_on, one.done_on)


def _of_steps(case: CaseFile, placement: Placement, since: date | None) -> Iterator[Promise]:
    plan = placement.signed_plan
    for goal in plan.present_content().goals if plan else ():
        for step in goal.steps:
            if not step.text.strip():
                continue
            if step.status.is_open and goal.status.is_open:
                yield Promise(owner_words(step.who, case), step.text, step.due_on)
            elif step.status is GoalStatus.REACHED and _is_since(step.status_on, since):
                yield Promise(owner_words(step.who, case), step.text, step.due_on, step.status_on)


def _is_since(day: date | None, since: date | None) -> bool:
    return day is not None and (since is None or day >= since)


def owner_words(owner: str, case: CaseFile) -> str:
    """Who it is, as a paper may say it: a protected person is named nowhere."""
    person = case.participant
    own_names = {person.given_name.casefold(), person.name.casefold()}
    if person.is_protected and owner.strip().casefold() in own_names:
        return PARTICIPANT
    return other_party(owner) or owner.strip()


def party_meant(words: str, case: CaseFile) -> ReferrerType | None:
    """The party that a name on the form means; None where the record does not know it."""
    folded = words.strip().casefold()
    for party in ReferrerType:
        if folded in {label(party).casefold(), party.value}:
            return party
    for party, names in _named(case):
        if folded in {name.strip().casefold() for name in names if name.strip()}:
            return party
    return None


def _named(case: CaseFile) -> Iterator[tuple[ReferrerType, tuple[str, ...]]]:
    for placement in case.placements:
        referral = placement.referral
        yield referral.referrer, (referral.organisation,)
        for decision in placement.decisions:
            yield decision.referrer, (decision.organisation,)
    for contact in case.contacts:
        yield contact.party, (contact.organisation,)
    for consent in case.consents:
        yield consent.party, (consent.party_name,)


def consent_warnings(case: CaseFile, parties: tuple[str, ...], on: date) -> tuple[str, ...]:
    """A sentence for each party present that has no consent on that day, or soon has none."""
    told = (_warning(case, words.strip(), on) for words in parties if words.strip())
    return tuple(dict.fromkeys(sentence for sentence in told if sentence))


def _warning(case: CaseFile, words: str, on: date) -> str:
    if words.casefold() in _OURS:
        return ""
    party = party_meant(words, case)
    if party in {ReferrerType.EGEN_INITIATIV}:
        return ""
    name = _party_name(words, party, case)
    consent = consent_with(case.consents, party, on) if party is not None else None
    state = consent.state(on) if consent is not None else None
    if consent is not None and state is ConsentState.VALID:
        return ""
    if consent is not None and state is ConsentState.ENDS_SOON:
        return f"Samtycket för {name} går ut {long_date(consent.valid_to, on)}."
    why = ""
    if consent is not None and state is ConsentState.ENDED:
        why = f" (gick ut {long_date(consent.valid_to, on)})"
    elif consent is not None and state is ConsentState.WITHDRAWN and consent.withdrawn_on:
        why = f" (återkallat {long_date(consent.withdrawn_on, on)})"
    elif consent is not None:
        why = f" (gäller först {long_date(consent.valid_from, on)})"
    return f"Samtycke saknas för {name}{why}: prata bara om det som den redan vet."


def _party_name(words: str, party: ReferrerType | None, case: CaseFile) -> str:
    """The party as a paper may name it; a protected person's authorities only by their kind."""
    if party is None:
        return "en part" if case.participant.is_protected else words
    if party.is_restricted or case.participant.is_protected:
        return label(party.listed)
    return words if words.casefold() != party.value else label(party)
