"""What an import asks of the log: every request and person, in as little as telling takes."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pendulum import Date

from netcoach.domain.log.request import Outcome, RequestId, Source
from netcoach.domain.outcomes.kinds import ANSWERS
from netcoach.domain.people.person import PersonId
from netcoach.storage.connection import Run
from netcoach.storage.importing.batch import Held, HeldRequest, Mark
from netcoach.storage.rows import JOURNALED, PERSON_COLUMNS, day_of, person_of, sent_of

RULED_OUT = "not:"
"""What the uid begins with that a request certainly is not: "not:KEY:NUMBER"."""

_MARK = "SELECT " + ", ".join(
    f"coalesce((SELECT max(seq) FROM {name}_history), 0)" for name in JOURNALED
)
_REQUESTS = (
    "SELECT id, uid, source, person_id, sent_on, sent_from, sent_at, zone, precision, company,"
    " role, note, deleted_at IS NOT NULL"
    " OR person_id IN (SELECT id FROM people WHERE forgotten_at IS NOT NULL)"
    " FROM requests ORDER BY sent_on, sent_at, id"
)
_OUTCOMES = "SELECT request_id, outcome, on_date FROM outcomes"
_UIDS = "SELECT request_id, uid FROM import_uids"
_PEOPLE = f"SELECT {', '.join(PERSON_COLUMNS)} FROM people ORDER BY id"
_SHORTLISTED = "SELECT person_id FROM shortlist"
_FORGOTTEN = "SELECT id FROM people WHERE forgotten_at IS NOT NULL"


def mark_of(run: Run) -> Mark:
    """Which state the log is in: how far the history of each table has got."""
    rows = run(_MARK, ())
    return tuple(rows[0]) if rows else (0,) * len(JOURNALED)


def ruled_out_uid(number: int, key: str) -> str:
    """What says that a request did not lead to the connection of that key; unique in the log."""
    return f"{RULED_OUT}{key}:{number}"


def held(run: Run) -> Held:
    """The whole log, with the requests in order of sending."""
    people = {PersonId(row[0]): person_of(tuple(row)) for row in run(_PEOPLE, ())}
    uids: defaultdict[int, set[str]] = defaultdict(set)
    for number, uid in run(_UIDS, ()):
        uids[number].add(uid)
    reached: defaultdict[int, dict[Outcome, Date]] = defaultdict(dict)
    for number, outcome, on in run(_OUTCOMES, ()):
        reached[number][Outcome(outcome)] = day_of(on)
    requests = []
    asked = _ids(run, _SHORTLISTED)
    for row in run(_REQUESTS, ()):
        one = _request_of(row, uids[row[0]], reached[row[0]])
        if not one.deleted:
            asked.add(one.person_id)
        if one.uids or not one.deleted:
            requests.append(one)
    return Held(
        mark=mark_of(run),
        requests=tuple(requests),
        people=people,
        asked=frozenset(asked),
        forgotten=frozenset(_ids(run, _FORGOTTEN)),
    )


def _ids(run: Run, statement: str) -> set[PersonId]:
    return {PersonId(number) for (number,) in run(statement, ())}


def _request_of(row: Any, uids: set[str], reached: dict[Outcome, Date]) -> HeldRequest:
    ruled_out = {uid for uid in uids if uid.startswith(RULED_OUT)}
    uids = uids - ruled_out
    number, uid, source, person, *sent, company, role, note, deleted = row
    return HeldRequest(
        id=RequestId(number),
        person_id=PersonId(person),
        sent=sent_of(*sent),
        company=company,
        role=role,
        note=note,
        accepted_on=reached.get(Outcome.ACCEPTED),
        outcomes=frozenset(reached),
        closed=not ANSWERS.isdisjoint(reached),
        deleted=bool(deleted),
        uids=frozenset(uids | {uid} if source == Source.IMPORT.value else uids),
        ruled_out=frozenset(uid.split(":")[1] for uid in ruled_out),
    )
