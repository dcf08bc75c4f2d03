"""A small log with people in it, and telling whether two states of it are the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any
from uuid import uuid4

from pendulum import Date

from netcoach.domain.person import Person
from netcoach.domain.person_page import BenchDraft
from netcoach.domain.request import Milestone, Request, Sign
from netcoach.storage.store import Store
from tests.builders import WEDNESDAY, day, yes
from tests.storage.saying import settle
from tests.storage.writing import new

TODAY = day("2026-11-18")
_JOURNAL = ("ops", "current_op", "sqlite_sequence", "alembic_version")


def asked(
    store: Store, name: str, when: str = "2026-11-02", *reached: tuple[str, str], **said: Any
) -> Request:
    """Log a request to somebody, with milestones."""
    request = store.add(new(uuid4().hex, name, when, **said))
    for milestone, on in reached:
        settle(store, request.id, Milestone(milestone), day(on), at=WEDNESDAY)
    return store.request(request.id)


def on_bench(store: Store, name: str = "Cleo Vance", on: Date = TODAY, **said: Any) -> Person:
    """Put somebody new on the bench."""
    return store.bench(BenchDraft(name=name, **said), on, at=WEDNESDAY)


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the journal's."""
    with closing(sqlite3.connect(store.path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
            for (name,) in names
            if name not in _JOURNAL and not name.endswith("_history")
        }


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
