"""Erasing people from one database, its journal included; what is left says nothing of them."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from netcoach.domain.people.person import FORGOTTEN_NAME, PersonId

Execute = Callable[[str, Sequence[Any]], Any]
"""Runs one statement in an open transaction and gives its rows."""

_BARE_PERSON = (
    f"name = '{FORGOTTEN_NAME}', name_key = '', company = '', role = '', profile_key = '',"
    " through = '', words = '', cadence_days = NULL, connected_on = NULL, kept_on = NULL,"
    " listed_company = '', listed_role = '', other_keys = '',"
    " forgotten_at = coalesce(forgotten_at, ?)"
)
# That a note was sent is a note's text; without the text it is not known any more.
_BARE_REQUEST = (
    "company = '', role = '', reason = '', event = '', note = CASE WHEN note = '' THEN '' END"
)
_SAID_OF_THEM = {
    "shortlist": ("person_id",),
    "follow_ups": ("person_id",),
    "tags": ("person_id",),
    "jobs": ("person_id",),
    "joins": ("person_id",),
    "not_same": ("first_id", "second_id"),
}
"""Tables that say nothing once a person is nameless, with the columns that name a person."""


def all_they_were(execute: Execute, person_id: PersonId) -> frozenset[PersonId]:
    """A person with everybody the journal knows them as.

    These are whoever was merged into them, and whoever of their name was taken back and is no
    longer there.
    """
    found = {int(person_id)}
    while True:
        ids = _list(found)
        merged = _numbers(
            execute,
            "SELECT h.id FROM people_history AS h JOIN entries AS o ON o.id = h.entry"
            f" WHERE h.operation = 'delete' AND o.kind = 'merge' AND o.person_id IN ({ids})"
            " AND NOT EXISTS (SELECT 1 FROM people AS p WHERE p.id = h.id)",
        )
        taken_back = _numbers(
            execute,
            "SELECT h.id FROM people_history AS h LEFT JOIN entries AS o ON o.id = h.entry"
            " WHERE h.operation = 'delete' AND o.kind IS NOT 'merge' AND h.name_key <> ''"
            f" AND h.name_key IN (SELECT name_key FROM people WHERE id IN ({ids})"
            f" UNION SELECT name_key FROM people_history WHERE id IN ({ids}))"
            " AND NOT EXISTS (SELECT 1 FROM people AS p WHERE p.id = h.id)",
        )
        # Whom an import made one with them, by the user's answer, it noted by their name.
        answered = _numbers(
            execute,
            "SELECT h.id FROM people_history AS h JOIN entries AS o ON o.id = h.entry"
            " WHERE h.operation = 'delete' AND o.kind = 'import'"
            f" AND h.name IN (SELECT name FROM joins WHERE person_id IN ({ids})"
            f" UNION SELECT name FROM joins_history WHERE person_id IN ({ids}))"
            " AND NOT EXISTS (SELECT 1 FROM people AS p WHERE p.id = h.id)",
        )
        more = merged | taken_back | answered
        if more <= found:
            return frozenset(map(PersonId, found))
        found |= more


def names_of(execute: Execute, people: Collection[PersonId]) -> frozenset[str]:
    """Every name these people have or had."""
    ids = _list(people)
    rows = execute(
        f"SELECT name FROM people WHERE id IN ({ids})"
        f" UNION SELECT name FROM people_history WHERE id IN ({ids}) AND name IS NOT NULL"
        f" UNION SELECT name FROM joins WHERE person_id IN ({ids})",
        (),
    )
    return frozenset(name for (name,) in rows) - {FORGOTTEN_NAME}


def erase(execute: Execute, people: Collection[PersonId], at: str) -> None:
    """Leave nothing of these people but bare requests with dates, signs and outcomes.

    What the journal can still take back stays possible; none of it brings a name back.

    Args:
        execute: runs in the transaction.
        people: their ids; those there are none of do no harm.
        at: the instant of forgetting, as it is stored.
    """
    ids = _list(people)
    _erase_from_whom_they_were_parted(execute, ids)
    for table, columns in _SAID_OF_THEM.items():
        _drop(execute, table, " OR ".join(f"{column} IN ({ids})" for column in columns))
    theirs = f"request_id IN (SELECT id FROM requests WHERE person_id IN ({ids}))"
    for table in ("people", "people_history"):
        named = f"id IN ({ids}) AND name IS NOT NULL"
        execute(f"UPDATE {table} SET {_BARE_PERSON} WHERE {named}", (at,))
    for table in ("requests", "requests_history"):
        execute(f"UPDATE {table} SET {_BARE_REQUEST} WHERE person_id IN ({ids})", ())
    for table in ("import_uids", "import_uids_history"):
        execute(f"UPDATE {table} SET note = NULL, filled = '' WHERE {theirs}", ())
    for table in ("contacts", "contacts_history"):
        execute(f"UPDATE {table} SET words = '' WHERE person_id IN ({ids})", ())


def _erase_from_whom_they_were_parted(execute: Execute, ids: str) -> None:
    """Take their address and name out of the history of whom an import had joined them with."""
    theirs = (
        f"SELECT {{0}} FROM people WHERE id IN ({ids}) AND {{0}} <> ''"
        f" UNION SELECT {{0}} FROM people_history WHERE id IN ({ids}) AND {{0}} <> ''"
    )
    keys, names = theirs.format("profile_key"), theirs.format("name")
    execute(
        "UPDATE people_history SET profile_key = '', listed_company = '', listed_role = ''"
        f" WHERE id NOT IN ({ids}) AND profile_key IN ({keys})",
        (),
    )
    gone = f"name IN ({names}) AND person_id NOT IN (SELECT person_id FROM joins)"
    execute(f"DELETE FROM joins_history WHERE {gone}", ())


def _drop(execute: Execute, table: str, theirs: str) -> None:
    """Take rows out with all their history, so that no undo waits for them."""
    rows = _list(
        _numbers(
            execute,
            f"SELECT id FROM {table} WHERE {theirs}"
            f" UNION SELECT id FROM {table}_history WHERE {theirs}",
        )
    )
    execute(f"DELETE FROM {table} WHERE id IN ({rows})", ())
    execute(f"DELETE FROM {table}_history WHERE id IN ({rows})", ())


def _numbers(execute: Execute, statement: str) -> set[int]:
    return {number for (number,) in execute(statement, ())}


def _list(numbers: Collection[int]) -> str:
    return ", ".join(str(int(number)) for number in sorted(numbers))
