"""What the code declares is what a file holds, fresh or upgraded."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from netcoach.domain.errors import NotADatabase
from netcoach.domain.log.request import Outcome
from netcoach.domain.log.signs import Sign
from netcoach.storage import rows
from netcoach.storage.connection import APPLICATION_ID, make_file
from netcoach.storage.journal import NAMES
from netcoach.storage.opening import REVISION, REVISIONS
from netcoach.storage.schema.history import TRIGGERS
from netcoach.storage.schema.migrating import FOLDER, make, migrate
from netcoach.storage.schema.tables import JOURNALED, VIEWS, metadata
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft
from tests.support.storage import ROOT, asked, new, on_shortlist

LATER = WEDNESDAY.add(days=2)
FROZEN = FOLDER / "versions" / "0001_first.sql"


def statements(path: Path, *, views: bool = True) -> list[str]:
    """What makes everything in a file, in the order it was made."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT type, sql FROM sqlite_schema WHERE sql IS NOT NULL"
            " AND name NOT IN ('sqlite_sequence') ORDER BY rowid"
        ).fetchall()
    return [sql for kind, sql in found if views or kind != "view"]


@pytest.fixture
def connection(store: Store) -> Iterator[sqlite3.Connection]:
    """A plain connection to a fresh database."""
    store.log.add(new("1"))
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def test_a_file_brought_through_every_revision_is_like_a_fresh_one(tmp_path: Path) -> None:
    fresh, upgraded = tmp_path / "fresh.db", tmp_path / "upgraded.db"
    make_file(fresh)
    make(fresh, REVISION)
    make_file(upgraded)
    migrate(upgraded)

    assert sorted(statements(upgraded)) == sorted(statements(fresh)), (
        "The MetaData and the revisions differ. Until the first release: "
        "python -m tests.storage.schema.test_tables"
    )


def test_a_fresh_file_holds_what_the_metadata_declares(connection: sqlite3.Connection) -> None:
    found = dict(connection.execute("SELECT name, type FROM sqlite_schema").fetchall())

    declared = set(metadata.tables) | {index.name for one in JOURNALED for index in one.indexes}
    assert declared <= set(found)
    tables = {name for name, kind in found.items() if kind == "table"}
    assert tables == set(metadata.tables) | {"sqlite_sequence"}
    assert {name for name, kind in found.items() if kind == "trigger"} == set(TRIGGERS)
    assert {name for name, kind in found.items() if kind == "view"} == set(VIEWS)


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
    assert set(tables) == {*NAMES, *histories, *foreign, "entries", "current_entry", "tombstones"}
    assert set(rows.JOURNALED) == set(NAMES)
    for name, columns in NAMES.items():
        kept = [row[1] for row in connection.execute(f"PRAGMA table_info({name}_history)")]
        assert kept == ["seq", "entry", "operation", *columns]


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


def test_a_sign_and_an_outcome_nobody_thought_of_yet_need_no_other_schema(
    connection: sqlite3.Connection,
) -> None:
    for table, column in (("sign_answers", "sign"), ("outcomes", "outcome")):
        rules = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()[0]
        assert not any(f"'{one.value}'" in rules for one in (*Sign, *Outcome)), column


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
        "UPDATE requests SET precision = ''",
        "UPDATE requests SET precision = 'span'",
        "UPDATE requests SET sent_from = '2026-11-01'",
        "UPDATE requests SET sent_from = sent_on, precision = 'span', sent_at = NULL",
        "UPDATE requests SET field = hex(zeroblob(26))",
        "UPDATE requests SET logged_at = 'today'",
        "UPDATE requests SET logged_at = '2026-02-30T10:00:00.000000Z'",
        "UPDATE requests SET person_id = 99",
        "UPDATE requests SET uid = ''",
        "UPDATE requests SET reason = hex(zeroblob(6000))",
        "UPDATE people SET name = ''",
        "UPDATE people SET name = NULL",
        "UPDATE people SET connected_on = '2026-02-30'",
        "INSERT INTO checks (on_date, source) VALUES ('2026-11-18', '')",
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


def test_every_row_says_when_it_changed_and_people_and_what_is_said_have_a_uid() -> None:
    columns = {table.name: set(table.columns.keys()) for table in JOURNALED}

    assert all("changed_at" in names for names in columns.values())
    assert {name for name, names in columns.items() if "uid" in names} == {
        "people",
        "requests",
        "import_uids",
        "contacts",
        "joins",
        "checks",
        "network_counts",
        "shortlist",
        "follow_ups",
        "tags",
        "jobs",
        "not_same",
        "guidelines",
        "week_marks",
    }


def one_row(connection: sqlite3.Connection, query: str) -> tuple[object, ...]:
    """The one row a query gives."""
    (found,) = connection.execute(query).fetchall()
    return tuple(found)


def test_a_row_says_when_it_changed_by_the_clock_of_the_write(
    store: Store, connection: sqlite3.Connection
) -> None:
    changed = "SELECT changed_at FROM requests"
    (made,) = one_row(connection, changed)
    store.log.edit(store.log.latest()[0].id, a_draft("Person 1", reason="her talk"), at=LATER)
    (edited,) = one_row(connection, changed)
    store.undo(at=LATER.add(hours=1))
    (undone,) = one_row(connection, changed)

    assert made == rows.instant_text(WEDNESDAY)
    assert edited == rows.instant_text(LATER)
    assert undone == rows.instant_text(LATER.add(hours=1))


def test_another_tool_changes_when_a_row_changed_too(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE requests SET reason = 'hers'")

    (changed,) = one_row(connection, "SELECT changed_at FROM requests")
    assert rows.is_instant(changed)
    assert changed != rows.instant_text(WEDNESDAY)


def test_what_was_deleted_leaves_a_mark_and_keeps_its_uid_when_it_comes_back(
    store: Store, connection: sqlite3.Connection
) -> None:
    person = on_shortlist(store)
    (uid,) = one_row(connection, "SELECT uid FROM shortlist")
    marks = "SELECT row_key, deleted_at FROM tombstones WHERE row_table = 'shortlist'"
    assert connection.execute(marks).fetchall() == []
    store.people.remove_from_shortlist(person.id, at=LATER)

    assert one_row(connection, marks) == (uid, rows.instant_text(LATER))
    store.undo(at=LATER.add(hours=1))
    assert one_row(connection, "SELECT uid, changed_at FROM shortlist") == (
        uid,
        rows.instant_text(LATER.add(hours=1)),
    )


def test_a_row_without_a_uid_is_marked_by_that_of_its_request(
    store: Store, connection: sqlite3.Connection
) -> None:
    asked(store, "Bo Roth", "2026-11-02", ("accepted", "2026-11-03"))
    (uid,) = one_row(connection, "SELECT uid FROM requests WHERE id = 2")
    store.undo(at=LATER)
    store.undo(at=LATER)

    marks = connection.execute("SELECT row_table, row_key FROM tombstones ORDER BY id").fetchall()
    assert ("outcomes", f"{uid} accepted") in marks
    assert ("requests", uid) in marks


def test_a_log_from_before_the_first_version_is_refused_in_a_sentence(store: Store) -> None:
    store.log.add(new("1"))
    store.close()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE tombstones RENAME TO other")
    content = store.path.read_bytes()

    for kind in (store.people.everybody, lambda: store.log.add(new("2"))):
        with pytest.raises(NotADatabase, match=r"before its first version.*\.$"):
            kind()
    assert store.path.read_bytes() == content


def test_a_fresh_file_is_made_without_alembic(tmp_path: Path) -> None:
    said = run_alone(
        "import sys; from netcoach.storage.store import Store; from tests.support.storage import"
        " new; from pathlib import Path; store = Store(Path(sys.argv[1])); store.log.add(new('1'));"
        " print('alembic' in sys.modules, 'sqlalchemy.orm' in sys.modules,"
        " len(store.people.everybody()))",
        str(tmp_path / "log.db"),
    )

    assert said == "False False 1"


def run_alone(code: str, *arguments: str) -> str:
    """What a program says that runs in a process of its own."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


def freeze() -> None:
    """Write the first revision anew, as the MetaData has it now."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.db"
        make_file(path)
        make(path, REVISION)
        made = [one for one in statements(path, views=False) if "alembic_version" not in one]
    # The indexes of a table come in any order.
    indexes = sorted(one for one in made if one.startswith(("CREATE INDEX", "CREATE UNIQUE")))
    tables = [one for one in made if one.startswith("CREATE TABLE")]
    made = [*tables, *indexes, *(one for one in made if one.startswith("CREATE TRIGGER"))]
    made += [
        f"PRAGMA application_id = {APPLICATION_ID}",
        "INSERT INTO current_entry (only_row) VALUES (1)",
    ]
    FROZEN.write_text(";\n\n".join(made) + ";\n")


if __name__ == "__main__":
    freeze()
