"""The practice participants' small steps and the teams' lists, as their files say in short."""

import tomllib
from dataclasses import replace
from datetime import date
from typing import Any

from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.own_lists import ListKind, OwnList
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import TaskMark, WeekMark
from karriarstod.exchange.document import ParticipantRecord
from karriarstod.practice.about import USER


def with_steps(record: ParticipantRecord, plain: dict[str, Any]) -> ParticipantRecord:
    """The record with its marks and weeks, by whoever was supervisor that day."""
    at: int = plain["placement"]
    case = record.case
    marks = tuple(
        TaskMark(number, at, task, TaskLevel(level), on, _seen_by(case, at, on))
        for number, (task, level, on) in enumerate(plain["tasks"], 1)
    )
    weeks = tuple(
        WeekMark(at, monday, planned, on_time, whole, tried, _seen_by(case, at, monday))
        for monday, planned, on_time, whole, tried in plain["weeks"]
    )
    return replace(record, task_marks=marks, week_marks=weeks)


def _seen_by(case: CaseFile, placement_number: int, on: date) -> str:
    return case.placement(placement_number).colleague(TeamRole.SUPERVISOR, on) or USER


def read_lists(text: str) -> tuple[OwnList, ...]:
    """The teams' lists, by kind and team."""
    lists = (
        OwnList(ListKind(one["kind"]), one["team"], tuple(one["items"]))
        for one in tomllib.loads(text)["lists"]
    )
    return tuple(sorted(lists, key=lambda one: (one.kind, one.team)))
