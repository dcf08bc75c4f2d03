"""Past reviews: every closed week with its figures and words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from pendulum import Date
from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from netcoach.domain.closing import PastReview
from netcoach.domain.week.marks import middle_of
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.keys import GO, QUIT, REDO, UNDO, bound
from netcoach.tui.widgets.bars import HeaderBar
from netcoach.tui.widgets.table import HeldTable, fitted, plain_lines
from netcoach.wording import closing as words

if TYPE_CHECKING:
    from netcoach.coach import Coach


class ReviewTable(HeldTable[PastReview]):
    """A line a closed week."""

    DEFAULT_CSS = """
    ReviewTable { height: 1fr; margin: 1 1 0 2; }
    """
    today = Date(1970, 1, 1)

    def key_of(self, row: PastReview) -> object:
        """A week stays itself."""
        return row.closed.week

    def cells_of(self, row: PastReview, place: int, width: int) -> list[Segment]:
        """Draw a closed week."""
        return [Segment(fitted(words.past_line(row, self.today), width), self.ink("table--who"))]


class ReviewsScreen(DataScreen[None, "tuple[Date, tuple[PastReview, ...]]"]):
    """The list over the words of the selected week; Enter shows that week."""

    NAME = "reviews"
    DEFAULT_CSS = """
    ReviewsScreen {
        & #title { height: 1; margin: 1 2 0 2; text-style: bold; }
        & #said { height: auto; min-height: 4; margin: 1 2; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("leave-page", "escape", "app.leave_page"),
        bound("week-of", "enter", "go_to_week"),
        bound("edit-closing", "e", "say_anew"),
        *GO,
        UNDO,
        REDO,
        QUIT,
    ]

    def compose(self) -> ComposeResult:
        """The bar, the closed weeks, and what was said of the selected one."""
        yield HeaderBar("week")
        yield Static(Content(words.REVIEWS_TITLE), id="title")
        yield ReviewTable(id="reviews")
        yield Static(id="said")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Begin in the list."""
        self.table.nothing = (words.READING,)
        self.table.focus(scroll_visible=False)

    @property
    def table(self) -> ReviewTable:
        """The closed weeks."""
        return self.query_one(ReviewTable)

    @property
    def data_query(self) -> None:
        """All of them are read."""
        return

    @staticmethod
    def read(coach: Coach, query: None) -> tuple[Date, tuple[PastReview, ...]]:  # noqa: ARG004
        """Read every closed week, the latest first."""
        return coach.today(), coach.closing.reviews()

    def update(self, value: tuple[Date, tuple[PastReview, ...]]) -> None:
        """Show them."""
        self.table.today, rows = value
        self.table.nothing = (words.NO_REVIEWS,)
        self.table.show(rows)

    @on(ReviewTable.Highlighted)
    def _show_words(self) -> None:
        row = self.table.selected
        lines = words.closed_lines(row.closed) if row else ()
        said = plain_lines(lines)
        self.query_one("#said", Static).update(said)

    @on(ReviewTable.Chosen)
    def action_go_to_week(self) -> None:
        """Show the selected week."""
        if self.table.selected is not None:
            day = middle_of(self.table.selected.closed.week)
            self.leave_by(partial(self.actions.navigation.show_week, day))

    async def action_say_anew(self) -> None:
        """Say something else of the selected week."""
        if self.table.selected is not None:
            day = middle_of(self.table.selected.closed.week)
            await self.actions.navigation.open_closing(day, rewrites=True)
