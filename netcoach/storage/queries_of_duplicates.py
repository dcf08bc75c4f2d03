"""Whom the database finds to compare, where two people may be one."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pendulum import Date

from netcoach.domain.duplicates import (
    Known,
    LikelyPair,
    Pair,
    how_named,
    likely_pairs,
    pair_of,
)
from netcoach.domain.person import Person, PersonId
from netcoach.domain.sounds import steady_parts
from netcoach.domain.spelling import spellings
from netcoach.storage.moments import day_of
from netcoach.storage.queries import Run
from netcoach.storage.rows import PERSON_COLUMNS, person_of

IN_LOG = (
    "p.forgotten_at IS NULL AND (EXISTS (SELECT 1 FROM requests AS r"
    " WHERE r.person_id = p.id AND r.deleted_at IS NULL)"
    " OR EXISTS (SELECT 1 FROM bench AS b WHERE b.person_id = p.id))"
)
"""Whether a person ``p`` is to be found: asked or on the bench, and not forgotten."""

_PERSON = ", ".join(f"p.{name}" for name in PERSON_COLUMNS)
_EVERYBODY = f"SELECT {_PERSON} FROM people AS p WHERE {IN_LOG}"
_DATES = (
    "SELECT person_id, sent_on FROM requests WHERE deleted_at IS NULL{only}"
    " UNION ALL SELECT person_id, added_on FROM bench WHERE 1{only} ORDER BY 2"
)
_APART = "SELECT first_id, second_id FROM not_same"
# Names in other letters or with an apostrophe are compared here, all others only where the
# words agree or the company does (an initial needs one).
_OTHER_LETTERS = "p.name_key GLOB '*[^ -~]*' OR instr(p.name_key, '''')"


def likely_duplicates(run: Run) -> tuple[LikelyPair, ...]:
    """Every pair that may be one person."""
    people = [person_of(tuple(row)) for row in run(_EVERYBODY, ())]
    return likely_pairs(_dated(people, run(_DATES.format(only=""), ())), _apart(run))


def likely_with(run: Run, person: Person) -> tuple[LikelyPair, ...]:
    """The pairs that one person is likely to be part of."""
    steady = steady_parts(person.name)
    parts = (*spellings(person.name), *((steady,) if steady else ()))
    words = [word for way in parts for word in way]
    all_there = [" AND ".join(["instr(p.name_key, ?)"] * len(way)) for way in parts]
    ways = " OR ".join(
        [_OTHER_LETTERS, "(p.company = ? COLLATE NOCASE AND p.company <> '')", *all_there]
    )
    rows = run(f"{_EVERYBODY} AND p.id <> ? AND ({ways})", (person.id, person.company, *words))
    found = [one for row in rows if how_named(person.name, (one := person_of(tuple(row))).name)]
    if not found:
        return ()
    people = [person, *found]
    ids = tuple(one.id for one in people)
    only = f" AND person_id IN ({', '.join('?' * len(ids))})"
    known = _dated(people, run(_DATES.format(only=only), ids * 2))
    pairs = likely_pairs(known, _apart(run))
    return tuple(pair for pair in pairs if person.id in (pair.first.id, pair.second.id))


def _dated(people: Sequence[Person], rows: Sequence[tuple[int, str]]) -> list[Known]:
    dates: defaultdict[int, list[Date]] = defaultdict(list)
    for number, on in rows:
        dates[number].append(day_of(on))
    return [Known(person=person, dates=tuple(dates[person.id])) for person in people]


def _apart(run: Run) -> frozenset[Pair]:
    return frozenset(pair_of(PersonId(one), PersonId(other)) for one, other in run(_APART, ()))
