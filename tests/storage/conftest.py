"""A log that holds something in every table that is read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from netcoach.storage.store import Store
from tests.storage.damaging import ROWS
from tests.support.quick_logs import quick_logs
from tests.support.storage import new

__all__ = ["quick_logs"]


@pytest.fixture
def path(store: Store) -> Path:
    """A log of three requests to three people, and something in every table that is read."""
    for uid, hour in (("one", 9), ("two", 12), ("three", 15)):
        store.log.add(new(uid, when=f"2026-11-17T{hour:02}:00"))
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        for row in ROWS:
            connection.execute(row)
        connection.commit()
    return store.path
