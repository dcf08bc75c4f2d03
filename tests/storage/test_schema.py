"""What the code declares is what the migrations make."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from netcoach.domain.log.request import Outcome
from netcoach.domain.log.signs import Sign
from netcoach.storage import health, rows
from netcoach.storage.journal import NAMES
from netcoach.storage.migrating import FOLDER
from netcoach.storage.opening import APPLICATION_ID, REVISIONS
from netcoach.storage.schema import JOURNALED, VIEWS, OpRow, table_of
from netcoach.storage.store import Store
from tests.support.storage import new


@pytest.fixture
def connection(store: Store) -> Iterator[sqlite3.Connection]:
    """A plain connection to a fresh database."""
    store.add(new("1"))
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def migrated(connection: sqlite3.Connection, table: str) -> list[tuple[str, str, bool]]:
    """Name, type and "may be NULL" of every column."""
    found = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return [(row[1], row[2], not row[3] and not row[5]) for row in found]


@pytest.mark.parametrize("row", [*JOURNALED, OpRow])
def test_declared_columns_are_the_migrated_ones(
    connection: sqlite3.Connection, row: type[OpRow]
) -> None:
    table = table_of(row)
    declared = [
        (column.name, "INTEGER" if column.type.python_type is int else "TEXT", column.nullable)
        for column in table.columns
    ]

    assert migrated(connection, table.name) == declared


def test_every_table_is_strict_and_every_data_table_has_a_history(
    connection: sqlite3.Connection,
) -> None:
    found = connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    )
    tables = dict(found.fetchall())
    foreign = {"alembic_version", "sqlite_sequence", "sqlite_schema"}

    assert {name for name, strict in tables.items() if not strict} == foreign
    histories = {f"{name}_history" for name in NAMES}
    assert set(tables) == {*NAMES, *histories, *foreign, "ops", "current_op"}
    assert set(health.JOURNALED) == set(NAMES)
    for name, columns in NAMES.items():
        kept = [column for column, *_ in migrated(connection, f"{name}_history")]
        assert kept == ["seq", "op", "deed", *columns]


def test_the_declared_views_are_the_migrated_ones(connection: sqlite3.Connection) -> None:
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'view'")
    assert dict(found.fetchall()) == {
        name: f"CREATE VIEW {name} AS {statement}" for name, statement in VIEWS.items()
    }


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("people", rows.PERSON_COLUMNS),
        ("requests", rows.REQUEST_COLUMNS),
        ("guidelines", rows.GUIDELINE_COLUMNS),
    ],
)
def test_what_is_read_is_declared(table: str, columns: tuple[str, ...]) -> None:
    assert set(columns) <= set(NAMES[table])


def test_the_released_revisions_are_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    walked = ScriptDirectory.from_config(config).walk_revisions()

    assert tuple(script.revision for script in walked)[::-1] == REVISIONS


def test_the_file_is_marked_and_keeps_its_rollback_journal(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_every_sign_and_outcome_can_be_stored(connection: sqlite3.Connection) -> None:
    for sign in Sign:
        connection.execute(
            "INSERT INTO sign_answers (request_id, sign, answer) VALUES (1, ?, 'no')", (sign.value,)
        )
    for outcome in Outcome:
        connection.execute(
            "INSERT INTO outcomes (request_id, outcome, on_date) VALUES (1, ?, '2026-11-18')",
            (outcome.value,),
        )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE requests SET sent_on = '2026-02-30'",
        "UPDATE requests SET sent_on = '2026-2-3'",
        "UPDATE requests SET sent_at = '2026-02-03T10:00:00Z', precision = 'minute'",
        "UPDATE requests SET precision = 'minute'",
        "UPDATE requests SET precision = 'hour'",
        "UPDATE requests SET logged_at = 'today'",
        "UPDATE requests SET logged_at = '2026-02-30T10:00:00.000000Z'",
        "UPDATE requests SET person_id = 99",
        "UPDATE requests SET uid = ''",
        "UPDATE requests SET reason = hex(zeroblob(6000))",
        "UPDATE people SET name = ''",
        "UPDATE people SET name = NULL",
        "INSERT INTO guidelines (low, high, from_week) VALUES (9, 3, '2026-11-16')",
        "INSERT INTO guidelines (low, high, from_week) VALUES (9, 51, '2026-11-16')",
        "INSERT INTO seen (key) VALUES ('')",
    ],
)
def test_what_cannot_be_is_refused_from_any_tool(
    connection: sqlite3.Connection, statement: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
