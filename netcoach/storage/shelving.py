"""What the People place asks of the database: who is on which shelf."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pendulum import Date

from netcoach.domain.keeping_in_touch import KeepInTouch, keep_in_touch
from netcoach.domain.person import PersonId
from netcoach.domain.request import Milestone, RequestId
from netcoach.domain.shelves import (
    SHELF_DAYS,
    Benched,
    HelloOwed,
    Shelves,
    Waiting,
    Withdrawn,
    benched,
    hello_owed,
    in_order,
    waiting,
    withdrawn,
)
from netcoach.domain.week import day_after
from netcoach.storage.moments import day_of, day_text
from netcoach.storage.queries import Run
from netcoach.storage.rows import PERSON_COLUMNS, Row, person_of

WIDTH = len(PERSON_COLUMNS)

NO_CONTACT = (Milestone.WITHDRAWN, Milestone.DECLINED, Milestone.EXPIRED)
"""Milestones that are the end of a request and no contact with the person."""

_PERSON = ", ".join(f"p.{name}" for name in PERSON_COLUMNS)
_ENDS = ", ".join(f"'{milestone.value}'" for milestone in NO_CONTACT)
# CROSS JOIN keeps its order in SQLite: few requests of one person first, then their milestones.
_KNOWN = "JOIN people AS p ON p.id = r.person_id AND p.forgotten_at IS NULL"
_LAST = (
    "r.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM requests AS x"
    " WHERE x.person_id = r.person_id AND x.deleted_at IS NULL AND x.id <> r.id"
    " AND (x.sent_on, coalesce(x.sent_at, ''), x.id)"
    " > (r.sent_on, coalesce(r.sent_at, ''), r.id))"
)
# A yes with nothing after it: nothing more of that request, no later sign of life from another
# one, no touch since.
_HELLOS = (
    f"SELECT {_PERSON}, r.id, r.sent_on, m.on_date FROM milestones AS m"
    f" JOIN requests AS r ON r.id = m.request_id AND r.deleted_at IS NULL {_KNOWN}"
    " WHERE m.milestone = 'accepted' AND m.on_date >= ?{mine}"
    " AND NOT EXISTS (SELECT 1 FROM milestones AS x"
    " WHERE x.request_id = r.id AND x.milestone <> 'accepted')"
    " AND NOT EXISTS (SELECT 1 FROM touches AS t"
    " WHERE t.person_id = r.person_id AND t.on_date >= m.on_date)"
    " AND NOT EXISTS (SELECT 1 FROM requests AS o CROSS JOIN milestones AS x ON x.request_id = o.id"
    " WHERE o.person_id = r.person_id AND o.deleted_at IS NULL AND o.id <> r.id"
    f" AND x.milestone NOT IN ({_ENDS}) AND ((x.milestone <> 'accepted'"
    " AND x.on_date >= m.on_date) OR (x.milestone = 'accepted'"
    " AND (x.on_date, o.id) > (m.on_date, r.id))))"
)
_WAITING = (
    f"SELECT {_PERSON}, r.id, r.sent_on, w.kept_on FROM requests AS r{{scan}} {_KNOWN}"
    " LEFT JOIN waits AS w ON w.request_id = r.id"
    " WHERE NOT EXISTS (SELECT 1 FROM milestones AS x WHERE x.request_id = r.id)"
    f"{{mine}} AND {_LAST}"
)
_WITHDRAWN = (
    f"SELECT {_PERSON}, r.id, m.on_date FROM milestones AS m"
    f" JOIN requests AS r ON r.id = m.request_id {_KNOWN}"
    f" WHERE m.milestone = 'withdrawn' AND m.on_date >= ?{{mine}} AND {_LAST}"
    " AND NOT EXISTS (SELECT 1 FROM milestones AS x"
    f" WHERE x.request_id = r.id AND x.milestone NOT IN ({_ENDS}))"
    " AND NOT EXISTS (SELECT 1 FROM bench AS b WHERE b.person_id = r.person_id)"
)
_BENCH = (
    f"SELECT {_PERSON}, b.reason, b.added_on,"
    " (SELECT count(*) FROM touches AS t WHERE t.person_id = p.id),"
    " (SELECT max(t.on_date) FROM touches AS t WHERE t.person_id = p.id),"
    " (SELECT max(m.on_date) FROM requests AS r CROSS JOIN milestones AS m ON m.request_id = r.id"
    " WHERE r.person_id = p.id AND r.deleted_at IS NULL AND m.milestone = 'withdrawn')"
    " FROM bench AS b JOIN people AS p ON p.id = b.person_id AND p.forgotten_at IS NULL"
    " WHERE 1{mine}"
)
_IN_TOUCH = (
    f"SELECT {_PERSON}, p.rhythm_days,"
    " max(coalesce((SELECT max(t.on_date) FROM touches AS t WHERE t.person_id = p.id), ''),"
    " coalesce((SELECT max(r.sent_on) FROM requests AS r"
    " WHERE r.person_id = p.id AND r.deleted_at IS NULL), ''),"
    " coalesce((SELECT max(m.on_date) FROM requests AS r"
    " CROSS JOIN milestones AS m ON m.request_id = r.id"
    " WHERE r.person_id = p.id AND r.deleted_at IS NULL"
    f" AND m.milestone NOT IN ({_ENDS})), ''))"
    " FROM people AS p WHERE p.rhythm_days IS NOT NULL AND p.forgotten_at IS NULL{mine}"
)

# Thousands of rows share few dates.
_day = lru_cache(maxsize=4096)(day_of)


def shelves(run: Run, today: Date, person_id: PersonId | None = None) -> Shelves:
    """Every shelf, or only where one person is on them."""
    since = (day_text(day_after(today, -SHELF_DAYS)),)
    return in_order(
        Shelves(
            today=today,
            hellos=tuple(_hello(row, today) for row in _rows(run, _HELLOS, person_id, since)),
            waiting=tuple(_waiting(row, today) for row in _rows(run, _WAITING, person_id)),
            withdrawn=tuple(
                _withdrawn(row, today) for row in _rows(run, _WITHDRAWN, person_id, since)
            ),
            bench=tuple(_benched(row, today) for row in _rows(run, _BENCH, person_id)),
            in_touch=tuple(_in_touch(row, today) for row in _rows(run, _IN_TOUCH, person_id)),
        )
    )


def _rows(
    run: Run, statement: str, person_id: PersonId | None, values: tuple[str, ...] = ()
) -> Sequence[Row]:
    # Looking at everybody's requests goes quicker in the order they lie in.
    if person_id is None:
        return run(statement.format(mine="", scan=" NOT INDEXED"), values)
    return run(statement.format(mine=" AND p.id = ?", scan=""), (*values, person_id))


def _hello(row: Row, today: Date) -> HelloOwed:
    number, sent_on, accepted_on = row[WIDTH:]
    request_id = RequestId(number)
    return hello_owed(
        person_of(tuple(row[:WIDTH])), request_id, _day(sent_on), _day(accepted_on), today
    )


def _waiting(row: Row, today: Date) -> Waiting:
    number, sent_on, kept_on = row[WIDTH:]
    request_id = RequestId(number)
    return waiting(
        person_of(tuple(row[:WIDTH])), request_id, _day(sent_on), _maybe_day(kept_on), today
    )


def _withdrawn(row: Row, today: Date) -> Withdrawn:
    number, on = row[WIDTH:]
    return withdrawn(person_of(tuple(row[:WIDTH])), RequestId(number), _day(on), today)


def _benched(row: Row, today: Date) -> Benched:
    reason, since, touches, last, withdrawn_on = row[WIDTH:]
    touched = touches, _maybe_day(last)
    return benched(
        person_of(tuple(row[:WIDTH])),
        reason,
        _day(since),
        touched,
        _maybe_day(withdrawn_on),
        today,
    )


def _in_touch(row: Row, today: Date) -> KeepInTouch:
    days, last = row[WIDTH:]
    return keep_in_touch(person_of(tuple(row[:WIDTH])), days, _maybe_day(last), today)


def _maybe_day(text: Any) -> Date | None:
    return _day(text) if text else None
