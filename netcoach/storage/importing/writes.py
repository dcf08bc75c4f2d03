"""Bringing many requests in at once, inside a transaction somebody else opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pendulum import DateTime
from sqlalchemy import Connection, bindparam, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql.dml import UpdateBase

from netcoach.domain.log.request import Source
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.people.person import PersonId
from netcoach.storage.connection import runner
from netcoach.storage.importing.batch import (
    Batch,
    FilledGap,
    MovedOnError,
    NewcomerPerson,
    NewcomerRequest,
)
from netcoach.storage.importing.reads import mark_of, ruled_out_uid
from netcoach.storage.people.resolving import off_the_shortlist, refresh
from netcoach.storage.rows import named_values, sent_values
from netcoach.storage.schema import tables

ROWS_AT_ONCE = 250
"""Rows between two looks at whether it should go on (ours: about a hundredth of a second)."""

Values = Mapping[str, Any]
Step = tuple[UpdateBase, Sequence[Values]]

_LAST_ID = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)"
_FILL = (
    update(tables.requests)
    .where(tables.requests.c.id == bindparam("number"))
    .values(company=bindparam("company"), role=bindparam("role"), note=bindparam("note"))
)
_FILL_PROFILE = (
    update(tables.people)
    .where(tables.people.c.id == bindparam("person"))
    .values(profile_key=bindparam("key"))
)


def write(
    connection: Connection, batch: Batch, at: DateTime, tell: Callable[[float], None]
) -> None:
    """Write a batch.

    Args:
        connection: an open transaction.
        batch: what to write.
        at: the present moment.
        tell: hears how much is written, 0.0 to 1.0; what it raises ends the transaction.

    Raises:
        MovedOnError: the log changed since the batch was worked out.
    """
    if mark_of(runner(connection)) != batch.mark:
        raise MovedOnError
    first_person, first_request = _next_id(connection, "people"), _next_id(connection, "requests")
    people = [_person_of(one, first_person) for one in batch.requests]
    steps: list[Step] = [
        (insert(tables.people), _people(batch.people, first_person, at)),
        (insert(tables.requests), _requests(batch.requests, first_request, people, at)),
        (insert(tables.outcomes), _outcomes(batch, first_request)),
        (insert(tables.import_uids), _uids(batch, first_request)),
        (_FILL, [_filled(one) for one in batch.filled_gaps]),
        (_FILL_PROFILE, [{"person": number, "key": key} for number, key in batch.profiles]),
    ]
    total = sum(len(rows) for _, rows in steps)
    done = 0
    for statement, rows in _portions(steps):
        tell(done / total)
        connection.execute(statement, rows)
        done += len(rows)
    tell(1.0)
    off_the_shortlist(connection, people)
    refresh(connection, [*people, *(one.person_id for one in batch.filled_gaps)])


def _portions(steps: Sequence[Step]) -> Iterator[Step]:
    for statement, rows in steps:
        for start in range(0, len(rows), ROWS_AT_ONCE):
            yield statement, rows[start : start + ROWS_AT_ONCE]


def _next_id(connection: Connection, table: str) -> int:
    """The id the next row gets; nobody else can take it before the transaction ends."""
    return int(connection.exec_driver_sql(_LAST_ID, (table,)).scalar_one()) + 1


def _person_of(one: NewcomerRequest, first_person: int) -> PersonId:
    if one.person_id is not None:
        return one.person_id
    return PersonId(first_person + (one.newcomer or 0))


def _people(people: Sequence[NewcomerPerson], first: int, at: DateTime) -> list[Values]:
    return [
        named_values(one.name)
        | {
            "id": number,
            "company": one.company,
            "role": one.role,
            "profile_key": one.profile_key,
            "created_at": at,
        }
        for number, one in enumerate(people, first)
    ]


def _requests(
    requests: Sequence[NewcomerRequest], first: int, people: Sequence[PersonId], at: DateTime
) -> list[Values]:
    return [
        {
            "id": number,
            "uid": one.uid,
            "person_id": person,
            **sent_values(one.sent),
            "source": Source.IMPORT.value,
            "logged_at": at,
            "company": one.company,
            "role": one.role,
            "note": one.note,
            "reason": "",
            "event": "",
        }
        for number, (one, person) in enumerate(zip(requests, people, strict=True), first)
    ]


def _outcomes(batch: Batch, first: int) -> list[Values]:
    news = [
        (number, outcome, on)
        for number, one in enumerate(batch.requests, first)
        for outcome, on in one.outcomes
    ]
    return [
        {
            "request_id": number,
            "outcome": outcome.value,
            "on_date": on,
            "source": Origin.IMPORT.value,
        }
        for number, outcome, on in (*news, *batch.outcomes)
    ]


def _uids(batch: Batch, first: int) -> list[Values]:
    news = list(enumerate(batch.requests, first))
    uids = [(number, uid) for number, one in news for uid in one.uids]
    ruled_out = [(number, key) for number, one in news for key in one.ruled_out]
    uids += batch.uids
    uids += [(number, ruled_out_uid(number, key)) for number, key in (*ruled_out, *batch.ruled_out)]
    return [{"request_id": number, "uid": uid} for number, uid in uids]


def _filled(one: FilledGap) -> Values:
    return {
        "number": one.request_id,
        "company": one.company,
        "role": one.role,
        "note": one.note,
    }
