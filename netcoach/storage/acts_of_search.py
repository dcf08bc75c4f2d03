"""Taking many requests out of the log, inside a transaction somebody else opened."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pendulum import DateTime
from sqlalchemy import Connection

from netcoach.domain.log.request import RequestId
from netcoach.domain.people.person import PersonId
from netcoach.storage.acts_on_people import refresh
from netcoach.storage.moments import instant_text


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """How many requests were taken out, for the journal."""

    number: int


AT_ONCE = 500
"""Ids in one statement; SQLite on its own takes no more than 999 values."""


def delete_many(connection: Connection, ids: Sequence[RequestId], at: DateTime) -> TakenOut:
    """Take requests out of every count; each is counted once."""
    people: list[PersonId] = []
    for start in range(0, len(ids), AT_ONCE):
        part = tuple(ids[start : start + AT_ONCE])
        marks = ", ".join("?" * len(part))
        gone = connection.exec_driver_sql(
            f"UPDATE requests SET deleted_at = ? WHERE id IN ({marks}) AND deleted_at IS NULL"
            " RETURNING person_id",
            (instant_text(at), *part),
        )
        people += [PersonId(number) for (number,) in gone]
    refresh(connection, people)
    return TakenOut(number=len(people))
