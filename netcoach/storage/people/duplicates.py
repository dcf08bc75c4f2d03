"""Whom the database finds to compare, where two people may be one."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

from pendulum import Date

from netcoach.domain.people.duplicates import (
    DatedPerson,
    LikelyPair,
    Pair,
    how_named,
    likely_pairs,
    pair_of,
    worth_comparing,
)
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.spelling import in_other_letters, steady_patterns, ways
from netcoach.storage.connection import Run
from netcoach.storage.rows import PERSON_COLUMNS, day_of, person_of

Snapshot = Callable[[], AbstractContextManager[Run]]

AT_ONCE = 2000
"""People read by one statement (ours), and between two of which others may read and write."""

MANY = 400
"""People asked about twice in one statement; SQLite on its own takes no more than 999 values."""

_PERSON = ", ".join(f"p.{name}" for name in PERSON_COLUMNS)
_EVERYBODY = f"SELECT {_PERSON} FROM known_people AS p"
_PAGE = f"{_EVERYBODY} WHERE p.id > ? ORDER BY p.id LIMIT ?"
_THESE = f"{_EVERYBODY} WHERE p.id IN ({{ids}})"
_DATES = (
    "SELECT person_id, sent_on FROM standing_requests WHERE person_id IN ({ids})"
    " UNION ALL SELECT person_id, added_on FROM shortlist WHERE person_id IN ({ids}) ORDER BY 2"
)
_APART = "SELECT first_id, second_id FROM not_same"
# Names with accents, in other letters, with an apostrophe or with a name in brackets are compared
# here, all others only where the words agree or the company does (an initial needs one).
_OTHER_LETTERS = """p.name GLOB '*[^ -~]*' OR p.name GLOB '*[(["''"]*'"""


class _Everybody:
    """Everybody in the order of their ids, read a page at a time each time they are gone through.

    Between two pages others may read and write.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def __iter__(self) -> Iterator[Person]:
        last = 0
        while True:
            with self._snapshot() as run:
                page = [person_of(tuple(row)) for row in run(_PAGE, (last, AT_ONCE))]
            yield from page
            if len(page) < AT_ONCE:
                return
            last = page[-1].id


def likely_duplicates(snapshot: Snapshot) -> tuple[LikelyPair, ...]:
    """Every pair that may be one person; of all others nothing is held.

    Args:
        snapshot: reads of one moment; who is not worth comparing is found out over several.
    """
    ids = sorted(worth_comparing(_Everybody(snapshot)))
    with snapshot() as run:
        parts = [tuple(ids[start : start + MANY]) for start in range(0, len(ids), MANY)]
        return likely_pairs([one for part in parts for one in _known(run, part)], _apart(run))


def likely_with(run: Run, person: Person) -> tuple[LikelyPair, ...]:
    """The pairs that one person is likely to be part of."""
    parts = ways(person.name)
    words = [word for way in parts for word in way]
    all_there = [" AND ".join(["instr(p.name_key, ?)"] * len(way)) for way in parts]
    if in_other_letters(person.name):
        patterns = steady_patterns(person.name)
        all_there.append(" AND ".join(["p.name_key LIKE ?"] * len(patterns)))
        words += patterns
    either = " OR ".join(
        [_OTHER_LETTERS, "(p.company = ? COLLATE NOCASE AND p.company <> '')", *all_there]
    )
    rows = run(f"{_EVERYBODY} WHERE p.id <> ? AND ({either})", (person.id, person.company, *words))
    found = [one for row in rows if how_named(person.name, (one := person_of(tuple(row))).name)]
    if not found:
        return ()
    known = _dated(run, [person, *found])
    pairs = likely_pairs(known, _apart(run))
    return tuple(pair for pair in pairs if person.id in (pair.first.id, pair.second.id))


def _known(run: Run, ids: Sequence[int]) -> list[DatedPerson]:
    rows = run(_THESE.format(ids=_marks(ids)), ids)
    return _dated(run, [person_of(tuple(row)) for row in rows])


def _dated(run: Run, people: Sequence[Person]) -> list[DatedPerson]:
    ids = tuple(person.id for person in people)
    dates: defaultdict[int, list[Date]] = defaultdict(list)
    for number, on in run(_DATES.format(ids=_marks(ids)), ids * 2):
        dates[number].append(day_of(on))
    return [DatedPerson(person=person, dates=tuple(dates[person.id])) for person in people]


def _marks(ids: Sequence[int]) -> str:
    return ", ".join("?" * len(ids))


def _apart(run: Run) -> frozenset[Pair]:
    return frozenset(pair_of(PersonId(one), PersonId(other)) for one, other in run(_APART, ()))
