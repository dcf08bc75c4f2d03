"""What is typed into a form, kept against a crash while it is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

from textual.screen import Screen

from netcoach.tui.mounting import is_ready

Value = TypeVar("Value")

PAUSE_SECONDS = 0.5
"""Pause in the typing before it is kept (ours)."""

LONGEST_SECONDS = 0.8
"""How long after a key it is kept at the latest, however fast the next ones come: with what the
disk takes no more than the last second of typing is ever missing."""


@runtime_checkable
class KeepsText(Protocol):
    """A screen whose text is kept."""

    @property
    def autosave(self) -> Autosave[Any]:
        """What keeps it."""


class Autosave(Generic[Value]):
    """Keeps what stands in a form: after a pause, never much later, and on every way out.

    Where it cannot be kept the form goes on: this is only insurance, and the save itself says what
    is wrong with the disk.

    Args:
        form: the screen it is typed into.
        typed: what stands there now, None where nothing is worth keeping.
        keep: keeps it in place of what it kept before, or lets go of it with None; called in any
            thread, one call at a time. None keeps nothing.
        leave: leaves what is kept for the next such form; called as ``keep`` is.
    """

    def __init__(
        self,
        form: Screen[Any],
        typed: Callable[[], Value | None],
        keep: Callable[[Value | None], None] | None,
        leave: Callable[[], None] | None = None,
    ) -> None:
        self._form = form
        self._typed = typed
        self._keep = keep
        self._leave = leave
        self._timer: asyncio.TimerHandle | None = None
        self._latest = 0.0
        self._turn = Lock()
        self._asked = self._kept = 0
        self._held: Value | None = None
        self._writing: set[asyncio.Future[None]] = set()
        self._ended = keep is None

    def follow(self) -> None:
        """Keep what was just typed, soon."""
        if self._ended:
            return
        loop = asyncio.get_running_loop()
        now = loop.time()
        if self._timer is None:
            self._latest = now + LONGEST_SECONDS
        else:
            self._timer.cancel()
        self._timer = loop.call_at(min(now + PAUSE_SECONDS, self._latest), self._begin)

    def flush(self) -> None:
        """Keep what stands there before going on: the program is about to end."""
        self._stop()
        if self._can_be_read:
            self._put(self._next, self._typed())

    def end(self) -> None:
        """Let go of it and keep nothing more: it is saved, or was left. From any thread."""
        with self._turn:
            if not self._ended:
                self._ended = True
                self._hand_over(None)

    async def let_go(self) -> None:
        """End in a thread of its own."""
        self._stop()
        await asyncio.to_thread(self.end)

    async def leave(self) -> None:
        """Keep what stands there for the next such form: this one goes, and nobody said so."""
        self._stop()
        if self._can_be_read:
            await asyncio.to_thread(self._put_and_leave, self._next, self._typed())

    def _put_and_leave(self, number: int, value: Value | None) -> None:
        self._put(number, value)
        with self._turn:
            if not self._ended and self._leave is not None:
                self._ended = True
                self._leave()

    @property
    def _can_be_read(self) -> bool:
        return not self._ended and is_ready(self._form)

    @property
    def _next(self) -> int:
        self._asked += 1
        return self._asked

    def _begin(self) -> None:
        self._timer = None
        if self._can_be_read:
            put = asyncio.ensure_future(asyncio.to_thread(self._put, self._next, self._typed()))
            self._writing.add(put)
            put.add_done_callback(self._writing.discard)

    def _put(self, number: int, value: Value | None) -> None:
        with self._turn:
            if self._ended or number < self._kept:
                return
            self._kept = number
            if value != self._held:
                self._hand_over(value)

    def _hand_over(self, value: Value | None) -> None:
        if self._keep is not None:
            with suppress(OSError):
                self._keep(value)
                self._held = value

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
