"""Writing to a store the short way, and telling whether two states of it are the same."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

from pendulum import Date, DateTime

from netcoach.domain.log.request import Outcome, Request, RequestId, Source
from netcoach.domain.log.signs import Sign
from netcoach.domain.outcomes.outcome import Recorded, Settled
from netcoach.domain.people.page import ShortlistDraft
from netcoach.domain.people.person import Person
from netcoach.domain.week.calendar import FirstDay, week_of
from netcoach.domain.week.marks import Marking, MarkKind, WeekMark
from netcoach.storage.rows import NewRequest
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft, day, yes


def settle(
    store: Store, number: RequestId, outcome: Outcome, on: Date, *, at: DateTime = WEDNESDAY
) -> Settled:
    """Record an outcome of one request, without asking whether that can be."""

    return settle_many(store, (number,), outcome, on, at=at)


def settle_many(
    store: Store,
    numbers: tuple[RequestId, ...],
    outcome: Outcome,
    on: Date,
    *,
    at: DateTime = WEDNESDAY,
) -> Settled:
    """Record an outcome of several requests in one step."""

    def reached(one: Recorded) -> Recorded:
        said = {**dict(one.outcomes), outcome: on}
        return one.with_outcomes(tuple(said.items()))

    def rule(requests: tuple[Recorded, ...]) -> Settled:
        return Settled(requests=tuple(map(reached, requests)))

    return store.outcomes.record(numbers, rule, at=at)


def mark(store: Store, on: Date, kind: MarkKind, *, off: bool = False) -> None:
    """Mark the week of a date, or take the mark off."""
    marking = (
        Marking(off=((week_of(on, FirstDay.MONDAY), kind),))
        if off
        else Marking(on=(WeekMark(day=on, kind=kind),))
    )
    store.week.mark(marking, at=WEDNESDAY)


def marked(store: Store, kind: MarkKind) -> frozenset[Date]:
    """The dates of all marks of a kind."""
    return frozenset(one.day for one in store.week.marks() if one.kind is kind)


ROOT = Path(__file__).parents[2]


def new(uid: str, name: str = "", when: str = "2026-11-18", **said: Any) -> NewRequest:
    """A new request to somebody named after its uid."""
    draft = a_draft(name or f"Person {uid}", when, **said)
    return NewRequest(draft=draft, uid=uid, logged_at=WEDNESDAY, source=Source.LIVE)


def everything(store: Store) -> tuple[Request, ...]:
    """Every request in the log."""
    return store.log.between(day("0001-01-01"), day("9999-12-31"))


def content(export: str) -> str:
    """What an export holds apart from when each row changed last, which an undo changes too."""
    return re.sub(r'"changed_at": "[^"]*"', "", export)


def in_process(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    """Run this file in a process of its own."""
    command = [sys.executable, "-m", "tests.support.storage", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, **options)


def write_many(path: Path, label: str, count: int) -> None:
    """Log requests one by one and say each uid once it is on the disk."""
    store = Store(path)
    for number in range(count):
        store.log.add(new(f"{label}-{number}"))
        print(f"{label}-{number}", flush=True)
    store.close()


def time_many(path: Path, label: str, count: int) -> None:
    """Log requests one by one and say how long each took, in seconds.

    What a program loads before its first write is loaded before.
    """
    store = Store(path)
    store.warm_up()
    for number in range(count):
        begun = time.monotonic()
        store.log.add(new(f"{label}-{number}"))
        print(time.monotonic() - begun)
    store.close()


def undo(path: Path) -> None:
    """Take back the newest entry."""
    store = Store(path)
    print(store.undo(at=WEDNESDAY).name)
    store.close()


def die_half_way(path: Path) -> None:
    """End without warning when changed pages have reached the file, but no commit has."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE requests SET reason = hex(zeroblob(2000))")
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", path, label, count]:
            write_many(Path(path), label, int(count))
        case ["time", path, label, count]:
            time_many(Path(path), label, int(count))
        case ["undo", path]:
            undo(Path(path))
        case ["die", path]:
            die_half_way(Path(path))


TODAY = day("2026-11-18")
_JOURNAL = ("entries", "current_entry", "tombstones", "sqlite_sequence", "alembic_version")


def asked(
    store: Store, name: str, when: str = "2026-11-02", *reached: tuple[str, str], **said: Any
) -> Request:
    """Log a request to somebody, with outcomes."""
    request = store.log.add(new(uuid4().hex, name, when, **said))
    for outcome, on in reached:
        settle(store, request.id, Outcome(outcome), day(on), at=WEDNESDAY)
    return store.log.request(request.id)


def on_shortlist(store: Store, name: str = "Cleo Vance", on: Date = TODAY, **said: Any) -> Person:
    """Put somebody new on the shortlist."""
    return store.people.add_to_shortlist(ShortlistDraft(name=name, **said), on, at=WEDNESDAY)


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the journal's, without when each changed."""
    with closing(sqlite3.connect(store.path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            name: connection.execute(
                f'SELECT {_said(connection, name)} FROM "{name}" ORDER BY 1'
            ).fetchall()
            for (name,) in names
            if name not in _JOURNAL and not name.endswith("_history")
        }


def _said(connection: sqlite3.Connection, table: str) -> str:
    found = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    return ", ".join(name for _, name, *_ in found if name != "changed_at")


def known_well(store: Store, name: str = "Bo Roth", **said: Any) -> Person:
    """Somebody everything is said of."""
    known: dict[str, Any] = {
        "company": "Orbital",
        "role": "Data lead",
        "url": "linkedin.com/in/bo-roth",
        "note": f"Hi {name}, your talk on joins",
        "reason": "her SQL talk",
        "event": "PyData",
        "signs": yes(Sign.MET, Sign.EVENT),
    }
    return asked(store, name, "2026-10-01", ("accepted", "2026-10-03"), **known | said).person
