"""Repository: one database file, read from anywhere and written by one transaction at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from pendulum import DateTime

from netcoach.domain.change import ChangeKind
from netcoach.storage.connection import ChangeToken, Place
from netcoach.storage.reader import Reader

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from netcoach.storage.writer import Writer

Result = TypeVar("Result")


class StoreCore:
    """What every part of the store stands on. Making one touches nothing.

    Args:
        path: the database file; a missing one reads as empty.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._patience: float | None = None
        self._place = Place(path)
        self._reader = Reader(self._place)
        self._token = ChangeToken(self._place)
        self._made_writer: Writer | None = None
        self._making = Lock()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let every read inside see one moment of the log. Keep it short: writers wait for it."""
        with self._reader.snapshot():
            yield

    def change_token(self) -> int:
        """A number that differs after any commit by anybody, this process or another.

        Never waits and never fails: ask it every second.
        """
        return self._token.read()

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
            before, self._made_writer = self._made_writer, None
        if before is not None:
            before.close()

    def start_anew(self) -> None:
        """Begin an empty log although backups of an earlier one are there."""
        self._writer().start_anew()

    def warm_up(self) -> None:
        """Get ready to write, for a thread behind the first picture; makes no file."""
        self._writer().warm_up()

    def close(self) -> None:
        """Let go of every connection."""
        self._reader.close()
        self._token.close()
        if self._made_writer is not None:
            self._made_writer.close()

    def _write(
        self,
        act: ChangeKind,
        at: DateTime,
        deed: Callable[[Connection], Result],
        *,
        before: Callable[[Place], object] | None = None,
    ) -> Result:
        """Do something as one transaction and one journal entry, ``before`` it under the lock.

        Raises:
            NotSaved: the write failed; nothing was changed.
        """
        return self._writer().write(act, at, deed, before=before)

    def _writer(self) -> Writer:
        if self._reader.is_mine():
            raise RuntimeError("a write inside a snapshot would wait for itself")
        with self._making:
            if self._made_writer is None:
                from netcoach.storage.writer import Writer

                self._made_writer = Writer(self._place, self._patience)
            return self._made_writer
