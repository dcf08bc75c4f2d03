"""Data screens: each shows one value read of the log, and is made ready before it is shown."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from netcoach.tui.mounting import HandlesWhileMounted, StyledOnce, is_ready
from netcoach.tui.runner import start
from netcoach.tui.type_ahead import ANSWERING
from netcoach.tui.widgets.bars import HeaderBar, KeyBar, StatusLine
from netcoach.tui.widgets.question import KeyQuestion
from netcoach.wording.week.screen import too_small

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.tui.registry import ActionsOwner, ActionsRegistry
    from netcoach.wording.text import Explanation

Query = TypeVar("Query")
Value = TypeVar("Value")

LEAST_SIZE = (60, 16)
"""Columns and rows under which only a sentence fits."""


class DataScreen(HandlesWhileMounted, Screen[None], Generic[Query, Value]):
    """Says what it wants read, and shows what was read.

    The bar on top and what is at the foot are the same in every one.
    """

    NAME: ClassVar[str]
    """What it is called in the bar on top and among the keys; see ``SCREENS`` of the words."""

    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._styled = StyledOnce()

    @property
    @abstractmethod
    def data_query(self) -> Query:
        """What is to be read for it as it is now."""

    @staticmethod
    @abstractmethod
    def read(coach: Coach, query: Query) -> Value:
        """Read it, in a worker thread. Raises NetcoachError."""

    @abstractmethod
    def update(self, value: Value) -> None:
        """Show what was read."""

    def still_wants(self, query: Query) -> bool:
        """Whether what was read for a query is still to be shown."""
        return query == self.data_query

    @property
    def is_open(self) -> bool:
        """Whether it is among the screens that are open; one that was left cannot show anything."""
        return is_ready(self) and self in self.app.screen_stack

    @property
    def actions(self) -> ActionsRegistry:
        """The actions of every feature; awaited, they are done before the next key."""
        return cast("ActionsOwner", self.app).actions

    def reread(self) -> None:
        """Have it read anew, as soon as what is being read is there."""
        start(self.app, self.actions.live.refresh, group="read")

    def leave_by(self, going: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Go to another screen where this one ends by it; the next key waits for it.

        In a worker of the program's: a screen cannot wait for its own end.
        """
        start(self.app, going, group=ANSWERING)

    async def explain(self, explanation: Explanation) -> None:
        """Open an explanation over the screen."""
        from netcoach.tui.dialogs.modal import ExplainScreen

        await self.app.push_screen(ExplainScreen(explanation))

    def compose_bar(self) -> ComposeResult:
        """Yield the bar on top."""
        yield HeaderBar(self.NAME)

    def compose_foot(self) -> ComposeResult:
        """Yield what is at the foot, and the sentence for a window that is too small."""
        yield StatusLine()
        yield KeyBar()
        yield KeyQuestion()
        yield Static(too_small(*LEAST_SIZE), id="too-small", markup=False)

    def say(self, sentence: str) -> None:
        """Show a sentence on the status line, in the place of a question that is asked there."""
        if is_ready(self):
            self.query_one(KeyQuestion).close()
            self.query_one(StatusLine).text = sentence

    def ask(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        skips: str,
        answered: Callable[[str], Coroutine[object, object, None]],
    ) -> None:
        """Ask what one key answers; see ``KeyQuestion.ask``."""
        if is_ready(self):
            self.query_one(KeyQuestion).ask(question, answers, skips, answered)

    def take_key(self, event: events.Key) -> bool:
        """Take a key that answers the question at the foot."""
        return is_ready(self) and self.query_one(KeyQuestion).take(event)

    def on_mount(self) -> None:
        """Remember what it was styled for."""
        self._styled.note(self)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Come back from a form or a question as quickly as can be."""
        self._styled.resume(self, event)

    async def on_paste(self, event: events.Paste) -> None:
        """Look at a text that is pasted where no field is; the next key waits for it."""
        event.stop()
        await self.actions.importing.paste(event.text)

    def on_resize(self, event: events.Resize) -> None:
        """Say where it is too small."""
        self.fit(*event.size)

    def fit(self, width: int, height: int) -> None:
        """Mark a size that is too small."""
        self.set_class(width < LEAST_SIZE[0] or height < LEAST_SIZE[1], "-tiny")
