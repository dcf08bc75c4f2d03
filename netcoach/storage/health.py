"""Looking the database over: everything that can be told without changing anything."""

from __future__ import annotations

import sqlite3
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

from netcoach.domain.damage import DamageKind, UnreadableRow
from netcoach.domain.errors import StorageProblem
from netcoach.domain.frozen import frozen
from netcoach.domain.week.calendar import week_of
from netcoach.storage.connection import PRIVATE_FILE, PRIVATE_FOLDER, Place, Run, connect_reading
from netcoach.storage.errors import not_read
from netcoach.storage.log import reads
from netcoach.storage.opening import REVISION, FoundAtPath, look
from netcoach.storage.reader import Reader
from netcoach.storage.rows import JOURNALED
from netcoach.storage.structure import has_schema_as_made


@frozen
class HealthFinding:
    """One thing that was looked at; ``detail`` holds no name and no note."""

    what: str
    ok: bool
    detail: str


def health_of(place: Place, reader: Reader) -> tuple[HealthFinding, ...]:
    """Everything found, in the order it was looked at; a broken file is a finding too."""
    library = HealthFinding(what="SQLite", ok=True, detail=sqlite3.sqlite_version)
    try:
        if look(place) is FoundAtPath.NOTHING and not place.backups_there():
            detail = f"{place.path} does not exist yet; the first request makes it"
            return library, HealthFinding(what="database", ok=True, detail=detail)
        unreadable = reader.look_for_unreadable()
        with reader.snapshot() as run:
            found = (*_content(place, run), *map(_of_row, unreadable))
        return library, *_modes(place), *found, *_undo(place)
    except StorageProblem as problem:
        return library, HealthFinding(what="database", ok=False, detail=str(problem))


_WHY = {
    DamageKind.UNDECODABLE: "cannot be read: {column} is no text",
    DamageKind.MEANINGLESS: "cannot be read: {column} holds nothing netcoach knows",
    DamageKind.NOWHERE: "belongs to a row that is not there",
    DamageKind.REFUSED: "its values cannot be",
}


def _of_row(row: UnreadableRow) -> HealthFinding:
    detail = _WHY[row.why].format(column=row.column)
    return HealthFinding(what=f"{row.table} {row.id}", ok=False, detail=detail)


def _undo(place: Place) -> Iterator[HealthFinding]:
    """What of the journal cannot be read: undo stops there, and all else works."""
    if look(place) is not FoundAtPath.DATABASE:
        return
    from netcoach.storage.unreadable import unreadable_journal_rows

    try:
        with closing(connect_reading(place.real)) as connection:
            yield from map(_of_row, unreadable_journal_rows(connection))
    except sqlite3.Error as error:
        yield HealthFinding(what="journal", ok=False, detail=str(not_read(error, place.path)))


def _modes(place: Place) -> Iterator[HealthFinding]:
    wanted = {place.real: PRIVATE_FILE, place.lock: PRIVATE_FILE}
    try:
        wanted |= dict.fromkeys(place.backups_there(), PRIVATE_FILE)
        wanted[place.backups] = PRIVATE_FOLDER
    except StorageProblem as problem:
        yield HealthFinding(what="backups", ok=False, detail=str(problem))
    for path, mode in wanted.items():
        if path.exists():
            found = stat.S_IMODE(path.stat().st_mode)
            private = not found & ~mode
            detail = f"{found:o}" if private else f"{found:o}; others can read it, use {mode:o}"
            yield HealthFinding(what=f"mode of {path.name}", ok=private, detail=detail)


def _content(place: Place, run: Run) -> Iterator[HealthFinding]:
    yield HealthFinding(what="database", ok=True, detail=str(place.path))
    if not run("SELECT 1", ()):
        return
    as_made = has_schema_as_made(run)
    detail = REVISION if as_made else f"{REVISION}; its tables are not as netcoach made them"
    yield HealthFinding(what="schema", ok=as_made, detail=detail)
    flaws = [text for (text,) in run("PRAGMA integrity_check", ())]
    sound = flaws == ["ok"]
    detail = "ok" if sound else f"{len(flaws)} flaws"
    yield HealthFinding(what="structure", ok=sound, detail=detail)
    dangling = len(run("PRAGMA foreign_key_check", ()))
    yield HealthFinding(what="references", ok=not dangling, detail=f"{dangling} lead nowhere")
    yield _journal(run)
    yield _sums(run)


def _journal(run: Run) -> HealthFinding:
    from netcoach.storage.unreadable import journal_is_open, unbalanced_rows

    lost = sum(len(unbalanced_rows(run, table)) for table in JOURNALED)
    is_open = journal_is_open(run)
    detail = f"{lost} rows do not agree with their history"
    if is_open:
        detail += "; an entry was left open"
    return HealthFinding(what="journal", ok=not lost and not is_open, detail=detail)


def _sums(run: Run) -> HealthFinding:
    by_week: Counter[object] = Counter()
    for day, number in reads.sent_by_day(run):
        by_week[week_of(day)] += number
    ((rows,),) = run("SELECT count(*) FROM standing_requests", ())
    total = sum(by_week.values())
    detail = f"requests {total}, weeks {len(by_week)}, rows {rows}"
    return HealthFinding(what="weeks", ok=total == rows, detail=detail)
