"""Database: one file, read from anywhere and written by one transaction at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from pendulum import DateTime

from netcoach.domain.change import Change, ChangeKind
from netcoach.storage.connection import ChangeToken, Place, ReadsUnderWay
from netcoach.storage.reader import Reader

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from netcoach.domain.damage import UnreadableRow
    from netcoach.storage.transactions import Transactions

Result = TypeVar("Result")


class Database:
    """One database file. Making one touches nothing.

    Reading is plain sqlite3; SQLAlchemy, 120 ms of importing, comes with the first write.

    Args:
        path: the database file; a missing one reads as empty.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.place = Place(path)
        self._reads = ReadsUnderWay()
        self.reader = Reader(self.place, self._reads)
        self._token = ChangeToken(self.place)
        self._patience: float | None = None
        self._made_transactions: Transactions | None = None
        self._making = Lock()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let every read inside see one moment of the log. Keep it short: writers wait for it."""
        with self.reader.snapshot():
            yield

    def change_token(self) -> int:
        """A number that differs after any commit by anybody, this process or another.

        Never waits and never fails: ask it every second.
        """
        return self._token.read()

    def left_out(self) -> tuple[UnreadableRow, ...]:
        """Rows that could not be read and are left out, as far as reading met any; never waits."""
        return self.reader.left_out

    def look_for_unreadable(self) -> tuple[UnreadableRow, ...]:
        """Every row that cannot be read; all of them are left out from now on."""
        return self.reader.look_for_unreadable()

    def write(
        self,
        kind: ChangeKind,
        at: DateTime,
        change: Callable[[Connection], Result],
        *,
        before: Callable[[Place], object] | None = None,
    ) -> Result:
        """Change something as one transaction and one journal entry, ``before`` it under the lock.

        Raises:
            NotSaved: the write failed; nothing was changed.
        """
        return self._transactions().write(kind, at, change, before=before)

    def undo(self, *, at: DateTime) -> Change:
        """Take back the newest journal entry. Raises NothingToUndo, ForgettingStays."""
        return self._transactions().undo(at)

    def redo(self, *, at: DateTime) -> Change:
        """Do again what was taken back last. Raises NothingToUndo."""
        return self._transactions().redo(at)

    def clear_journal(self) -> None:
        """Let nothing that was done until now be taken back any more."""
        self._transactions().clear_journal()

    def is_in_queue(self) -> bool:
        """Whether a write that gave up waiting keeps its place among the writers; never waits."""
        from netcoach.storage.locks import is_in_queue

        return is_in_queue()

    def wait_at_most(self, seconds: float) -> None:
        """Let a write wait no longer than this for another program; ten seconds until it is said.

        For a caller that tries again itself.
        """
        with self._making:
            self._patience = seconds
            before, self._made_transactions = self._made_transactions, None
        if before is not None:
            before.close()

    def start_anew(self) -> None:
        """Begin an empty log although backups of an earlier one are there."""
        self._transactions().start_anew()

    def warm_up(self) -> None:
        """Get ready to write, for a thread behind the first picture; makes no file."""
        self._transactions().warm_up()

    def interrupt_reads(self) -> None:
        """End the reads under way, for a program that is being left; never a write.

        They raise ReadInterrupted; what is begun after this is read as ever.
        """
        self._reads.interrupt()

    def close(self) -> None:
        """Let go of every connection."""
        self.reader.close()
        self._token.close()
        if self._made_transactions is not None:
            self._made_transactions.close()

    def _transactions(self) -> Transactions:
        if self.reader.is_mine():
            raise RuntimeError("a write inside a snapshot would wait for itself")
        with self._making:
            if self._made_transactions is None:
                from netcoach.storage.transactions import Transactions

                self._made_transactions = Transactions(self.place, self._patience, self._reads)
            return self._made_transactions


class Repository:
    """Base of the repositories: every method is one read of one moment, or one transaction.

    All speak in values; every one can raise StorageProblem, every write NotSaved.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read = database.reader.read
        self._write = database.write
