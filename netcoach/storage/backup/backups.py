"""Backups: verified copies of the database, when one is due, and which are kept."""

from __future__ import annotations

import marshal
import os
import sqlite3
from collections.abc import Hashable, Iterable
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path

from pendulum import UTC, DateTime, from_timestamp

from netcoach.config.files import command_on
from netcoach.domain.errors import StorageProblem, UnwritableFile
from netcoach.domain.frozen import frozen
from netcoach.domain.week.calendar import DAYS
from netcoach.storage.connection import (
    BACKUP,
    STAMP,
    Place,
    connect_reading,
    connect_writing,
    give_name,
    make_file,
    sync,
)
from netcoach.storage.structure import (
    has_schema_as_made,
    is_of_indexes,
    plain_run,
    structural_flaws,
)


def write_private(path: Path, parts: Iterable[str], *, replace: bool = False) -> None:
    """Write text in UTF-8 to a file that appears only once it is whole and on the disk.

    Args:
        path: where; its folder must be there.
        parts: the text, piece by piece.
        replace: write over a file that is there; a link is replaced, never followed.

    Raises:
        UnwritableFile: something lies there, or it cannot be written.
    """
    if not path.name:
        raise UnwritableFile(f"{path} is a folder and was left as it is; name a file in it.")
    part = path.with_name(f".{path.name}.part")
    try:
        if os.path.lexists(path) and not (replace and (path.is_file() or path.is_symlink())):
            raise FileExistsError
        part.unlink(missing_ok=True)
        make_file(part)
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            part.replace(path)
        else:
            give_name(part, path)
        sync(path.parent)
    except FileExistsError:
        raise in_the_way(path) from None
    except OSError as error:
        raise UnwritableFile(f"{path} could not be written: {error.strerror}.") from None
    finally:
        # Where it could not even be looked for, it was not made.
        with suppress(OSError):
            part.unlink(missing_ok=True)


def in_the_way(path: Path) -> UnwritableFile:
    """The sentence for a path where something lies."""
    return UnwritableFile(f"{path} is there already and was left as it is; give another name.")


NEWEST = 10
"""The newest backups, however close together (ours)."""

DAYS_KEPT, WEEKS_KEPT, MONTHS_KEPT = 14, 8, 24
"""Of this many days, weeks and months that have backups, the newest of each is kept (ours)."""


def backups_to_keep(moments: Iterable[DateTime]) -> frozenset[DateTime]:
    """The moments whose backups are kept; days, weeks and months are those of UTC."""
    newest_first = sorted(set(moments), reverse=True)
    kept = set(newest_first[:NEWEST])
    periods = ((_day, DAYS_KEPT), (_week, WEEKS_KEPT), (_month, MONTHS_KEPT))
    for period, count in periods:
        newest_of: dict[Hashable, DateTime] = {}
        for moment in newest_first:
            newest_of.setdefault(period(moment), moment)
        kept.update(list(newest_of.values())[:count])
    return frozenset(kept)


def _day(moment: DateTime) -> Hashable:
    return moment.in_timezone("UTC").toordinal()


def _week(moment: DateTime) -> Hashable:
    # Ordinal 1 was a Monday, so this changes on Mondays.
    return (moment.in_timezone("UTC").toordinal() - 1) // DAYS


def _month(moment: DateTime) -> Hashable:
    utc = moment.in_timezone("UTC")
    return utc.year, utc.month


# ruff: noqa: S608 (only this package's own table and column names are put into statements)


DIGEST_BYTES = 16
NAME_DIGITS = 12
"""Digits of the digest in a backup's name: enough that two states never share one."""

BEFORE_IMPORT = "before-import"
"""The part of a backup's name that says what it was made before."""

ROWS_AT_ONCE = 1000
"""Rows whose digest is worked out at once: enough to spend the time in it, not around it."""

PLAIN = 0
"""The way of marshalling in which the same values always are the same bytes."""


class UnsoundCopyError(Exception):
    """A copy that does not hold together, or is not what was copied."""


@frozen
class Backup:
    """A backup as its name tells of it.

    Attributes:
        path: where it lies.
        at: when it was made, UTC, to the second.
        label: what it was made for or before.
        digest: the first digits of the digest of its rows when it was made; the rows differ
            once somebody was taken out of it.
    """

    path: Path
    at: DateTime
    label: str
    digest: str


def backups_of(place: Place) -> tuple[Backup, ...]:
    """Every finished backup of this database, the newest first."""
    return tuple(sorted(map(_named, place.backups_there()), key=_age, reverse=True))


def newest_sound(place: Place) -> Backup | None:
    """The newest backup that holds together; None without one."""
    for one in backups_of(place):
        try:
            with closing(connect_reading(one.path)) as connection:
                if not flaws_of(connection):
                    return one
        except sqlite3.Error:
            continue
    return None


def verified_backup(place: Place, label: str, at: DateTime | None = None) -> Path:
    """Copy the database and give the copy a name once it is proven equal; under the lock.

    The same state twice is one backup, the later one. Once it is on the disk, older ones that
    are not worth keeping any more are removed.

    Args:
        place: the database.
        label: what the backup is made for or before, as part of its name.
        at: the present moment; None for what the file system says.

    Raises:
        StorageProblem: the database or the copy does not hold together.
        OSError, sqlite3.Error: the copy could not be made.
    """
    place.make_backups()
    part = place.backups / f".{place.real.stem}.part"
    remove(part)
    make_file(part)
    try:
        digest = _copied(place, part)[:NAME_DIGITS]
        sync(part)
        moment = at or from_timestamp(part.stat().st_mtime)
        stamp = moment.in_timezone(UTC).strftime(STAMP)
        target = place.backups / f"{place.real.stem}-{stamp}-{label}-{digest}.db"
        # Only the same state of the same second can have that name already.
        part.replace(target)
    finally:
        remove(part)
    sync(place.backups)
    _thin(place, _named(target))
    return target


def backup_to(place: Place, target: Path) -> None:
    """Copy the database to a path where nothing lies, proven equal before it gets its name.

    Raises:
        FileExistsError: something lies there.
        StorageProblem: the database or the copy does not hold together.
        OSError, sqlite3.Error: the copy could not be made.
    """
    part = target.with_name(f".{target.name}.part")
    remove(part)
    make_file(part)
    try:
        _copied(place, part)
        sync(part)
        give_name(part, target)
    finally:
        remove(part)
    sync(target.parent)


def digest_of(connection: sqlite3.Connection) -> str:
    """One number for every row of every table, and for the schema; text goes in as bytes."""
    before, connection.text_factory = connection.text_factory, bytes
    try:
        return _digest_of(connection)
    finally:
        connection.text_factory = before


def _digest_of(connection: sqlite3.Connection) -> str:
    digest = blake2b(digest_size=DIGEST_BYTES)
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    for row in connection.execute(schema):
        digest.update(repr(row).encode())
    for (table,) in connection.execute(tables).fetchall():
        digest.update(table)
        rows = connection.execute(f'SELECT * FROM "{table.decode()}" ORDER BY rowid')
        while portion := rows.fetchmany(ROWS_AT_ONCE):
            digest.update(marshal.dumps(portion, PLAIN))
    return digest.hexdigest()


def flaws_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What does not hold together in a database: "structure", "schema", or nothing.

    Rows that cannot be read are no such thing: a copy has them as they are.
    """
    run = plain_run(connection)
    if structural_flaws(run):
        return ("structure",)
    return () if has_schema_as_made(run) else ("schema",)


def copy(source_path: Path, target_path: Path) -> str:
    """Copy one database over an empty file and give the digest of both.

    Indexes that do not agree with their tables are made anew in the copy.

    Raises:
        UnsoundCopyError: the copy does not hold together.
        sqlite3.Error: one of them could not be read or written.
    """
    with (
        closing(connect_reading(source_path)) as source,
        closing(connect_writing(target_path)) as target,
    ):
        try:
            source.execute("BEGIN")
            digest = digest_of(source)
            source.backup(target)
            source.execute("ROLLBACK")
            run = plain_run(target)
            flaws = structural_flaws(run)
            if is_of_indexes(flaws):
                target.execute("REINDEX")
                flaws = structural_flaws(run)
            if flaws or not has_schema_as_made(run) or digest_of(target) != digest:
                raise UnsoundCopyError
        except sqlite3.IntegrityError:
            # Two rows are one by an index: that is not of indexes alone.
            raise UnsoundCopyError from None
        except UnicodeDecodeError:
            # What SQLite quotes of a schema that it cannot read is no text.
            raise UnsoundCopyError from None
    return digest


def remove(part: Path) -> None:
    """Remove an unfinished copy and its journal."""
    part.unlink(missing_ok=True)
    part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


def _copied(place: Place, part: Path) -> str:
    try:
        return copy(place.real, part)
    except UnsoundCopyError:
        raise StorageProblem(
            f"{place.path} could not be backed up: the copy is not sound. "
            f"Nothing was changed; {command_on(place.path, 'doctor')} tells more."
        ) from None


def _thin(place: Place, new: Backup) -> None:
    """Remove what is not worth keeping beside a new backup that is on the disk."""
    found = backups_of(place)
    kept = backups_to_keep(one.at for one in found)
    for one in found:
        same = one.digest == new.digest and one.at <= new.at
        if one.path != new.path and (same or one.at not in kept):
            one.path.unlink(missing_ok=True)


def _named(path: Path) -> Backup:
    found = BACKUP.search(path.name)
    if found is None:
        raise ValueError(path.name)
    at = DateTime.strptime(found["stamp"], STAMP).replace(tzinfo=UTC)
    return Backup(path=path, at=at, label=found["label"], digest=found["digest"])


def _age(one: Backup) -> tuple[DateTime, str]:
    return one.at, one.path.name
