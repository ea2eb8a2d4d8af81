"""From the record to a form's paper: what it says, frozen at signing, and what it never says."""

from dataclasses import dataclass, replace
from datetime import date

import msgspec

from karriarstod.application.labels import PROTECTED_NAME, label
from karriarstod.application.ports import Organisation
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.parties import ReferrerType
from karriarstod.domain.placement import Placement
from karriarstod.forms.answers import NO_ANSWERS, Answers
from karriarstod.forms.conditions import visible_answers
from karriarstod.forms.copying import first_answers
from karriarstod.forms.development import Area, Times, development
from karriarstod.forms.form import Form, FormStatus
from karriarstod.forms.keys import SignedBy
from karriarstod.forms.template import FormTemplate
from karriarstod.reports.form_withheld import Withheld, masked, withheld_from, without
from karriarstod.reports.sheets import SignerLine


@dataclass(frozen=True, repr=False)
class FormFacts:
    """What stands round the answers, kept as JSON beside a signed form.

    `withheld` are words that must not be printed, with what is printed in their place; only those
    that stand in the answers are kept. `development` is how the same areas were seen before.
    """

    organisation: str
    organisation_number: str
    case_number: str
    participant: str
    author: str
    supervisor: str
    is_protected: bool
    signers: tuple[SignerLine, ...]
    withheld: Withheld = ()
    development: tuple[Area, ...] = ()


@dataclass(frozen=True, repr=False)
class FormSheet:
    """One form for print, all looked up and allowed beforehand.

    `answers` are those that are shown, without what may not be printed. `printed_on` None leaves
    the day out, so that a signed form gives the same bytes whenever it is printed. A blank sheet
    has nobody's answers; with a participant's name it is that person's to fill in.
    """

    template: FormTemplate
    organisation: str
    organisation_number: str = ""
    case_number: str = ""
    form_number: int = 0
    participant: str = ""
    author: str = ""
    supervisor: str = ""
    status: FormStatus = FormStatus.DRAFT
    form_date: date | None = None
    answers: Answers = NO_ANSWERS
    signers: tuple[SignerLine, ...] = ()
    signed_on: date | None = None
    signed_place: str = ""
    printed_on: date | None = None
    is_blank: bool = False
    is_protected: bool = False
    shows_sensitive: bool = False
    development: tuple[Area, ...] = ()

    @property
    def is_frozen(self) -> bool:
        """Whether the form has been signed."""
        return self.status in {FormStatus.SIGNED, FormStatus.REPLACED}

    @property
    def has_pen_room(self) -> bool:
        """Whether what is not answered is left open to write in."""
        return self.is_blank or self.status in {FormStatus.DRAFT, FormStatus.DISCARDED}


def form_facts(
    form: Form,
    template: FormTemplate,
    case: CaseFile,
    organisation: Organisation,
    on: date,
    earlier: Times = (),
) -> FormFacts:
    """The facts as they are on a day; raises NoSuchPart.

    `earlier` is what was said in the progress forms before this one; see `times_before`.
    """
    placement = _placement(form, case)
    protected = case.participant.is_protected
    name = PROTECTED_NAME if protected else case.participant.name
    supervisor = placement.colleague(TeamRole.SUPERVISOR, on) if placement else ""
    facts = FormFacts(
        organisation=organisation.name,
        organisation_number=organisation.org_number,
        case_number=str(case.case_number),
        participant=name,
        author=form.author,
        supervisor=supervisor,
        is_protected=protected,
        signers=_signers(template, placement, "" if protected else name, supervisor),
        development=_development(form, template, earlier),
    )
    return replace(facts, withheld=withheld_from(template, form.answers, case))


def freeze_form_sheet(facts: FormFacts) -> str:
    """The facts as the text that a signed form keeps."""
    return msgspec.json.encode(facts).decode()


def thawed_form(sheet: str) -> FormFacts | None:
    """The facts a signed form keeps; None where none were kept or they cannot be read."""
    try:
        return msgspec.json.decode(sheet, type=FormFacts)
    except msgspec.DecodeError:
        return None


def _development(form: Form, template: FormTemplate, earlier: Times) -> tuple[Area, ...]:
    # With nothing before it the form itself says all there is.
    times = (*earlier, (form.form_date, form.answers))
    return development(template, times) if earlier else ()


def facts_of_form(
    form: Form,
    template: FormTemplate,
    case: CaseFile,
    organisation: Organisation,
    on: date,
    earlier: Times = (),
) -> FormFacts:
    """A signed form's own facts; before, or where none were kept, those of the day.

    Protection counts from the day it is given: a form signed before is printed without the name.
    """
    now = form_facts(form, template, case, organisation, on, earlier)
    kept = thawed_form(form.sheet) if form.is_frozen else None
    if kept is None:
        return now
    if kept.is_protected or not now.is_protected:
        return kept
    signers = tuple(
        replace(one, name="" if one.name == kept.participant else one.name) for one in kept.signers
    )
    return replace(
        kept,
        participant=PROTECTED_NAME,
        is_protected=True,
        signers=signers,
        withheld=tuple({**dict(now.withheld), **dict(kept.withheld)}.items()),
    )


def form_sheet(
    form: Form,
    template: FormTemplate,
    facts: FormFacts,
    *,
    shows_sensitive: bool = False,
    printed_on: date | None = None,
) -> FormSheet:
    """The sheet of one form; `printed_on` is left out when it is signed."""
    signature = form.signature
    return FormSheet(
        template=template,
        organisation=facts.organisation,
        organisation_number=facts.organisation_number,
        case_number=facts.case_number,
        form_number=form.number,
        participant=facts.participant,
        author=facts.author,
        supervisor=facts.supervisor,
        status=form.status,
        form_date=form.form_date,
        answers=without(facts.withheld, template, visible_answers(template, form.answers)),
        signers=_signed_by(form, facts),
        signed_on=signature.signed_on if signature else None,
        signed_place=signature.place if signature and not facts.is_protected else "",
        printed_on=None if form.is_frozen else printed_on,
        is_protected=facts.is_protected,
        shows_sensitive=shows_sensitive,
        development=facts.development,
    )


def blank_form_sheet(
    template: FormTemplate, organisation: str = "", organisation_number: str = ""
) -> FormSheet:
    """The form with nothing in it but what the template begins with, for a pen."""
    return FormSheet(
        template=template,
        organisation=organisation,
        organisation_number=organisation_number,
        answers=first_answers(template),
        signers=tuple(SignerLine(label(role)) for role in template.signed_by),
        is_blank=True,
    )


def _placement(form: Form, case: CaseFile) -> Placement | None:
    if form.placement_number is not None:
        return case.placement(form.placement_number)
    return case.main_placement


def _signers(
    template: FormTemplate, placement: Placement | None, participant: str, supervisor: str
) -> tuple[SignerLine, ...]:
    names = {SignedBy.PARTICIPANT: participant, SignedBy.SUPERVISOR: supervisor}
    lines = []
    for role in template.signed_by:
        title = label(role)
        if role is SignedBy.REFERRER and placement is not None:
            referrer = placement.referral.referrer
            if referrer is ReferrerType.EGEN_INITIATIV:
                continue
            title = label(referrer.listed)
        lines.append(SignerLine(title, names.get(role, "")))
    return tuple(lines)


def _signed_by(form: Form, facts: FormFacts) -> tuple[SignerLine, ...]:
    """The lines to sign on, with the names that were given at signing where they may be seen."""
    if form.signature is None:
        return facts.signers
    given = {label(role): name for role, name in form.signature.names}
    if facts.is_protected:
        given.pop(label(SignedBy.PARTICIPANT), None)
    return tuple(
        replace(one, name=masked(facts.withheld, given.get(one.role, one.name)))
        for one in facts.signers
    )
