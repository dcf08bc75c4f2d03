"""The desk: every call of the coach, off the event loop and one write at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TypeVar

from netcoach.domain.errors import KeptByAnother, NetcoachError
from netcoach.wording.done import SAVING

Value = TypeVar("Value")
Say = Callable[[str], None]

PATIENCE = 0.2
"""Seconds a write may take before "saving" is said (ours: shorter than that only flickers)."""

TRY_SECONDS = 0.5
"""How long one try of a write waits for another program: so soon it is said that it waits, and so
soon the program can leave. The place in the queue is kept from one try to the next."""

LONGEST_SECONDS = 10.0
"""How long what no form holds on to is tried, where another program keeps the log (ours)."""

REST_SECONDS, LOOK_SECONDS = 1.0, 0.01
"""How long to wait for calls under way before stopping for the shell, and between two looks."""


class Desk:
    """Calls the coach in worker threads; ``say`` shows one sentence to the user."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self._writing = asyncio.Lock()
        self._leaving = False
        self._under_way: set[object] = set()

    async def read(self, call: Callable[[], Value]) -> Value | None:
        """Read in a thread; None, with the reason said, where it cannot be read."""
        try:
            return await asyncio.to_thread(partial(self._make, call))
        except NetcoachError as problem:
            self.say(str(problem))
            return None

    async def write(self, call: Callable[[], Value]) -> Value:
        """Write in a thread, after any write before it; says "saving" only if that takes long.

        Where another program keeps the log it is tried again for ten seconds. Cancelling the caller
        does not stop a write that has begun.

        Raises:
            NetcoachError: nothing was changed; the sentence says why.
        """
        return await asyncio.shield(asyncio.ensure_future(self._write(call)))

    async def write_once(self, call: Callable[[], Value]) -> Value:
        """Write in a thread for a form, which says itself how it goes, and tries again itself.

        Raises:
            NetcoachError: see ``write``.
        """
        return await asyncio.shield(asyncio.ensure_future(self._write_once(call)))

    async def act(self, call: Callable[[], Value]) -> Value | None:
        """Write as ``write`` does; None, with the reason said, where nothing was changed."""
        try:
            return await self.write(call)
        except NetcoachError as problem:
            self.say(str(problem))
            return None

    async def _write(self, call: Callable[[], Value]) -> Value:
        async with self._writing:
            waiting = asyncio.get_running_loop().call_later(PATIENCE, self.say, SAVING)
            try:
                return await asyncio.to_thread(partial(self._make, partial(self._until_free, call)))
            finally:
                waiting.cancel()

    async def _write_once(self, call: Callable[[], Value]) -> Value:
        async with self._writing:
            return await asyncio.to_thread(partial(self._make, call))

    def _until_free(self, call: Callable[[], Value]) -> Value:
        until = monotonic() + LONGEST_SECONDS
        while True:
            try:
                return call()
            except KeptByAnother:
                if self._leaving or monotonic() >= until:
                    raise

    def _make(self, call: Callable[[], Value]) -> Value:
        """Make a call, in its thread, and be known to be at it for as long as it really takes."""
        mark = object()
        self._under_way.add(mark)
        try:
            return call()
        finally:
            self._under_way.discard(mark)

    async def is_at_rest(self) -> bool:
        """Wait until no call is under way, so that nothing of the log is held; False if some are.

        Some are where another program keeps the log from being written for longer than a second.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + REST_SECONDS
        while self._writing.locked() or self._under_way:
            if loop.time() > until:
                return False
            await asyncio.sleep(LOOK_SECONDS)
        return True

    async def settled(self) -> None:
        """Wait until no write is under way; from now on none waits longer than one try."""
        self._leaving = True
        async with self._writing:
            return
