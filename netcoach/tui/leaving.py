"""Leaving on a signal: the write under way is finished, the terminal given back."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Awaitable, Callable

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)

LAST_SECONDS = 15
"""How long after a signal the program may still run: a write waits ten at most for its lock, and
a terminal that is gone must not keep the program alive."""

tasks: set[asyncio.Task[None]] = set()
"""Held so that a leave under way is not collected."""


def leave_on_signals(leave: Callable[[int], Awaitable[None]]) -> None:
    """Call ``leave`` with the exit status, 128 and the signal's number, when one arrives."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, _begin, leave, 128 + number)


def _begin(leave: Callable[[int], Awaitable[None]], status: int) -> None:
    watchdog = threading.Timer(LAST_SECONDS, os._exit, (status,))
    watchdog.daemon = True
    watchdog.start()

    async def run() -> None:
        await leave(status)

    task = asyncio.get_running_loop().create_task(run())
    tasks.add(task)
    task.add_done_callback(tasks.discard)
