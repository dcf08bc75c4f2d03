"""The Week screen: one week, held against the guideline, as one frozen value."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pendulum import Date
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.bursts import Burst
from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.person import Person
from netcoach.domain.people.shelves import HelloOwed, Waiting
from netcoach.domain.week.calendar import DAYS
from netcoach.domain.week.marks import Intention, middle_of
from netcoach.domain.week.next_steps import NextStep, NextStepKind
from netcoach.domain.week.review import RatedRequest, WeekReview
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.keys import (
    EXPLAIN,
    GO,
    IMPORT,
    LOG,
    QUIT,
    REDO,
    REVIEWS,
    SETTINGS,
    UNDO,
    WEEKS,
    bound,
)
from netcoach.tui.week.chart import TrendChart
from netcoach.tui.week.panels import (
    CameBackPanel,
    NextStepsPanel,
    RequestTable,
    SentHowPanel,
    SentPanel,
)
from netcoach.tui.week.summary import DayStrip, Gauge, HeadlineText, WeekLines
from netcoach.tui.widgets.bars import HeaderBar
from netcoach.wording.done import NO_BURST_SELECTED, NOTHING_SELECTED
from netcoach.wording.week.lines import LineKind

if TYPE_CHECKING:
    from netcoach.coach import Coach

WHOLE_SIZE = (110, 34)
"""Columns and rows from which everything is seen at once; under it one column scrolls."""

WHOLE_ORDER = ("sent", "trend", "worth", "figures")
TALL = 44
"""Rows from which the scrolling column has room for the chart instead of the small table."""

SCROLLED_ORDER = ("figures", "trend", "worth", "sent")


BESIDE = 76
"""Columns from which two panels of figures stand side by side."""


class Summary(Vertical, can_focus=True):
    """The headline, the gauge and the days: focus it to have the count explained."""


class WeekScreen(DataScreen["Date | None", WeekReview]):
    """One week; ``review`` is everything it shows, handed down to the panels.

    Args:
        review: read before the start so that the first frame is useful; None reads it later.
        notes_a_month: the note allowance of the user's plan, None for no limit.
    """

    NAME = "week"
    BINDINGS: ClassVar[list[BindingType]] = [
        LOG,
        *GO,
        bound("outcome", "o", "settle"),
        bound("signs", "s", "change(True)"),
        bound("close-week", "w", "close_week"),
        bound("rest", "r", "toggle_rest"),
        bound("part-week", "R", "part_week", show=False),
        bound("page", "p", "page", show=False),
        bound("browser", "b", "open_profile", show=False),
        bound("copy-address", "y", "copy_address", show=False),
        bound("follow-up", "f", "follow_up", show=False),
        bound("zero", "z", "answer_zeros", show=False),
        bound("edit", "e", "change", show=False),
        bound("delete", "d", "delete", show=False),
        UNDO,
        REDO,
        bound("seen", "x", "dismiss_selected", show=False),
        bound("previous-week", "left_square_bracket", "show_week(-1)", group=WEEKS),
        bound("next-week", "right_square_bracket", "show_week(1)", group=WEEKS),
        bound("today", "t", "show_today", show=False),
        EXPLAIN,
        REVIEWS,
        SETTINGS,
        IMPORT,
        QUIT,
    ]

    # Every panel draws what changed of it.
    review: reactive[WeekReview | None] = reactive(None, repaint=False)

    def __init__(self, review: WeekReview | None, *, notes_a_month: int | None) -> None:
        super().__init__()
        self.set_reactive(WeekScreen.review, review)
        self.notes_a_month = notes_a_month
        self.day: Date | None = None

    def compose(self) -> ComposeResult:
        """The bar, the week, and what was just done."""
        # Before there is anything to style: a class that comes later styles everything again.
        self.fit(*self.app.size)
        yield HeaderBar(self.NAME).data_bind(WeekScreen.review)
        with VerticalScroll(id="body", can_focus=False):
            with Summary(id="summary"):
                yield HeadlineText().data_bind(WeekScreen.review)
                yield Gauge().data_bind(WeekScreen.review)
                yield DayStrip().data_bind(WeekScreen.review)
            yield WeekLines(id="lines").data_bind(WeekScreen.review)
            with Container(id="panels"):
                yield from self._panels()
        yield from self.compose_foot()

    def _panels(self) -> ComposeResult:
        allowed = self.notes_a_month
        how, came = SentHowPanel(id="how", notes_a_month=allowed), CameBackPanel(id="came")
        sent, trend = SentPanel(id="sent", notes_a_month=allowed), TrendChart(id="trend")
        steps = NextStepsPanel(id="worth")
        for panel in (how, came, sent, trend, steps):
            panel.data_bind(WeekScreen.review).add_class("panel")
        placed: tuple[Widget, ...] = (sent, trend, steps, Container(how, came, id="figures"))
        yield from sorted(placed, key=lambda panel: self._order.index(panel.id or ""))

    def on_mount(self) -> None:
        """Begin in the table, as keys act on it, without scrolling a small screen down to it."""
        self.query_one(RequestTable).focus(scroll_visible=False)

    # what is read for it

    @property
    def data_query(self) -> Date | None:
        """A date of the week to show; None for the week that holds today."""
        return self.day

    @staticmethod
    def read(coach: Coach, query: Date | None) -> WeekReview:
        """Read the week."""
        return coach.week.review(query)

    def update(self, value: WeekReview) -> None:
        """Show a week."""
        self.review = value

    def allow(self, notes_a_month: int | None) -> None:
        """Go by another note allowance from now on."""
        self.notes_a_month = notes_a_month
        for panel in (self.query_one(SentPanel), self.query_one(SentHowPanel)):
            panel.allow(notes_a_month)

    # how it is laid out

    def on_resize(self, event: events.Resize) -> None:
        """Put the panels in the order of the new size."""
        panels, order = self.query_one("#panels"), self._order
        if tuple(child.id for child in panels.children) != order:
            panels.sort_children(key=lambda panel: order.index(panel.id or ""))

    def fit(self, width: int, height: int) -> None:
        """Choose the layout for a size."""
        super().fit(width, height)
        self.set_class(width >= WHOLE_SIZE[0] and height >= WHOLE_SIZE[1], "-whole")
        self.set_class(height >= TALL, "-tall")
        self.set_class(width < BESIDE, "-narrow")

    @property
    def _order(self) -> tuple[str, ...]:
        return WHOLE_ORDER if self.has_class("-whole") else SCROLLED_ORDER

    @property
    def selected(self) -> RatedRequest | None:
        """The row under the table's cursor."""
        return self.query_one(RequestTable).selected

    def action_show_week(self, weeks: int) -> None:
        """Show the week that many weeks later, or earlier when negative."""
        if self.review is not None:
            # From the week that was asked for last: it may not be drawn yet.
            shown, day = self.review.week, self.day or self.review.today
            week = shown.shift((shown.day_number(day) - 1) // DAYS + weeks)
            self.turn_to(None if self.review.today in week else week.start)

    def action_show_today(self) -> None:
        """Show the week that holds today."""
        self.turn_to(None)

    def turn_to(self, day: Date | None) -> None:
        """Show the week of ``day``; None follows today."""
        self.day = day
        self.reread()

    async def action_change(self, signs: bool = False) -> None:
        """Change the selected request, or answer its signs."""
        if row := self._selected_or_say():
            await self.actions.log.change(row.request, signs=signs)

    async def action_delete(self) -> None:
        """Take the selected request out of the log."""
        if row := self._selected_or_say():
            await self.actions.log.delete(row.request)

    async def action_settle(self) -> None:
        """Say what became of the selected request."""
        if row := self._selected_or_say():
            await self.actions.outcomes.settle((row.request,))

    async def action_page(self) -> None:
        """Open the page of the person the selected request went to."""
        if row := self._selected_or_say():
            await self.actions.navigation.open_person(row.request.person.id)

    async def action_open_profile(self) -> None:
        """Open the selected person's profile in the browser."""
        if person := self._person_or_say():
            await self.actions.people.open_profile(person)

    async def action_copy_address(self) -> None:
        """Copy the address of the selected person's profile."""
        if person := self._person_or_say():
            await self.actions.people.copy_address(person)

    async def action_follow_up(self) -> None:
        """Say when to write to the selected person next."""
        if person := self._person_or_say():
            await self.actions.plans.follow_up(person)

    def _person_or_say(self) -> Person | None:
        """Whom the next step in focus is about, or else the selected request."""
        steps = self.query_one(NextStepsPanel)
        step = steps.selected if self.focused is steps else None
        whom = step and (step.hello or step.in_touch or step.waiting)
        if whom:
            return whom.person
        row = self._selected_or_say()
        return row.request.person if row else None

    def _selected_or_say(self) -> RatedRequest | None:
        """The row under the table's cursor; says it where there is none."""
        if self.selected is None:
            self.say(NOTHING_SELECTED)
        return self.selected

    async def action_close_week(self) -> None:
        """Close the week that is shown; from the open week, the one that is due."""
        await self.actions.navigation.open_closing(self.day)

    async def action_toggle_rest(self) -> None:
        """Make the shown week one of rest, or take the rest off it."""
        await self.actions.closing.toggle_rest(self.day)

    async def action_part_week(self) -> None:
        """Say how many days of the shown week are for networking."""
        await self.actions.closing.ask_days(self.day)

    async def action_answer_zeros(self) -> None:
        """Say of past weeks with nothing logged; of a follow-up in focus, put it off."""
        steps = self.query_one(NextStepsPanel)
        if self.focused is steps and steps.selected and (due := steps.selected.in_touch):
            await self.actions.plans.put_off(due.person)
            return
        await self.actions.closing.ask_zeros(self.day)

    @on(WeekLines.Chosen)
    async def _open_line(self, event: WeekLines.Chosen) -> None:
        match event.kind:
            case LineKind.ZERO:
                await self.action_answer_zeros()
            case LineKind.CLOSED:
                await self.action_close_week()
            case LineKind.INTENTION | LineKind.ADVICE:
                await self.action_explain()

    async def action_dismiss_selected(self) -> None:
        """Put away what is selected: a burst's message, the pile-up, or the advice."""
        item = self.query_one(NextStepsPanel).selected
        dismissed = item and (item.burst or item.pile_up)
        advice = self.review and self.review.advice
        if dismissed and not isinstance(self.focused, WeekLines):
            await self.actions.week.dismiss(dismissed.key)
        elif advice:
            await self.actions.week.dismiss(advice.key)
        else:
            self.say(NO_BURST_SELECTED)

    @on(RequestTable.Highlighted)
    def _follow_cursor(self) -> None:
        """Keep the table's cursor in view where the whole column scrolls."""
        table, body = self.query_one(RequestTable), self.query_one("#body")
        if table.has_focus and not self.has_class("-whole"):
            at = table.region.offset - body.region.offset + body.scroll_offset
            row = Region(at.x, at.y + table.cursor - int(table.scroll_y), 1, 1)
            body.scroll_to_region(row, animate=False)

    @on(RequestTable.Chosen)
    async def _change(self) -> None:
        await self.action_change()

    @on(NextStepsPanel.Chosen)
    async def _open(self, event: NextStepsPanel.Chosen) -> None:
        """Open the screen or the form where it is done."""
        go = self.actions.navigation
        match event.item:
            case NextStep(burst=Burst() as burst) if self.review is not None:
                from netcoach.wording.explain.week import explain_burst

                await self.explain(explain_burst(burst, self.review.today))
            case NextStep(hello=HelloOwed() as hello):
                await go.open_person(hello.person.id)
            case NextStep(in_touch=KeepInTouch() as due):
                await go.open_person(due.person.id)
            case NextStep(waiting=Waiting() as waiting):
                await go.open_person(waiting.person.id)
            case NextStep(kind=NextStepKind.PILE_UP):
                from netcoach.wording.people.shelves import Shelf

                await go.show_shelf(Shelf.PENDING)
            case NextStep(intention=Intention() as intention):
                await go.open_closing(middle_of(intention.week))
            case NextStep(row=RatedRequest() as row):
                await self.actions.log.change(row.request, signs=True)

    async def action_explain(self) -> None:
        """Explain what is in focus with the user's own figures."""
        if self.review is None:
            return
        if isinstance(self.focused, CameBackPanel):
            explanation = await self.actions.outcomes.explain_came_back(self.review.came_back)
        else:
            from netcoach.tui.week.explaining import explanation_of

            explanation = explanation_of(self.focused, self.review, self.notes_a_month)
        await self.explain(explanation)
