"""Making two people one in the database; inside a transaction somebody else opened."""

from __future__ import annotations

from pendulum import Date, DateTime
from sqlalchemy import Connection, delete, select, update

from netcoach.domain.errors import InvalidInput
from netcoach.domain.log.request import Request
from netcoach.domain.people.merging import Merging, as_one, logged_twice
from netcoach.domain.people.person import Person, PersonId
from netcoach.storage.connection import Run, runner
from netcoach.storage.log import reads
from netcoach.storage.people.reads import known_person
from netcoach.storage.people.resolving import accept_listed, refresh
from netcoach.storage.people.standings import standing_with
from netcoach.storage.rows import answers_of, day_text, instant_text, sent_values
from netcoach.storage.schema import tables

# ruff: noqa: S608 (only this package's own table and column names are put into statements)


_ONE_ALREADY = "That is one and the same person; there is nothing to merge."

_MOVE = "UPDATE {table} SET person_id = ? WHERE person_id = ?"
_MOVE_JOBS = (
    "UPDATE jobs SET person_id = ? WHERE person_id = ?"
    " AND on_date NOT IN (SELECT j.on_date FROM jobs AS j WHERE j.person_id = ?)"
)
_ONE_EACH = ("shortlist", "joins", "follow_ups")
_MOVE_ONLY = (
    "UPDATE {table} SET person_id = ? WHERE person_id = ?"
    " AND NOT EXISTS (SELECT 1 FROM {table} AS b WHERE b.person_id = ?)"
)
_MOVE_TAGS = (
    "UPDATE tags SET person_id = ? WHERE person_id = ?"
    " AND tag NOT IN (SELECT t.tag FROM tags AS t WHERE t.person_id = ?)"
)
# Who is not the same as the other is not the same as the one either.
_THEIR_PAIRS = (
    "SELECT id, first_id, second_id FROM not_same WHERE first_id IN (?, ?) OR second_id IN (?, ?)"
)


def merging_of(run: Run, first: PersonId, second: PersonId) -> Merging:
    """Two people with the requests of theirs that are one. Raises NotFound."""
    requests = (reads.requests_to(run, one) for one in (first, second))
    return Merging(
        first=known_person(run, first),
        second=known_person(run, second),
        logged_twice=logged_twice(*requests),
    )


def merge(
    connection: Connection, keep: PersonId, other: PersonId, *, join_requests: bool, at: DateTime
) -> Person:
    """Give everything of one person to another, who stays.

    Args:
        connection: an open transaction.
        keep: who stays.
        other: who becomes part of them.
        join_requests: make one of the requests that were logged twice.
        at: the present moment.

    Raises:
        InvalidInput: they are one already.
        NotFound: no such person.
    """
    run = runner(connection)
    staying, leaving = known_person(run, keep), known_person(run, other)
    if keep == other:
        raise InvalidInput(_ONE_ALREADY)
    if join_requests:
        for stays, goes in merging_of(run, keep, other).logged_twice:
            _join(connection, run, as_one(stays, goes), goes, at)
    said = _said_of_both(connection, staying, leaving)
    for table in ("requests", "contacts"):
        connection.exec_driver_sql(_MOVE.format(table=table), (keep, other))
    ones = [_MOVE_ONLY.format(table=one) for one in _ONE_EACH]
    for statement in (_MOVE_JOBS, _MOVE_TAGS, *ones):
        connection.exec_driver_sql(statement, (keep, other, keep))
    for table in ("jobs", "tags", *_ONE_EACH):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE person_id = ?", (other,))
    _move_pairs(connection, keep, other)
    connection.execute(delete(tables.people).where(tables.people.c.id == other))
    connection.execute(update(tables.people).where(tables.people.c.id == keep).values(**said))
    standing = standing_with(run, keep)
    if standing and not standing.can_be_meant:
        connection.execute(delete(tables.shortlist).where(tables.shortlist.c.person_id == keep))
    refresh(connection, [keep])
    accept_listed(connection, [keep])
    return known_person(run, keep)


def _said_of_both(
    connection: Connection, staying: Person, leaving: Person
) -> dict[str, str | int | Date | None]:
    """The person's own columns after the merge: what the one does not say, the other does."""
    columns = (
        tables.people.c.id,
        tables.people.c.through,
        tables.people.c.words,
        tables.people.c.cadence_days,
        tables.people.c.connected_on,
        tables.people.c.listed_company,
        tables.people.c.listed_role,
        tables.people.c.other_keys,
    )
    both = tables.people.c.id.in_((staying.id, leaving.id))
    rows = {row[0]: row[1:] for row in connection.execute(select(*columns).where(both))}
    through, words, cadence, *listed, keys = rows[staying.id]
    their_through, their_words, their_cadence, *their_listed, their_keys = rows[leaving.id]
    profile_key = staying.profile_key or leaving.profile_key
    others = dict.fromkeys(f"{leaving.profile_key} {keys} {their_keys}".split())
    connected_on, company, role = listed if listed[0] is not None else their_listed
    return {
        "profile_key": profile_key,
        "other_keys": " ".join(one for one in others if one != profile_key),
        "through": through or their_through,
        "words": "\n".join(dict.fromkeys(text for text in (words, their_words) if text)),
        "cadence_days": their_cadence if cadence is None else cadence,
        "connected_on": connected_on,
        "listed_company": company,
        "listed_role": role,
    }


def _move_pairs(connection: Connection, keep: PersonId, other: PersonId) -> None:
    rows = connection.exec_driver_sql(_THEIR_PAIRS, (keep, other) * 2).fetchall()
    taken = {(first, second) for _, first, second in rows if other not in (first, second)}
    for number, first, second in rows:
        if other not in (first, second):
            continue
        third = second if first == other else first
        pair = (min(keep, third), max(keep, third))
        if third == keep or pair in taken:
            connection.exec_driver_sql("DELETE FROM not_same WHERE id = ?", (number,))
        else:
            taken.add(pair)
            connection.exec_driver_sql(
                "UPDATE not_same SET first_id = ?, second_id = ? WHERE id = ?", (*pair, number)
            )


_TAKE_OVER = (
    "INSERT INTO outcomes (request_id, outcome, on_date, source)"
    " SELECT ?, outcome, on_date, source FROM outcomes WHERE request_id = ? AND outcome = ?"
    " AND on_date = ?"
)
_TAKE_OFF = "DELETE FROM outcomes WHERE request_id = ? AND outcome = ?"
_ANSWER = "INSERT INTO sign_answers (request_id, sign, answer) VALUES (?, ?, ?)"
_IS_ANSWERED = "SELECT sign FROM sign_answers WHERE request_id = ?"
_CALLED = "UPDATE import_uids SET request_id = ? WHERE request_id = ?"
_KEPT = (
    "UPDATE waits SET request_id = ? WHERE request_id = ?"
    " AND NOT EXISTS (SELECT 1 FROM waits AS w WHERE w.request_id = ?)"
)


def _join(connection: Connection, run: Run, joined: Request, goes: Request, at: DateTime) -> None:
    """Make two requests one: it says what both did, and the other is taken out of the log."""
    said = {name: getattr(joined, name) for name in ("company", "role", "note", "reason", "event")}
    said["field"] = joined.field and joined.field.value
    values = said | sent_values(joined.sent)
    connection.execute(
        update(tables.requests).where(tables.requests.c.id == joined.id).values(**values)
    )
    execute = connection.exec_driver_sql
    there = {sign for (sign,) in run(_IS_ANSWERED, (joined.id,))}
    for sign, answer in answers_of(joined.signs).items():
        if sign not in there:
            execute(_ANSWER, (joined.id, sign, answer))
    before = dict(reads.request(run, joined.id).outcomes)
    after = dict(joined.outcomes)
    for outcome, on in before.items():
        if after.get(outcome) != on:
            execute(_TAKE_OFF, (joined.id, outcome.value))
    for outcome, on in after.items():
        if before.get(outcome) != on:
            execute(_TAKE_OVER, (joined.id, goes.id, outcome.value, day_text(on)))
    execute(_CALLED, (joined.id, goes.id))
    execute(_KEPT, (joined.id, goes.id, joined.id))
    execute("UPDATE requests SET deleted_at = ? WHERE id = ?", (instant_text(at), goes.id))
