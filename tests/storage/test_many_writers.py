"""Several programs at once, some of which end without warning."""

from __future__ import annotations

import fcntl
import sqlite3
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest

from netcoach.domain.errors import NotSaved
from netcoach.storage import connection, locks
from netcoach.storage.connection import new_engine
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY
from tests.support.storage import everything, in_process, new

PROCESSES, WRITES = 3, 40
ROUNDS = 3


def test_three_programs_lose_nothing(store: Store) -> None:
    writers = [
        in_process("write", str(store.path), label, str(WRITES))
        for label in ("a", "b", "c")[:PROCESSES]
    ]
    said = {uid for writer in writers for uid in writer.communicate()[0].split()}

    assert [writer.returncode for writer in writers] == [0] * PROCESSES
    assert len(said) == len(everything(store)) == PROCESSES * WRITES
    assert len(store.people.everybody()) == PROCESSES * WRITES
    assert all(finding.ok for finding in store.health())


def test_a_killed_writer_loses_nothing_it_confirmed(store: Store) -> None:
    confirmed: set[str] = set()
    for number in range(ROUNDS):
        with in_process("write", str(store.path), f"round-{number}", "1000") as writer:
            assert writer.stdout is not None
            confirmed |= {writer.stdout.readline().strip() for _ in range(3 + 4 * number)}
            time.sleep(0.003 * number)
            writer.kill()
            confirmed |= set(writer.stdout.read().split("\n")[:-1])

        stored = {one.person.name.removeprefix("Person ") for one in everything(store)}
        assert confirmed <= stored
        assert len(stored) <= len(confirmed) + number + 1
        assert all(finding.ok for finding in store.health())
        store.log.add(new(f"after {number}"))
        confirmed.add(f"after {number}")


def test_two_stores_notice_each_others_commits(store: Store) -> None:
    other = Store(store.path)
    tokens = [(store.change_token(), other.change_token())]
    for number in range(3):
        (store, other)[number % 2].log.add(new(str(number)))
        tokens.append((store.change_token(), other.change_token()))
        assert (store.change_token(), other.change_token()) == tokens[-1]
    for mine, others in pairwise(tokens):
        assert mine[0] != others[0]
        assert mine[1] != others[1]
    other.close()


def test_a_commit_by_another_program_is_noticed(store: Store) -> None:
    store.log.add(new("1"))
    token = store.change_token()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as shell:
        shell.execute("UPDATE requests SET reason = 'changed'")
    assert store.change_token() != token
    token = store.change_token()
    store.close()
    store.path.unlink()

    assert store.change_token() != token


def test_asking_for_changes_never_waits(store: Store) -> None:
    store.log.add(new("1"))
    token = store.change_token()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        begun = time.monotonic()
        assert store.change_token() == token
        assert time.monotonic() - begun < 1


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a tenth of a second for others instead of ten seconds."""
    monkeypatch.setattr(locks, "WAIT_SECONDS", 0.1)
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)


@pytest.mark.usefixtures("impatient")
def test_a_kept_lock_is_told_and_the_text_can_be_saved_later(store: Store, tmp_path: Path) -> None:
    store.log.add(new("1"))
    lock = store.path.with_name(store.path.name + ".lock")
    with lock.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(NotSaved, match="another program is writing"):
            store.log.add(new("2"))
    assert store.log.add(new("2")).person.name == "Person 2"


@pytest.mark.usefixtures("impatient")
def test_a_foreign_tool_that_keeps_the_database_is_told(store: Store) -> None:
    store.log.add(new("1"))
    store.close()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSaved, match="another program is writing"):
            store.undo(at=WEDNESDAY)
        assert len(everything(store)) == 1
    store.undo(at=WEDNESDAY)


def test_a_write_holds_the_database_from_its_first_read_on(store: Store) -> None:
    store.log.add(new("1"))
    engine = new_engine(store.path)
    with (
        engine.begin(),
        closing(sqlite3.connect(store.path, isolation_level=None, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")
    engine.dispose()


def test_a_writer_waits_its_turn(store: Store) -> None:
    store.log.add(new("1"))
    lock = store.path.with_name(store.path.name + ".lock")
    with lock.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        writer = Thread(target=store.log.add, args=(new("2"),))
        writer.start()
        time.sleep(0.1)
        assert len(everything(store)) == 1
    writer.join()
    assert len(everything(store)) == 2
