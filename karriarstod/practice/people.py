"""The 24 invented participants, read from the program's resources as case files ready to keep."""

import tomllib
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any, Final

from karriarstod.application.ports import Organisation
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import IdentityNumber
from karriarstod.domain.own_lists import OwnList
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import PlanStatus
from karriarstod.exchange.checks import demand_whole
from karriarstod.exchange.document import FORMAT, VERSION, Document, ParticipantRecord
from karriarstod.exchange.reading import read
from karriarstod.exchange.shapes import Form, Shape, field_forms, form_of
from karriarstod.practice.about import USER
from karriarstod.practice.forms import with_forms
from karriarstod.practice.steps import read_lists, with_steps
from karriarstod.reports.plan_sheet import freeze_sheet, plan_facts
from karriarstod_resources import catalog

_SWEDISH_TIME: Final = timezone(timedelta(hours=1))
_RESERVE: Final = "reserv:"


@dataclass(frozen=True)
class PracticeRegister:
    """What a practice register is made of; it stands on `organisation.practice_today`."""

    today: date
    organisation: Organisation
    user: str
    title: str
    records: tuple[ParticipantRecord, ...]
    lists: tuple[OwnList, ...] = ()


@cache
def practice_register() -> PracticeRegister:
    """The practice register's people, with their signed plans' papers frozen."""
    about = tomllib.loads(catalog.practice_text("register.toml"))
    today = about["today"]
    organisation = Organisation(about["organisation"], about["organisation_number"], today)
    lists = read_lists(catalog.practice_text("lists.toml"))
    records = tuple(
        _with_forms(
            _frozen(_with_steps(name, about, today), organisation),
            name.replace(".toml", ".forms.toml"),
            about,
            organisation,
        )
        for name in about["people"]
    )
    demand_whole(Document(FORMAT, VERSION, organisation, own_lists=lists, participants=records))
    return PracticeRegister(today, organisation, about["user"], about["title"], records, lists)


def _with_steps(name: str, about: dict[str, Any], today: date) -> ParticipantRecord:
    record = _record(tomllib.loads(catalog.practice_text(name)), today)
    steps = name.replace(".toml", ".steps.toml")
    if steps not in about["steps"]:
        return record
    return with_steps(record, tomllib.loads(catalog.practice_text(steps)))


def _with_forms(
    record: ParticipantRecord, name: str, about: dict[str, Any], organisation: Organisation
) -> ParticipantRecord:
    if name not in about["forms"]:
        return record
    return with_forms(record, tomllib.loads(catalog.practice_text(name))["forms"], organisation)


def _record(plain: dict[str, Any], today: date) -> ParticipantRecord:
    """The record in a person's file, once its short forms are written out."""
    for identity in plain["participant"]["identities"]:
        identity["number"] = _written_out(identity["number"], today)
    for placement in plain["placements"]:
        for plan in placement.get("plans", ()):
            earlier = plan.pop("as_version", None)
            if earlier is not None:
                source = placement["plans"][earlier - 1]
                is_draft = plan["status"] == PlanStatus.DRAFT
                before = _begun_from(source) if is_draft else source["content"]
                plan["content"] = {**before, **plan.get("content", {})}
    for note in plain.get("notes", ()):
        note["written_at"] = _swedish_time(note["written_at"])
    _number(Form(Shape.RECORD, ParticipantRecord), plain)
    record = read(ParticipantRecord, plain)
    case = record.case
    notes = (
        note if note.author else replace(note, author=_author(case, note.placement_number, note))
        for note in record.notes
    )
    return replace(record, notes=tuple(notes))


def _begun_from(plan: dict[str, Any]) -> dict[str, Any]:
    """What a draft begins with: what has happened to the steps stands in them, no dates do."""
    content: dict[str, Any] = deepcopy(plan["content"])
    for name in ("follow_up_on", "valid_from", "valid_to"):
        content.pop(name, None)
    for done in plan.get("progress", ()):
        step = content["goals"][done["goal_number"] - 1]["steps"][done["step_number"] - 1]
        step |= {"status": done["status"], "status_on": done["on"], "result": done.get("note", "")}
    return content


def _written_out(text: str, today: date) -> dict[str, Any]:
    if not text:
        number = IdentityNumber.none()
    elif text.startswith(_RESERVE):
        number = IdentityNumber.reserve(text.removeprefix(_RESERVE))
    else:
        number = IdentityNumber.parse(text, today)
    return {"kind": number.kind.value, "value": number.value, "verified": number.verified}


def _swedish_time(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=_SWEDISH_TIME)


def _author(case: CaseFile, placement_number: int | None, note: Any) -> str:
    placement = case.placement(placement_number or 1)
    on: date = note.written_at.date()
    return placement.colleague(TeamRole.SUPERVISOR, on) or USER


def _number(form: Form, plain: Any) -> None:
    """Numbers parts that have none, in the order they stand."""
    if form.shape is Shape.LIST:
        item = form_of(form.type)
        for index, one in enumerate(plain):
            if item.shape is Shape.RECORD and _is_numbered(item.type):
                one.setdefault("number", index + 1)
            _number(item, one)
    elif form.shape is Shape.RECORD and isinstance(plain, dict):
        for one in field_forms(form.type):
            if one.name in plain:
                _number(one.form, plain[one.name])


def _is_numbered(record: type) -> bool:
    return any(one.name == "number" and one.form.type is int for one in field_forms(record))


def _frozen(record: ParticipantRecord, organisation: Organisation) -> ParticipantRecord:
    """The record with the paper's facts beside every signed plan."""
    placements = tuple(
        _with_sheets(record.case, placement, organisation) for placement in record.placements
    )
    return replace(record, placements=placements)


def _with_sheets(case: CaseFile, placement: Placement, organisation: Organisation) -> Placement:
    for plan in placement.plans:
        if plan.signature is not None:
            # The case as it stands would tell of stages that came later; the day hides them.
            facts = plan_facts(
                _as_of(case, plan.signature.signed_on),
                placement.number,
                organisation,
                plan.signature.signed_on,
            )
            placement = placement.with_plan(replace(plan, sheet=freeze_sheet(facts)))
    return placement


def _as_of(case: CaseFile, day: date) -> CaseFile:
    """The case file as it was read on a day: later closings, decisions and numbers unknown."""
    person = case.participant
    identities = tuple(one for one in person.identities if one.since <= day)
    placements = tuple(
        replace(
            one,
            closing=None,
            decisions=tuple(row for row in one.decisions if row.starts_on <= day)
            or one.decisions[:1],
            stays=tuple(
                replace(stay, ends_on=stay.ends_on if stay.ends_on and stay.ends_on < day else None)
                for stay in one.stays
                if stay.starts_on <= day
            ),
        )
        for one in case.placements
    )
    return replace(case, participant=replace(person, identities=identities), placements=placements)
