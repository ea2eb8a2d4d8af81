"""Whole case files in one statement: SQLite gathers each into one JSON text.

The names in the JSON are the fields of the domain's values, so `documents.read_case_file` makes
the case file of it directly. One statement whether it is for one participant or for hundreds.
"""

from functools import cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Function,
    Integer,
    Select,
    Table,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    select,
)

from karriarstod_db import tables as t

Json = ColumnElement[Any]

_CLOSED: Final = t.placement.c.closed_on.is_not(None)
_SIGNED: Final = t.plan.c.signed_on.is_not(None)


def ids_given() -> Select[tuple[int]]:
    """The row ids in the JSON list bound as `ids`."""
    listed = func.json_each(bindparam("ids")).table_valued("value")
    return select(listed.c.value.cast(Integer))


@cache
def case_files_by_id() -> Select[tuple[int, str]]:
    """Row id and case file as JSON, of the participants in `ids`."""
    return select(t.participant.c.id, _case_file()).where(t.participant.c.id.in_(ids_given()))


@cache
def case_file_by_number() -> Select[tuple[int, str]]:
    """Row id and case file as JSON, of the participant with the case number `year`, `serial`."""
    return select(t.participant.c.id, _case_file()).where(
        t.participant.c.case_year == bindparam("year"),
        t.participant.c.case_serial == bindparam("serial"),
    )


@cache
def sketches_by_id() -> Select[tuple[int, str]]:
    """As `case_files_by_id`, with no more than what tells where in the chain somebody stands.

    The person has no name or number, and the placements no plans, decisions or employments.
    """
    return select(t.participant.c.id, _sketch()).where(t.participant.c.id.in_(ids_given()))


def _case_file() -> Json:
    return _object(
        participant=_participant(),
        placements=_many(t.placement, _placement(), t.participant),
        contacts=_many(t.contact, _contact(), t.participant),
        consents=_many(t.consent, _consent(), t.participant),
        reminders=_many(t.reminder, _reminder(), t.participant),
    )


def _participant() -> Json:
    c, i = t.participant.c, t.identity.c
    number = _object(kind=i.kind, value=i.value, verified=_claim(i.verified))
    identity = _object(number=number, since=i.since, reason=i.reason)
    return _object(
        case_number=_object(year=c.case_year, serial=c.case_serial),
        **_same(c, "given_name", "family_name", "registered_on", "protection", "gender"),
        identities=_many(t.identity, identity, t.participant),
        language=_object(
            **_same(c, "spoken", "interpreter", "interpreter_language", "interpreter_wish")
        ),
        reach=_object(**_same(c, "phone", "email", "home")),
    )


def _placement() -> Json:
    c = t.placement.c
    closing = _object(
        ends_on=c.closed_on,
        reason=c.end_reason,
        outcome=c.outcome,
        interrupted=_claim(c.interrupted),
        extent_percent=c.closing_percent,
        same_company=_claim(c.same_company),
        verified_by=c.verified_by,
        note=c.closing_note,
    )
    return _object(
        **_same(c, "number", "provider_role", "team"),
        parallel=_claim(c.parallel),
        referral=_referral(),
        assignments=_many(t.assignment, _assignment(), t.placement),
        decisions=_many(t.decision, _decision(), t.placement),
        stays=_many(t.stay, _stay(), t.placement),
        pauses=_many(t.placement_pause, _pause(t.placement_pause), t.placement),
        plans=_many(t.plan, _plan(), t.placement, order=t.plan.c.version),
        employments=_many(t.employment, _employment(), t.placement),
        closing=_if(_CLOSED, closing),
    )


def _referral() -> Json:
    c = t.placement.c
    return _object(
        **_same(c, "received_on", "referrer", "measure", "channel", "organisation", "unit"),
        **_same(c, "officer", "phone", "email", "reference", "programme"),
        **_same(c, "wanted_from", "wanted_to", "purpose", "financing", "report_wishes"),
        **_same(c, "adaptation_need", "intake", "intake_on", "intake_reason"),
        extent=_object(percent=c.extent_percent, hours_per_week=c.extent_hours),
    )


def _assignment() -> Json:
    return _object(**_same(t.assignment.c, "number", "role", "person", "starts_on", "ends_on"))


def _stay() -> Json:
    c = t.stay.c
    return _object(key=c.stage, **_same(c, "number", "starts_on", "ends_on", "reason"))


def _pause(table: Table) -> Json:
    return _object(**_same(table.c, "starts_on", "ends_on", "reason"))


def _decision() -> Json:
    c = t.decision.c
    return _object(
        **_same(c, "number", "referrer", "measure", "starts_on", "ends_on", "reference"),
        **_same(c, "programme", "organisation", "officer", "prolongs", "end_plan"),
        **_same(c, "revoked_on", "note"),
        extent=_object(percent=c.extent_percent, hours_per_week=c.extent_hours),
        pauses=_many(t.decision_pause, _pause(t.decision_pause), t.decision, "decision"),
    )


def _plan() -> Json:
    c, p = t.plan.c, t.plan_progress.c
    signature = _object(
        signed_on=c.signed_on,
        participant=c.signed_participant,
        supervisor=c.signed_supervisor,
        place=c.signed_place,
    )
    progress = _object(
        goal_number=p.goal, step_number=p.step, status=p.status, on=p.changed_on, note=p.note
    )
    return _object(
        **_same(c, "version", "begun_on", "status", "sheet"),
        content=func.json(c.content),
        signature=_if(_SIGNED, signature),
        progress=_many(t.plan_progress, progress, t.plan, "plan", parent_key="version"),
    )


def _employment() -> Json:
    c, f = t.employment.c, t.follow_up_contact.c
    contact = _object(
        **_same(f, "number", "after_months", "contact_on", "reached", "extent_percent"),
        **_same(f, "what_holds", "what_threatens", "support_given"),
        in_work=_claim(f.in_work),
        same_employer=_claim(f.same_employer),
    )
    return _object(
        **_same(c, "number", "starts_on", "employer", "form", "ends_on", "position"),
        **_same(c, "extent_percent", "subsidy", "subsidy_from", "subsidy_to", "sius_from"),
        **_same(c, "sius_to", "sius_follow_up_to", "verified_by"),
        same_company=_claim(c.same_company),
        contacts=_many(t.follow_up_contact, contact, t.employment, "employment"),
    )


def _contact() -> Json:
    c = t.contact.c
    return _object(
        **_same(c, "number", "party", "organisation", "person", "responsibility"),
        **_same(c, "phone", "email", "ended_on"),
        placement_number=c.placement,
    )


def _consent() -> Json:
    c = t.consent.c
    return _object(
        **_same(c, "number", "party", "party_name", "purpose", "valid_from", "valid_to"),
        **_same(c, "given_how", "withdrawn_on", "withdrawn_how"),
        categories=func.json(c.categories),
        placement_number=c.placement,
    )


def _reminder() -> Json:
    c = t.reminder.c
    return _object(
        **_same(c, "number", "text", "due_on", "owner", "done_on"), placement_number=c.placement
    )


def _sketch() -> Json:
    c, p = t.placement.c, t.participant.c
    placement = _object(
        number=c.number,
        parallel=_claim(c.parallel),
        referral=_object(**_same(c, "received_on", "referrer", "measure", "intake")),
        assignments=_many(t.assignment, _assignment(), t.placement),
        stays=_many(t.stay, _stay(), t.placement),
        closing=_if(_CLOSED, _object(ends_on=c.closed_on, reason=c.end_reason)),
    )
    person = _object(
        case_number=_object(year=p.case_year, serial=p.case_serial),
        given_name=literal_column("'–'"),
        family_name=literal_column("''"),
        registered_on=p.registered_on,
        identities=func.json_array(),
    )
    return _object(participant=person, placements=_many(t.placement, placement, t.participant))


def _object(**fields: ColumnElement[Any]) -> Function[Any]:
    # Names are ours and plain, so they stand in the statement itself.
    parts: list[ColumnElement[Any]] = []
    for name, value in fields.items():
        parts += [literal_column(f"'{name}'"), value]
    return func.json_object(*parts)


def _same(columns: Any, *names: str) -> dict[str, ColumnElement[Any]]:
    return {name: columns[name] for name in names}


def _claim(column: ColumnElement[Any]) -> Json:
    words = case(
        (column.is_(None), literal_column("'null'")),
        (column, literal_column("'true'")),
        else_=literal_column("'false'"),
    )
    return func.json(words)


def _if(there: ColumnElement[bool], thing: Json) -> Json:
    return func.json(case((there, thing)))


def _many(
    table: Table,
    item: Json,
    parent: Table,
    link: str = "placement",
    *,
    parent_key: str = "number",
    order: ColumnElement[Any] | None = None,
) -> Json:
    """The table's rows of one row of `parent`, as a JSON list in order.

    `link` is the column that holds the number of the parent, itself a part of a participant.
    """
    if parent is t.participant:
        belongs: ColumnElement[bool] = table.c.participant_id == parent.c.id
    else:
        belongs = and_(
            table.c.participant_id == parent.c.participant_id,
            table.c[link] == parent.c[parent_key],
        )
        if parent is not t.placement:
            belongs = and_(belongs, table.c.placement == parent.c.placement)
    ordered = func.json_group_array(item).aggregate_order_by(
        order if order is not None else table.c.number
    )
    return select(ordered).where(belongs).correlate(parent).scalar_subquery()
