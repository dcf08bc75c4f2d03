"""Forgetting somebody: out of the log, its journal, its backups and kept forms."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from pendulum import DateTime
from sqlalchemy import Connection

from netcoach.domain.drafts import people_in, texts_in
from netcoach.domain.errors import StorageProblem, UnwritableFile
from netcoach.domain.frozen import frozen
from netcoach.domain.people.page import Forgotten, Mentions
from netcoach.domain.people.person import FORGOTTEN_NAME, PersonId
from netcoach.storage.backup.backups import UnsoundCopyError, flaws_of, remove
from netcoach.storage.connection import (
    DAMAGED_ENDING,
    Place,
    Run,
    connect_reading,
    connect_writing,
    make_file,
    runner,
    sync,
)
from netcoach.storage.drafts import PART, kept_paths, text_in
from netcoach.storage.errors import is_our_fault
from netcoach.storage.locks import writers_lock
from netcoach.storage.people.erasing import all_they_were, erase, names_of
from netcoach.storage.people.reads import known_person
from netcoach.storage.rows import instant_text
from netcoach.storage.set_aside import ENDING, take_out_of_aside

# ruff: noqa: S608 (only this package's own table and column names are put into statements)


_OF_PEOPLE = (
    "SELECT id AS person_id, through AS text FROM people UNION ALL SELECT id, words FROM people"
    " UNION ALL SELECT person_id, reason FROM requests"
    " UNION ALL SELECT person_id, event FROM requests"
    " UNION ALL SELECT person_id, note FROM requests"
    " UNION ALL SELECT person_id, words FROM contacts"
    " UNION ALL SELECT person_id, reason FROM shortlist"
    " UNION ALL SELECT person_id, line FROM follow_ups"
    " UNION ALL SELECT person_id, tag FROM tags"
)
_TEXTS = (
    f"SELECT p.id, p.name, t.text FROM ({_OF_PEOPLE}) AS t"
    " JOIN people AS p ON p.id = t.person_id WHERE t.text <> ''"
)
_OF_WEEKS = (
    "SELECT went_well FROM week_marks UNION ALL SELECT felt_rushed FROM week_marks"
    " UNION ALL SELECT next_line FROM week_marks"
)


def mentions_of(run: Run, person_id: PersonId) -> Mentions:
    """What of the log would go on holding a person's name if they were forgotten.

    Raises NotFound.
    """
    known_person(run, person_id)
    people = all_they_were(run, person_id)
    return mentions_in(run, people, names_of(run, people))


def damaged_files(place: Place) -> tuple[Path, ...]:
    """Damaged logs that a restore put aside, which may hold anybody and cannot be rewritten."""
    return place.aside_there(DAMAGED_ENDING)


def mentions_in(run: Run, people: Collection[PersonId], names: Collection[str]) -> Mentions:
    """The texts that hold one of these names, but for those of these people."""
    named = naming(names)
    held = [name for owner, name, text in run(_TEXTS, ()) if owner not in people and named(text)]
    weeks = [text for (text,) in run(_OF_WEEKS, ()) if text and named(text)]
    return Mentions(texts=len(held), people=tuple(sorted(set(held))), weeks=len(weeks))


def naming(names: Collection[str]) -> Callable[[str], bool]:
    """Tells whether a text holds one of these names as words of their own, in any case."""
    either = "|".join(re.escape(name) for name in sorted(names))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    return lambda text: bool(names) and pattern.search(text) is not None


# ruff: noqa: S608 (only this package's own table and column names are put into statements)


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


def _taken_out_of_set_aside(place: Place, left: Left) -> list[StorageProblem]:
    """Take whoever was forgotten out of what repairs set aside; gives which files it could not."""
    # What a crash left of one that was being written.
    for part in place.backups.glob(f".*{ENDING}.part"):
        part.unlink(missing_ok=True)
    with closing(connect_reading(place.real)) as connection:
        forgotten = {number for number, *_ in connection.execute(_FORGOTTEN)} | left.people
        ids = ", ".join(map(str, sorted(forgotten)))
        query = (
            f"SELECT id FROM requests WHERE person_id IN ({ids})"
            f" UNION SELECT id FROM requests_history WHERE person_id IN ({ids})"
        )
        requests = {number for (number,) in connection.execute(query)}
    problems = []
    for path in place.aside_there(ENDING):
        try:
            take_out_of_aside(path, forgotten, requests, left.names, naming(left.names))
        except (OSError, ValueError, UnwritableFile) as error:
            problems.append(still_held(error, path))
    return problems


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


Unwritten = sqlite3.Error | OSError | UnsoundCopyError | UnwritableFile | ValueError
"""Why a file could not be rewritten; ValueError where it is not what its name says."""


def still_held(error: Unwritten, path: Path) -> StorageProblem:
    """The sentence for a file that could not be rewritten; a fault of ours is raised as it is."""
    if isinstance(error, sqlite3.Error) and is_our_fault(error):
        raise error
    return StorageProblem(
        f"They are erased from the log, but {path} could not be rewritten and may still hold "
        "them. If it is in the folder backups, delete it; if it is the log, make room and try "
        "once more."
    )


def _rewrite(connection: sqlite3.Connection, people: Sequence[Forgot]) -> None:
    """Erase people so that nobody can tell it was done: no journal entry, no history of it."""
    connection.execute("BEGIN IMMEDIATE")
    kept = {"people_history": "seq", "requests_history": "seq", "contacts_history": "seq"}
    kept["tombstones"] = "id"
    ends = {
        table: connection.execute(f"SELECT max({number}) FROM {table}").fetchone()[0] or 0
        for table, number in kept.items()
    }
    for number, _, at in people:
        erase(connection.execute, [PersonId(number)], at)
    for table, end in ends.items():
        connection.execute(f"DELETE FROM {table} WHERE {kept[table]} > ?", (end,))
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


@frozen
class Left:
    """What forgetting left in the log, and what the other files are searched for.

    ``person_id`` is what the journal says the entry is about.
    """

    person_id: PersonId
    people: frozenset[PersonId]
    names: frozenset[str]
    requests: int
    mentions: Mentions


def forget(connection: Connection, person_id: PersonId, at: DateTime) -> Left:
    """Erase somebody from the log and its journal. Raises NotFound."""
    run = runner(connection)
    known_person(run, person_id)
    execute = connection.exec_driver_sql
    people = all_they_were(execute, person_id)
    names = names_of(execute, people)
    erase(execute, people, instant_text(at))
    counting = "SELECT count(*) FROM standing_requests WHERE person_id = ?"
    ((requests,),) = run(counting, (person_id,))
    return Left(
        person_id=person_id,
        people=people,
        names=names,
        requests=requests,
        mentions=mentions_in(run, people, names),
    )


def sweep(place: Place, left: Left) -> Forgotten:
    """Let go of the bytes: in the file, in what lies in backups and in what open forms kept.

    Raises:
        StorageProblem: a file could not be rewritten; doing it again goes on where it ended.
    """
    with writers_lock(place.lock):
        for path in _kept_about(place, left):
            path.unlink(missing_ok=True)
        try:
            with closing(connect_writing(place.real)) as connection:
                connection.execute("VACUUM")
        except sqlite3.Error as error:
            raise still_held(error, place.real) from None
        problems = _taken_out_of_set_aside(place, left)
        backups = take_out_of_backups(place)
    if problems:
        raise problems[0]
    mentions = replace(left.mentions, damaged=damaged_files(place))
    return Forgotten(requests=left.requests, backups=backups, mentions=mentions)


def _kept_about(place: Place, left: Left) -> Iterator[Path]:
    """The files of open forms that are about somebody, or name them."""
    mentions = naming(left.names)
    for path in kept_paths(place.path):
        text = text_in(path)
        # What is being written, or was torn, may hold anybody; its form keeps it again.
        is_whole = bool(text) and not path.name.endswith(PART)
        if not is_whole or people_in(text) & left.people or any(map(mentions, texts_in(text))):
            yield path
