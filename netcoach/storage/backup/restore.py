"""Putting a backup back: into the live file where that still is a database, else in its place."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pendulum import DateTime

from netcoach.domain.damage import LostLog
from netcoach.domain.errors import NotADatabase, NotFound, StorageProblem
from netcoach.domain.frozen import frozen
from netcoach.storage.backup.backups import (
    UnsoundCopyError,
    copy,
    digest_of,
    newest_sound,
    remove,
    verified_backup,
)
from netcoach.storage.connection import (
    DAMAGED_ENDING,
    Place,
    connect_reading,
    connect_writing,
    give_name,
    make_file,
    sync,
)
from netcoach.storage.errors import DAMAGED, is_our_fault, kind_of, not_read, not_saved
from netcoach.storage.locks import writers_lock
from netcoach.storage.opening import FoundAtPath, check_revision, look, recover
from netcoach.storage.structure import (
    LARGE_BYTES,
    has_schema_as_made,
    is_of_indexes,
    plain_run,
    structural_flaws,
)

BEFORE_RESTORE = "before-restore"
"""The part of a backup's name that says what it was made before."""

_COUNT = "SELECT count(*) FROM requests WHERE deleted_at IS NULL"


@frozen
class Restored:
    """What a restore did.

    Attributes:
        requests: how many requests the log holds now.
        replaced: where the state from before lies: a backup of it, or the damaged file itself;
            None when there was no log.
    """

    requests: int
    replaced: Path | None


def requests_in(source: Path) -> int:
    """How many requests a log that could be restored holds.

    Raises:
        NotADatabase, NewerDatabase, NotFound: it cannot be restored.
        StorageProblem: it cannot be read.
    """
    _check(source)
    with _errors_of(source), closing(connect_reading(source)) as connection:
        _check_schema(connection, source)
        (count,) = connection.execute(_COUNT).fetchone()
    return int(count)


def lost_log(place: Place) -> LostLog | None:
    """What is lost where a log is gone or damaged and a backup of it is sound; else None.

    Raises:
        NewerDatabase: a later netcoach wrote it.
        StorageProblem: it cannot be looked at.
    """
    is_missing = False
    try:
        is_missing = look(place) is not FoundAtPath.DATABASE
        if not is_missing and _holds_together(place):
            return None
    except NotADatabase:
        if not place.real.is_file():
            raise
    newest = newest_sound(place)
    if newest is None:
        return None
    return LostLog(
        path=place.path,
        is_missing=is_missing,
        backup=newest.path,
        made_at=newest.at,
        requests=requests_in(newest.path),
    )


def _holds_together(place: Place) -> bool:
    """Whether a file is whole but for its indexes, with the schema as netcoach made it.

    Raises NotADatabase.
    """
    try:
        with closing(connect_reading(place.real)) as connection:
            run = plain_run(connection)
            check_revision(run, place.path)
            quick = place.real.stat().st_size > LARGE_BYTES
            flaws = structural_flaws(run, quick=quick)
            return (not flaws or is_of_indexes(flaws)) and has_schema_as_made(run)
    except sqlite3.Error as error:
        if kind_of(error) == DAMAGED:
            return False
        raise not_read(error, place.path) from None


def restore(place: Place, source: Path, at: DateTime) -> Restored:
    """Make the log what a backup holds; both stay as they were if that cannot be.

    Args:
        place: the database; it may be missing or damaged.
        source: the backup, which is only read.
        at: the present moment.

    Raises:
        NotADatabase, NewerDatabase, NotFound: the source cannot be restored.
        StorageProblem: the source cannot be read, or the present state cannot be kept.
        NotSaved: the log could not be written; it is as it was.
    """
    requests_in(source)
    if os.path.realpath(source) == str(place.real):
        raise StorageProblem(f"{source} is the log itself; name one of its backups.")
    _is_log(place)
    place.make_backups()
    with writers_lock(place.lock), _private_copy(place, source) as (part, digest):
        with closing(connect_reading(part)) as connection:
            (requests,) = connection.execute(_COUNT).fetchone()
        try:
            replaced = _replace(place, part, digest, at)
        except (sqlite3.Error, OSError) as error:
            if is_our_fault(error):
                raise
            raise not_saved(error, place.path) from None
    return Restored(requests=requests, replaced=replaced)


def _check(source: Path) -> None:
    match look(Place(source)):
        case FoundAtPath.NOTHING:
            raise NotFound(f"There is no file {source}; name a backup of the log.")
        case FoundAtPath.EMPTY:
            raise NotADatabase(f"{source} is empty; name a backup of the log.")
        case FoundAtPath.DATABASE:
            return


def _check_schema(connection: sqlite3.Connection, source: Path) -> None:
    check_revision(lambda sql, values: connection.execute(sql, values).fetchall(), source)


@contextmanager
def _errors_of(source: Path) -> Iterator[None]:
    """Turn errors of reading into a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        if is_our_fault(error):
            raise
        raise not_read(error, source) from None


@contextmanager
def _private_copy(place: Place, source: Path) -> Iterator[tuple[Path, str]]:
    """A verified copy beside the backups, and its digest; removed at the end."""
    part = place.backups / f".{place.real.stem}.restored.part"
    try:
        remove(part)
        make_file(part)
        with _errors_of(source):
            digest = copy(source, part)
        with closing(connect_reading(part)) as connection:
            _check_schema(connection, source)
        yield part, digest
    except UnsoundCopyError:
        raise NotADatabase(
            f"{source} is damaged and was not restored; the log is as it was. "
            "Choose another backup."
        ) from None
    except OSError as error:
        raise not_saved(error, part) from None
    finally:
        remove(part)


def _replace(place: Place, part: Path, digest: str, at: DateTime) -> Path | None:
    if not _is_log(place):
        return _put_instead(place, part, at)
    if look(place) is not FoundAtPath.DATABASE:
        _put(place, part)
        return None
    try:
        recover(place)
        kept = verified_backup(place, BEFORE_RESTORE, at)
        _pour(place, part, digest)
    except (StorageProblem, sqlite3.Error) as error:
        if isinstance(error, sqlite3.Error) and not _is_of_damage(error, place.real):
            raise
        # A damaged database is nothing to copy into, and nothing to lose.
        return _put_instead(place, part, at)
    return kept


def _pour(place: Place, part: Path, digest: str) -> None:
    """Copy into the live file as one transaction: what another program has open stays open."""
    with closing(connect_reading(part)) as source, closing(connect_writing(place.real)) as target:
        source.backup(target)
        if digest_of(target) != digest:
            raise StorageProblem(f"{place.path} does not hold what was restored; restore it again.")


def _put(place: Place, part: Path) -> None:
    """Give the copy the log's name; nobody sees half of it."""
    sync(part)
    # SQLite would roll the journal of a file that is gone back into the new one.
    place.real.with_name(f"{place.real.name}-journal").unlink(missing_ok=True)
    part.replace(place.real)
    sync(place.real.parent)


def _is_log(place: Place) -> bool:
    """Whether there is a log or nothing; False where the first bytes of a log are damaged.

    Raises:
        NotADatabase: what is there never was a log: it has no lock and no backups.
    """
    try:
        look(place)
    except NotADatabase:
        if place.real.is_file() and (place.lock.exists() or place.backups_there()):
            return False
        raise
    return True


def _is_of_damage(error: sqlite3.Error, path: Path) -> bool:
    """Whether an error comes from what the file holds.

    SQLite refuses to write to one whose damaged header names a later format, as it does where the
    system lets nobody write.
    """
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY:
        return os.access(path, os.W_OK)
    return kind_of(error) == DAMAGED


def _put_instead(place: Place, part: Path, at: DateTime) -> Path:
    """Set a damaged file aside, and give the copy its name; gives where the damaged one is."""
    aside = _aside(place, at)
    _put(place, part)
    return aside


def _aside(place: Place, at: DateTime) -> Path:
    """Give a damaged file a second name, to look into later."""
    for aside in place.names_aside(at, DAMAGED_ENDING):
        try:
            give_name(place.real, aside)
        except FileExistsError:
            continue
        sync(place.backups)
        return aside
    raise AssertionError("there is always one more name")
