"""What the organisation has settled for itself."""

from datetime import date
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from karriarstod.application.ports import Organisation
from karriarstod.domain.own_lists import ListKind, OwnList
from karriarstod.domain.rules import RuleId, RuleOverride
from karriarstod_db import tables as t
from karriarstod_db.documents import read_figures, read_texts, written
from karriarstod_db.statements import Statements

_NAME: Final = "organisation"
_NUMBER: Final = "organisation_number"
_TODAY: Final = "practice_today"
_MEETING_CODE: Final = "meeting_code"

_SETTLED: Final = select(t.meta).where(t.meta.c.key.in_((_NAME, _NUMBER, _TODAY)))
_CODE: Final = select(t.meta.c.value).where(t.meta.c.key == _MEETING_CODE)
_settle = insert(t.meta).values(key=bindparam("key"), value=bindparam("value"))
_SETTLE: Final = _settle.on_conflict_do_update(
    index_elements=["key"], set_={"value": _settle.excluded.value}
)
_OVERRIDES: Final = select(t.rule_override).order_by(
    t.rule_override.c.valid_from, t.rule_override.c.id
)
_LISTS: Final = select(t.own_list).order_by(t.own_list.c.kind, t.own_list.c.team)
_list = insert(t.own_list).values(
    kind=bindparam("kind"), team=bindparam("team"), items=bindparam("items")
)
_KEEP_LIST: Final = _list.on_conflict_do_update(
    index_elements=["kind", "team"], set_={"items": _list.excluded["items"]}
)


class SqlSettingsRepository:
    """The settings of one unit of work."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def organisation(self) -> Organisation:
        """Name and number of the organisation."""
        settled = {row.key: row.value for row in self._statements.rows(_SETTLED)}
        today = settled.get(_TODAY)
        return Organisation(
            settled.get(_NAME, ""),
            settled.get(_NUMBER, ""),
            date.fromisoformat(today) if today else None,
        )

    def set_organisation(self, organisation: Organisation) -> None:
        """Changes them."""
        today = organisation.practice_today
        settled = {
            _NAME: organisation.name,
            _NUMBER: organisation.org_number,
            _TODAY: today.isoformat() if today else "",
        }
        rows = [{"key": key, "value": value} for key, value in settled.items()]
        self._statements.change(_SETTLE, *rows)

    def rule_overrides(self) -> tuple[RuleOverride, ...]:
        """The organisation's own figures, oldest first."""
        return tuple(
            RuleOverride(RuleId(row.rule_id), read_figures(row.figures), row.valid_from, row.set_by)
            for row in self._statements.rows(_OVERRIDES)
        )

    def override_rule(self, override: RuleOverride) -> None:
        """Keeps an own figure from a day on; earlier ones stay in the history."""
        values = {
            "rule_id": override.rule_id.value,
            "figures": written(override.figures),
            "valid_from": override.valid_from,
            "set_by": override.set_by,
        }
        self._statements.insert(t.rule_override, values)

    def meeting_code(self) -> str:
        """The hashed code that leads out of meeting mode; empty where there is none."""
        return next((str(row.value) for row in self._statements.rows(_CODE)), "")

    def keep_meeting_code(self, hashed: str) -> None:
        """Changes it."""
        self._statements.change(_SETTLE, {"key": _MEETING_CODE, "value": hashed})

    def own_lists(self) -> tuple[OwnList, ...]:
        """The organisation's own lists, by kind and team."""
        return own_lists(self._statements)

    def keep_own_list(self, own: OwnList) -> None:
        """A list as it now is, in the place of the same kind's and team's."""
        values = {"kind": own.kind.value, "team": own.team, "items": written(own.items)}
        self._statements.change(_KEEP_LIST, values)


def own_lists(statements: Statements) -> tuple[OwnList, ...]:
    """The organisation's own lists, by kind and team."""
    return tuple(
        OwnList(ListKind(kind), team, read_texts(items))
        for kind, team, items in statements.rows(_LISTS)
    )
