"""What a register demands of signed plans when a case file is kept anew."""

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.errors import PlanFrozen


def demand_signed_unchanged(before: CaseFile, now: CaseFile) -> None:
    """Raises PlanFrozen when a plan that was signed has other words, or is gone."""
    kept = {one.number: one for one in now.placements}
    for placement in before.placements:
        same = kept.get(placement.number)
        plans = {plan.version: plan for plan in same.plans} if same else {}
        for plan in placement.plans:
            if plan.is_draft or plans.get(plan.version) == plan:
                continue
            held = plans.get(plan.version)
            frozen = (plan.content, plan.sheet, plan.signature)
            if held is None or (held.content, held.sheet, held.signature) != frozen:
                raise PlanFrozen(plan.version)
