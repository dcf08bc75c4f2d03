"""The runner: every call of the coach off the event loop, and live updates of what it read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from contextvars import copy_context
from functools import partial
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from weakref import WeakKeyDictionary

from netcoach.domain.errors import KeptByAnother, NetcoachError, ReadInterrupted
from netcoach.domain.week.review import LogContext
from netcoach.wording.done import SAVING

if TYPE_CHECKING:
    from netcoach.coach import Coach


Value = TypeVar("Value")


class RunsWorkers(Protocol):
    """A node of Textual's: the program, a screen, a widget."""

    def run_worker(self, work: Any, *, group: str, exclusive: bool) -> Any:
        """Run work beside its messages."""


def start(
    node: RunsWorkers,
    work: Callable[[], Coroutine[Any, Any, None]],
    *,
    group: str,
    exclusive: bool = False,
) -> None:
    """Start work that belongs to a node, as a function: made a coroutine only when it runs.

    A program that ends before then leaves no coroutine behind that nobody awaited.
    """
    node.run_worker(work, group=group, exclusive=exclusive)


async def in_reading_thread(call: Callable[[], Value]) -> Value:
    """Make a call that only reads in a thread of its own, which no ending program waits for.

    ``asyncio.to_thread`` is for writes: before the program ends, asyncio waits for its threads.
    """
    outcome: Future[Value] = Future()

    def run() -> None:
        if outcome.set_running_or_notify_cancel():
            try:
                outcome.set_result(call())
            except BaseException as error:  # whatever it is, it is raised where it is awaited
                outcome.set_exception(error)

    Thread(target=copy_context().run, args=(run,), name="reading", daemon=True).start()
    return await asyncio.wrap_future(outcome)


class Progress:
    """Written by the thread and read by the screen, or the other way round: one plain value each.

    A screen looks at it when it draws, so work that tells a thousand times draws no more often.
    """

    def __init__(self) -> None:
        self.done = 0.0
        self._stopped = False

    def tell(self, done: float) -> None:
        """Say how much is done, 0.0 to 1.0."""
        self.done = done

    def stop(self) -> None:
        """Say that it is not wanted any more."""
        self._stopped = True

    def is_stopped(self) -> bool:
        """Whether it is not wanted any more."""
        return self._stopped


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


class CoachRunner:
    """Calls the coach in worker threads; ``say`` shows one sentence to the user."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self._writing = asyncio.Lock()
        self._leaving = False
        self._under_way: set[object] = set()

    async def read(self, call: Callable[[], Value]) -> Value | None:
        """Read in a thread; None, with the reason said, where it cannot be read.

        None with nothing said where the program is being left, which interrupts it.
        """
        try:
            return await in_reading_thread(partial(self._make, call))
        except ReadInterrupted:
            return None
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

    @property
    def is_resting(self) -> bool:
        """Whether no call is under way."""
        return not (self._writing.locked() or self._under_way)

    async def is_at_rest(self) -> bool:
        """Wait until no call is under way, so that nothing of the log is held; False if some are.

        Some are where another program keeps the log from being written for longer than a second.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + REST_SECONDS
        while not self.is_resting:
            if loop.time() > until:
                return False
            await asyncio.sleep(LOOK_SECONDS)
        return True

    async def settled(self) -> None:
        """Wait until no write is under way; from now on none waits longer than one try."""
        self._leaving = True
        async with self._writing:
            return


Token = tuple[object, ...]
Reading = tuple[Token, Any, Any]
"""The state of the log, the query, and what was read for it."""

BREATH = 0.2
"""Seconds left to a new picture before anything is made ready for the next one (ours)."""


class LiveScreen(RunsWorkers, Protocol):
    """What live updates ask of a screen; see ``DataScreen``."""

    @property
    def is_open(self) -> bool:
        """Whether it is open, so that it can show anything."""

    @property
    def data_query(self) -> Any:
        """What is to be read for it."""

    def still_wants(self, query: Any) -> bool:
        """Whether what was read for a query is still to be shown."""

    def read(self, coach: Coach, query: Any) -> Any:
        """Read it, in a worker thread."""

    def update(self, value: Any) -> None:
        """Show what was read."""

    def say(self, sentence: str) -> None:
        """Show a sentence."""

    def ask(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        skips: str,
        answered: Callable[[str], Coroutine[object, object, None]],
    ) -> None:
        """Ask what one key answers."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Any:
        """Call back after some seconds."""


class LiveUpdates:
    """Keeps the screen in front, and what the form needs, as they stand in the log.

    ``screen`` is where the user is; ``context`` is what a form needs, None until it was read;
    ``follow`` is handed it each time it was read again.
    """

    def __init__(self, coach: Coach, runner: CoachRunner, screen: LiveScreen) -> None:
        self._coach = coach
        self._runner = runner
        self.screen = screen
        self._token: Token | None = None
        self._drawn: WeakKeyDictionary[LiveScreen, tuple[Token, Any]]
        self._drawn = WeakKeyDictionary()
        self._context_token: Token | None = None
        self._looking = False
        self._stale = self._refreshing = False
        self._unseen: tuple[LiveScreen, Reading] | None = None
        self.context: LogContext | None = None
        self.follow: Callable[[LogContext], None] | None = None

    async def look(self) -> None:
        """Read everything again if anybody changed the log; one look at a time."""
        if self._looking:
            return
        self._looking = True
        try:
            token = await self._runner.read(self._coach.change_token)
            if token is not None and token != self._token:
                await self.reread()
        finally:
            self._looking = False

    async def reread(self) -> None:
        """Read what the screen shows and what the form needs; every panel follows."""
        screen = self.screen
        if not screen.is_open:
            return
        query = screen.data_query
        reading = await self._runner.read(lambda: self._read(screen, query))
        if reading is None or screen is not self.screen or not screen.is_open:
            return
        if screen.still_wants(query):
            self._show(screen, reading)

    async def refresh(self) -> None:
        """Read again as soon as what is being read is there, however often it is asked."""
        self._stale = True
        if self._refreshing:
            return
        self._refreshing = True
        try:
            while self._stale:
                self._stale = False
                await self.reread()
        finally:
            self._refreshing = False

    async def go(self, screen: LiveScreen) -> None:
        """Keep another screen up to date from now on; read it only if it is out of date."""
        self.screen = screen
        drawn = self._drawn.get(screen)
        token = await self._runner.read(self._coach.change_token) if drawn else None
        if not screen.is_open:
            return
        if drawn is None or token != drawn[0] or not screen.still_wants(drawn[1]):
            await self.reread()

    def begin(self, token: Token) -> None:
        """Take what the screen shows as it was read at the start; read what the form needs."""
        self._token = token
        self._drawn[self.screen] = (token, self.screen.data_query)
        self._follow_later()

    async def write(self, call: Callable[[], Value]) -> Value:
        """Write for a form, and read what is shown in the same breath; ``catch_up`` shows it.

        Raises:
            NetcoachError: nothing was changed; the sentence says why.
        """
        screen = self.screen
        reads = screen.is_open
        query = screen.data_query if reads else None

        def write_and_read() -> tuple[Value, Reading | None]:
            written = call()
            if not reads:
                return written, None
            try:
                return written, self._read(screen, query)
            except NetcoachError:  # it is written; the next look reads again, or says why not
                return written, None

        self._looking = True  # what this writes is no news
        try:
            written, reading = await self._runner.write_once(write_and_read)
            self._unseen = None if reading is None else (screen, reading)
            if reading is not None:
                self._token = reading[0]
        finally:
            self._looking = False
        return written

    def catch_up(self) -> None:
        """Show what the last write read, once nothing is open over the screen."""
        unseen, self._unseen = self._unseen, None
        if unseen is not None and unseen[0] is self.screen:
            self._show(*unseen)

    def _show(self, screen: LiveScreen, reading: Reading) -> None:
        if not screen.is_open:  # it was left while it was read
            return
        self._token, query, value = reading
        self._drawn[screen] = (self._token, query)
        screen.update(value)
        self._follow_later()

    def _follow_later(self) -> None:
        if self._token != self._context_token:
            # After the picture: the form may wait for it, the picture may not.
            self._context_token, self.context = self._token, None
            self.screen.set_timer(BREATH, self._follow)

    def _follow(self) -> None:
        start(self.screen, self._read_context, group="context", exclusive=True)

    async def _read_context(self) -> None:
        self.context = await self._runner.read(self._coach.log.context)
        if self.context is not None and self.follow is not None:
            self.follow(self.context)

    def _read(self, screen: LiveScreen, query: Any) -> Reading:
        # The token first: what changes while the rest is read makes the next look read again.
        token = self._coach.change_token()
        return token, query, screen.read(self._coach, query)
