"""Copies of the database that were compared with it before they got their name."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

from netcoach.domain.errors import StorageProblem
from netcoach.storage.place import Place, make_file, make_folder, sync
from netcoach.storage.pragmas import connect_reading, connect_writing

DIGEST_BYTES = 16
NAME_DIGITS = 12
"""Digits of the digest in a backup's name: enough that two states never share one."""


def verified_backup(place: Place, label: str) -> Path:
    """Copy the database and give the copy a name once it is proven equal; under the lock.

    The same state twice is one backup: the name holds the digest of all rows.

    Args:
        place: the database.
        label: what the backup was made before, as part of its name.

    Raises:
        StorageProblem: the database or the copy does not hold together.
        OSError, sqlite3.Error: the copy could not be made.
    """
    make_folder(place.backups)
    part = place.backups / f".{place.real.stem}.part"
    _remove(part)
    make_file(part)
    try:
        digest = _copy(place.real, part)
        sync(part)
        target = place.backups / f"{place.real.stem}-{label}-{digest[:NAME_DIGITS]}.db"
        if not target.exists():
            os.link(part, target, follow_symlinks=False)
    finally:
        _remove(part)
    sync(place.backups)
    return target


def digest_of(connection: sqlite3.Connection) -> str:
    """One number for every row of every table, and for the schema."""
    digest = blake2b(digest_size=DIGEST_BYTES)
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    for row in connection.execute(schema):
        digest.update(repr(row).encode())
    for (table,) in connection.execute(tables).fetchall():
        digest.update(repr(table).encode())
        for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def flaws_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite's own checks say is wrong with a database: nothing, if it holds together."""
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    return (*([] if found == "ok" else ["structure"]), *(["references"] if dangling else []))


def _copy(source_path: Path, target_path: Path) -> str:
    with (
        closing(connect_reading(source_path)) as source,
        closing(connect_writing(target_path)) as target,
    ):
        source.execute("BEGIN")
        digest = digest_of(source)
        source.backup(target)
        source.execute("ROLLBACK")
        if flaws_of(target) or digest_of(target) != digest:
            raise StorageProblem(
                f"{source_path} could not be backed up: the copy is not sound. "
                "Nothing was changed; `netcoach doctor` tells more."
            )
    return digest


def _remove(part: Path) -> None:
    """Remove an unfinished copy and its journal."""
    part.unlink(missing_ok=True)
    part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
