"""The case file: one participant with all placements, contacts, consents and things to do."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from karriarstod.domain.errors import AlreadyPlaced, NoSuchPart
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Reminder
from karriarstod.domain.participant import Participant
from karriarstod.domain.parties import Consent, Contact
from karriarstod.domain.placement import Placement
from karriarstod.domain.referral import Referral
from karriarstod.domain.stages import StageKey


@dataclass(frozen=True)
class CaseFile:
    """All that is known of one participant, save notes and history, which are read in pages."""

    participant: Participant
    placements: tuple[Placement, ...] = ()
    contacts: tuple[Contact, ...] = ()
    consents: tuple[Consent, ...] = ()
    reminders: tuple[Reminder, ...] = ()

    @property
    def case_number(self) -> CaseNumber:
        """The participant's case number."""
        return self.participant.case_number

    @property
    def open_placements(self) -> tuple[Placement, ...]:
        """The placements that go on, in order."""
        return tuple(one for one in self.placements if one.is_open)

    def is_active(self, today: date) -> bool:
        """Whether something is still to be done: a placement goes on, or its follow-up."""
        beyond = {StageKey.EMPLOYED, StageKey.FOLLOW_UP}
        return any(one.is_open or one.stage_today(today) in beyond for one in self.placements)

    @property
    def main_placement(self) -> Placement | None:
        """The placement a page opens on: the first open that is not parallel, else the last one."""
        going_on = self.open_placements
        first = next((one for one in going_on if not one.parallel), None)
        if first is not None:
            return first
        if going_on:
            return going_on[0]
        return self.placements[-1] if self.placements else None

    def placement(self, number: int) -> Placement:
        """The placement of that number; raises NoSuchPart."""
        for one in self.placements:
            if one.number == number:
                return one
        raise NoSuchPart("placement", number)

    def with_placement(self, placement: Placement) -> Self:
        """The file with that placement put in place of the one of the same number, or added."""
        others = tuple(one for one in self.placements if one.number != placement.number)
        ordered = sorted((*others, placement), key=lambda one: one.number)
        return replace(self, placements=tuple(ordered))

    def placed(
        self, referral: Referral, *, team: str = "", parallel: bool = False, on: date | None = None
    ) -> Self:
        """The file with a new placement in the referral stage.

        A return is this too. Raises AlreadyPlaced when one goes on and `parallel` was not said.
        Nothing is copied from an earlier placement.
        """
        going_on = self.open_placements
        if going_on and not parallel:
            raise AlreadyPlaced(going_on[0].number)
        number = max((one.number for one in self.placements), default=0) + 1
        placement = Placement(number, referral, team=team, parallel=parallel)
        return self.with_placement(placement.enter(StageKey.INTEREST, on or referral.received_on))

    def with_contact(self, contact: Contact) -> Self:
        """The file with a new contact, or with the one of that number replaced."""
        others = tuple(one for one in self.contacts if one.number != contact.number)
        return replace(self, contacts=tuple(sorted((*others, contact), key=lambda one: one.number)))

    def with_consent(self, consent: Consent) -> Self:
        """The file with a new consent, or with the one of that number replaced."""
        others = tuple(one for one in self.consents if one.number != consent.number)
        return replace(self, consents=tuple(sorted((*others, consent), key=lambda one: one.number)))

    def without_consent(self, number: int) -> Self:
        """The file without a consent that never was; raises NoSuchPart."""
        kept = tuple(one for one in self.consents if one.number != number)
        if len(kept) == len(self.consents):
            raise NoSuchPart("consent", number)
        return replace(self, consents=kept)

    def with_reminder(self, reminder: Reminder) -> Self:
        """The file with a new reminder, or with the one of that number replaced."""
        others = tuple(one for one in self.reminders if one.number != reminder.number)
        ordered = sorted((*others, reminder), key=lambda one: one.number)
        return replace(self, reminders=tuple(ordered))

    def next_number(self, parts: str) -> int:
        """The number a new contact, consent or reminder gets; `parts` names the attribute."""
        return max((one.number for one in getattr(self, parts)), default=0) + 1
