"""Writing to a store the short way, from tests and from processes of their own."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from netcoach.domain.request import Request, Source
from netcoach.storage.store import NewRequest, Store
from tests.builders import WEDNESDAY, a_draft

ROOT = Path(__file__).parents[2]


def new(uid: str, name: str = "", when: str = "2026-11-18", **said: Any) -> NewRequest:
    """A new request to somebody named after its uid."""
    draft = a_draft(name or f"Person {uid}", when, **said)
    return NewRequest(draft=draft, uid=uid, logged_at=WEDNESDAY, source=Source.LIVE)


def everything(store: Store) -> tuple[Request, ...]:
    """Every request in the log."""
    from tests.builders import day

    return store.requests_between(day("0001-01-01"), day("9999-12-31"))


def in_process(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    """Run this file in a process of its own."""
    command = [sys.executable, "-m", "tests.storage.writing", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, **options)


def write_many(path: Path, label: str, count: int) -> None:
    """Log requests one by one and say each uid once it is on the disk."""
    store = Store(path)
    for number in range(count):
        store.add(new(f"{label}-{number}"))
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
        store.add(new(f"{label}-{number}"))
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
