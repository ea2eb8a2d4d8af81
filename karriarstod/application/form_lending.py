"""Which forms may be seen beside one another: not everything follows to the next placement."""

from karriarstod.domain.case_file import CaseFile


def lends_to(case: CaseFile, lender: int | None, borrower: int | None) -> bool:
    """Whether a form of one placement may stand beside a form of another, and begin it.

    What was written in a placement whose referrer tells of crime stays in that placement. Without
    a placement a form is about the person. Raises NoSuchPart.
    """
    if lender is None or lender == borrower:
        return True
    placement = case.placement(lender)
    parties = (placement.referral.referrer, *(one.referrer for one in placement.decisions))
    return not any(one.is_restricted for one in parties)
