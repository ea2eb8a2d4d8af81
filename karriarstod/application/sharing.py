"""Whether a plan may be shared with the reader of a copy: by consent, party by party."""

from datetime import date

from karriarstod.application.ports import Copy
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.parties import InformationCategory, ReferrerType


def may_be_sent(case: CaseFile, copy: Copy, today: date) -> bool:
    """Whether a consent in force that day covers the plan for the copy's reader.

    The participant's own copy needs none. A missing consent is a warning, never a lock: there may
    be another ground for sharing, and it is the handledare who knows it.
    """
    if copy is Copy.DELTAGARE:
        return True
    return any(
        consent.covers(InformationCategory.PLAN, today)
        for consent in case.consents
        if _reads(consent.party, copy)
    )


def _reads(party: ReferrerType, copy: Copy) -> bool:
    return party.is_kommun if copy is Copy.KOMMUN else party is ReferrerType.ARBETSFORMEDLINGEN
