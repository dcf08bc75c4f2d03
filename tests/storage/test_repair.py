"""Repairing a log: what cannot be read is kept in a file, and everything else is sound."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from netcoach.domain.errors import NotADatabase, NotFound, NothingToUndo, NotSaved, StorageProblem
from netcoach.storage.backup.backups import verified_backup
from netcoach.storage.backup.restore import lost_log, restore
from netcoach.storage.connection import Place
from netcoach.storage.repair import repair
from netcoach.storage.store import Store
from tests.storage.damaging import DAMAGES, NO_TEXT, set_value
from tests.support.builders import WEDNESDAY
from tests.support.storage import everything, new, rows


def kept(file: Path | None) -> Any:
    """What a repair wrote."""
    assert file is not None
    assert file.stat().st_mode & 0o777 == 0o600
    return json.loads(file.read_text(encoding="utf-8"))


def in_json(value: bytes | int | None) -> Any:
    """A value as it stands in the file of a repair."""
    if not isinstance(value, bytes):
        return value
    return {"text_in_hex": value.hex()} if NO_TEXT in value else value.decode()


def unwell(store: Store) -> list[str]:
    """What is not in order."""
    return [finding.what for finding in store.health() if not finding.ok]


def execute(path: Path, *statements: str) -> None:
    """Run statements behind netcoach's back, without its rules."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(("table", "column", "value", "why"), DAMAGES)
def test_a_row_that_cannot_be_read_is_set_aside_and_the_log_is_sound(
    path: Path, store: Store, table: str, column: str, value: bytes | int | None, why: str
) -> None:
    set_value(path, table, 1, column, value)
    assert f"{table} 1" in unwell(store)
    done = store.backup.repair(at=WEDNESDAY)
    assert [(row.table, row.id, row.why) for row in done.rows] == [(table, 1, why)]
    document = kept(done.file)
    (row,) = (one for one in document["rows"][table] if one["id"] == 1)
    assert row[column] == in_json(value)
    assert unwell(store) == []
    assert store.left_out() == ()
    assert 1 not in [number for number, *_ in rows(store)[table]]
    left = {request.id for request in everything(store)}
    assert left == ({2, 3} if table in {"requests", "people"} else {1, 2, 3})


def test_rows_that_belong_to_it_go_with_it_and_are_counted(path: Path, store: Store) -> None:
    set_value(path, "people", 1, "name", NO_TEXT)
    done = store.backup.repair(at=WEDNESDAY)
    assert done.along == 7
    set_aside = kept(done.file)["rows"]
    for table in ("requests", "outcomes", "sign_answers", "contacts", "joins"):
        assert [row["id"] for row in set_aside[table]] == [1], table
        assert [row["id"] for row in set_aside[f"{table}_history"]] == [1], table


def test_undo_goes_on_before_what_was_set_aside(path: Path, store: Store) -> None:
    set_value(path, "people", 3, "name", NO_TEXT)
    store.backup.repair(at=WEDNESDAY)
    assert store.undo(at=WEDNESDAY).name == "Person two"
    assert [request.person.name for request in everything(store)] == ["Person one"]
    assert store.redo(at=WEDNESDAY).name == "Person two"


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entries SET kind = CAST(x'cc' AS TEXT) WHERE id = 3",
        "UPDATE entries SET at = 'soon' WHERE id = 3",
        "UPDATE entries SET direction = 'done' WHERE id = 3",
        "UPDATE entries SET reverses = 99, direction = 'undo' WHERE id = 3",
        "UPDATE requests_history SET operation = 'made' WHERE id = 3",
        "UPDATE requests_history SET reason = CAST(x'cc' AS TEXT) WHERE id = 3",
        "UPDATE requests_history SET sent_on = 'soon' WHERE id = 3",
    ],
)
def test_an_entry_that_cannot_be_read_is_named_and_undo_ends_at_what_it_did(
    path: Path, store: Store, damage: str
) -> None:
    theirs = ("outcomes", "contacts", "sign_answers", "joins", "follow_ups", "tags")
    execute(path, *(f"DELETE FROM {table}" for table in theirs))
    before = rows(store)
    execute(path, damage)
    assert unwell(store)
    done = store.backup.repair(at=WEDNESDAY)
    assert next(row.table for row in done.rows) in damage
    assert kept(done.file)["unreadable"]
    assert unwell(store) == []
    assert rows(store) == before
    assert len(everything(store)) == 3
    assert store.undo(at=WEDNESDAY).name == "Person two"
    assert store.undo(at=WEDNESDAY).name == "Person one"
    with pytest.raises(NothingToUndo):
        store.undo(at=WEDNESDAY)
    assert {request.id for request in everything(store)} == {3}


def test_a_change_of_an_entry_that_is_not_there_stays_and_undo_says_so(
    path: Path, store: Store
) -> None:
    execute(path, "UPDATE requests_history SET entry = 99 WHERE id = 3")
    (row,) = store.backup.repair(at=WEDNESDAY).rows
    assert (row.table, row.id, row.why) == ("requests_history", 3, "reference")
    assert unwell(store) == []
    with pytest.raises(NotSaved, match="changed by another program"):
        store.undo(at=WEDNESDAY)
    assert len(everything(store)) == 3


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM requests_history",
        "DELETE FROM people_history WHERE id = 2",
        "UPDATE current_entry SET entry = 1",
        "DELETE FROM current_entry",
        "INSERT INTO requests_history (operation, id) VALUES ('insert', 77)",
    ],
)
def test_a_journal_that_does_not_agree_is_put_in_order(
    path: Path, store: Store, damage: str
) -> None:
    before = rows(store)
    execute(path, damage)
    assert unwell(store) == ["journal"]
    done = store.backup.repair(at=WEDNESDAY)
    assert (done.rows, done.file) == ((), None)
    assert done.before is not None
    assert unwell(store) == []
    assert rows(store) == before
    store.log.add(new("four"))
    assert store.undo(at=WEDNESDAY).name == "Person four"


def test_a_sound_log_is_left_as_it_is(path: Path, store: Store) -> None:
    before = path.read_bytes()
    done = store.backup.repair(at=WEDNESDAY)
    assert (done.rows, done.file, done.before) == ((), None, None)
    assert path.read_bytes() == before
    assert not Place(path).backups.exists()


def test_the_log_from_before_can_be_had_back(path: Path, store: Store) -> None:
    set_value(path, "people", 1, "name", b"")
    before = rows(store)
    done = store.backup.repair(at=WEDNESDAY)
    assert done.before is not None
    restore(Place(path), done.before, WEDNESDAY)
    assert rows(store) == before


def test_two_repairs_of_one_second_leave_two_files(path: Path, store: Store) -> None:
    files = set()
    for number in (1, 2):
        set_value(path, "requests", number, "reason", NO_TEXT)
        file = store.backup.repair(at=WEDNESDAY).file
        assert kept(file)["unreadable"][0]["id"] == number
        files.add(file)
    assert len(files) == 2


def test_where_the_file_cannot_be_written_nothing_is_set_aside(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_value(path, "requests", 1, "reason", NO_TEXT)
    before = path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("netcoach.storage.set_aside.write_private", full)
    with pytest.raises(StorageProblem, match="disk is full"):
        store.backup.repair(at=WEDNESDAY)
    store.close()
    assert path.read_bytes() == before


def test_a_file_that_does_not_hold_together_is_not_repaired(path: Path, store: Store) -> None:
    store.close()
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 3] = bytes(4096 * 2)
    path.write_bytes(content)
    with pytest.raises(NotADatabase):
        repair(Place(path), WEDNESDAY)
    assert path.read_bytes() == content


def test_without_a_log_there_is_nothing_to_repair(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no log"):
        repair(Place(tmp_path / "none.db"), WEDNESDAY)
    assert not list(tmp_path.iterdir())


def test_what_is_set_aside_was_not_deleted(path: Path, store: Store) -> None:
    set_value(path, "people", 1, "name", NO_TEXT)
    store.backup.repair(at=WEDNESDAY)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM tombstones").fetchall() == []


def test_a_tombstone_that_cannot_be_read_is_set_aside(path: Path, store: Store) -> None:
    store.undo(at=WEDNESDAY)
    set_value(path, "tombstones", 1, "row_key", NO_TEXT)
    assert unwell(store) == ["tombstones 1"]
    document = kept(store.backup.repair(at=WEDNESDAY).file)
    assert [row["id"] for row in document["rows"]["tombstones"]] == [1]
    assert unwell(store) == []


def damage_index(path: Path, index: str = "people_by_name") -> None:
    """Take every entry out of one index, behind the back of its table."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        ((page,),) = connection.execute(query, (index,)).fetchall()
        ((size,),) = connection.execute("PRAGMA page_size").fetchall()
    content = bytearray(path.read_bytes())
    start = (page - 1) * size
    content[start : start + size] = b"\x0a" + bytes(4) + size.to_bytes(2) + bytes(size - 7)
    path.write_bytes(content)


@pytest.mark.parametrize("is_row_damaged", [False, True])
def test_an_index_that_does_not_agree_is_made_anew_after_a_sound_backup(
    path: Path, store: Store, is_row_damaged: bool
) -> None:
    if is_row_damaged:
        set_value(path, "requests", 1, "reason", NO_TEXT)
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        before = connection.execute("SELECT * FROM people ORDER BY rowid").fetchall()
    verified_backup(Place(path), "kept", WEDNESDAY)
    damage_index(path)
    with pytest.raises(NotADatabase, match=r"none of its rows is.* doctor --repair` mends it"):
        Store(path).log.add(new("four"))
    assert "structure" in unwell(store)
    # Nothing of it is lost, so no older backup is offered.
    assert lost_log(Place(path)) is None

    done = store.backup.repair(at=WEDNESDAY)
    assert done.indexes
    assert [row.id for row in done.rows] == ([1] if is_row_damaged else [])
    assert unwell(store) == []
    assert done.before is not None
    for file in (path, done.before):
        with closing(sqlite3.connect(file)) as connection:
            connection.text_factory = bytes
            assert connection.execute("PRAGMA integrity_check").fetchall() == [(b"ok",)]
            assert connection.execute("SELECT * FROM people ORDER BY rowid").fetchall() == before
    store.log.add(new("four"))


def test_an_index_that_cannot_be_made_anew_leaves_the_log_as_it_is(
    path: Path, store: Store
) -> None:
    store.close()
    damage_index(path, "sqlite_autoindex_requests_1")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        names = [name for _, name, *_ in connection.execute("PRAGMA table_info(requests)")]
        others = ", ".join(name for name in names if name != "id")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            f"INSERT INTO requests ({others}) SELECT {others} FROM requests WHERE id = 1"
        )
    content = path.read_bytes()
    with pytest.raises(StorageProblem, match="the copy is not sound"):
        repair(Place(path), WEDNESDAY)
    assert path.read_bytes() == content
    assert list(Place(path).backups.iterdir()) == []
