"""What a user may be told no for; each error carries keys and values, never a sentence."""


class DomainError(Exception):
    """A rule of the field says no. `sentence()` in the application turns it into Swedish."""


class IdentityNumberProblem(DomainError):
    """A personal number that cannot be kept as it stands; `reason` says why."""

    def __init__(self, reason: str, missing: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.missing = missing


class CaseNumberMalformed(DomainError):
    """A text that is not a case number, such as DLT-2026-0042."""

    def __init__(self, text: str) -> None:
        super().__init__("case number malformed")
        self.text = text


class FictitiousIdentityNotKept(DomainError):
    """A person with fingerade personuppgifter is registered from zero, never linked or marked."""


class ContactDetailsWithheld(DomainError):
    """Address, phone and e-mail may not be kept for a protected person."""


class PeriodReversed(DomainError):
    """A period that ends before it begins; `what` names the period."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: ends before it begins")
        self.what = what


class NoSuchPart(DomainError):
    """A placement, decision, plan version or other numbered part that the case file lacks."""

    def __init__(self, what: str, number: int) -> None:
        super().__init__(f"no {what} {number}")
        self.what = what
        self.number = number


class NoSuchCase(DomainError):
    """A case number that the register does not hold."""

    def __init__(self, case_number: str) -> None:
        super().__init__(f"no case {case_number}")
        self.case_number = case_number


class CaseNumberTaken(DomainError):
    """A case number that another participant already has."""

    def __init__(self, case_number: str) -> None:
        super().__init__(f"case number {case_number} is taken")
        self.case_number = case_number


class IdentityNumberTaken(DomainError):
    """A personal number that a participant of the register already has, now or earlier."""

    def __init__(self, case_number: str) -> None:
        super().__init__(f"identity number belongs to {case_number}")
        self.case_number = case_number


class AlreadyPlaced(DomainError):
    """A second open placement that was not said to be parallel."""

    def __init__(self, placement_number: int) -> None:
        super().__init__(f"placement {placement_number} is open")
        self.placement_number = placement_number


class PlacementClosed(DomainError):
    """A change to a placement that has ended; return makes a new placement."""


class PlacementWithoutStage(DomainError):
    """A placement is always somewhere in the chain: its only stage is changed, not removed."""


class ReasonMissing(DomainError):
    """A step back, a refusal or a changed number needs a reason in words; `what` names which."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: reason missing")
        self.what = what


class PlanIncomplete(DomainError):
    """A plan that lacks something it must hold before it is signed; `missing` lists the fields."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__("plan incomplete")
        self.missing = missing


class PlanDatesReversed(DomainError):
    """A plan with an end before its start; `fields` lists the ends."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__("plan dates reversed")
        self.fields = fields


class OutsideDecision(DomainError):
    """A pause that does not lie within the dates of its decision."""

    def __init__(self, number: int) -> None:
        super().__init__(f"pause outside decision {number}")
        self.number = number


class PlanFrozen(DomainError):
    """A signed plan version never changes; a change makes the next version."""

    def __init__(self, version: int) -> None:
        super().__init__(f"plan version {version} is signed")
        self.version = version


class NameMissing(DomainError):
    """A participant needs a given name or a family name."""


class TextMissing(DomainError):
    """A note or a reminder without words; `what` names which."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: text missing")
        self.what = what
