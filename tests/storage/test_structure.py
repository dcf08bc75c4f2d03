"""A file that does not hold together, or whose tables are not ours, is never written to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from netcoach.domain.errors import NotADatabase, StorageProblem
from netcoach.storage import transactions
from netcoach.storage.backup.backups import verified_backup
from netcoach.storage.backup.restore import restore
from netcoach.storage.connection import Place
from netcoach.storage.store import Store
from netcoach.storage.structure import has_schema_as_made, plain_run, structural_flaws
from tests.support.builders import WEDNESDAY
from tests.support.storage import everything, new

CHANGES = [
    "ALTER TABLE requests RENAME COLUMN reason TO why",
    "ALTER TABLE people ADD COLUMN age INTEGER",
    "DROP TRIGGER requests_inserted",
    "DROP VIEW standing_requests",
    "DROP INDEX requests_by_person",
    "CREATE TRIGGER theirs AFTER INSERT ON requests BEGIN DELETE FROM requests; END",
]


def change(path: Path, statement: str) -> bytes:
    """Change the file by another tool; gives what it is then."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA legacy_alter_table = ON")
        connection.execute(statement)
    return path.read_bytes()


def damage_structure(path: Path) -> bytes:
    """Fill the last two pages of tables with nothing; gives what the file is then."""
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 3] = bytes(4096 * 2)
    path.write_bytes(content)
    return bytes(content)


@pytest.fixture
def kept(store: Store) -> Path:
    """A backup of a log of one request."""
    store.log.add(new("one"))
    store.close()
    return verified_backup(Place(store.path), "kept", WEDNESDAY)


@pytest.mark.parametrize("statement", CHANGES)
def test_tables_that_are_not_as_made_are_not_written_to_and_doctor_names_them(
    store: Store, kept: Path, statement: str
) -> None:
    before = change(store.path, statement)
    with pytest.raises(NotADatabase, match=r"not as netcoach made them.* restore .* brings back"):
        store.log.add(new("two"))
    assert "not as netcoach made them" in " ".join(
        finding.detail for finding in store.health() if not finding.ok
    )
    store.close()
    assert store.path.read_bytes() == before
    restore(Place(store.path), kept, WEDNESDAY)
    store.log.add(new("two"))
    assert len(everything(store)) == 2


def test_tables_that_are_changed_while_the_log_is_open_are_noticed(
    store: Store, kept: Path
) -> None:
    store.log.add(new("two"))
    change(store.path, "DROP TRIGGER requests_inserted")
    with pytest.raises(NotADatabase, match="not as netcoach made them"):
        store.log.add(new("three"))
    assert kept.exists()


def test_a_view_that_is_gone_names_what_brings_it_back(store: Store, kept: Path) -> None:
    change(store.path, "DROP VIEW standing_requests")
    with pytest.raises(NotADatabase, match=f"restore {kept}"):
        everything(store)


def test_a_backup_whose_tables_are_not_as_made_is_not_restored(store: Store, kept: Path) -> None:
    change(kept, "DROP TRIGGER requests_inserted")
    before = store.path.read_bytes()
    with pytest.raises(NotADatabase, match="not restored"):
        restore(Place(store.path), kept, WEDNESDAY)
    assert store.path.read_bytes() == before


def test_what_sqlite_makes_by_itself_is_no_change(store: Store, kept: Path) -> None:
    change(store.path, "ANALYZE")
    store.log.add(new("two"))
    assert len(everything(store)) == 2
    assert kept.exists()


@pytest.mark.parametrize("large", [0, 2**40])
@pytest.mark.parametrize("write", [lambda s: s.log.add(new("two")), lambda s: s.warm_up()])
def test_a_file_of_any_size_is_looked_over_before_the_first_write(
    store: Store,
    kept: Path,
    monkeypatch: pytest.MonkeyPatch,
    large: int,
    write: Callable[[Store], object],
) -> None:
    monkeypatch.setattr(transactions, "LARGE_BYTES", large)
    before = damage_structure(store.path)
    another = Store(store.path)
    with pytest.raises(StorageProblem, match=f"damaged.* restore {kept}"):
        write(another)
    another.close()
    assert store.path.read_bytes() == before


def test_values_that_cannot_be_are_no_flaw_of_the_file(store: Store) -> None:
    store.log.add(new("one"))
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE people SET name = ''")
        connection.commit()
        connection.execute("PRAGMA ignore_check_constraints = OFF")
        assert connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
        assert structural_flaws(plain_run(connection)) == ()
        assert has_schema_as_made(plain_run(connection))


@pytest.mark.parametrize(
    "text",
    [
        b"INDEX requests_by_person ON requests (",
        b"CREATE TABLE jobs (",
        b"CREATE VIEW known_people",
    ],
)
def test_a_schema_that_is_no_text_is_damage(store: Store, kept: Path, text: bytes) -> None:
    content = store.path.read_bytes()
    assert text in content
    store.path.write_bytes(content.replace(text, text[:-1] + b"\xcc"))
    for act in (Store.warm_up, Store.look_for_unreadable, lambda s: s.log.add(new("two"))):
        with pytest.raises(StorageProblem, match=f"restore {kept}"):
            act(Store(store.path))
    assert not all(finding.ok for finding in Store(store.path).health())
    restore(Place(store.path), kept, WEDNESDAY)
    assert len(everything(store)) == 1
