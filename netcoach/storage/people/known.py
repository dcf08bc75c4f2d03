"""Reading who is known: by a draft that could mean them, by when they were asked, or all."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import cast

from netcoach.domain.people.index import Known
from netcoach.domain.people.person import Person, PersonId
from netcoach.storage.connection import Run
from netcoach.storage.log.reads import ids_in_order
from netcoach.storage.people.standings import MANY, asked_of_each
from netcoach.storage.rows import PERSON_COLUMNS, columns, person_of

AT_ONCE = 500
"""People read by one statement (ours): all of them at once would take more memory than they
do afterwards."""

_RANKS = (
    "(r.id IS NOT NULL) + 2 * (r.id IS NULL AND b.id IS NOT NULL) AS kind,"
    " coalesce(r.sent_on, b.added_on, p.connected_on, p.kept_on) AS day,"
    " coalesce(r.sent_at, '') AS at, coalesce(r.id, b.id, p.id) AS number"
)
"""Those only meant to be asked before those who were asked, before those only connected."""
_RANKED_FROM = (
    "known_people AS p{0} LEFT JOIN latest_requests AS r ON r.person_id = p.id"
    " LEFT JOIN shortlist AS b ON b.person_id = p.id"
)
_RANKED = (
    f"SELECT p.id AS id, {_RANKS} FROM {_RANKED_FROM.format('')}"
    " ORDER BY kind DESC, day DESC, at DESC, number DESC"
)
_PART = (
    f"SELECT {columns('p', PERSON_COLUMNS)}, {_RANKS} FROM json_each(?) AS part CROSS JOIN "
    + _RANKED_FROM.format(" ON p.id = part.value")
    + " ORDER BY part.key"
)
_PEOPLE = f"SELECT {columns('p', PERSON_COLUMNS)} FROM people AS p"
_KNOWN = f"SELECT {columns('p', PERSON_COLUMNS)} FROM known_people AS p"
_BY_LATEST = (
    f"{_KNOWN} JOIN latest_requests AS r ON r.person_id = p.id"
    " ORDER BY r.sent_on DESC, r.sent_at DESC, r.id DESC"
)
ONLY_SHORTLISTED = (
    f"{_KNOWN} JOIN shortlist AS b ON b.person_id = p.id"
    " WHERE p.id NOT IN (SELECT r.person_id FROM standing_requests AS r)"
    " ORDER BY b.added_on DESC, b.id DESC"
)
_ONLY_LISTED = (
    "SELECT p.id AS id FROM people AS p"
    " WHERE (p.connected_on IS NOT NULL OR p.kept_on IS NOT NULL) AND p.forgotten_at IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM standing_requests AS r WHERE r.person_id = p.id)"
    " AND NOT EXISTS (SELECT 1 FROM shortlist AS b WHERE b.person_id = p.id)"
    " ORDER BY coalesce(p.connected_on, p.kept_on) DESC, p.id DESC"
)
"""Connections and kept people whom nobody asked, the newest first."""
_LISTED = f"{_KNOWN} JOIN ({_ONLY_LISTED}) AS those ON those.id = p.id"
_BY_COMPANY = (
    "SELECT p.id AS id FROM known_people AS p"
    " ORDER BY p.company = '', p.company COLLATE NOCASE, p.name_key, p.id"
)
_LIKE = (
    f"{_KNOWN} WHERE p.name_key = ?"
    f" UNION {_PEOPLE} WHERE p.profile_key = ? AND p.profile_key <> ''"
    f" UNION {_PEOPLE} WHERE p.id = ?"
)


def by_company(run: Run) -> Sequence[PersonId]:
    """Everybody known by company, whoever has none last, and by name at each."""
    return cast("Sequence[PersonId]", ids_in_order(run, _BY_COMPANY))


def people(run: Run) -> tuple[Person, ...]:
    """Everybody who is meant to be asked, then who was, then connections; the latest first."""
    rows = (*run(ONLY_SHORTLISTED, ()), *run(_BY_LATEST, ()), *run(_LISTED, ()))
    return tuple(person_of(tuple(row)) for row in rows)


def people_like(
    run: Run, name: str, profile: str, person_id: PersonId | None
) -> tuple[Person, ...]:
    """Whom a draft could mean: people of that name key, that profile key, that id.

    By name only known people are found, so nobody who was forgotten.
    """
    return tuple(person_of(tuple(row)) for row in run(_LIKE, (name, profile, person_id)))


def known(run: Run) -> Iterator[Known]:
    """Those meant to be asked, then everybody who was, then connections; the latest first.

    Nobody who was forgotten.
    """
    numbers = ids_in_order(run, _RANKED)
    for start in range(0, len(numbers), AT_ONCE):
        yield from known_by_ids(run, numbers[start : start + AT_ONCE].tolist())


def known_by_ids(run: Run, ids: Sequence[int]) -> Iterator[Known]:
    """Those of some people who are known, in the order of their ids given."""
    part = json.dumps(ids)
    asked = asked_of_each(run, MANY, (part,))
    for *row, group, on, at, number in run(_PART, (part,)):
        yield Known(
            person=person_of(tuple(row)),
            asked=tuple(asked.get(row[0], ())),
            rank=(group, on, at, number),
        )
