"""The doctor finds what was planted, and says nothing about anybody."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from netcoach.storage.store import Store
from tests.support.storage import new


def unwell(store: Store) -> list[str]:
    """What is not in order."""
    return [finding.what for finding in store.health() if not finding.ok]


def test_a_sound_log_is_well_and_nobody_is_named(store: Store) -> None:
    store.log.add(new("1", "Canary Kessler", note="Canary"))
    findings = store.health()

    assert unwell(store) == []
    assert "Canary" not in repr(findings)
    assert {"SQLite", "database", "schema", "structure", "references", "journal", "weeks"} <= {
        finding.what for finding in findings
    }


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM requests_history", ["journal"]),
        ("DELETE FROM people_history WHERE operation = 'insert'", ["journal"]),
        ("UPDATE current_entry SET entry = 1", ["journal"]),
        ("DELETE FROM people", ["references", "requests 1"]),
    ],
)
def test_what_does_not_hold_together_is_found(
    store: Store, statement: str, what: list[str]
) -> None:
    store.log.add(new("1"))
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute(statement)

    assert unwell(store) == what


def test_a_file_others_can_read_is_found(store: Store) -> None:
    store.log.add(new("1"))
    store.path.chmod(0o644)

    assert unwell(store) == ["mode of netcoach.db"]
