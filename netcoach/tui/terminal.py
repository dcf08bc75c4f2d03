"""The terminal: its driver, what may reach it, memory, and leaving on a signal."""

from __future__ import annotations

import asyncio
import gc
import os
import selectors
import signal
import threading
from codecs import getincrementaldecoder
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event
from typing import Any

from rich.segment import Segment
from textual import constants
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.color import Color
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter
from textual.worker import WorkerFailed

from netcoach.config import Config
from netcoach.domain.text import printable
from netcoach.fault import fault_of, keep_fault
from netcoach.wording.fault import fault_sentence

QUIET_SECONDS = 1.0
"""How long the input thread sleeps when nothing is half read; leaving wakes it at once."""


class _WakingEvent(Event):
    """An event that also makes a file descriptor readable when it is set."""

    def __init__(self) -> None:
        super().__init__()
        self.wakened, self._waker = os.pipe()

    def set(self) -> None:
        """Set the event and wake whoever selects on it."""
        super().set()
        os.write(self._waker, b"!")

    def clear(self) -> None:
        """Clear the event and empty the pipe."""
        if self.is_set():
            os.read(self.wakened, 16)
        super().clear()


class SteadyDriver(LinuxDriver):
    """Replaces invalid UTF-8 instead of dying of it, and neither leaves nor escapes late.

    ``run_input_thread``, ``exit_event`` and the parser are Textual's own affair: the minor
    version is pinned and a test reads bad bytes through a real terminal.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.exit_event = self._leaving = _WakingEvent()
        self.may_stop: Callable[[], bool] = lambda: True

    def _sigtstp_application(self, *_: Any) -> None:
        """Stop, on our own word or another program's; not while others would wait for us then."""
        if self.may_stop():
            super()._sigtstp_application()
        else:
            self._app.call_later(self._app.action_suspend_process)

    def _run_input_thread(self) -> None:
        """Read the terminal; a fault in it is a fault of the program, with its own traceback."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001

    def run_input_thread(self) -> None:
        """Read the terminal until the driver is told to stop."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with self._selecting(self._leaving.wakened) as selector:
            half_read = False
            while not self._leaving.is_set():
                ready = selector.select(constants.ESCAPE_DELAY if half_read else QUIET_SECONDS)
                if any(key.fd == self.fileno for key, _ in ready):
                    text = decode(os.read(self.fileno, 4096))
                    for event in parser.feed(text) if text else ():
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
                half_read = parser._timeout_time is not None  # noqa: SLF001 (nothing public says)
        self._end(parser)

    @contextmanager
    def _selecting(self, waker: int) -> Iterator[selectors.BaseSelector]:
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(waker, selectors.EVENT_READ)
            yield selector

    def _end(self, parser: XTermParser) -> None:
        try:
            for _ in parser.feed(""):
                pass
        except (EOFError, ParseError):
            return


class PrintableFilter(LineFilter):
    """Deletes everything that could command the terminal from every line of every widget.

    Textual sends escape sequences in data raw to the terminal whatever the widget, so the last
    step before the terminal is the one place that covers them all.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with printable text only."""
        return [_cleaned(segment) for segment in segments]


class AsciiFilter(LineFilter):
    """Draws with ASCII of the same width, for terminals that show the shapes two cells wide."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with shapes, rules and blocks replaced."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(segment.text.translate(_ASCII), segment.style)
            for segment in segments
        ]


_ASCII = str.maketrans(
    {
        **dict(zip("▽■△·●○◆▸‹›…–—“”↑↓←→▏", 'v#^.*o*><>~--""^v<>|', strict=True)),
        **dict.fromkeys("▁▂▃", "_"),
        **dict.fromkeys("▄▅▆▇█▊▋▌▐▀▔", "#"),
        **dict.fromkeys("░▒▓", ":"),
        **dict.fromkeys("─━╌╴╶╸╺", "-"),
        **dict.fromkeys("│┃▎▍", "|"),
        **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
        **{chr(code): "." for code in range(0x2801, 0x2900)},
    }
)


def _cleaned(segment: Segment) -> Segment:
    text = segment.text
    if segment.control or (text.isascii() and text.isprintable()):
        return segment
    return Segment(printable(text), segment.style)


def said_of_fault(error: BaseException) -> str:
    """Keep a fault of ours for a report, and say so in one sentence."""
    fault = fault_of(error.error if isinstance(error, WorkerFailed) else error)
    return fault_sentence(fault, keep_fault(fault))


def settle_memory() -> None:
    """Leave what start-up loaded out of every later search for garbage: it stays to the end.

    Such a search over all of it takes longer than a person should wait for a key.
    """
    gc.collect()
    gc.freeze()
    gc.enable()


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


def has_shell() -> bool:
    """Whether a shell that can continue this process would notice that it stopped.

    A shell with job control starts every job in a process group of its own. In the group of the
    session leader nobody is left to say ``fg``: a terminal window that runs only netcoach would
    stay dark for good.
    """
    return os.getpgrp() != os.getsid(0)


def suspend() -> None:
    """Stop this process and what it was started through; returns after ``fg``.

    The whole group is told, as a terminal does on Ctrl-Z: the shell waits for the command it
    started, which may be a wrapper of ours. Textual's driver gives the terminal back first.
    """
    os.kill(0, signal.SIGTSTP)


def filters_of(config: Config) -> Sequence[LineFilter]:
    """What every line goes through on its way to the terminal."""
    return (PrintableFilter(), *((AsciiFilter(),) if config.glyphs == "ascii" else ()))
