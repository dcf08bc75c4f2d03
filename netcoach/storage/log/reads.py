"""Reading requests: by readers and inside writes alike.

Every function takes ``Run``: something that runs one statement and gives all its rows. A
reader's is plain sqlite3, a writer's its open transaction, and a missing file's gives nothing.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from pendulum import Date

from netcoach.domain.errors import NotFound
from netcoach.domain.log.request import Request, RequestId
from netcoach.domain.people.person import PersonId
from netcoach.storage.connection import Run
from netcoach.storage.rows import (
    PERSON_COLUMNS,
    REQUEST_COLUMNS,
    columns,
    day_of,
    day_text,
    outcomes_of,
    request_of,
    signs_of,
)

# ruff: noqa: S608 (only this package's own table and column names are put into statements)


AT_ONCE = 500
"""Requests read by one statement: SQLite on its own takes no more than 999 values, and the rows of
a year would take more memory than its requests do."""


ANSWERS = (
    "(SELECT group_concat(a.sign || ' ' || a.answer) FROM sign_answers AS a"
    " WHERE a.request_id = r.id)"
)
OUTCOMES = (
    "(SELECT group_concat(m.outcome || ' ' || m.on_date) FROM outcomes AS m"
    " WHERE m.request_id = r.id)"
)
"""All of a request in one text: as rows they would be several times as many as the requests."""

_REQUESTS = (
    f"SELECT {ANSWERS}, {OUTCOMES},"
    f" {columns('r', REQUEST_COLUMNS)}, {columns('p', PERSON_COLUMNS)}"
    " FROM {table} AS r JOIN people AS p ON p.id = r.person_id WHERE r.id IN ({places})"
)
_IN_ORDER = (
    "SELECT r.id FROM standing_requests AS r WHERE {where} ORDER BY r.sent_on, r.sent_at, r.id"
)
_GONE = "That request is not in the log any more."


def requests_between(run: Run, first: Date, after: Date) -> tuple[Request, ...]:
    """Requests with first <= local date < after, in order of sending."""
    where = "r.sent_on >= ? AND r.sent_on < ?"
    return _requests(run, where, (day_text(first), day_text(after)))


def request(run: Run, request_id: RequestId) -> Request:
    """One request. Raises NotFound."""
    found = _requests(run, "r.id = ?", (request_id,))
    if not found:
        raise NotFound(_GONE)
    return found[0]


def requests_of(run: Run, ids: Sequence[int]) -> tuple[Request, ...]:
    """These requests in the order of their ids given; those no longer in the log left out."""
    return _read(run, ids)


def with_notes_between(run: Run, first: Date, after: Date) -> tuple[Request, ...]:
    """As ``requests_between``, without those of whose note nothing is known."""
    where = "r.sent_on >= ? AND r.sent_on < ? AND r.note IS NOT NULL"
    return _requests(run, where, (day_text(first), day_text(after)))


def request_by_uid(run: Run, uid: str) -> Request | None:
    """The request logged with this uid, also when it was deleted since."""
    ids = [number for (number,) in run("SELECT id FROM requests WHERE uid = ?", (uid,))]
    return next(iter(_read(run, ids, table="requests")), None)


def latest_requests(run: Run) -> tuple[Request, ...]:
    """The latest request to each person, the latest of all first."""
    return _requests(run, "r.id IN (SELECT l.id FROM latest_requests AS l)", ())[::-1]


def requests_to(run: Run, person_id: PersonId) -> tuple[Request, ...]:
    """Every request to a person, newest first."""
    return _requests(run, "r.person_id = ?", (person_id,))[::-1]


def sent_by_day(run: Run) -> tuple[tuple[Date, int], ...]:
    """How many requests were sent on each local date that has any, oldest first."""
    rows = run(
        "SELECT sent_on, count(*) FROM standing_requests GROUP BY sent_on ORDER BY sent_on",
        (),
    )
    return tuple((day_of(on), number) for on, number in rows)


def spans(run: Run) -> tuple[tuple[Date, Date, int], ...]:
    """The first and the last date of each span requests are known to, and how many are."""
    rows = run(
        "SELECT sent_from, sent_on, count(*) FROM standing_requests WHERE sent_from IS NOT NULL"
        " GROUP BY sent_from, sent_on",
        (),
    )
    return tuple((day_of(first), day_of(last), number) for first, last, number in rows)


def _requests(run: Run, where: str, values: Sequence[Any]) -> tuple[Request, ...]:
    return _read(run, [number for (number,) in run(_IN_ORDER.format(where=where), values)])


def _read(run: Run, ids: Sequence[int], *, table: str = "standing_requests") -> tuple[Request, ...]:
    """Requests in the order of their ids, read a part at a time."""
    parts = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
    return tuple(request for part in parts for request in _part(run, tuple(part), table))


def _part(run: Run, ids: tuple[int, ...], table: str) -> Iterator[Request]:
    places = ", ".join("?" * len(ids))
    rows = run(_REQUESTS.format(places=places, table=table), ids)
    found = {
        row[0]: request_of(tuple(row), signs_of(answers), outcomes_of(dated))
        for answers, dated, *row in rows
    }
    return (found[number] for number in ids if number in found)


Ids: TypeAlias = "array[int]"
"""Ids in some order: eight bytes each, so that a long log fits many times over."""

# One text of sixteen digits each instead of a row each. What group_concat is given stands in the
# order of the inner query.
_IN_ONE = "SELECT group_concat(printf('%016x', id), '') FROM ({ids})"


def ids_in_order(run: Run, statement: str, values: Sequence[Any] = ()) -> Ids:
    """The ids that a statement gives as its column ``id``, in its order."""
    found = array("q")
    for (text,) in run(_IN_ONE.format(ids=statement), values):
        found.frombytes(bytes.fromhex(text or ""))
    if sys.byteorder == "little":
        found.byteswap()
    return found
