"""The desk: every call of the coach, off the event loop and one write at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from netcoach.domain.errors import NetcoachError
from netcoach.wording.done import SAVING

Value = TypeVar("Value")
Say = Callable[[str], None]

PATIENCE = 0.15
"""Seconds a write may take before "saving" is said (ours: shorter than that only flickers)."""


class Desk:
    """Calls the coach in worker threads; ``say`` shows one sentence to the user."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self._writing = asyncio.Lock()

    async def read(self, call: Callable[[], Value]) -> Value | None:
        """Read in a thread; None, with the reason said, where it cannot be read."""
        try:
            return await asyncio.to_thread(call)
        except NetcoachError as problem:
            self.say(str(problem))
            return None

    async def write(self, call: Callable[[], Value]) -> Value:
        """Write in a thread, after any write before it; says "saving" only if that takes long.

        Cancelling the caller does not stop a write that has begun.

        Raises:
            NetcoachError: nothing was changed; the sentence says why.
        """
        return await asyncio.shield(asyncio.ensure_future(self._write(call)))

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
                return await asyncio.to_thread(call)
            finally:
                waiting.cancel()

    async def settled(self) -> None:
        """Wait until no write is under way."""
        async with self._writing:
            return
