"""Transactions: the one path every write takes into the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from importlib import import_module
from threading import Lock
from typing import TypeVar

from pendulum import DateTime
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from netcoach.domain.change import Change, ChangeKind
from netcoach.domain.errors import ForgettingStays, NothingToUndo, StorageProblem
from netcoach.storage import journal
from netcoach.storage.connection import (
    Identity,
    Place,
    ReadsUnderWay,
    connect_reading,
    new_engine,
    runner,
)
from netcoach.storage.errors import (
    damaged,
    indexes_differ,
    is_our_fault,
    needs_unreadable,
    not_as_made,
    not_saved,
)
from netcoach.storage.journal import Entry, about_of, name_of
from netcoach.storage.locks import writers_lock
from netcoach.storage.opening import (
    FoundAtPath,
    check_revision,
    create,
    discard,
    look,
    refuse_to_lose,
    upgrade,
)
from netcoach.storage.structure import (
    LARGE_BYTES,
    has_schema_as_made,
    is_of_indexes,
    plain_run,
    structural_flaws,
)

Result = TypeVar("Result")


_NOTHING_LEFT = {
    journal.UNDO: "There is nothing left to take back.",
    journal.REDO: "There is nothing to do again.",
}


# Both fit the status line of a terminal of 80 columns.
_GOES_ON = "Forgetting cannot be undone. Undo again takes back what was done before it."
_NOTHING_BEFORE = "Forgetting cannot be undone, and nothing from before it is left to undo."


class _UnchangedError(Exception):
    """Ends a transaction that changed nothing, so that it leaves no trace."""


class Transactions:
    """One transaction at a time: among threads by a mutex, among programs by a kernel lock.

    Args:
        place: where the log lies.
        patience: seconds to wait for another program; None for those of ``locks``, ``connection``.
        reads: is told of the reads that belong to no write, while they are under way.
    """

    def __init__(
        self,
        place: Place,
        patience: float | None = None,
        reads: ReadsUnderWay | None = None,
    ) -> None:
        self._place = place
        self._reads = reads or ReadsUnderWay()
        self._patience = patience
        self._mutex = Lock()
        self._engine: Engine | None = None
        self._identity: Identity | None = None
        self._sound: tuple[Identity | None, int] | None = None

    def write(
        self,
        kind: ChangeKind,
        at: DateTime,
        change: Callable[[Connection], Result],
        *,
        before: Callable[[Place], object] | None = None,
    ) -> Result:
        """Do something as one transaction and one journal entry; neither if it changes nothing.

        Args:
            kind: what it is called in the journal.
            at: the present moment.
            change: what to do.
            before: done first, under the lock, unless the database is only now made; what it
                raises ends the write.

        Raises:
            NotSaved: the write failed; nothing was changed.
        """
        results: list[Result] = []
        try:
            with self._transaction(before) as connection:
                entry_id = journal.open_entry(connection, Entry(kind=kind), at)
                results.append(change(connection))
                if not journal.close_entry(connection, entry_id, about_of(results[0])):
                    raise _UnchangedError
        except _UnchangedError:
            pass
        return results[0]

    def clear_journal(self) -> None:
        """Let nothing that was done until now be taken back any more."""
        with self._transaction() as connection:
            journal.clear(connection)

    def undo(self, at: DateTime) -> Change:
        """Take back the newest entry.

        Raises:
            NothingToUndo: there is none.
            ForgettingStays: somebody was forgotten since that entry. It is told once: after
                that, the entry's turn has come.
            NotSaved: another program changed what it touched, or the write failed.
        """
        return self._turn(journal.UNDO, at)

    def redo(self, at: DateTime) -> Change:
        """Do again what was taken back last.

        Raises:
            NothingToUndo: there is none.
            NotSaved: another program changed what it touched, or the write failed.
        """
        return self._turn(journal.REDO, at)

    def _turn(self, direction: str, at: DateTime) -> Change:
        """Reverse the entry whose turn it is."""
        with self._transaction() as connection:
            found = journal.next_entry(connection, direction)
            before = found[0] if found else None
            told = direction == journal.UNDO and journal.tell_of_forgetting(connection, before, at)
            if not told:
                return self._reversed(connection, found, direction, at)
        # Raised here, or what was noted would be rolled back.
        raise ForgettingStays(_NOTHING_BEFORE if found is None else _GOES_ON)

    @staticmethod
    def _reversed(
        connection: Connection, found: tuple[int, Entry] | None, direction: str, at: DateTime
    ) -> Change:
        """Reverse the entry found."""
        if found is None:
            raise NothingToUndo(_NOTHING_LEFT[direction])
        target, entry = found
        name = name_of(runner(connection), entry.about)
        entry_id = journal.open_entry(connection, entry, at)
        journal.reverse(connection, target)
        journal.close_entry(connection, entry_id)
        return Change(
            kind=entry.kind,
            name=name or name_of(runner(connection), entry.about),
            count=1 if entry.about.number is None else entry.about.number,
        )

    def start_anew(self) -> None:
        """Make an empty log where there is none, though there are backups."""
        with self._mutex, self._reported(), self._lock():
            if look(self._place) is not FoundAtPath.DATABASE:
                create(self._place)

    def warm_up(self) -> None:
        """Open an existing database for writing and look it over, or get ready to make one.

        Raises:
            NotADatabase: it does not hold together.
            ReadInterrupted: the program was left before all was looked over.
        """
        with self._mutex, self._reported():
            if look(self._place) is FoundAtPath.DATABASE:
                self._current().connect().close()
                self._refuse_unsound(self._reads)
            else:
                import_module("netcoach.storage.schema.migrating")

    def close(self) -> None:
        """Let go of the connection; the next write makes another."""
        with self._mutex:
            self._dispose()

    @contextmanager
    def _transaction(self, before: Callable[[Place], object] | None = None) -> Iterator[Connection]:
        """An immediate transaction on our schema, committed at the end."""
        with self._mutex, self._reported(), self._lock(), self._made() as made:
            if not self._speaks_our_schema():
                self._dispose()
                upgrade(self._place)
            self._refuse_unsound()
            if before is not None and not made:
                before(self._place)
            with self._current().begin() as connection:
                yield connection

    def _refuse_unsound(self, reads: ReadsUnderWay | None = None) -> None:
        """Write nothing to a file that does not hold together, or whose schema is not ours.

        It is looked over once, and again when it is another file or its schema was changed. Rows
        that only hold what cannot be are no reason: they are left out.

        Args:
            reads: None inside a write, which nothing interrupts.
        """
        with (
            closing(connect_reading(self._place.real)) as connection,
            nullcontext() if reads is None else reads.reading(connection),
        ):
            run = plain_run(connection)
            ((schema_version,),) = run("PRAGMA schema_version", ())
            if self._sound == (self._identity, schema_version):
                return
            is_large = self._place.real.stat().st_size > LARGE_BYTES
            if flaws := structural_flaws(run, quick=is_large):
                if is_of_indexes(flaws):
                    raise indexes_differ(self._place.path)
                raise damaged(self._place.path)
            if not has_schema_as_made(run):
                raise not_as_made(self._place.path)
        self._sound = (self._identity, schema_version)

    def _lock(self) -> AbstractContextManager[None]:
        return writers_lock(self._place.lock, self._patience)

    @contextmanager
    def _made(self) -> Iterator[bool]:
        """Make the log if there is none, and let it go again if its first write fails."""
        if look(self._place) is FoundAtPath.DATABASE:
            yield False
            return
        refuse_to_lose(self._place)
        create(self._place)
        try:
            yield True
        except BaseException:
            self._dispose()
            discard(self._place)
            raise

    def _speaks_our_schema(self) -> bool:
        """Checked under the lock, so that it is so until the end of the transaction."""
        with self._current().begin() as connection:
            return check_revision(runner(connection), self._place.path)

    def _current(self) -> Engine:
        """The engine on the file that lies at the path now."""
        identity = self._place.identity()
        if self._engine is None or identity != self._identity:
            self._dispose()
            self._engine, self._identity = new_engine(self._place.real, self._patience), identity
        return self._engine

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """Turn errors of the file into a sentence, and begin anew after one.

        After a failed write SQLite may have fallen back to reading only.
        """
        try:
            yield
        except DBAPIError as error:
            self._dispose()
            if not isinstance(error.orig, sqlite3.Error) or is_our_fault(error.orig):
                raise self._because_of_a_row(error) from None
            raise not_saved(error.orig, self._place.path) from None
        except (sqlite3.Error, OSError) as error:
            self._dispose()
            if is_our_fault(error):
                raise
            raise not_saved(error, self._place.path) from None
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            self._dispose()
            raise self._because_of_a_row(error) from None

    def _because_of_a_row(self, error: Exception) -> Exception:
        """The sentence for a write that needs a row nobody can read, or else the error itself."""
        from netcoach.storage.unreadable import unreadable_rows

        try:
            if look(self._place) is FoundAtPath.DATABASE:
                with closing(connect_reading(self._place.real)) as connection:
                    if not has_schema_as_made(plain_run(connection)):
                        return not_as_made(self._place.path)
                    if rows := unreadable_rows(connection):
                        return needs_unreadable(rows, self._place.path)
        except (sqlite3.Error, OSError, StorageProblem):
            return error
        return error

    def _dispose(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
        self._engine = self._identity = None
