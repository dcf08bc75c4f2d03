"""What is read is interrupted when the program is left; what is written is waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection

from netcoach.domain.change import ChangeKind
from netcoach.domain.errors import ReadInterrupted
from netcoach.storage import reader, structure, transactions, unreadable
from netcoach.storage.connection import Run
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY

NUMBERS = (
    "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers LIMIT 50000000)"
)


@pytest.fixture
def filled(path: Path) -> Store:
    """The log, which nobody has looked over yet."""
    return Store(path)


@pytest.fixture
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


@pytest.mark.parametrize("what", ["count(*)", "n"])
def test_a_statement_that_takes_long_is_ended(
    filled: Store, thread: ThreadPoolExecutor, what: str
) -> None:
    begun = Event()

    def ask(run: Run) -> object:
        begun.set()
        return run(f"{NUMBERS} SELECT {what} FROM numbers", ())

    reading = thread.submit(filled.reader.read, ask)
    assert begun.wait(5)
    while not reading.done():  # the statement may not have begun when the first one comes
        filled.interrupt_reads()
    assert isinstance(reading.exception(), ReadInterrupted)
    assert filled.reader.read(lambda run: run("SELECT 1", ())) == [(1,)]


def test_a_read_between_two_statements_asks_no_other_and_is_not_waited_for(
    filled: Store, thread: ThreadPoolExecutor
) -> None:
    begun, may_go_on = Event(), Event()

    def ask(run: Run) -> object:
        begun.set()
        may_go_on.wait(5)
        return run("SELECT 1", ())

    reading = thread.submit(filled.reader.read, ask)
    assert begun.wait(5)
    filled.interrupt_reads()
    filled.close()
    assert not reading.done()
    may_go_on.set()
    assert isinstance(reading.exception(5), ReadInterrupted)


@pytest.mark.parametrize(
    ("call", "module", "name"),
    [
        (Store.look_for_unreadable, unreadable, "unreadable_rows"),
        (Store.look_for_unreadable, reader, "has_schema_as_made"),
        (Store.warm_up, transactions, "structural_flaws"),
    ],
)
def test_looking_a_whole_file_over_is_ended(
    filled: Store,
    thread: ThreadPoolExecutor,
    monkeypatch: pytest.MonkeyPatch,
    call: Callable[[Store], object],
    module: object,
    name: str,
) -> None:
    begun, may_go_on = Event(), Event()
    really = getattr(module, name)

    def held(*asked: object, **how: object) -> object:
        begun.set()
        may_go_on.wait(5)
        return really(*asked, **how)

    monkeypatch.setattr(module, name, held)
    looking = thread.submit(call, filled)
    assert begun.wait(5)
    filled.interrupt_reads()
    may_go_on.set()
    assert isinstance(looking.exception(5), ReadInterrupted)
    monkeypatch.undo()
    call(filled)


@pytest.mark.parametrize("held_in", ["the write", "its look at the file"])
def test_a_write_is_never_interrupted(
    filled: Store, thread: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch, held_in: str
) -> None:
    begun, may_go_on = Event(), Event()
    really = structure.structural_flaws

    def wait() -> None:
        begun.set()
        may_go_on.wait(5)

    def look(run: Run, *, quick: bool = False) -> tuple[str, ...]:
        if held_in != "the write":
            wait()
        return really(run, quick=quick)

    def change(connection: Connection) -> object:
        if held_in == "the write":
            wait()
        return connection.exec_driver_sql("UPDATE requests SET note = 'after'").rowcount

    monkeypatch.setattr(transactions, "structural_flaws", look)
    writing = thread.submit(filled.write, ChangeKind.EDIT, WEDNESDAY, change)
    assert begun.wait(5)
    filled.interrupt_reads()
    may_go_on.set()
    assert writing.result(5)
    notes = filled.reader.read(lambda run: run("SELECT DISTINCT note FROM requests", ()))
    assert notes == [("after",)]
