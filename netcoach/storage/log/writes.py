"""Writing requests, inside a transaction somebody else opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pendulum import DateTime
from sqlalchemy import Connection, delete, update
from sqlalchemy.dialects.sqlite import Insert, insert

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Request, RequestDraft, RequestId
from netcoach.domain.log.signs import Signs
from netcoach.domain.people.person import PersonId
from netcoach.storage.connection import Run, runner
from netcoach.storage.log import reads
from netcoach.storage.people.resolving import (
    accept_listed,
    off_the_shortlist,
    person_of_edit,
    person_of_new,
    refresh,
)
from netcoach.storage.rows import (
    NewRequest,
    answers_of,
    instant_text,
    said_values,
)
from netcoach.storage.schema import tables

_ADD = (
    insert(tables.requests)
    .on_conflict_do_nothing(index_elements=["uid"])
    .returning(tables.requests.c.id)
)
_ANSWER = insert(tables.sign_answers)
_ADD_OUTCOME = insert(tables.outcomes)


def add(connection: Connection, new: NewRequest) -> Request:
    """Log a request; the same uid twice gives the first."""
    run = runner(connection)
    if earlier := reads.request_by_uid(run, new.uid):
        return earlier
    request_id, _ = _insert(connection, run, [new])[new.uid]
    return reads.request(run, request_id)


def add_many(connection: Connection, news: Sequence[NewRequest]) -> int:
    """Log many; gives how many were new."""
    return len(_insert(connection, runner(connection), news))


@frozen
class AddedRequests:
    """Requests that were logged in one step."""

    requests: tuple[Request, ...]

    @property
    def number(self) -> int:
        """How many there are, for the journal."""
        return len(self.requests)


def add_several(connection: Connection, news: Sequence[NewRequest]) -> AddedRequests:
    """Log several, and give them."""
    run = runner(connection)
    ids = [number for number, _ in _insert(connection, run, news).values()]
    return AddedRequests(requests=reads.requests_of(run, ids))


def edit(connection: Connection, request_id: RequestId, draft: RequestDraft) -> Request:
    """Replace what was said about a request. Raises NotFound."""
    run = runner(connection)
    before = reads.request(run, request_id)
    person_id = person_of_edit(connection, run, before, draft)
    _update(connection, request_id, said_values(draft) | {"person_id": person_id})
    _answer(connection, request_id, before.signs, draft.signs)
    refresh(connection, [before.person.id, person_id])
    return reads.request(run, request_id)


def answer_signs(connection: Connection, request_id: RequestId, signs: Signs) -> Request:
    """Replace the answers of a request's signs. Raises NotFound."""
    run = runner(connection)
    _answer(connection, request_id, reads.request(run, request_id).signs, signs)
    return reads.request(run, request_id)


def delete_request(connection: Connection, request_id: RequestId, at: DateTime) -> Request:
    """Take a request out of every count. Raises NotFound."""
    before = reads.request(runner(connection), request_id)
    _update(connection, request_id, {"deleted_at": at})
    refresh(connection, [before.person.id])
    return before


def _insert(
    connection: Connection, run: Run, news: Sequence[NewRequest]
) -> dict[str, tuple[RequestId, PersonId]]:
    """Insert requests whose uid is new, each person resolved in turn; gives ids by uid."""
    added: dict[str, tuple[RequestId, PersonId]] = {}
    answers: list[Mapping[str, Any]] = []
    outcomes: list[Mapping[str, Any]] = []
    contacts: list[Mapping[str, Any]] = []
    for new in news:
        if run("SELECT 1 FROM requests WHERE uid = ?", (new.uid,)):
            continue
        person_id = person_of_new(connection, run, new)
        number = connection.execute(_ADD, _values_of(new, person_id)).scalar_one()
        added[new.uid] = RequestId(number), person_id
        answers += _answer_values(number, answers_of(new.draft.signs))
        contacts += [
            {"person_id": person_id, "kind": kind.value, "on_date": on, "words": ""}
            for kind, on in new.contacts
        ]
        outcomes += [
            {"request_id": number, "outcome": outcome.value, "on_date": on}
            for outcome, on in new.outcomes
        ]
    _execute_many(connection, _ANSWER, answers)
    _execute_many(connection, _ADD_OUTCOME, outcomes)
    _execute_many(connection, insert(tables.contacts), contacts)
    people = [person_id for _, person_id in added.values()]
    off_the_shortlist(connection, people)
    refresh(connection, people)
    accept_listed(connection, people)
    return added


def _values_of(new: NewRequest, person_id: PersonId) -> Mapping[str, Any]:
    """A new request's columns."""
    return said_values(new.draft) | {
        "uid": new.uid,
        "person_id": person_id,
        "source": new.source.value,
        "logged_at": new.logged_at,
    }


def _answer(connection: Connection, request_id: int, before: Signs, after: Signs) -> None:
    """Store the answers that changed, and only those."""
    old, new = answers_of(before), answers_of(after)
    changed = [sign for sign in old if old[sign] != new.get(sign)]
    if changed:
        gone = (
            tables.sign_answers.c.request_id == request_id,
            tables.sign_answers.c.sign.in_(changed),
        )
        connection.execute(delete(tables.sign_answers).where(*gone))
    added = {sign: answer for sign, answer in new.items() if old.get(sign) != answer}
    _execute_many(connection, _ANSWER, _answer_values(request_id, added))


def _answer_values(request_id: int, answers: Mapping[str, str]) -> list[Mapping[str, Any]]:
    return [
        {"request_id": request_id, "sign": sign, "answer": answer}
        for sign, answer in answers.items()
    ]


def _execute_many(
    connection: Connection, statement: Insert, rows: Sequence[Mapping[str, Any]]
) -> None:
    if rows:
        connection.execute(statement, rows)


def _update(connection: Connection, request_id: RequestId, values: Mapping[str, Any]) -> None:
    connection.execute(
        update(tables.requests).where(tables.requests.c.id == request_id).values(**values)
    )


# ruff: noqa: S608 (only this package's own table and column names are put into statements)


@frozen
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
