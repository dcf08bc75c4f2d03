"""Saving a form: said where it takes long, and tried again by itself until it works."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from textual.screen import Screen

from netcoach.domain.errors import NetcoachError, NotSavedYet
from netcoach.tui.mounting import while_ready
from netcoach.tui.runner import PATIENCE, start
from netcoach.tui.type_ahead import ANSWERING
from netcoach.wording.done import GIVEN_UP, SAVING, trying_again

Value = TypeVar("Value")

SaveIt = Callable[[Value], Awaitable[str | None]]

PAUSE = 0.5
"""Seconds between two tries (ours: saved within a second of there being room)."""


class Say(Protocol):
    """Shows a sentence in the form; ``wrong`` where it says that something is not saved."""

    def __call__(self, sentence: str, *, wrong: bool) -> None:
        """Show it."""


class Saving(Generic[Value]):
    """The saving of one form, which stays open with its text until what it gives is on disk.

    What was given is saved as it stood then, unless somebody goes on typing after being told that
    it is not saved: then what stands in the form is tried, once the typing pauses.

    Args:
        say: see ``Say``.
        typed: what stands in the form, as it is compared; read on the event loop.
        given: the same as it is saved, None while it cannot be.
    """

    def __init__(
        self, say: Say, *, typed: Callable[[], object], given: Callable[[], Value | None]
    ) -> None:
        self._say = say
        self._typed = typed
        self._given = given
        self._gives_up = False
        self._wake = asyncio.Event()
        self.under_way = False

    def begin(
        self,
        form: Screen[Any],
        save: SaveIt[Value],
        value: Value,
        then: Callable[[], object],
    ) -> None:
        """Run beside the form's keys, which wait for the first try; try now if it runs already."""
        if self.under_way:
            self.hurry()
        else:
            self.under_way = True
            start(form, partial(self.run, form, save, value, then), group=ANSWERING)

    async def run(
        self,
        form: Screen[Any],
        save: SaveIt[Value],
        value: Value,
        then: Callable[[], object],
    ) -> None:
        """Save; where that failed and may still work, go on trying beside the keys of the form.

        Args:
            form: closes only once it is saved or given up.
            save: done once it is on disk; a sentence, or NetcoachError, says why nothing was
                changed, and NotSavedYet that trying again may help.
            value: what was given.
            then: done once it is saved.
        """
        self.under_way, self._gives_up = True, False
        say = while_ready(form, self._say_saving)
        waiting = asyncio.get_running_loop().call_later(PATIENCE, say)
        try:
            saved = await self._try(save, value)
        except BaseException:
            self.under_way = False
            raise
        finally:
            waiting.cancel()
        if saved is None:
            start(form, partial(self._again, save, value, then), group="saving")
            return
        self._end(saved, then)

    def _say_saving(self) -> None:
        self._say(SAVING, wrong=False)

    def _end(self, saved: bool, then: Callable[[], object]) -> None:
        self.under_way = False
        if saved:
            then()

    async def _try(self, save: SaveIt[Value], value: Value) -> bool | None:
        """Whether it is saved, and said if it is not; None where trying again may help."""
        try:
            problem = await save(value)
        except NotSavedYet as failed:
            if not self._gives_up:
                self._say(trying_again(failed.why), wrong=True)
            return None
        except NetcoachError as refused:
            problem = str(refused)
        if problem is not None:
            self._say(problem, wrong=True)
        return problem is None

    async def _again(self, save: SaveIt[Value], value: Value, then: Callable[[], object]) -> None:
        saved = told = None
        while saved is None:
            changed = await self._paused(told)
            if self._gives_up:
                self._say(GIVEN_UP, wrong=True)
                saved = False
                break
            # What came before the sentence was read was typed for what was to follow the form.
            if changed and told is not None:
                value = self._given() or value
            told = self._typed()
            saved = await self._try(save, value)
        self._end(saved, then)

    async def _paused(self, told: object) -> bool:
        """Wait a moment, longer while somebody types; says whether something else stands there."""
        while True:
            before = self._typed()
            self._wake.clear()
            try:
                await asyncio.wait_for(self._wake.wait(), PAUSE)
            except TimeoutError:
                if self._typed() != before:
                    continue
            return self._typed() != told

    def hurry(self) -> None:
        """Try again now."""
        self._wake.set()

    def give_up(self) -> None:
        """Try no more; a try that is under way may still work, and is then told as saved."""
        self._gives_up = True
        self._wake.set()
