"""Forgetting somebody: out of the log, its journal, its backups and kept forms."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pendulum import DateTime
from sqlalchemy import Connection

from netcoach.domain.log.draft import kept_draft
from netcoach.domain.people.page import Forgotten, Mentions
from netcoach.domain.people.person import PersonId
from netcoach.storage.acts import runner
from netcoach.storage.erasing import all_they_were, erase, names_of
from netcoach.storage.kept import kept_paths, text_in
from netcoach.storage.locks import writers_lock
from netcoach.storage.mentions import mentions_in, naming
from netcoach.storage.moments import instant_text
from netcoach.storage.place import Place
from netcoach.storage.pragmas import connect_writing
from netcoach.storage.queries_of_people import known_person
from netcoach.storage.scrubbing import still_held, take_out_of_backups


@dataclass(frozen=True, slots=True, kw_only=True)
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
    """Let go of the bytes: in the file, in every backup and in what open forms kept.

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
        backups = take_out_of_backups(place)
    return Forgotten(requests=left.requests, backups=backups, mentions=left.mentions)


def _kept_about(place: Place, left: Left) -> Iterator[Path]:
    """The files of open forms that are about somebody, or name them."""
    mentions = naming(left.names)
    for path in kept_paths(place.path):
        draft = kept_draft(text_in(path))
        if draft is None:
            continue
        texts = (draft.name, draft.note, draft.reason, draft.event, draft.url)
        if draft.person_id in left.people or any(map(mentions, texts)):
            yield path
