"""Reading where people stand: the facts from the database, the rule from the domain."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

from pendulum import Date

from netcoach.domain.log.request import RequestId
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.standing import KnownStanding, RequestFacts, Standing, standing_of
from netcoach.storage.connection import Run
from netcoach.storage.log.reads import OUTCOMES
from netcoach.storage.rows import PERSON_COLUMNS, day_of, day_text, outcomes_of, person_of

ONE = "r.person_id = ?"
"""Every request to one person."""

MANY = "r.person_id IN (SELECT value FROM json_each(?))"
"""Every request to several people, given as a list in JSON."""

# Nobody else can be pending, newly accepted or newly withdrawn.
RECENT = (
    "r.person_id IN (SELECT s.person_id FROM standing_requests AS s WHERE s.sent_on >= ?"
    " AND NOT EXISTS (SELECT 1 FROM outcomes AS m WHERE m.request_id = s.id)"
    " UNION SELECT s.person_id FROM outcomes AS m"
    " CROSS JOIN standing_requests AS s ON s.id = m.request_id WHERE m.on_date >= ?)"
)
"""Every request to whom something is open of since one date, or recorded since another."""

_FACTS = (
    f"SELECT r.person_id, r.id, r.sent_on, {OUTCOMES} FROM standing_requests AS r"
    " WHERE {who} ORDER BY r.person_id, r.sent_on, r.sent_at, r.id"
)
_PEOPLE = (
    f"SELECT {', '.join(f'p.{name}' for name in PERSON_COLUMNS)},"
    " (SELECT max(t.on_date) FROM contacts AS t WHERE t.person_id = p.id)"
    " FROM json_each(?) AS these CROSS JOIN known_people AS p ON p.id = these.value"
)
_LISTED = (
    "SELECT p.id, p.connected_on FROM json_each(?) AS these"
    " CROSS JOIN people AS p ON p.id = these.value WHERE p.connected_on IS NOT NULL"
)
_KEPT = "SELECT request_id, kept_on FROM waits"

Standings = dict[PersonId, Standing]

# Thousands of rows share few dates.
day = lru_cache(maxsize=4096)(day_of)


def standings(run: Run, who: str, values: Sequence[Any]) -> Standings:
    """Where people stand who were asked, those who were forgotten among them.

    Args:
        run: reads the log.
        who: whose requests, as a condition on ``r``; it must hold for all requests of a person.
        values: what is put for its question marks.
    """
    of_each = asked_of_each(run, who, values)
    listed = connected_among(run, of_each)
    return {
        person_id: standing_of(facts, listed.get(person_id)) for person_id, facts in of_each.items()
    }


def standings_with(run: Run, people: Collection[PersonId]) -> Standings:
    """Where these people stand, those who were asked or are connections."""
    ids = json.dumps([*people])
    of_each = asked_of_each(run, MANY, (ids,))
    listed = connected_among(run, people)
    return {
        person_id: standing_of(of_each.get(person_id, ()), listed.get(person_id))
        for person_id in people
        if person_id in of_each or person_id in listed
    }


def connected_among(run: Run, people: Iterable[PersonId]) -> dict[PersonId, Date]:
    """Since when those of these people are connections whom LinkedIn lists."""
    found = run(_LISTED, (json.dumps([*people]),))
    return {PersonId(number): day(on) for number, on in found}


def asked_of_each(run: Run, who: str, values: Sequence[Any]) -> dict[PersonId, list[RequestFacts]]:
    """What decides where people stand: the requests to each in order of sending; see above."""
    of_each: dict[PersonId, list[RequestFacts]] = {}
    for person, number, sent_on, dated in run(_FACTS.format(who=who), values):
        fact = RequestId(number), day(sent_on), outcomes_of(dated)
        of_each.setdefault(PersonId(person), []).append(fact)
    return of_each


def standing_with(run: Run, person_id: PersonId) -> Standing | None:
    """Where one person stands; None when they were never asked and are no connection."""
    return standings_with(run, [person_id]).get(person_id)


def known_standings(run: Run, found: Standings) -> tuple[KnownStanding, ...]:
    """The same with who they are and what was noted of them; without those forgotten."""
    kept = dict(run(_KEPT, ()))
    return tuple(
        KnownStanding(
            person=person_of(tuple(row)),
            standing=(standing := found[PersonId(row[0])]),
            kept_on=maybe_day(kept.get(standing.pending_by)),
            noted_on=maybe_day(noted_on),
        )
        for *row, noted_on in run(_PEOPLE, (json.dumps([*found]),))
    )


def recent_standings(run: Run, open_since: Date, recorded_since: Date) -> Standings:
    """Where everybody stands who has an open request, or of whom something is recorded.

    Args:
        run: reads the log.
        open_since: the earliest date an open request was sent on.
        recorded_since: the earliest date of an outcome.
    """
    return standings(run, RECENT, (day_text(open_since), day_text(recorded_since)))


def standings_among(run: Run, people: Collection[Person]) -> tuple[KnownStanding, ...]:
    """Where these people stand, those who were asked at all or are connections."""
    found = standings_with(run, [one.id for one in people])
    return tuple(
        KnownStanding(person=one, standing=found[one.id]) for one in people if one.id in found
    )


def maybe_day(text: str | None) -> Date | None:
    """A stored date, if there is one."""
    return day(text) if text else None
