"""The journal: what every write replaced, and taking writes back or doing them again.

Triggers keep the old values (see ``schema``); here an entry is opened and closed, the
one to take back is found, and its history is played backwards. Taking back is itself an entry,
so that it survives a restart and can be taken back: that is redo.
"""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby
from typing import Any

from pendulum import DateTime
from sqlalchemy import Connection, insert, select, update

from netcoach.domain.change import ChangeKind
from netcoach.domain.errors import NotSaved
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Request
from netcoach.domain.outcomes.outcome import Settled
from netcoach.domain.people.person import Person
from netcoach.storage.connection import Run
from netcoach.storage.schema import tables

# ruff: noqa: S608 (only this package's own table and column names are put into statements)


DO, UNDO, REDO = "do", "undo", "redo"

NAMES = {table.name: tables.recorded_columns(table) for table in tables.JOURNALED}
"""Every journaled table with the columns its history keeps, the id first."""

CHANGED_SINCE = "That cannot be taken back: what it changed was changed since by another program."
FORGOTTEN_SINCE = (
    "That cannot be taken back: somebody it is about was forgotten since, and the bare requests "
    "stay counted."
)

# An entry counts as long as no later one reverses it: of a write that was taken back, done
# again and taken back once more, only the last entry is left.
_STANDING = "NOT EXISTS (SELECT 1 FROM entries AS later WHERE later.reverses = entries.id)"
# With everybody the journal knows who became part of them.
_FORGOTTEN = (
    "SELECT id FROM people WHERE forgotten_at IS NOT NULL"
    " UNION SELECT id FROM people_history WHERE forgotten_at IS NOT NULL"
)
_ABOUT_FORGOTTEN = (
    f"(ifnull(person_id, 0) IN ({_FORGOTTEN}) OR ifnull((SELECT r.person_id FROM requests AS r"
    f" WHERE r.id = entries.request_id), 0) IN ({_FORGOTTEN}))"
)
# Whoever was forgotten stays so, and their bare requests stay counted: their entries are
# passed over. That forgetting itself cannot be taken back is told once, and kept as taken back.
_TO_UNDO = (
    f"SELECT id FROM entries WHERE direction <> 'undo' AND kind <> 'forget' AND {_STANDING}"
    f" AND NOT {_ABOUT_FORGOTTEN} ORDER BY id DESC LIMIT 1"
)
_UNTOLD = (
    f"SELECT id FROM entries WHERE direction = 'do' AND kind = 'forget' AND {_STANDING}"
    " ORDER BY id DESC LIMIT 1"
)
_PASSED_OVER = (
    f"SELECT id FROM entries WHERE direction <> 'undo' AND (kind = 'forget' OR {_STANDING})"
    f" AND {_ABOUT_FORGOTTEN}"
)
_MADE_FORGOTTEN = (
    "SELECT EXISTS (SELECT 1 FROM people_history AS h WHERE h.entry = :entry"
    f" AND h.operation = 'insert' AND h.id IN ({_FORGOTTEN}))"
    " OR EXISTS (SELECT 1 FROM requests_history AS h JOIN requests AS r ON r.id = h.id"
    " WHERE h.entry = :entry AND h.operation = 'insert'"
    f" AND r.person_id IN ({_FORGOTTEN}))"
)
# A new write ends what can be done again.
_TO_REDO = (
    f"SELECT id FROM entries WHERE direction = 'undo' AND kind <> 'forget' AND {_STANDING}"
    " AND id > (SELECT max(id) FROM entries WHERE direction = 'do') ORDER BY id DESC LIMIT 1"
)
_NAME = (
    "SELECT p.name FROM people AS p WHERE p.id = coalesce(?, (SELECT r.person_id"
    " FROM standing_requests AS r WHERE r.id = ?))"
)
_CHANGED = "SELECT " + " OR ".join(
    f"EXISTS (SELECT 1 FROM {name}_history WHERE entry = ?)" for name in NAMES
)
# Entries of netcoach's own that came later have all been taken back when this one's turn
# comes, or were passed over; only those and another tool's change can stand in the way.
_DISTURBED = (
    "SELECT EXISTS (SELECT 1 FROM {name}_history AS mine JOIN {name}_history AS later"
    " ON later.id = mine.id AND later.seq > mine.seq AND {whose} WHERE mine.entry = ?)"
)
_ANOTHER_TOOL = "later.entry IS NULL"
_FORGOTTEN_ONE = f"later.entry IN ({_PASSED_OVER})"


@frozen
class About:
    """What an entry is about: a request, a person, or how many requests."""

    request_id: int | None = None
    person_id: int | None = None
    number: int | None = None


NOTHING = About()


@frozen
class Entry:
    """A journal entry: ``reverses`` is the one it takes back."""

    kind: ChangeKind
    direction: str = DO
    reverses: int | None = None
    about: About = NOTHING


def open_entry(connection: Connection, entry: Entry, at: DateTime) -> int:
    """Begin an entry; every row changed from now on belongs to it. Gives its number."""
    values = {
        "kind": entry.kind.value,
        "direction": entry.direction,
        "reverses": entry.reverses,
        "at": at,
    } | asdict(entry.about)
    entry_id: int = connection.execute(
        insert(tables.entries).values(values).returning(tables.entries.c.id)
    ).scalar_one()
    _set_current(connection, entry_id)
    return entry_id


def close_entry(connection: Connection, entry_id: int, about: About = NOTHING) -> bool:
    """End an entry; False when it changed nothing at all."""
    if about != NOTHING:
        connection.execute(
            update(tables.entries).where(tables.entries.c.id == entry_id).values(asdict(about))
        )
    _set_current(connection, None)
    return bool(connection.exec_driver_sql(_CHANGED, (entry_id,) * len(NAMES)).scalar())


def next_entry(connection: Connection, direction: str) -> tuple[int, Entry] | None:
    """The entry whose turn it is to be reversed, with the entry that will do so.

    Args:
        connection: an open transaction.
        direction: ``UNDO`` or ``REDO``.
    """
    entry_id = connection.exec_driver_sql(_TO_UNDO if direction == UNDO else _TO_REDO).scalar()
    if entry_id is None:
        return None
    kind, request_id, person_id, number = connection.execute(
        select(
            tables.entries.c.kind,
            tables.entries.c.request_id,
            tables.entries.c.person_id,
            tables.entries.c.number,
        ).where(tables.entries.c.id == entry_id)
    ).one()
    about = About(request_id=request_id, person_id=person_id, number=number)
    return entry_id, Entry(
        kind=ChangeKind(kind), direction=direction, reverses=entry_id, about=about
    )


def tell_of_forgetting(connection: Connection, before: int | None, at: DateTime) -> bool:
    """Note that a forgetting was met on the way back; False when there is none to tell of.

    Args:
        connection: an open transaction.
        before: the entry that would be reversed next; only what came after it is told of.
        at: the present moment.
    """
    entry_id = connection.exec_driver_sql(_UNTOLD).scalar()
    if entry_id is None or entry_id < (before or 0):
        return False
    entry = Entry(kind=ChangeKind.FORGET, direction=UNDO, reverses=entry_id)
    close_entry(connection, open_entry(connection, entry, at))
    return True


def clear(connection: Connection) -> None:
    """Forget what was done, which can then be taken back no more; what it left stays."""
    for name in (*(f"{name}_history" for name in NAMES), "entries"):
        connection.exec_driver_sql(f"DELETE FROM {name}")


def reverse(connection: Connection, entry_id: int) -> None:
    """Give every row an entry changed its old values back.

    Within a table the newest change is reversed first, so that each step is a state the table
    was in; references between tables are checked at the end.

    Raises:
        NotSaved: another program changed one of the rows since, or it would take back a request
            to somebody who was forgotten.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    if connection.exec_driver_sql(_MADE_FORGOTTEN, {"entry": entry_id}).scalar():
        raise NotSaved(FORGOTTEN_SINCE)
    for name, columns in NAMES.items():
        for whose, sentence in ((_ANOTHER_TOOL, CHANGED_SINCE), (_FORGOTTEN_ONE, FORGOTTEN_SINCE)):
            disturbed = _DISTURBED.format(name=name, whose=whose)
            if connection.exec_driver_sql(disturbed, (entry_id,)).scalar():
                raise NotSaved(sentence)
        history = connection.exec_driver_sql(
            f"SELECT operation, {', '.join(columns)} FROM {name}_history"
            " WHERE entry = ? ORDER BY seq DESC",
            (entry_id,),
        ).fetchall()
        for operation, rows in groupby(history, key=lambda row: row[0]):
            _reverse_rows(connection, name, operation, [tuple(row[1:]) for row in rows])


def _reverse_rows(
    connection: Connection, name: str, operation: str, rows: list[tuple[Any, ...]]
) -> None:
    columns = NAMES[name]
    match operation:
        case "insert":
            statement = f"DELETE FROM {name} WHERE id = ?"
            values = [row[:1] for row in rows]
        case "delete":
            marks = ", ".join("?" * len(columns))
            statement = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})"
            values = rows
        case _:
            changes = ", ".join(f"{column} = ?" for column in columns[1:])
            statement = f"UPDATE {name} SET {changes} WHERE id = ?"
            values = [(*row[1:], row[0]) for row in rows]
    if connection.exec_driver_sql(statement, values).rowcount != len(rows):
        raise NotSaved(CHANGED_SINCE)


def _set_current(connection: Connection, entry_id: int | None) -> None:
    connection.exec_driver_sql("UPDATE current_entry SET entry = ?", (entry_id,))


def about_of(result: object) -> About:
    """What a change was about, by what it gave back."""
    match result:
        case Request():
            return About(request_id=result.id)
        case Person():
            return About(person_id=result.id)
        case Settled(requests=(one,)):
            return About(request_id=one.id)
    person_id, number = getattr(result, "person_id", None), getattr(result, "number", None)
    return About(person_id=person_id, number=number)


def name_of(run: Run, about: About) -> str:
    """The name of the person an entry is about; "" for nobody, or nobody who is there now."""
    rows = run(_NAME, (about.person_id, about.request_id))
    return str(rows[0][0]) if rows else ""
