"""What an import asks of the log: every request and person, in as little as telling takes."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pendulum import Date

from netcoach.domain.log.request import Outcome, RequestId, Source
from netcoach.domain.outcomes.kinds import ANSWERS, Origin
from netcoach.domain.people.person import PersonId
from netcoach.storage.connection import Run
from netcoach.storage.importing.batch import Held, HeldPerson, HeldRequest, Mark
from netcoach.storage.rows import JOURNALED, PERSON_COLUMNS, day_of, person_of, sent_of
from netcoach.storage.week.reads import week_marks

OWN_UID = "netcoach:"
"""What the uid begins with of a request whose source cannot tell it again to the letter."""

_MARK = "SELECT " + ", ".join(
    f"coalesce((SELECT max(seq) FROM {name}_history), 0)" for name in JOURNALED
)
_REQUESTS = (
    "SELECT id, uid, source, person_id, sent_on, sent_from, sent_at, zone, precision, company,"
    " role, note, event, reason, deleted_at IS NOT NULL"
    " OR person_id IN (SELECT id FROM people WHERE forgotten_at IS NOT NULL)"
    " FROM requests ORDER BY sent_on, sent_at, id"
)
_OUTCOMES = "SELECT request_id, outcome, on_date FROM outcomes"
_UIDS = "SELECT request_id, uid FROM import_uids"
_PEOPLE = (
    f"SELECT {', '.join(PERSON_COLUMNS)}, forgotten_at IS NOT NULL,"
    " id IN (SELECT person_id FROM shortlist), id IN (SELECT person_id FROM joins),"
    " other_keys, listed_company, listed_role, words, kept_on IS NOT NULL,"
    " id IN (SELECT person_id FROM follow_ups) FROM people ORDER BY id"
)
_TAGS = "SELECT person_id, tag FROM tags"
_APART = "SELECT first_id, second_id FROM not_same"
_CONTACTS = "SELECT person_id, kind, on_date FROM contacts"
_CHECKS = "SELECT on_date, source FROM checks"
_NETWORK = "SELECT on_date, number FROM network_counts ORDER BY id"


def mark_of(run: Run) -> Mark:
    """Which state the log is in: how far the history of each table has got."""
    rows = run(_MARK, ())
    return tuple(rows[0]) if rows else (0,) * len(JOURNALED)


def held(run: Run) -> Held:
    """The whole log, with the requests in order of sending."""
    uids: defaultdict[int, set[str]] = defaultdict(set)
    for number, uid in run(_UIDS, ()):
        uids[number].add(uid)
    reached: defaultdict[int, dict[Outcome, Date]] = defaultdict(dict)
    for number, outcome, on in run(_OUTCOMES, ()):
        reached[number][Outcome(outcome)] = day_of(on)
    tags: defaultdict[int, set[str]] = defaultdict(set)
    for number, tag in run(_TAGS, ()):
        tags[number].add(tag)
    requests = []
    asked = set()
    for row in run(_REQUESTS, ()):
        one = _request_of(row, uids[row[0]], reached[row[0]])
        if not one.deleted:
            asked.add(one.person_id)
        if one.uids or not one.deleted:
            requests.append(one)
    return Held(
        mark=mark_of(run),
        requests=tuple(requests),
        people={
            PersonId(row[0]): _person_of(tuple(row), row[0] in asked, tags[row[0]])
            for row in run(_PEOPLE, ())
        },
        apart=frozenset((PersonId(one), PersonId(other)) for one, other in run(_APART, ())),
        contacts=frozenset((number, kind, on) for number, kind, on in run(_CONTACTS, ())),
        checks=frozenset((day_of(on), Origin(source)) for on, source in run(_CHECKS, ())),
        marks=week_marks(run),
        network={day_of(on): number for on, number in run(_NETWORK, ())},
    )


def _person_of(row: tuple[Any, ...], asked: bool, tags: set[str]) -> HeldPerson:
    *row_said, words, kept, followed_up = row
    *said, forgotten, shortlisted, joined, other_keys, company, role = row_said
    return HeldPerson(
        person=person_of(tuple(said)),
        asked=asked or bool(shortlisted),
        forgotten=bool(forgotten),
        joined=bool(joined),
        other_keys=frozenset(other_keys.split()),
        company=company,
        role=role,
        words=words,
        tags=frozenset(tags),
        kept=bool(kept),
        followed_up=bool(followed_up),
    )


def _request_of(row: Any, uids: set[str], reached: dict[Outcome, Date]) -> HeldRequest:
    number, uid, source, person, *sent, company, role, note, event, reason, deleted = row
    imported = source == Source.IMPORT.value
    if imported and not uid.startswith(OWN_UID):
        uids = uids | {uid}
    return HeldRequest(
        id=RequestId(number),
        person_id=PersonId(person),
        sent=sent_of(*sent),
        company=company,
        role=role,
        note=note,
        event=event,
        reason=reason,
        accepted_on=reached.get(Outcome.ACCEPTED),
        outcomes=frozenset(reached),
        closed=not ANSWERS.isdisjoint(reached),
        deleted=bool(deleted),
        typed=not imported,
        uids=frozenset(uids),
    )
