"""What lies at the database's path, and getting it ready: made, recovered or upgraded."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from enum import Enum
from pathlib import Path
from threading import Lock

from netcoach.domain.errors import NewerDatabase, NotADatabase, StorageProblem
from netcoach.storage.connection import (
    APPLICATION_ID,
    Identity,
    Place,
    Run,
    connect_writing,
    make_file,
    make_folder,
    sync,
)
from netcoach.storage.errors import damaged, not_read, not_saved, way_back

REVISIONS = ("0001",)
"""Every schema revision ever released, oldest first; each has a file in migrations/versions."""

REVISION = REVISIONS[-1]
"""The newest one: the schema the code speaks."""

_TELLING_TABLES = "SELECT name FROM sqlite_schema WHERE name IN ('alembic_version', 'tombstones')"

MAGIC = b"SQLite format 3\x00"
HEADER_BYTES = 100
ID_BYTES = slice(68, 72)
"""Where the application id stands in the header (SQLite's file format)."""

FORMAT_BYTES, FORMATS = slice(18, 20), {1, 2}
"""Where the header says by which format it is written and read, and those there are: with a
rollback journal, and with a write-ahead log, which another tool may choose. SQLite takes any other
for a later one, and writes no more."""

_opened: set[Identity] = set()
"""Files this process has had a connection to. Closing any other handle on such a file would
drop SQLite's locks on it (POSIX locks belong to the process), so they are not looked into again.
"""
_looking = Lock()


class FoundAtPath(Enum):
    """What lies at the path."""

    NOTHING = "nothing"
    EMPTY = "empty"
    DATABASE = "database"


def look(place: Place) -> FoundAtPath:
    """Tell what lies at the path without changing anything.

    Raises:
        NotADatabase: something else lies there.
        StorageProblem: it cannot be read, or is a link that leads nowhere.
    """
    try:
        found = place.path.stat()
    except (FileNotFoundError, NotADirectoryError):
        if place.path.is_symlink():
            raise StorageProblem(
                f"{place.path} is a link that leads nowhere. Remove it, or mend what it points to."
            ) from None
        return FoundAtPath.NOTHING
    except OSError as error:
        raise not_read(error, place.path) from None
    if not stat.S_ISREG(found.st_mode):
        raise NotADatabase(f"{place.path} is not a file; netcoach needs the path of its database.")
    if place.path.is_symlink() and found.st_uid != os.geteuid():
        raise StorageProblem(f"{place.path} is a link to somebody else's file; it was not opened.")
    if found.st_size == 0:
        return FoundAtPath.EMPTY
    identity = (found.st_dev, found.st_ino)
    with _looking:
        if identity not in _opened:
            _check_header(place)
            _opened.add(identity)
    return FoundAtPath.DATABASE


def refuse_to_lose(place: Place) -> None:
    """Stop where the log is gone but its backups are not. Raises StorageProblem."""
    if place.backups_there():
        raise StorageProblem(
            f"The log at {place.path} is missing or empty, but backups of it lie in "
            f"{place.backups}; move that folder away to begin a new one, or: "
            f"{way_back(place.path)}"
        )


def check_revision(run: Run, path: Path) -> bool:
    """Tell whether an open database has our schema; False when it has an older one.

    Raises:
        NewerDatabase: a later netcoach wrote it.
        NotADatabase: it has no schema of netcoach's.
    """
    if run("PRAGMA application_id", ())[0][0] != APPLICATION_ID:
        raise _somebody_elses(path)
    tables = {name for (name,) in run(_TELLING_TABLES, ())}
    if "alembic_version" not in tables:
        raise damaged(path)
    if "tombstones" not in tables:
        raise NotADatabase(
            f"{path} was written by a netcoach from before its first version, and is not read any "
            "more. Move it away to begin a new log; it was not changed."
        )
    found = [revision for (revision,) in run("SELECT version_num FROM alembic_version", ())]
    if found == [REVISION]:
        return True
    if len(found) == 1 and found[0] in REVISIONS:
        return False
    raise NewerDatabase(
        f"{path} was written by a later netcoach: its schema is {', '.join(found) or 'unknown'}, "
        f"this one knows {REVISION}. Update netcoach; the file was not changed."
    )


def create(place: Place) -> None:
    """Make an empty log; the caller holds the writers' lock.

    It is made under another name and renamed once it is whole, so that a crash never leaves
    half a database.
    """
    from netcoach.storage.schema.migrating import make

    new = place.unfinished
    journal = new.with_name(f"{new.name}-journal")
    make_folder(place.real.parent)
    for leftover in (new, journal):
        leftover.unlink(missing_ok=True)
    make_file(new)
    try:
        make(new, REVISION)
        new.replace(place.real)
        sync(place.real.parent)
    finally:
        for leftover in (new, journal):
            leftover.unlink(missing_ok=True)


def discard(place: Place) -> None:
    """Take away a log in which nothing was ever written; the caller holds the writers' lock."""
    for made in (place.real.with_name(f"{place.real.name}-journal"), place.real):
        made.unlink(missing_ok=True)
    sync(place.real.parent)


def recover(place: Place) -> None:
    """Let SQLite roll back what a crashed writer left half done; needs no lock of ours."""
    with closing(connect_writing(place.real)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def upgrade(place: Place) -> None:
    """Bring an older database to our schema, after a verified backup; under the writers' lock.

    Raises:
        StorageProblem: it could not be done; the database is as it was.
    """
    try:
        with closing(connect_writing(place.real)) as connection:
            if check_revision(lambda sql, _: connection.execute(sql).fetchall(), place.path):
                return
            query = "SELECT version_num FROM alembic_version"
            (old,) = connection.execute(query).fetchone()
        from netcoach.storage.backup.backups import verified_backup

        backup = verified_backup(place, f"before-{REVISION}-from-{old}")
    except (sqlite3.Error, OSError) as error:
        raise not_saved(error, place.path) from None
    from netcoach.storage.schema.migrating import migrate

    try:
        migrate(place.real)
    except (sqlite3.Error, OSError):
        raise StorageProblem(
            f"{place.path} could not be upgraded from schema {old} to {REVISION}. "
            f"It is as it was, and a backup lies at {backup}."
        ) from None


def _check_header(place: Place) -> None:
    """Read the first bytes by hand: SQLite itself would try to repair what is not ours."""
    path = place.path
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except OSError as error:
        raise not_read(error, path) from None
    if not header.startswith(MAGIC) or len(header) < HEADER_BYTES:
        if place.backups_there():
            raise damaged(path)
        raise NotADatabase(f"{path} is not a netcoach database. It was left as it is.")
    if int.from_bytes(header[ID_BYTES], "big") != APPLICATION_ID:
        raise _somebody_elses(path)
    if not set(header[FORMAT_BYTES]) <= FORMATS:
        raise damaged(path)


def _somebody_elses(path: Path) -> NotADatabase:
    return NotADatabase(f"{path} is the database of another program. It was left as it is.")
