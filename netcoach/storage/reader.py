"""Reading: plain sqlite3 on one read-only connection, so that nothing else is imported."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from threading import RLock, get_ident
from typing import TYPE_CHECKING, Any, TypeVar

from netcoach.domain.errors import InvalidInput, StorageProblem
from netcoach.storage.connection import (
    Identity,
    Place,
    ReadingConnection,
    ReadsUnderWay,
    Run,
    connect_reading,
)
from netcoach.storage.errors import OTHER, damaged, is_our_fault, kind_of, not_as_made, not_read
from netcoach.storage.locks import writers_lock
from netcoach.storage.opening import (
    FoundAtPath,
    check_revision,
    look,
    recover,
    refuse_to_lose,
    upgrade,
)
from netcoach.storage.structure import has_schema_as_made, plain_run

if TYPE_CHECKING:
    from netcoach.domain.damage import UnreadableRow

Answer = TypeVar("Answer")

TRIES = 3
"""A reader can meet the file at a bad moment (a crashed writer's journal, a replaced file);
only an error that stays is told."""

MEANS_NOTHING = (ValueError, LookupError, TypeError, AttributeError, InvalidInput)
"""What making a value of a row raises where the row holds what netcoach never writes."""


class Reader:
    """Consistent reads from any thread, one thread at a time.

    Args:
        place: where the log lies.
        reads: is told of every read while it is under way.
    """

    def __init__(self, place: Place, reads: ReadsUnderWay | None = None) -> None:
        self._place = place
        self._reads = reads or ReadsUnderWay()
        self._lock = RLock()
        self._connection: ReadingConnection | None = None
        self._identity: Identity | None = None
        self._run: Run | None = None
        self._owner = 0
        self._left_out: tuple[UnreadableRow, ...] | None = None
        self._version = 0

    @property
    def left_out(self) -> tuple[UnreadableRow, ...]:
        """Rows that could not be read and are left out, as far as reading met any."""
        return self._left_out or ()

    def read(self, ask: Callable[[Run], Answer]) -> Answer:
        """Ask inside a snapshot; where a row cannot be read, once more without all such rows.

        Raises:
            StorageProblem: the file cannot be read as it is.
        """
        with self.snapshot() as run:
            try:
                return ask(run)
            except MEANS_NOTHING:
                if not self._leave_out():
                    raise
                return ask(run)

    def look_for_unreadable(self) -> tuple[UnreadableRow, ...]:
        """Look every row over; those that cannot be read are left out from now on.

        Others may read and write meanwhile: it takes a second or two for the longest logs.

        Raises:
            StorageProblem: the file itself cannot be read as it is.
        """
        with self.snapshot() as run:
            if not run("SELECT 1", ()):
                return ()
        from netcoach.storage.unreadable import unreadable_rows

        try:
            with (
                closing(connect_reading(self._place.real)) as connection,
                self._reads.reading(connection),
            ):
                if not has_schema_as_made(plain_run(connection)):
                    raise not_as_made(self._place.path)
                if not unreadable_rows(connection):
                    return ()
        except sqlite3.Error as error:
            if is_our_fault(error):
                raise
            raise self._not_read(error) from None
        with self.snapshot():
            self._leave_out()
            return self.left_out

    @contextmanager
    def snapshot(self) -> Iterator[Run]:
        """Everything asked inside comes from one moment; inside another one, from that one's.

        Raises:
            StorageProblem: the file cannot be read as it is, or ReadInterrupted.
        """
        with self._lock:
            if self._run is not None:
                yield self._run
                return
            self._run, self._owner = self._begin(), get_ident()
            try:
                with self._under_way():
                    yield self._run
            except sqlite3.Error as error:
                self._drop()
                if is_our_fault(error):
                    raise
                raise self._not_read(error) from None
            except UnicodeDecodeError:
                self._drop()
                raise damaged(self._place.path) from None
            finally:
                self._run, self._owner = None, 0
                self._end()

    def _under_way(self) -> AbstractContextManager[None]:
        connection = self._connection
        return nullcontext() if connection is None else self._reads.reading(connection)

    def is_mine(self) -> bool:
        """Whether this thread is inside a snapshot; a write would then wait for itself."""
        return self._owner == get_ident()

    def close(self) -> None:
        """Let go of the connection; the next read makes another.

        One that was interrupted is not waited for: its read lets go of it.
        """
        connection = self._connection
        is_going = connection is not None and connection.is_interrupted
        if self._lock.acquire(blocking=not is_going):
            try:
                self._drop()
            finally:
                self._lock.release()

    def _begin(self) -> Run:
        for last in (False,) * (TRIES - 1) + (True,):
            try:
                connection = self._current()
                if connection is None:
                    return _nothing
                run = self._run_of(connection)
                connection.execute("BEGIN")
                if check_revision(run, self._place.path):
                    self._look_again_if_changed(connection)
                    return run
                self._drop()
                with writers_lock(self._place.lock):
                    upgrade(self._place)
            except sqlite3.Error as error:
                self._drop()
                if last:
                    raise self._not_read(error) from None
                self._try_to_recover()
            except BaseException:
                self._drop()
                raise
        raise AssertionError("an upgraded database is still old")

    def _current(self) -> ReadingConnection | None:
        """A connection to the file that lies at the path now; None without a log there."""
        identity = self._place.identity()
        if identity is None or identity != self._identity:
            self._drop()
        if self._connection is None:
            if look(self._place) is not FoundAtPath.DATABASE:
                refuse_to_lose(self._place)
                return None
            self._connection = connect_reading(self._place.real)
            self._identity = identity
        return self._connection

    def _not_read(self, error: sqlite3.Error) -> StorageProblem:
        """The sentence for a read that failed: what it asked for may be gone from the schema."""
        try:
            if kind_of(error) == OTHER:
                with closing(connect_reading(self._place.real)) as connection:
                    if not has_schema_as_made(plain_run(connection)):
                        return not_as_made(self._place.path)
        except sqlite3.Error:
            pass
        return not_read(error, self._place.path)

    def _try_to_recover(self) -> None:
        """Roll back a crashed writer's transaction, which a read-only connection cannot."""
        try:
            recover(self._place)
        except sqlite3.Error:
            return

    def _run_of(self, connection: sqlite3.Connection) -> Run:
        def run(statement: str, values: Sequence[Any]) -> Sequence[Any]:
            try:
                return connection.execute(statement, values).fetchall()
            except (sqlite3.OperationalError, UnicodeDecodeError) as error:
                from netcoach.storage.unreadable import is_undecodable

                if not (is_undecodable(error) and self._leave_out()):
                    raise
                return connection.execute(statement, values).fetchall()

        return run

    def _leave_out(self) -> bool:
        """Leave out every row that cannot be read from now on; False where that is nothing new."""
        from netcoach.storage.unreadable import leave_out, unreadable_rows

        connection = self._connection
        if connection is None or self._left_out is not None:
            return False
        if not has_schema_as_made(plain_run(connection)):
            raise not_as_made(self._place.path)
        rows = unreadable_rows(connection)
        leave_out(connection, rows)
        self._left_out = rows
        return bool(rows)

    def _look_again_if_changed(self, connection: sqlite3.Connection) -> None:
        """Look once more for what cannot be read, where somebody wrote since rows were left out."""
        ((version,),) = connection.execute("PRAGMA data_version").fetchall()
        changed, self._version = version != self._version, version
        if not changed:
            return
        before, self._left_out = self._left_out, None
        if before:
            from netcoach.storage.unreadable import take_in_again

            take_in_again(connection)
            self._leave_out()

    def _end(self) -> None:
        if self._connection is None:
            return
        if self._connection.is_interrupted:
            self._drop()
        # The views that leave rows out stay only if the transaction they were made in ends well.
        elif self._connection.in_transaction:
            self._connection.execute("COMMIT")

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = self._identity = None
        self._left_out = None


def _nothing(statement: str, values: Sequence[Any]) -> Sequence[Any]:  # noqa: ARG001
    """Answer for a log that is not there yet."""
    return ()
