"""Type-ahead: each key is handed out once everything the key before it set off is done.

Textual puts a key into the queue of the widget in focus and goes on to the next one; Tab, Enter
and whatever they open take effect some messages later. What is typed in one go, by a fast user,
a text expander or over a slow line, would land where the focus was before.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any, Final, Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from netcoach.tui.mounting import is_ready

ANSWERING: Final = "answering"
"""The group of workers the next key waits for: they carry on what a key began."""

PATIENCE = 2.0
"""Seconds after which a key no longer waits if it is the first to (ours: by then the user has seen
that it takes long, and means what is on the screen)."""

GIVING_UP = 0.2
"""Seconds after which keys that only ever lead out no longer wait: "saving" is on the screen."""

WAYS_OUT = frozenset({"escape", "ctrl+q", "ctrl+c", "ctrl+z"})
"""Keys that lead out of what takes long."""

_SOON = 40
"""Looks in a row before there is a pause between them."""

_PAUSE = 0.002
"""Seconds between later looks."""


@runtime_checkable
class TakesKeys(Protocol):
    """A screen that may take a key before the widget in focus and before every binding."""

    def take_key(self, event: events.Key) -> bool:
        """Whether it took the key."""


class TypeAhead:
    """Keeps keys, clicks and pastes in order with what they do.

    A key typed within two seconds of the one before waits until nothing is under way in the
    program, the screen in front and the workers of the group ``ANSWERING``; so a burst does
    what the same keys do when they are typed slowly. Escape ends a longer wait and lets go of
    what waits before it.

    Args:
        app: the program.
        hand_out: gives an event to the widget in focus, as Textual does; awaited in the
            program's own message loop.
    """

    def __init__(self, app: App[Any], hand_out: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._hand_out = hand_out
        self._waiting: deque[events.Event] = deque()
        self._last = 0.0
        self._looks = 0

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits for its turn."""
        return not self._waiting

    async def take(self, event: events.Event) -> None:
        """Hand an event out at once, or as soon as it is its turn."""
        waited = monotonic() - self._last
        leads_out = _leads_out(event) and waited > GIVING_UP and self._is_open()
        if leads_out and _is_escape(event):
            self._waiting.clear()
        if leads_out or self._is_free(event, waited):
            await self._give(event)
            return
        self._waiting.append(event)
        if len(self._waiting) == 1:
            self._look_soon()

    def _is_open(self) -> bool:
        """Whether there is something to lead out of: what is opening takes no key yet."""
        return bool(self._app.screen_stack) and is_ready(self._app.screen)

    def _is_free(self, event: events.Event, waited: float) -> bool:
        if isinstance(event, events.MouseEvent):
            return isinstance(event, events.MouseMove) or waited > PATIENCE
        return waited > PATIENCE and not self._waiting

    async def _give(self, event: events.Event) -> None:
        if not isinstance(event, events.MouseMove):
            self._last = monotonic()
        await self._hand_out(event)

    async def _give_next(self) -> None:
        if self._waiting:
            await self._give(self._waiting.popleft())
        if self._waiting:
            self._look_soon()

    def _look_soon(self) -> None:
        self._looks = 0
        asyncio.get_running_loop().call_soon(self._look)

    def _look(self) -> None:
        try:
            self._hand_on_when_done()
        except Exception as error:
            # asyncio would keep it to itself, and what waits would wait for ever.
            self._app._handle_exception(error)  # noqa: SLF001 - as Textual's own loops do

    def _hand_on_when_done(self) -> None:
        if not self._waiting or not self._app.is_running:
            return
        if self._is_done():
            self._app.call_later(self._give_next)
            return
        self._looks += 1
        loop = asyncio.get_running_loop()
        if self._looks < _SOON:
            loop.call_soon(self._look)
        else:
            loop.call_later(_PAUSE, self._look)

    def _is_done(self) -> bool:
        """Whether nothing that a key set off is under way any more."""
        app = self._app
        if not _is_idle(app) or any(
            worker.group == ANSWERING and not worker.is_finished for worker in app.workers
        ):
            return False
        return bool(app.screen_stack) and all(
            map(_is_idle, app.screen.walk_children(with_self=True))
        )


def _leads_out(event: events.Event) -> bool:
    return isinstance(event, events.Key) and event.key in WAYS_OUT


def _is_escape(event: events.Event) -> bool:
    return isinstance(event, events.Key) and event.key == "escape"


def _is_idle(pump: MessagePump) -> bool:
    """Whether a node waits for its next message, neither handling one nor having one to handle."""
    # Textual tells nobody whether a handler is still running; its queue has somebody waiting on
    # it exactly when none is.
    queue: Any = pump._message_queue  # noqa: SLF001
    if pump._closing or pump._closed:  # noqa: SLF001
        return True
    return (
        not pump._next_callbacks  # noqa: SLF001
        and queue.empty()
        and any(not waiter.done() for waiter in queue.ready_event._waiters)  # noqa: SLF001
    )
