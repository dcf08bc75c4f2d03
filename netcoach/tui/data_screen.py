"""Data screens: each shows one value read of the log, and is made ready before it is shown."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from textual import events
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from netcoach.tui.messages import ActionsOwner, ReadAsked, Wanted
from netcoach.tui.widgets.bars import HeaderBar, KeyBar, StatusLine
from netcoach.wording.week.screen import too_small

if TYPE_CHECKING:
    from netcoach.coach import Coach


def stands(node: Widget) -> bool:
    """Whether everything in a node is mounted, and it is not being taken apart.

    Ask this before anything that does not run in the node itself looks into it: what it shows
    is mounted some time after the screen is pushed, and gone some time before the node is.
    """
    return (
        node.is_mounted and node.is_running and node.is_attached and not node._pruning  # noqa: SLF001 - nothing public says
    )


async def mount_ahead(app: App[Any], screen: Screen[Any]) -> None:
    """Mount a screen before its key is pressed: showing it is then only drawing."""
    _, mounted = app._get_screen(screen)  # noqa: SLF001 - as push_screen begins
    await mounted


class StyledOnce:
    """Has a screen styled anew only where the theme changed since it was styled last.

    Textual styles every widget of a screen each time the screen comes to the front, which takes
    longer than drawing it.
    """

    def __init__(self) -> None:
        self._theme: str | None = None

    def note(self, screen: Screen[Any]) -> None:
        """Remember that the screen has just been styled."""
        self._theme = screen.app.theme

    def resume(self, screen: Screen[Any], event: events.ScreenResume) -> None:
        """Call from ``on_screen_resume``, which runs before Textual's own."""
        event.refresh_styles = screen.app.theme != self._theme
        self.note(screen)


Query = TypeVar("Query")
Value = TypeVar("Value")

LEAST_SIZE = (60, 16)
"""Columns and rows under which only a sentence fits."""


class DataScreen(Screen[None], Generic[Query, Value]):
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
    def data_query(self) -> Query:
        """What is to be read for it as it stands."""

    @staticmethod
    @abstractmethod
    def read(coach: Coach, query: Query) -> Value:
        """Read what was wished for, in a worker thread. Raises NetcoachError."""

    @abstractmethod
    def take(self, value: Value) -> None:
        """Show what was read."""

    def still_wants(self, query: Query) -> bool:
        """Whether what was read for a wish is still to be shown."""
        return query == self.data_query

    @property
    def stands(self) -> bool:
        """Whether it is among the screens that are open; one that was left cannot show anything."""
        return stands(self) and self in self.app.screen_stack

    def reread(self) -> None:
        """Ask for it to be read anew."""
        self.post_message(ReadAsked())

    async def ask(self, wanted: Wanted) -> None:
        """Have a wish carried out before the next key is handed out.

        Not for leaving: a screen cannot wait for its own end.
        """
        await cast("ActionsOwner", self.app).carry_out(wanted)

    def compose_bar(self) -> ComposeResult:
        """Yield the bar on top."""
        yield HeaderBar(self.PLACE)

    def compose_foot(self) -> ComposeResult:
        """Yield what is at the foot, and the sentence for a window that is too small."""
        yield StatusLine()
        yield KeyBar()
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
        """Say where it is too small."""
        self.fit(*event.size)

    def fit(self, width: int, height: int) -> None:
        """Mark a size that is too small."""
        self.set_class(width < LEAST_SIZE[0] or height < LEAST_SIZE[1], "-tiny")
