"""Places: the screens with a key of their own, each showing one value read of the log."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer, Static

from netcoach.tui.errands import Errand, Office
from netcoach.tui.messages import ReadAsked
from netcoach.tui.resuming import StyledOnce
from netcoach.tui.standing import stands
from netcoach.tui.widgets.header_bar import HeaderBar
from netcoach.tui.widgets.status_line import StatusLine
from netcoach.wording.week.screen import too_small

if TYPE_CHECKING:
    from netcoach.coach import Coach

Wish = TypeVar("Wish")
Value = TypeVar("Value")

LEAST_SIZE = (60, 16)
"""Columns and rows under which only a sentence fits."""

WIDE = 110
"""Columns from which the footer has room for spaces around its keys."""


class PlaceScreen(Screen[None], Generic[Wish, Value]):
    """A place: it says what it wants read, and shows what was read.

    The bar on top and what is at the foot are the same in every place.
    """

    PLACE: ClassVar[str]
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._styled = StyledOnce()

    @property
    @abstractmethod
    def wish(self) -> Wish:
        """What is to be read for it as it stands."""

    @staticmethod
    @abstractmethod
    def read(coach: Coach, wish: Wish) -> Value:
        """Read what was wished for, in a worker thread. Raises NetcoachError."""

    @abstractmethod
    def take(self, value: Value) -> None:
        """Show what was read."""

    def still_wants(self, wish: Wish) -> bool:
        """Whether what was read for a wish is still to be shown."""
        return wish == self.wish

    @property
    def stands(self) -> bool:
        """Whether it is among the screens that are open; one that was left cannot show anything."""
        return stands(self) and self in self.app.screen_stack

    def reread(self) -> None:
        """Ask for it to be read anew."""
        self.post_message(ReadAsked())

    async def ask(self, errand: Errand) -> None:
        """Have an errand carried out before the next key is handed out.

        Not for leaving: a screen cannot wait for its own end.
        """
        await cast("Office", self.app).carry_out(errand)

    def compose_bar(self) -> ComposeResult:
        """Yield the bar on top."""
        yield HeaderBar(self.PLACE)

    def compose_foot(self) -> ComposeResult:
        """Yield what is at the foot, and the sentence for a window that is too small."""
        yield StatusLine()
        yield Footer(show_command_palette=True)
        yield Static(too_small(*LEAST_SIZE), id="too-small", markup=False)

    def say(self, sentence: str) -> None:
        """Show a sentence on the status line."""
        if stands(self):
            self.query_one(StatusLine).text = sentence

    def on_mount(self) -> None:
        """Remember what it was styled for."""
        self._styled.note(self)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Come back from a form or a question as quickly as can be."""
        self._styled.resume(self, event)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the foot to the new size, or say that it is too small."""
        self.fit(*event.size)
        self.query_one(Footer).compact = event.size.width < WIDE

    def fit(self, width: int, height: int) -> None:
        """Mark a size that is too small."""
        self.set_class(width < LEAST_SIZE[0] or height < LEAST_SIZE[1], "-tiny")
