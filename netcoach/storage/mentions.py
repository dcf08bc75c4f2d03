"""Where somebody's name stands in what was written about others, or about weeks."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from netcoach.domain.people.page import Mentions
from netcoach.domain.people.person import PersonId
from netcoach.storage.erasing import all_they_were, names_of
from netcoach.storage.queries import Run
from netcoach.storage.queries_of_people import known_person

_OF_PEOPLE = (
    "SELECT id AS person_id, through AS text FROM people UNION ALL SELECT id, words FROM people"
    " UNION ALL SELECT person_id, reason FROM requests"
    " UNION ALL SELECT person_id, event FROM requests"
    " UNION ALL SELECT person_id, note FROM requests"
    " UNION ALL SELECT person_id, words FROM touches"
    " UNION ALL SELECT person_id, reason FROM bench"
)
_TEXTS = (
    f"SELECT p.id, p.name, t.text FROM ({_OF_PEOPLE}) AS t"
    " JOIN people AS p ON p.id = t.person_id WHERE t.text <> ''"
)
_OF_WEEKS = (
    "SELECT went_well FROM week_marks UNION ALL SELECT felt_rushed FROM week_marks"
    " UNION ALL SELECT next_line FROM week_marks"
)


def mentions_of(run: Run, person_id: PersonId) -> Mentions:
    """What would go on holding a person's name if they were forgotten. Raises NotFound."""
    known_person(run, person_id)
    people = all_they_were(run, person_id)
    return mentions_in(run, people, names_of(run, people))


def mentions_in(run: Run, people: Collection[PersonId], names: Collection[str]) -> Mentions:
    """The texts that hold one of these names, but for those of these people."""
    named = naming(names)
    held = [name for owner, name, text in run(_TEXTS, ()) if owner not in people and named(text)]
    weeks = [text for (text,) in run(_OF_WEEKS, ()) if text and named(text)]
    return Mentions(texts=len(held), people=tuple(sorted(set(held))), weeks=len(weeks))


def naming(names: Collection[str]) -> Callable[[str], bool]:
    """Tells whether a text holds one of these names as words of their own, in any case."""
    either = "|".join(re.escape(name) for name in sorted(names))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    return lambda text: bool(names) and pattern.search(text) is not None
