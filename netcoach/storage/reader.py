"""Reading: plain sqlite3 on one read-only connection, so that nothing else is imported."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import RLock, get_ident
from typing import Any

from netcoach.storage.locks import writers_lock
from netcoach.storage.opening import (
    Found,
    check_revision,
    look,
    recover,
    refuse_to_lose,
    upgrade,
)
from netcoach.storage.place import Identity, Place
from netcoach.storage.pragmas import connect_reading
from netcoach.storage.problems import is_our_fault, not_read
from netcoach.storage.queries import Run

TRIES = 3
"""A reader can meet the file at a bad moment (a crashed writer's journal, a replaced file);
only an error that stays is told."""


class Reader:
    """Consistent reads from any thread, one thread at a time."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._identity: Identity | None = None
        self._run: Run | None = None
        self._owner = 0

    @contextmanager
    def snapshot(self) -> Iterator[Run]:
        """Everything asked inside comes from one moment; inside another one, from that one's.

        Raises:
            StorageProblem: the file cannot be read as it is.
        """
        with self._lock:
            if self._run is not None:
                yield self._run
                return
            self._run, self._owner = self._begin(), get_ident()
            try:
                yield self._run
            except sqlite3.Error as error:
                self._drop()
                if is_our_fault(error):
                    raise
                raise not_read(error, self._place.path) from None
            finally:
                self._run, self._owner = None, 0
                self._end()

    def is_mine(self) -> bool:
        """Whether this thread is inside a snapshot; a write would then wait for itself."""
        return self._owner == get_ident()

    def close(self) -> None:
        """Let go of the connection; the next read makes another."""
        with self._lock:
            self._drop()

    def _begin(self) -> Run:
        for last in (False,) * (TRIES - 1) + (True,):
            try:
                connection = self._current()
                if connection is None:
                    return _nothing
                run = _runner(connection)
                connection.execute("BEGIN")
                if check_revision(run, self._place.path):
                    return run
                self._drop()
                with writers_lock(self._place.lock):
                    upgrade(self._place)
            except sqlite3.Error as error:
                self._drop()
                if last:
                    raise not_read(error, self._place.path) from None
                self._try_to_recover()
            except BaseException:
                self._drop()
                raise
        raise AssertionError("an upgraded database is still old")

    def _current(self) -> sqlite3.Connection | None:
        """A connection to the file that lies at the path now; None without a log there."""
        identity = self._place.identity()
        if identity is None or identity != self._identity:
            self._drop()
        if self._connection is None:
            if look(self._place) is not Found.DATABASE:
                refuse_to_lose(self._place)
                return None
            self._connection = connect_reading(self._place.real)
            self._identity = identity
        return self._connection

    def _try_to_recover(self) -> None:
        """Roll back a crashed writer's transaction, which a read-only connection cannot."""
        try:
            recover(self._place)
        except sqlite3.Error:
            return

    def _end(self) -> None:
        if self._connection is not None and self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = self._identity = None


def _runner(connection: sqlite3.Connection) -> Run:
    def run(statement: str, values: Sequence[Any]) -> Sequence[Any]:
        return connection.execute(statement, values).fetchall()

    return run


def _nothing(statement: str, values: Sequence[Any]) -> Sequence[Any]:  # noqa: ARG001
    """Answer for a log that is not there yet."""
    return ()
