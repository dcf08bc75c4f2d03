"""What a user can say of whole weeks, inside a transaction somebody else opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, update
from sqlalchemy.dialects.sqlite import insert

from netcoach.domain.week.calendar import Week
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.marks import Marking, MarkKind, WeekMark
from netcoach.storage.rows import guideline_values
from netcoach.storage.schema import tables

_NEW_GUIDELINE = insert(tables.guidelines)
_SET_GUIDELINE = _NEW_GUIDELINE.on_conflict_do_update(
    index_elements=["from_week"],
    set_={"low": _NEW_GUIDELINE.excluded.low, "high": _NEW_GUIDELINE.excluded.high},
)
_NEW = insert(tables.week_marks)
_SAID = (
    "days",
    "closed_at",
    "low",
    "high",
    "went_well",
    "felt_rushed",
    "next_line",
    "next_done",
    "source",
)
_PUT = _NEW.on_conflict_do_update(
    index_elements=["kind", "day"], set_={name: _NEW.excluded[name] for name in _SAID}
)


def set_guideline(connection: Connection, guideline: Guideline) -> None:
    """Keep a version; one with the same ``from_week`` replaces the earlier."""
    connection.execute(_SET_GUIDELINE, guideline_values(guideline))


def dismiss(connection: Connection, key: str) -> None:
    """Put a burst message away."""
    connection.execute(insert(tables.seen).values(key=key).on_conflict_do_nothing())


def mark_weeks(connection: Connection, marking: Marking) -> Marking:
    """Take marks off weeks, put others on, answer for a line, and put messages away."""
    for week, kind in marking.off:
        connection.execute(delete(tables.week_marks).where(*_in(week, kind)))
    for mark in marking.on:
        connection.execute(_PUT, _values(mark))
    if marking.kept is not None:
        week, kept = marking.kept
        row = update(tables.week_marks).where(*_in(week, MarkKind.CLOSED))
        connection.execute(row.values(next_done=kept.value))
    for key in marking.seen:
        dismiss(connection, key)
    return marking


def _in(week: Week, kind: MarkKind) -> tuple[ColumnElement[bool], ...]:
    return tables.week_marks.c.day.between(
        week.start, week.end
    ), tables.week_marks.c.kind == kind.value


def _values(mark: WeekMark) -> Mapping[str, Any]:
    frozen = mark.guideline
    return {
        "day": mark.day,
        "kind": mark.kind.value,
        "days": mark.days,
        "closed_at": mark.closed_at,
        "low": frozen.low if frozen else None,
        "high": frozen.high if frozen else None,
        "went_well": mark.went_well,
        "felt_rushed": mark.felt_rushed,
        "next_line": mark.next_line,
        "next_done": mark.next_done.value,
        "source": mark.origin.value,
    }
