"""The kernel lock that lets one netcoach write at a time, in the order they came.

Waiting is left to the kernel's own queue: who came first is let in first, a waiter that was
stopped or killed leaves the queue by itself, and the lock ends with the process that holds it.
Asking again and again instead let four writers wait for up to five seconds, the queue .13 (both
measured, 300 writes of 5 ms each).
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread

from netcoach.storage.connection import PRIVATE_FILE, make_folder
from netcoach.storage.errors import kept_by_another, not_saved

WAIT_SECONDS = 10.0
"""How long a writer waits for the others, unless it says otherwise (ours)."""

FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW


@contextmanager
def writers_lock(path: Path, seconds: float | None = None) -> Iterator[None]:
    """Hold the lock file at ``path``; the kernel lets go of it whatever happens to us.

    The file is private and stays: removing it would let two writers hold two different ones.
    Who gave up waiting keeps the place in the queue for the next that asks in this process.

    Args:
        path: the lock file.
        seconds: how long to wait for it; ``WAIT_SECONDS`` where nothing is said.

    Raises:
        KeptByAnother: another program did.
        NotSaved: it cannot be made.
    """
    try:
        handle = _acquired(path, WAIT_SECONDS if seconds is None else seconds)
    except OSError as error:
        raise not_saved(error, path) from None
    try:
        yield
    finally:
        os.close(handle)


def is_in_queue() -> bool:
    """Whether a place in a queue is kept for the next that asks in this process.

    A process that were stopped now would be let in nevertheless, and nobody after it.
    """
    with _mutex:
        return any(_left.values())


class _Turn:
    """A place in the queue for a lock, held by a thread that ends with the program.

    A system call that waits for a lock cannot be called off, so who gives up leaves the thread
    waiting; it lets go at once of a lock that nobody wants any more.
    """

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle
        self._came = Event()
        self._error: OSError | None = None
        Thread(target=self._wait, name="writers-lock", daemon=True).start()

    def taken_within(self, seconds: float) -> int | None:
        """The handle that holds the lock; None, and left to the next, where it did not come."""
        try:
            came = self._came.wait(seconds)
        except BaseException:
            if not self._is_left():
                os.close(self._handle)
            raise
        if not came and self._is_left():
            return None
        if self._error is not None:
            os.close(self._handle)
            raise self._error
        return self._handle

    def is_for_the_file_there(self) -> bool:
        """Whether the lock file is still the one that is waited for."""
        try:
            return os.path.samestat(os.fstat(self._handle), self._path.lstat())
        except OSError:
            return False

    def _is_left(self) -> bool:
        with _mutex:
            if self._came.is_set():
                return False
            _left.setdefault(self._path, []).append(self)
            return True

    def _wait(self) -> None:
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX)
        except OSError as error:
            self._error = error
        with _mutex:
            self._came.set()
            unwanted = self in _left.get(self._path, ())
            if unwanted:
                _left[self._path].remove(self)
        if unwanted:
            os.close(self._handle)


_mutex = Lock()
_left: dict[Path, list[_Turn]] = {}
"""Turns that nobody waits for at the moment."""


def _acquired(path: Path, seconds: float) -> int:
    turn = _turn_left(path)
    if turn is None:
        make_folder(path.parent)
        handle = os.open(path, FLAGS, PRIVATE_FILE)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            turn = _Turn(path, handle)
        except BaseException:
            os.close(handle)
            raise
        else:
            return handle
    held = turn.taken_within(seconds)
    if held is None:
        raise kept_by_another()
    return held


def _turn_left(path: Path) -> _Turn | None:
    """A turn that was given up, unless the lock file was replaced since."""
    with _mutex:
        for turn in _left.get(path, ()):
            if turn.is_for_the_file_there():
                _left[path].remove(turn)
                return turn
    return None
