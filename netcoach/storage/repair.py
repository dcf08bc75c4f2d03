"""Repairing: what cannot be read goes into a file of its own, and the log is sound without it."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from pendulum import DateTime

from netcoach.config.files import command_on
from netcoach.domain.damage import Repaired, UnreadableRow
from netcoach.domain.errors import NotFound, StorageProblem
from netcoach.storage.backup.backups import digest_of, verified_backup
from netcoach.storage.backup.shape import stored_shapes
from netcoach.storage.connection import Place, connect_writing
from netcoach.storage.errors import (
    DAMAGED,
    damaged,
    is_our_fault,
    kind_of,
    not_as_made,
    not_saved,
)
from netcoach.storage.locks import writers_lock
from netcoach.storage.opening import FoundAtPath, look, refuse_to_lose, upgrade
from netcoach.storage.set_aside import keep_aside, rows_as_stored
from netcoach.storage.structure import (
    has_schema_as_made,
    is_of_indexes,
    plain_run,
    structural_flaws,
)
from netcoach.storage.unreadable import (
    journal_is_open,
    left_out_ids,
    unbalanced_rows,
    unreadable_journal_rows,
    unreadable_rows,
)

BEFORE_REPAIR = "before-repair"
"""The part of a backup's name that says what it was made before."""

_ENTRIES, _TOMBSTONES = "entries", "tombstones"

_IN = "(SELECT value FROM json_each(?))"


def repair(place: Place, at: DateTime) -> Repaired:
    """Set aside every row that cannot be read, in one transaction after a backup.

    Indexes that do not agree with their tables are made anew from them first.

    A row takes its history with it, and the rows that belong to it. A journal entry that cannot
    be read is set aside too: what it changed stays, as if another program had done it, so undo
    ends there.

    Raises:
        NotFound: there is no log.
        NotADatabase: the file does not hold together, which this cannot mend.
        StorageProblem, NotSaved: it could not be done; the log is as it was.
    """
    if look(place) is not FoundAtPath.DATABASE:
        refuse_to_lose(place)
        raise NotFound(f"There is no log at {place.path} yet, so nothing to repair.")
    try:
        with writers_lock(place.lock), closing(connect_writing(place.real)) as connection:
            mended = _mended_indexes(connection, place, at)
            upgrade(place)
            # A row that refers to nothing can only be taken out while this is off.
            connection.execute("PRAGMA foreign_keys = OFF")
            if _is_sound(connection):
                return Repaired(before=mended, indexes=mended is not None)
            before = verified_backup(place, BEFORE_REPAIR, at)
            done = _repaired(connection, place, before, at)
            return replace(done, indexes=mended is not None)
    except (sqlite3.Error, OSError) as error:
        if is_our_fault(error):
            raise
        raise not_saved(error, place.path) from None


def _mended_indexes(connection: sqlite3.Connection, place: Place, at: DateTime) -> Path | None:
    """Make indexes anew that do not agree with their tables; gives the backup from before."""
    run = plain_run(connection)
    try:
        flaws = structural_flaws(run)
        if flaws and not is_of_indexes(flaws):
            raise damaged(place.path)
        if not has_schema_as_made(run):
            raise not_as_made(place.path)
        if not flaws:
            return None
        before = verified_backup(place, BEFORE_REPAIR, at)
        with _transaction(connection):
            digest = digest_of(connection)
            connection.execute("REINDEX")
            if structural_flaws(run) or digest_of(connection) != digest:
                raise damaged(place.path)
        return before
    except sqlite3.DatabaseError as error:
        if kind_of(error) != DAMAGED:
            raise
        raise damaged(place.path) from None


def _is_sound(connection: sqlite3.Connection) -> bool:
    """Whether every row can be read and the journal agrees with them."""
    return not (
        unreadable_rows(connection)
        or unreadable_journal_rows(connection)
        or journal_is_open(plain_run(connection))
        or any(unbalanced_rows(plain_run(connection), shape.table) for shape in stored_shapes())
        or connection.execute("PRAGMA foreign_key_check").fetchone()
    )


def _repaired(connection: sqlite3.Connection, place: Place, before: Path, at: DateTime) -> Repaired:
    kept: dict[str, list[Mapping[str, Any]]] = {}
    file: Path | None = None
    try:
        with _transaction(connection):
            _close_journal(connection)
            rows = unreadable_rows(connection)
            along = _set_rows_aside(connection, rows, kept)
            in_journal = unreadable_journal_rows(connection)
            _set_entries_aside(connection, in_journal, kept)
            for shape in stored_shapes():
                _balance(connection, shape.table)
            if not _is_sound(connection) or structural_flaws(plain_run(connection)):
                raise StorageProblem(
                    f"{place.path} could not be repaired and is as it was; "
                    f"{command_on(place.path, 'doctor')} names what is wrong with it."
                )
            found = (*rows, *in_journal)
            if kept:
                file = keep_aside(place, found, kept, at)
    except BaseException:
        if file is not None:
            file.unlink(missing_ok=True)
        raise
    return Repaired(rows=found, along=along, file=file, before=before)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _close_journal(connection: sqlite3.Connection) -> None:
    """No entry is open while nobody writes; where that row is gone, make it again."""
    if journal_is_open(plain_run(connection)):
        connection.execute("DELETE FROM current_entry")
        connection.execute("INSERT INTO current_entry (only_row, entry) VALUES (1, NULL)")


def _set_rows_aside(
    connection: sqlite3.Connection,
    rows: Sequence[UnreadableRow],
    kept: dict[str, list[Mapping[str, Any]]],
) -> int:
    """Take rows out with all that belongs to them; gives how many of those can be read."""
    gone = left_out_ids(connection, rows)
    entries: set[int] = set()
    (newest,) = connection.execute("SELECT ifnull(max(id), 0) FROM tombstones").fetchone()
    for table, ids in reversed(list(gone.items())):
        history = f"{table}_history"
        kept[table] = rows_as_stored(connection, table, "id", ids)
        kept[history] = rows_as_stored(connection, history, "id", ids)
        entries |= {row["entry"] for row in kept[history] if isinstance(row["entry"], int)}
        _delete(connection, table, "id", ids)
        # With what the triggers have just noted of it.
        _delete(connection, history, "id", ids)
    # What is set aside here was not deleted: another copy of the log may hold it whole.
    connection.execute("DELETE FROM tombstones WHERE id > ?", (newest,))
    empty = _without_changes(connection, entries)
    if empty:
        kept.setdefault(_ENTRIES, []).extend(rows_as_stored(connection, _ENTRIES, "id", empty))
        _delete(connection, _ENTRIES, "id", empty)
    unreadable = {(row.table, row.id) for row in rows}
    return sum(map(len, gone.values())) - len(unreadable)


def _without_changes(connection: sqlite3.Connection, entries: Collection[int]) -> set[int]:
    """Those entries of which no change is left, and that no other entry takes back."""
    left = set(entries)
    for shape in stored_shapes():
        query = f"SELECT DISTINCT entry FROM {shape.table}_history WHERE entry IN {_IN}"
        left -= _numbers(connection, query, left)
    while True:
        query = f"SELECT reverses FROM entries WHERE reverses IN {_IN} AND id NOT IN {_IN}"
        needed = _numbers(connection, query, left, left)
        if not needed:
            return left
        left -= needed


def _set_entries_aside(
    connection: sqlite3.Connection,
    rows: Sequence[UnreadableRow],
    kept: dict[str, list[Mapping[str, Any]]],
) -> None:
    """Take entries out that undo could not go by; what they changed is nobody's from now on."""
    entries = {row.id for row in rows if row.table == _ENTRIES}
    buried = {row.id for row in rows if row.table == _TOMBSTONES}
    if buried:
        kept[_TOMBSTONES] = rows_as_stored(connection, _TOMBSTONES, "id", buried)
        _delete(connection, _TOMBSTONES, "id", buried)
    for table in {row.table for row in rows} - {_ENTRIES, _TOMBSTONES}:
        ids = {row.id for row in rows if row.table == table}
        kept.setdefault(table, []).extend(rows_as_stored(connection, table, "seq", ids))
        query = f"SELECT entry FROM {table} WHERE entry IS NOT NULL AND seq IN {_IN}"
        entries |= _numbers(connection, query, ids)
        _empty(connection, table, ids)
    entries = _with_what_reverses(connection, entries)
    kept.setdefault(_ENTRIES, []).extend(rows_as_stored(connection, _ENTRIES, "id", entries))
    for shape in stored_shapes():
        connection.execute(
            f"UPDATE {shape.table}_history SET entry = NULL"
            f" WHERE entry IN {_IN} OR entry NOT IN (SELECT id FROM entries)",
            (json.dumps(sorted(entries)),),
        )
    _delete(connection, _ENTRIES, "id", entries)
    if not kept[_ENTRIES]:
        del kept[_ENTRIES]


def _empty(connection: sqlite3.Connection, history: str, ids: Collection[int]) -> None:
    """Leave of changes only that there was one; of what does not even say that, nothing."""
    info = connection.execute(f"PRAGMA table_info({history})").fetchall()
    values = [name for _, name, *_ in info if name not in ("seq", "operation", "id")]
    known = json.dumps(sorted(ids))
    connection.execute(
        f"DELETE FROM {history} WHERE seq IN {_IN}"
        " AND (operation NOT IN ('insert', 'update', 'delete') OR typeof(id) <> 'integer')",
        (known,),
    )
    nothing = ", ".join(f"{name} = NULL" for name in values)
    connection.execute(f"UPDATE {history} SET {nothing} WHERE seq IN {_IN}", (known,))


def _with_what_reverses(connection: sqlite3.Connection, entries: set[int]) -> set[int]:
    """Entries with those that take them back, and those that they take back."""
    while True:
        query = (
            f"SELECT id FROM entries WHERE reverses IN {_IN}"
            f" UNION SELECT o.id FROM entries AS o JOIN entries AS later ON later.reverses = o.id"
            f" WHERE later.id IN {_IN}"
        )
        more = _numbers(connection, query, entries, entries) - entries
        if not more:
            return entries
        entries = entries | more


def _balance(connection: sqlite3.Connection, table: str) -> None:
    """Note what came or went without a word as the doing of another program."""
    for number, missing in unbalanced_rows(plain_run(connection), table):
        operation = "insert" if missing > 0 else "delete"
        connection.executemany(
            f"INSERT INTO {table}_history (entry, operation, id) VALUES (NULL, ?, ?)",
            [(operation, number)] * abs(missing),
        )


def _delete(connection: sqlite3.Connection, table: str, column: str, ids: Collection[int]) -> None:
    known = json.dumps(sorted(ids))
    connection.execute(f"DELETE FROM main.{table} WHERE {column} IN {_IN}", (known,))


def _numbers(connection: sqlite3.Connection, query: str, *ids: Collection[int]) -> set[int]:
    values = [json.dumps(sorted(one)) for one in ids]
    return {number for (number,) in connection.execute(query, values)}
