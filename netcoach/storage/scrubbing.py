"""Taking people who were forgotten out of backups: one database file at a time."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from netcoach.domain.errors import StorageProblem
from netcoach.domain.people.person import FORGOTTEN_NAME, PersonId
from netcoach.storage.backup import UnsoundCopyError, flaws_of, remove
from netcoach.storage.erasing import erase
from netcoach.storage.place import Place, make_file, sync
from netcoach.storage.pragmas import connect_reading, connect_writing
from netcoach.storage.problems import is_our_fault

Forgot = tuple[int, str, str]
"""Id, moment of making and moment of forgetting of somebody, as they are stored."""

# Whoever was forgotten keeps their id and the moment they were made, which no two people share.
_FORGOTTEN = (
    "SELECT id, created_at, forgotten_at FROM people WHERE forgotten_at IS NOT NULL"
    " UNION SELECT id, created_at, forgotten_at FROM people_history"
    " WHERE forgotten_at IS NOT NULL"
)
_STILL_KNOWN = "SELECT EXISTS (SELECT 1 FROM {0} WHERE id = ? AND created_at = ? AND name <> ?)"


def take_out_of_backups(place: Place) -> int:
    """Rewrite each backup that still holds somebody who was forgotten; under the lock.

    Gives how many there were. Doing it again finds none.

    Raises:
        StorageProblem: one of them could not be rewritten; all others were.
    """
    with closing(connect_reading(place.real)) as connection:
        forgotten = connection.execute(_FORGOTTEN).fetchall()
    # Under this name the next backup clears away what a crash left of it.
    part = place.backups / f".{place.real.stem}.part"
    rewritten = 0
    problems = []
    for path in place.backups_there():
        try:
            rewritten += take_out_of(path, part, forgotten)
        except StorageProblem as problem:
            problems.append(problem)
    if problems:
        raise problems[0]
    return rewritten


def take_out_of(path: Path, part: Path, forgotten: Sequence[Forgot]) -> bool:
    """Rewrite one closed database file without these people, if it holds any of them.

    Args:
        path: the file; it is replaced once its successor is whole, and keeps its name and age.
        part: where the successor is made, on the same disk.
        forgotten: id, moment of making and moment of forgetting of each.

    Raises:
        StorageProblem: it could not be rewritten; it is as it was.
    """
    try:
        with closing(connect_reading(path)) as source:
            known = [one for one in forgotten if _holds(source, one)]
            if not known:
                return False
            remove(part)
            make_file(part)
            with closing(connect_writing(part)) as target:
                source.backup(target)
                _rewrite(target, known)
        _replace(path, part)
    except (sqlite3.Error, OSError, UnsoundCopyError) as error:
        raise still_held(error, path) from None
    finally:
        remove(part)
    return True


def still_held(error: sqlite3.Error | OSError | UnsoundCopyError, path: Path) -> StorageProblem:
    """The sentence for a file that could not be rewritten; a fault of ours is raised as it is."""
    if not isinstance(error, UnsoundCopyError) and is_our_fault(error):
        raise error
    return StorageProblem(
        f"They are erased from the log, but {path} could not be rewritten and may still hold "
        "them. If it is a backup, delete it; if it is the log, make room and try once more."
    )


def _rewrite(connection: sqlite3.Connection, people: Sequence[Forgot]) -> None:
    """Erase people so that nobody can tell it was done: no journal entry, no history of it."""
    connection.execute("BEGIN IMMEDIATE")
    tables = ("people", "requests", "touches")
    ends = {
        table: connection.execute(f"SELECT max(seq) FROM {table}_history").fetchone()[0] or 0
        for table in tables
    }
    for number, _, at in people:
        erase(connection.execute, [PersonId(number)], at)
    for table, end in ends.items():
        connection.execute(f"DELETE FROM {table}_history WHERE seq > ?", (end,))
    connection.execute("COMMIT")
    connection.execute("VACUUM")
    if flaws_of(connection):
        raise UnsoundCopyError


def _holds(connection: sqlite3.Connection, one: Forgot) -> bool:
    number, made_at, _ = one
    values = (number, made_at, FORGOTTEN_NAME)
    return any(
        connection.execute(_STILL_KNOWN.format(table), values).fetchone()[0]
        for table in ("people", "people_history")
    )


def _replace(path: Path, part: Path) -> None:
    sync(part)
    found = path.stat()
    os.utime(part, ns=(found.st_atime_ns, found.st_mtime_ns))
    part.replace(path)
    sync(path.parent)
