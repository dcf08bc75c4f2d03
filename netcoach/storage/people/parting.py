"""Parting two whom the name alone joined; inside a transaction somebody else opened."""

from __future__ import annotations

from typing import Any

from pendulum import DateTime
from sqlalchemy import Connection

from netcoach.domain.errors import InvalidInput
from netcoach.domain.log.request import Precision, Source
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.people.duplicates import pair_of
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.zones import zone_of
from netcoach.storage.connection import runner
from netcoach.storage.people.reads import known_person
from netcoach.storage.people.resolving import refresh
from netcoach.storage.rows import day_text, instant_of, instant_text, named_values

_NOT_JOINED = "No import joined them with anybody by the name alone, so there is nothing to part."

_JOIN = "SELECT name, profile_key, joined_at FROM joins WHERE person_id = ?"
_LISTED = (
    "SELECT profile_key, other_keys, connected_on, listed_company, listed_role FROM people"
    " WHERE id = ?"
)
_TAKE_OFF = (
    "UPDATE people SET profile_key = ?, other_keys = ?, connected_on = NULL, listed_company = '',"
    " listed_role = '' WHERE id = ?"
)
_MAKE = (
    "INSERT INTO people (name, name_key, company, role, profile_key, created_at, connected_on,"
    " listed_company, listed_role) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"
)
# What one import brought is logged at one moment: of somebody who came with it, these are theirs.
_MOVE_REQUESTS = (
    "UPDATE requests SET person_id = ? WHERE person_id = ? AND source = 'import'"
    " AND (logged_at > ? OR (logged_at = ?"
    " AND (SELECT p.created_at FROM people AS p WHERE p.id = requests.person_id) < logged_at))"
)
_MOVE_CONTACTS = "UPDATE contacts SET person_id = ? WHERE person_id = ? AND source = 'import'"
_SAID = (
    "SELECT r.id, r.zone, r.company, r.role, r.note, u.id, u.uid, u.sent_at, u.note, u.filled"
    " FROM requests AS r JOIN import_uids AS u ON u.request_id = r.id"
    " WHERE r.person_id = ? AND u.sent_at IS NOT NULL ORDER BY r.id"
)
_LOG = (
    "INSERT INTO requests (uid, person_id, sent_at, zone, sent_on, precision, source, logged_at,"
    " company, role, note, reason, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '')"
    " RETURNING id"
)
_EMPTY = "UPDATE requests SET company = ?, role = ?, note = ? WHERE id = ?"
_FOLLOW = "UPDATE {table} SET request_id = ? WHERE request_id = ?"
_FORGET_YES = (
    f"DELETE FROM outcomes WHERE source = '{Origin.IMPORT}'"  # noqa: S608 (a word of our own)
    " AND request_id IN (SELECT id FROM requests WHERE person_id = ?)"
)


def part(connection: Connection, person_id: PersonId, at: DateTime) -> Person:
    """Make two of somebody whom the name alone joined with one of LinkedIn's; gives who stays.

    LinkedIn's gets what the imports brought since: address, date connected, requests, what came of
    them and contacts. What somebody typed stays with who stays, as it was typed.

    Raises:
        InvalidInput: no name joined them.
        NotFound: no such person.
    """
    run = runner(connection)
    person = known_person(run, person_id)
    found = run(_JOIN, (person_id,))
    if not found:
        raise InvalidInput(_NOT_JOINED)
    ((name, key, joined_at),) = found
    other = _make(connection, person_id, name, key, at)
    execute = connection.exec_driver_sql
    execute(_MOVE_REQUESTS, (other, person_id, joined_at, joined_at))
    for said in run(_SAID, (person_id,)):
        _log_apart(connection, other, tuple(said), joined_at)
    execute(_FORGET_YES, (person_id,))
    execute(_MOVE_CONTACTS, (other, person_id))
    execute("DELETE FROM joins WHERE person_id = ?", (person_id,))
    execute("INSERT INTO not_same (first_id, second_id) VALUES (?, ?)", pair_of(person_id, other))
    refresh(connection, [person_id, other])
    return person


def _make(
    connection: Connection, person_id: PersonId, name: str, key: str, at: DateTime
) -> PersonId:
    """Make LinkedIn's person of what its list said of them."""
    ((profile_key, other_keys, connected_on, company, role),) = runner(connection)(
        _LISTED, (person_id,)
    )
    keys = [one for one in (profile_key, *other_keys.split()) if one and one != key]
    mine = profile_key if profile_key != key else ""
    others = " ".join(one for one in keys if one != mine)
    connection.exec_driver_sql(_TAKE_OFF, (mine, others, person_id))
    named = named_values(name)
    values = (named["name"], named["name_key"], company, role, key, instant_text(at))
    made = connection.exec_driver_sql(_MAKE, (*values, connected_on, company, role))
    return PersonId(made.scalar_one())


def _log_apart(connection: Connection, to: PersonId, said: tuple[Any, ...], joined_at: str) -> None:
    """Log the export's request by itself, and leave the typed one as it was typed."""
    request_id, zone, company, role, note, row, uid, sent_at, its_note, filled = said
    execute = connection.exec_driver_sql
    on = instant_of(sent_at).in_timezone(zone_of(zone)).date()
    fields = filled.split()
    work = (company if "company" in fields else "", role if "role" in fields else "")
    execute("DELETE FROM import_uids WHERE id = ?", (row,))
    number = execute(
        _LOG,
        (
            uid,
            to,
            sent_at,
            zone,
            day_text(on),
            Precision.MINUTE.value,
            Source.IMPORT.value,
            joined_at,
            *work,
            its_note,
        ),
    ).scalar_one()
    before = (
        "" if "company" in fields else company,
        "" if "role" in fields else role,
        None if "note" in fields else note,
    )
    execute(_EMPTY, (*before, request_id))
    execute(_FOLLOW.format(table="import_uids"), (number, request_id))
    execute(
        f"{_FOLLOW.format(table='outcomes')} AND source = '{Origin.IMPORT}'",
        (number, request_id),
    )
