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
# one, no touch since. "yes" is the date and the request of the latest acceptance.
_HELLOS = (
    "WITH heard AS (SELECT r.person_id AS person_id,"
    " max(CASE m.milestone WHEN 'accepted' THEN m.on_date || printf('%015d', r.id) END) AS yes,"
    " max(CASE m.milestone WHEN 'accepted' THEN '' ELSE m.on_date END) AS later"
    " FROM milestones AS m {join} requests AS r ON r.id = m.request_id"
    f" WHERE m.on_date >= ?{{mine}} AND m.milestone NOT IN ({_ENDS}) AND r.deleted_at IS NULL"
    " GROUP BY r.person_id)"
    f" SELECT {_PERSON}, r.id, r.sent_on, substr(h.yes, 1, 10) FROM heard AS h"
    f" CROSS JOIN requests AS r ON r.id = CAST(substr(h.yes, 11) AS INTEGER) {_KNOWN}"
    " WHERE h.later < substr(h.yes, 1, 10) AND NOT EXISTS (SELECT 1 FROM milestones AS x"
    " WHERE x.request_id = r.id AND x.milestone <> 'accepted')"
    " AND NOT EXISTS (SELECT 1 FROM touches AS t"
    " WHERE t.person_id = r.person_id AND t.on_date >= substr(h.yes, 1, 10))"
)
_WAITING = (
    f"SELECT {_PERSON}, r.id, r.sent_on, w.kept_on FROM requests AS r{{scan}} {_KNOWN}"
    " LEFT JOIN waits AS w ON w.request_id = r.id"
    f" WHERE {{silent}}{{mine}} AND {_LAST}"
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
    " WHERE 1{them}"
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
    " FROM people AS p WHERE p.rhythm_days IS NOT NULL AND p.forgotten_at IS NULL{them}"
)

_KNOWN_PEOPLE = "SELECT count(*) FROM people AS p WHERE p.forgotten_at IS NULL{them}"

# Everybody's rows are read quickest in the order they lie in, one person's by their index.
_EVERYBODY = {
    "mine": "",
    "them": "",
    "scan": " NOT INDEXED",
    "join": "CROSS JOIN",
    "silent": "r.id NOT IN (SELECT request_id FROM milestones)",
}
_ONE = {
    "mine": " AND r.person_id = ?",
    "them": " AND p.id = ?",
    "scan": "",
    "join": "JOIN",
    "silent": "NOT EXISTS (SELECT 1 FROM milestones AS x WHERE x.request_id = r.id)",
}

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
            bench=_on_bench(run, today, person_id),
            in_touch=tuple(_in_touch(row, today) for row in _rows(run, _IN_TOUCH, person_id)),
            known=sum(number for (number,) in _rows(run, _KNOWN_PEOPLE, person_id)),
        )
    )


def on_bench(run: Run, today: Date) -> tuple[Benched, ...]:
    """The bench alone, in its order."""
    return in_order(Shelves(today=today, bench=_on_bench(run, today, None))).bench


def _on_bench(run: Run, today: Date, person_id: PersonId | None) -> tuple[Benched, ...]:
    return tuple(_benched(row, today) for row in _rows(run, _BENCH, person_id))


def _rows(
    run: Run, statement: str, person_id: PersonId | None, values: tuple[str, ...] = ()
) -> Sequence[Row]:
    how = _EVERYBODY if person_id is None else _ONE
    mine = () if person_id is None else (person_id,)
    return run(statement.format(**how), (*values, *mine))


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
