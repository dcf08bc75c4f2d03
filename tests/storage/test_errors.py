"""A write that fails says why in one sentence, changes nothing, and the next one works."""

from __future__ import annotations

import errno
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from netcoach.domain.errors import NetcoachError, NotSaved, StorageProblem
from netcoach.storage import connection, errors
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY
from tests.support.storage import everything, new

CANARY = "Canary Kessler"


@pytest.fixture(autouse=True)
def quick_logs() -> None:
    """Make every log here as the program does: what stops that is looked at here."""


def fails(store: Store, match: str, uid: str = "2") -> None:
    """Logging fails with this sentence, which holds nothing of what was to be logged."""
    with pytest.raises(NotSaved, match=match) as caught:
        store.log.add(new(uid, CANARY, note="words " * 3000))
    assert str(caught.value).startswith("Not saved: ")
    assert "Canary" not in repr(caught.value)
    assert "words" not in repr(caught.value)


def works_again(store: Store) -> None:
    """The same request can be logged, once, and all is well."""
    store.log.add(new("2", CANARY))
    store.log.add(new("2", CANARY))
    assert [one.person.name for one in everything(store)] == ["Person 1", CANARY]
    assert all(finding.ok for finding in store.health())
    store.undo(at=WEDNESDAY)
    assert [one.person.name for one in everything(store)] == ["Person 1"]


def test_a_full_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.log.add(new("1"))
    store.close()
    full = (*connection.WRITING, "PRAGMA max_page_count = 1")
    with monkeypatch.context() as patch:
        patch.setattr(connection, "WRITING", full)
        fails(store, "the disk is full")
        assert [one.person.name for one in everything(store)] == ["Person 1"]

    works_again(store)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_that_may_not_grow(store: Store) -> None:
    store.log.add(new("1"))
    with largest_file(store.path.stat().st_size):
        fails(store, "the disk")
        assert [one.person.name for one in everything(store)] == ["Person 1"]

    works_again(store)


def test_no_room_for_the_first_request(store: Store) -> None:
    with largest_file(8192):
        fails(store, "the disk", uid="1")
        assert store.people.everybody() == ()
    assert [one.name for one in store.path.parent.iterdir()] == ["netcoach.db.lock"]

    store.log.add(new("1"))
    works_again(store)


def test_a_database_that_may_not_be_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.log.add(new("1"))
    store.close()
    with monkeypatch.context() as patch:
        patch.setattr(connection, "WRITING", (*connection.WRITING, "PRAGMA query_only = ON"))
        fails(store, "cannot be written")

    works_again(store)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "log.db")
    assert store.people.everybody() == ()
    with pytest.raises(NotSaved, match="cannot be written"):
        store.log.add(new("1"))
    store.close()


def sqlite_error(code: int) -> sqlite3.OperationalError:
    """An error as SQLite raises it."""
    error = sqlite3.OperationalError("UPDATE people SET name = 'Canary'")
    error.sqlite_errorcode = code
    error.sqlite_errorname = "SQLITE_SOMETHING"
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), errors.FULL),
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), errors.BUSY),
        (sqlite_error(sqlite3.SQLITE_READONLY_DBMOVED), errors.LOCKED_OUT),
        (sqlite_error(sqlite3.SQLITE_CANTOPEN), errors.LOCKED_OUT),
        (sqlite_error(sqlite3.SQLITE_CORRUPT_INDEX), errors.DAMAGED),
        (sqlite_error(sqlite3.SQLITE_NOTADB), errors.DAMAGED),
        (sqlite_error(sqlite3.SQLITE_IOERR_FSYNC), errors.DISK),
        (sqlite_error(sqlite3.SQLITE_CONSTRAINT_CHECK), errors.REFUSED),
        (sqlite_error(sqlite3.SQLITE_ERROR), errors.OTHER),
        (OSError(errno.ENOSPC, "Canary"), errors.FULL),
        (OSError(errno.EDQUOT, "Canary"), errors.FULL),
        (OSError(errno.EROFS, "Canary"), errors.LOCKED_OUT),
        (OSError(errno.EACCES, "Canary"), errors.LOCKED_OUT),
        (OSError(errno.EIO, "Canary"), errors.DISK),
    ],
)
def test_every_error_has_a_kind_and_a_sentence(error: Any, kind: str) -> None:
    assert errors.kind_of(error) == kind
    told: list[NetcoachError] = [
        errors.not_saved(error, Path("log.db")),
        errors.not_read(error, Path("log.db")),
    ]
    for problem in told:
        assert isinstance(problem, StorageProblem)
        assert str(problem).endswith(".")
        assert "Canary" not in str(problem)


def test_a_fault_of_ours_is_not_dressed_up_as_the_disks() -> None:
    assert errors.is_our_fault(sqlite3.ProgrammingError("wrong number of bindings"))
    assert not errors.is_our_fault(sqlite_error(sqlite3.SQLITE_FULL))
    assert not errors.is_our_fault(OSError(errno.EIO, ""))
