"""The kernel lock that lets one netcoach write at a time."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netcoach.domain.errors import NotSaved
from netcoach.storage.place import PRIVATE_FILE, make_folder
from netcoach.storage.problems import not_saved

WAIT_SECONDS = 10.0
"""How long a writer waits for the others (ours)."""

FIRST_PAUSE, LONGEST_PAUSE = 0.001, 0.02
"""Seconds between two tries; short, so that a queue of writers moves on quickly."""

FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW


@contextmanager
def writers_lock(path: Path) -> Iterator[None]:
    """Hold the lock file at ``path``; the kernel lets go of it whatever happens to us.

    The file is private and stays: removing it would let two writers hold two different ones.

    Raises:
        NotSaved: another program kept it, or it cannot be made.
    """
    try:
        make_folder(path.parent)
        handle = os.open(path, FLAGS, PRIVATE_FILE)
    except OSError as error:
        raise not_saved(error, path) from None
    try:
        _acquire(handle)
        yield
    finally:
        os.close(handle)


def _acquire(handle: int) -> None:
    until = time.monotonic() + WAIT_SECONDS
    pause = FIRST_PAUSE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise NotSaved(
                    "Not saved: another program is writing to the log; try again in a moment."
                ) from None
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        else:
            return
