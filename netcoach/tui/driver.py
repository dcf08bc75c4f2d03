"""The terminal driver: Textual's, with bad bytes survived and no waiting on the way out."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

from textual import constants
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

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
