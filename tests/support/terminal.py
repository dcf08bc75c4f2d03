"""A real pseudo-terminal with an emulator behind it, for what a pilot cannot see."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

import pyte

# A session leader takes its standard input as its terminal, then becomes the program: done in a
# process of its own because forking a test run that has threads is not safe.
ADOPT = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execvp(sys.argv[1], sys.argv[1:])"
)


class Terminal:
    """Runs a program in a terminal of a fixed size and reads its screen.

    ``raw`` holds every byte the program wrote; ``status`` is its exit status after ``wait``,
    negative for a signal.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        env: dict[str, str],
        columns: int = 120,
        rows: int = 40,
    ) -> None:
        self.raw = bytearray()
        self.status: int | None = None
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._handle, theirs = pty.openpty()
        self.resize(columns, rows)
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-S", "-c", ADOPT, *command],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={"TERM": "xterm-256color"} | env,
            start_new_session=True,
        )
        os.close(theirs)
        self.pid = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.status is None:
            self._process.kill()
            self.wait()
        os.close(self._handle)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal, as dragging a window's corner does."""
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, size)
        self._screen.resize(rows, columns)

    def since_start(self) -> float:
        """Seconds since the program was started."""
        return time.perf_counter() - self.started

    def settle(self, seconds: float) -> None:
        """Read for a while, whatever comes."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._read(0.02)

    def text(self) -> str:
        """The screen as lines of text."""
        # Not pyte's display: it fails where half of a wide character was written over.
        screen = self._screen
        rows = (screen.buffer[y] for y in range(screen.lines))
        return "\n".join(
            "".join(row[x].data for x in range(screen.columns)).rstrip() for row in rows
        )

    def press(self, keys: str | bytes) -> None:
        """Write keys to the program as a keyboard would."""
        os.write(self._handle, keys.encode() if isinstance(keys, str) else keys)

    def wait_for(self, pattern: str, *, seconds: float = 20.0) -> float:
        """Read until the pattern is on the screen; returns seconds waited.

        Raises:
            AssertionError: it never came; the message holds the screen as it was.
        """
        return self._until(lambda: re.search(pattern, self.text(), re.MULTILINE), pattern, seconds)

    def wait_gone(self, pattern: str, *, seconds: float = 20.0) -> float:
        """Read until the pattern is no longer on the screen; returns seconds waited."""
        return self._until(
            lambda: not re.search(pattern, self.text(), re.MULTILINE), f"no {pattern}", seconds
        )

    def _until(self, done: Callable[[], object], wanted: str, seconds: float) -> float:
        begin = time.perf_counter()
        while not done():
            if not self._read(0.05) and time.perf_counter() - begin > seconds:
                raise AssertionError(f"{wanted!r} is not on the screen:\n{self.text()}")
        return time.perf_counter() - begin

    def wait(self, seconds: float = 20.0) -> int:
        """Read until the program has ended; returns its exit status."""
        begin = time.perf_counter()
        while self.status is None:
            self._read(0.02)
            self.status = self._process.poll()
            if self.status is None and time.perf_counter() - begin > seconds:
                raise AssertionError(f"still running:\n{self.text()}")
        while self._read(0.0):
            pass
        return self.status

    def _read(self, seconds: float) -> bool:
        if not select.select([self._handle], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._handle, 65536)
        except OSError:  # Linux says so when the last writer has gone
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)
