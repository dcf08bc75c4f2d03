"""The Week screen: one week, held against the guideline, as one frozen value."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from pendulum import Date
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Static

from netcoach.domain.bursts import Burst
from netcoach.domain.request import Request
from netcoach.domain.review import RatedRequest, WeekReview
from netcoach.tui.keys import EXPLAIN, IMPORT, LOG, QUIT, REDO, UNDO, WEEKS, bound
from netcoach.tui.resuming import StyledOnce
from netcoach.tui.widgets.day_strip import DayStrip
from netcoach.tui.widgets.gauge import Gauge
from netcoach.tui.widgets.header_bar import HeaderBar
from netcoach.tui.widgets.headline import HeadlineText
from netcoach.tui.widgets.request_table import RequestTable
from netcoach.tui.widgets.sent_how import SentHowPanel
from netcoach.tui.widgets.sent_panel import SentPanel
from netcoach.tui.widgets.status_line import StatusLine
from netcoach.tui.widgets.trend_chart import TrendChart
from netcoach.tui.widgets.worth_a_look import WorthALookPanel
from netcoach.wording.done import NO_BURST_SELECTED, NOTHING_SELECTED
from netcoach.wording.week import too_small

if TYPE_CHECKING:
    from netcoach.wording.explanation import Explanation

LEAST_SIZE = (60, 16)
"""Columns and rows under which only a sentence fits."""

WHOLE_SIZE = (110, 34)
"""Columns and rows from which everything is seen at once; under it one column scrolls."""

WHOLE_ORDER = ("sent", "trend", "worth", "how")
TALL = 44
"""Rows from which the scrolling column has room for the chart instead of the small table."""

SCROLLED_ORDER = ("how", "trend", "worth", "sent")


class Summary(Vertical, can_focus=True):
    """The headline, the gauge and the days: focus it to have the count explained."""


class WeekScreen(Screen[None]):
    """One week; ``review`` is everything it shows, handed down to the panels.

    Args:
        review: read before the start so that the first frame is useful; None reads it later.
        notes_a_month: the note allowance of the user's plan, None for no limit.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        LOG,
        bound("signs", "s", "change(True)"),
        bound("edit", "e", "change"),
        bound("delete", "d", "delete", show=False),
        UNDO,
        REDO,
        bound("seen", "x", "put_away", show=False),
        bound("previous-week", "left_square_bracket", "show_week(-1)", group=WEEKS),
        bound("next-week", "right_square_bracket", "show_week(1)", group=WEEKS),
        bound("today", "t", "show_today", show=False),
        EXPLAIN,
        IMPORT,
        QUIT,
    ]

    review: reactive[WeekReview | None] = reactive(None)

    class Turned(Message):
        """Another week is asked for; None is the week that holds today."""

        def __init__(self, day: Date | None) -> None:
            super().__init__()
            self.day = day

    class ChangeAsked(Message):
        """A request is to be changed, beginning with its signs if ``signs``."""

        def __init__(self, request: Request, *, signs: bool = False) -> None:
            super().__init__()
            self.request = request
            self.signs = signs

    class DeleteAsked(Message):
        """A request is to be taken out of the log."""

        def __init__(self, request: Request) -> None:
            super().__init__()
            self.request = request

    class PutAway(Message):
        """A burst's message is to be put away."""

        def __init__(self, burst: Burst) -> None:
            super().__init__()
            self.burst = burst

    class ExplanationAsked(Message):
        """What is in focus is to be explained."""

        def __init__(self, explanation: Explanation) -> None:
            super().__init__()
            self.explanation = explanation

    def __init__(self, review: WeekReview | None, *, notes_a_month: int | None) -> None:
        super().__init__()
        self.set_reactive(WeekScreen.review, review)
        self.notes_a_month = notes_a_month
        self.day: Date | None = None
        self._styled = StyledOnce()

    def compose(self) -> ComposeResult:
        """The bar, the week, and what was just done."""
        # Before there is anything to style: a class that comes later styles everything again.
        self._choose_layout(*self.app.size)
        yield HeaderBar().data_bind(WeekScreen.review)
        with VerticalScroll(id="body", can_focus=False):
            with Summary(id="summary"):
                yield HeadlineText().data_bind(WeekScreen.review)
                yield Gauge().data_bind(WeekScreen.review)
                yield DayStrip().data_bind(WeekScreen.review)
            with Container(id="panels"):
                yield from self._panels()
        yield StatusLine()
        yield Footer(show_command_palette=True)
        yield Static(too_small(*LEAST_SIZE), id="too-small", markup=False)

    def _panels(self) -> ComposeResult:
        allowed = self.notes_a_month
        panels: tuple[Widget, ...] = (
            SentPanel(id="sent", notes_a_month=allowed).data_bind(WeekScreen.review),
            TrendChart(id="trend").data_bind(WeekScreen.review),
            WorthALookPanel(id="worth").data_bind(WeekScreen.review),
            SentHowPanel(id="how", notes_a_month=allowed).data_bind(WeekScreen.review),
        )
        yield from sorted(panels, key=lambda panel: self._order.index(panel.id or ""))

    def on_mount(self) -> None:
        """Begin in the table, as keys act on it, without scrolling a small screen down to it."""
        self.query_one(RequestTable).focus(scroll_visible=False)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Come back from a form or a question as quickly as can be."""
        self._styled.resume(self, event)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panels out for the new size."""
        self._choose_layout(*event.size)
        self.query_one(Footer).compact = not self.has_class("-whole")
        panels, order = self.query_one("#panels"), self._order
        if tuple(child.id for child in panels.children) != order:
            panels.sort_children(key=lambda panel: order.index(panel.id or ""))

    def _choose_layout(self, width: int, height: int) -> None:
        self.set_class(width < LEAST_SIZE[0] or height < LEAST_SIZE[1], "-tiny")
        self.set_class(width >= WHOLE_SIZE[0] and height >= WHOLE_SIZE[1], "-whole")
        self.set_class(height >= TALL, "-tall")

    @property
    def _order(self) -> tuple[str, ...]:
        return WHOLE_ORDER if self.has_class("-whole") else SCROLLED_ORDER

    def say(self, sentence: str) -> None:
        """Show a sentence on the status line."""
        self.query_one(StatusLine).text = sentence

    @property
    def selected(self) -> RatedRequest | None:
        """The row under the table's cursor."""
        return self.query_one(RequestTable).selected

    def action_show_week(self, weeks: int) -> None:
        """Show the week that many weeks later, or earlier when negative."""
        if self.review is not None:
            week = self.review.week.shift(weeks)
            self.post_message(self.Turned(None if self.review.today in week else week.start))

    def action_show_today(self) -> None:
        """Show the week that holds today."""
        self.post_message(self.Turned(None))

    def action_change(self, signs: bool = False) -> None:
        """Change the selected request, or answer its signs."""
        self._with_selected(lambda row: self.ChangeAsked(row.request, signs=signs))

    def action_delete(self) -> None:
        """Take the selected request out of the log."""
        self._with_selected(lambda row: self.DeleteAsked(row.request))

    def _with_selected(self, message: Callable[[RatedRequest], Message]) -> None:
        if self.selected is None:
            self.say(NOTHING_SELECTED)
        else:
            self.post_message(message(self.selected))

    def action_put_away(self) -> None:
        """Put the selected burst's message away."""
        item = self.query_one(WorthALookPanel).selected
        if item is None or item.burst is None:
            self.say(NO_BURST_SELECTED)
        else:
            self.post_message(self.PutAway(item.burst))

    @on(RequestTable.Highlighted)
    def _follow_cursor(self) -> None:
        """Keep the table's cursor in view where the whole column scrolls."""
        table, body = self.query_one(RequestTable), self.query_one("#body")
        if table.has_focus and not self.has_class("-whole"):
            at = table.region.offset - body.region.offset + body.scroll_offset
            row = Region(at.x, at.y + table.cursor - int(table.scroll_y), 1, 1)
            body.scroll_to_region(row, animate=False)

    @on(RequestTable.Chosen)
    def _change(self, event: RequestTable.Chosen) -> None:
        self.post_message(self.ChangeAsked(event.request))

    @on(WorthALookPanel.Chosen)
    def _open(self, event: WorthALookPanel.Chosen) -> None:
        if event.item.burst is not None and self.review is not None:
            from netcoach.wording.explain import explain_burst

            self._explain(explain_burst(event.item.burst, self.review.today))
        elif event.item.row is not None:
            self.post_message(self.ChangeAsked(event.item.row.request, signs=True))

    def action_explain(self) -> None:
        """Explain what is in focus with the user's own figures."""
        if self.review is not None:
            from netcoach.tui.screens.explaining import explanation_of

            self._explain(explanation_of(self.focused, self.review, self.notes_a_month))

    def _explain(self, explanation: Explanation) -> None:
        self.post_message(self.ExplanationAsked(explanation))
