"""The Week screen: one week, held against the guideline, as one frozen value."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pendulum import Date
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Region
from textual.reactive import reactive

from netcoach.domain.log.request import RequestId
from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.person import Person
from netcoach.domain.people.shelves import Waiting
from netcoach.domain.week.calendar import DAYS
from netcoach.domain.week.next_steps import NextStep, NextStepKind
from netcoach.domain.week.review import RatedRequest, WeekReview
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.keys import (
    EXPLAIN,
    GO,
    IMPORT,
    LOG_SEVERAL,
    QUIT,
    REDO,
    REVIEWS,
    SETTINGS,
    UNDO,
    WEEKS,
    bound,
)
from netcoach.tui.week.doing import do_step, is_explained
from netcoach.tui.week.first_run import FirstRun
from netcoach.tui.week.lines import WeekLines
from netcoach.tui.week.next_panel import BurstLines, NextPanel, StepList
from netcoach.tui.week.panels import CameBackPanel, LatestWeeks, SentHowPanel
from netcoach.tui.week.sent import LEAST_TABLE, RequestTable, SentPanel
from netcoach.tui.week.summary import DayStrip, Gauge, HeadlineText
from netcoach.tui.week.trend_chart import (
    LEAST_ROWS,
    MOST_ROWS,
    TABLE_HEIGHT,
    TrendChart,
)
from netcoach.tui.widgets.bars import HeaderBar
from netcoach.wording.done import NO_STEP_SELECTED, NOTHING_SELECTED
from netcoach.wording.week.lines import LineKind

if TYPE_CHECKING:
    from netcoach.coach import Coach

WHOLE_SIZE = (110, 34)
"""Columns and rows from which two columns show everything at once; under it one scrolls."""

WIDE = 180
"""Columns from which half a year of weeks is shown."""

WEEKS_SHOWN, WEEKS_SHOWN_WIDE = 12, 26

WAYS = {"log": "new_request", "import": "app.import", "sample": "open_sample"}
"""What the ways into an empty log do."""

Query = tuple["Date | None", int]
"""A date of the week to show, None for the one that holds today, and how many weeks of trends."""


class WeekScreen(DataScreen[Query, WeekReview]):
    """One week; ``review`` is everything it shows, handed down to the panels.

    Args:
        review: read before the start so that the first frame is useful; None reads it later.
        notes_a_month: the note allowance of the user's plan, None for no limit.
        is_sample: it shows the sample year, which Esc leaves.
    """

    NAME = "week"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("log", "n", "new_request"),
        LOG_SEVERAL,
        *GO,
        bound("outcome", "o", "settle"),
        bound("signs", "s", "change(True)"),
        bound("close-week", "w", "close_week"),
        bound("contact", "t", "contact", show=False),
        bound("page", "p", "page", show=False),
        bound("browser", "b", "open_profile", show=False),
        bound("copy-address", "y", "copy_address", show=False),
        bound("follow-up", "f", "follow_up", show=False),
        bound("edit", "e", "change", show=False),
        bound("delete", "d", "delete", show=False),
        UNDO,
        REDO,
        bound("put-off-week", "x", "put_off_week", show=False),
        bound("put-off", "z", "put_off", show=False),
        bound("keep-waiting", "K", "keep_waiting", show=False),
        bound("record-lapsed", "E", "record_lapsed", show=False),
        bound("looked", "L", "looked", show=False),
        bound("rest", "r", "toggle_rest", show=False),
        bound("part-week", "R", "part_week", show=False),
        bound("previous-week", "left_square_bracket", "show_week(-1)", group=WEEKS),
        bound("next-week", "right_square_bracket", "show_week(1)", group=WEEKS),
        bound("today", "T", "show_today", show=False),
        EXPLAIN,
        REVIEWS,
        SETTINGS,
        IMPORT,
        bound("sample", "D", "open_sample", show=False),
        bound("leave-sample", "escape", "leave_sample"),
        QUIT,
    ]

    # Every panel draws what changed of it.
    review: reactive[WeekReview | None] = reactive(None, repaint=False)
    small: reactive[bool] = reactive(False)

    def __init__(
        self,
        review: WeekReview | None,
        *,
        notes_a_month: int | None,
        is_sample: bool = False,
    ) -> None:
        super().__init__()
        self.set_reactive(WeekScreen.review, review)
        self.notes_a_month = notes_a_month
        self.is_sample = is_sample
        self.day: Date | None = None
        self._weeks = WEEKS_SHOWN

    def compose(self) -> ComposeResult:
        """The bar, the week, and what was just done."""
        # Before there is anything to style: a class that comes later styles everything again.
        self.fit(*self.app.size)
        self.set_class(self.review is not None and not self.review.ever_logged, "-first-run")
        yield HeaderBar(self.NAME).data_bind(WeekScreen.review)
        key_of, allowed, both = (
            self._key_of,
            self.notes_a_month,
            (
                WeekScreen.review,
                WeekScreen.small,
            ),
        )
        with VerticalScroll(id="body", can_focus=False):
            with Vertical(id="left"):
                yield HeadlineText().data_bind(*both)
                yield FirstRun(key_of, id="first").data_bind(WeekScreen.review)
                yield Gauge().data_bind(*both)
                yield DayStrip(id="days").data_bind(WeekScreen.review)
                yield BurstLines(key_of, id="bursts").data_bind(WeekScreen.review)
                yield WeekLines(id="lines").data_bind(WeekScreen.review)
                yield NextPanel(key_of, id="next").data_bind(*both)
                yield SentPanel(key_of, id="sent").data_bind(*both)
            with Vertical(id="right"):
                yield LatestWeeks(id="latest", notes_a_month=allowed).data_bind(*both)
                yield TrendChart(id="trend").data_bind(WeekScreen.review)
                yield CameBackPanel(id="came").data_bind(*both)
                yield SentHowPanel(id="how", notes_a_month=allowed).data_bind(*both)
        yield from self.compose_foot()

    def _key_of(self, action_id: str, key: str) -> str:
        return self.actions.key_of(action_id, key)

    def on_mount(self) -> None:
        """Begin in the table, as keys act on it, without scrolling a small screen down to it."""
        self._focus_first()

    def _focus_first(self) -> None:
        first = self.query_one(FirstRun)
        target = first if first.display else self.query_one(RequestTable)
        target.focus(scroll_visible=False)

    # what is read for it

    @property
    def data_query(self) -> Query:
        """Which week to read, with how many weeks before it."""
        return self.day, self._weeks

    @staticmethod
    def read(coach: Coach, query: Query) -> WeekReview:
        """Read the week."""
        day, weeks = query
        return coach.week.review(day, weeks=weeks)

    def update(self, value: WeekReview) -> None:
        """Show a week."""
        was_empty = self.review is not None and not self.review.ever_logged
        self.review = value
        self.set_class(not value.ever_logged, "-first-run")
        if was_empty and value.ever_logged:
            self._focus_first()
        self._share_rows()

    def allow(self, notes_a_month: int | None) -> None:
        """Go by another note allowance from now on."""
        self.notes_a_month = notes_a_month
        self.query_one(LatestWeeks).allow(notes_a_month)
        self.query_one(SentHowPanel).allow(notes_a_month)

    # how it is laid out

    def fit(self, width: int, height: int) -> None:
        """Choose the layout for a size."""
        super().fit(width, height)
        is_whole = width >= WHOLE_SIZE[0] and height >= WHOLE_SIZE[1]
        self.set_class(is_whole, "-whole")
        self.set_class(is_whole and width >= WIDE, "-wide")
        self.small = not is_whole
        self._weeks = WEEKS_SHOWN_WIDE if is_whole and width >= WIDE else WEEKS_SHOWN

    def on_resize(self, event: events.Resize) -> None:
        """Show as many weeks and rows as there is room for."""
        shown = self.review and len(self.review.trends.weeks)
        if shown and shown != self._weeks:
            self.reread()
        self.call_after_refresh(self._share_rows)

    def _share_rows(self) -> None:
        """Make the table as long as its rows where they fit; the chart takes what is left."""
        if not self.is_mounted or self.review is None:
            return
        body, sent, chart = (
            self.query_one("#body"),
            self.query_one(SentPanel),
            self.query_one(TrendChart),
        )
        height = body.size.height
        beside = _rows_of("#left", self) + sent.rows_beside()
        if self.small:
            chart.styles.height = TABLE_HEIGHT
            beside += TABLE_HEIGHT if chart.display else 0
        else:
            room = height - _rows_of("#right", self)
            chart.styles.height = max(LEAST_ROWS, min(MOST_ROWS, room))
        sent.take_rows(max(LEAST_TABLE, height - beside))

    # what is selected

    @property
    def selected(self) -> RatedRequest | None:
        """The row under the table's cursor."""
        return self.query_one(RequestTable).selected

    @property
    def step(self) -> NextStep | None:
        """The next step in focus; None while the focus is elsewhere."""
        return self.focused.selected if isinstance(self.focused, StepList) else None

    def _request_or_say(self) -> RequestId | None:
        """The request of the step in focus, else of the selected row; says it where none is."""
        row = self.selected
        found = self.step.request_id if self.step else row.request.id if row else None
        if found is None:
            self.say(NOTHING_SELECTED)
        return found

    def _person_or_say(self) -> Person | None:
        """Whom the step in focus is about, else the selected row; says it where it is nobody."""
        row = self.selected
        found = self.step.person if self.step else row.request.person if row else None
        if found is None:
            self.say(NOTHING_SELECTED)
        return found

    def _row_or_say(self) -> RatedRequest | None:
        """The row of the step in focus, else the selected one; says it where there is none."""
        about = self.step and self.step.about
        row = about if isinstance(about, RatedRequest) else self.selected
        if row is None:
            self.say(NOTHING_SELECTED)
        return row

    # other weeks and days

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

    @on(TrendChart.Turned)
    def _turn(self, event: TrendChart.Turned) -> None:
        if event.week is None:
            self.action_show_week(event.weeks)
        elif self.review is not None:
            self.turn_to(None if self.review.today in event.week else event.week.start)

    @on(DayStrip.Chosen)
    def _list_day(self, event: DayStrip.Chosen) -> None:
        self.query_one(SentPanel).day = event.day
        self._share_rows()

    # what a user does

    async def action_new_request(self) -> None:
        """Log a request; with the step in focus, to whom it is about."""
        if self.step is not None and self.step.kind is NextStepKind.SHORTLIST:
            await do_step(self.actions, self.step)
        else:
            await self.actions.log.log()

    async def action_change(self, signs: bool = False) -> None:
        """Change the selected request, or answer its signs."""
        if row := self._row_or_say():
            await self.actions.log.change(row.request, signs=signs)

    async def action_delete(self) -> None:
        """Take the selected request out of the log."""
        if row := self._row_or_say():
            await self.actions.log.delete(row.request)

    async def action_settle(self) -> None:
        """Say what became of the selected request."""
        if request_id := self._request_or_say():
            await self.actions.outcomes.settle_by_ids((request_id,))

    async def action_contact(self) -> None:
        """Note a contact with the selected person."""
        if person := self._person_or_say():
            await self.actions.people.add_contact(person)

    async def action_page(self) -> None:
        """Open the page of the selected person."""
        if person := self._person_or_say():
            await self.actions.navigation.open_person(person.id)

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

    async def action_close_week(self) -> None:
        """Close the week that is shown; from the open week, the one that is due."""
        if self.step is not None and self.step.kind is NextStepKind.UNKNOWN_WEEK:
            await do_step(self.actions, self.step)
        else:
            await self.actions.navigation.open_closing(self.day)

    async def action_toggle_rest(self) -> None:
        """Make the shown week one of rest, or take the rest off it."""
        await self.actions.closing.toggle_rest(self.day)

    async def action_part_week(self) -> None:
        """Say how many days of the shown week are for networking."""
        await self.actions.closing.ask_days(self.day)

    async def action_looked(self) -> None:
        """Keep that the user looked today who said yes."""
        await self.actions.week.looked()

    async def action_keep_waiting(self) -> None:
        """Keep the pending request of the step in focus."""
        about = self.step and self.step.about
        if isinstance(about, Waiting):
            await self.actions.people.keep_waiting(about.person, about.request_id)
        else:
            self.say(NO_STEP_SELECTED)

    async def action_record_lapsed(self) -> None:
        """Record as lapsed what has waited over six months."""
        if self.review is not None and self.review.follow_up.lapsed:
            await self.actions.week.record_lapsed(self.review.follow_up.lapsed)
        else:
            self.say(NO_STEP_SELECTED)

    def _to_put_off(self) -> NextStep | None:
        """The step in focus, else what is said of a busy spell."""
        step = self.step or self.query_one(BurstLines).selected
        if step is None:
            self.say(NO_STEP_SELECTED)
        return step

    async def action_put_off_week(self) -> None:
        """Put the step in focus off for this week; what is said of a busy spell, for good."""
        if step := self._to_put_off():
            await self.actions.week.put_off(step)

    async def action_put_off(self) -> None:
        """Put the step in focus off until a date."""
        step = self._to_put_off()
        if step is not None and isinstance(step.about, KeepInTouch):
            await self.actions.plans.put_off(step.about.person)
        elif step is not None:
            await self.actions.week.ask_put_off(step)

    @on(BurstLines.PutAway)
    async def _put_away(self, event: BurstLines.PutAway) -> None:
        await self.actions.week.put_off(event.step)

    @on(WeekLines.Chosen)
    async def _open_line(self, event: WeekLines.Chosen) -> None:
        if event.kind is LineKind.CLOSED:
            await self.action_close_week()
        else:
            await self.action_explain()

    @on(RequestTable.Highlighted)
    def _follow_cursor(self) -> None:
        """Keep the table's cursor in view where the whole column scrolls."""
        table, body = self.query_one(RequestTable), self.query_one("#body")
        if table.has_focus:
            at = table.region.offset - body.region.offset + body.scroll_offset
            row = Region(at.x, at.y + table.cursor - int(table.scroll_y), 1, 1)
            body.scroll_to_region(row, animate=False)

    @on(RequestTable.Chosen)
    async def _change(self) -> None:
        await self.action_change()

    @on(FirstRun.Chosen)
    async def _begin(self, event: FirstRun.Chosen) -> None:
        await self.run_action(WAYS[event.action_id])

    @on(StepList.Chosen)
    async def _do(self, event: StepList.Chosen) -> None:
        """Do a step where it stands; tell why of a busy spell, and where a step is advice."""
        step = event.step
        if is_explained(step):
            await self.action_explain()
        elif step.kind is NextStepKind.LAPSED:
            await self.action_record_lapsed()
        else:
            await do_step(self.actions, step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Have the sample year only before anything is logged, and Esc only in it."""
        if action == "leave_sample":
            return self.is_sample
        if action == "open_sample":
            return not self.is_sample and self.review is not None and not self.review.ever_logged
        return True

    async def action_open_sample(self) -> None:
        """Show the sample year over the empty log."""
        await self.app.run_action("open_sample")

    async def action_leave_sample(self) -> None:
        """Come back to the user's own log."""
        await self.app.run_action("leave_sample")

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


def _rows_of(column: str, screen: WeekScreen) -> int:
    """Rows that a column takes without its table and its chart, with what is kept free."""
    rows = 0
    for child in screen.query_one(column).children:
        if child.display and not isinstance(child, SentPanel | TrendChart):
            rows += child.outer_size.height + child.styles.margin.top
        elif child.display:
            rows += child.styles.margin.top
    return rows
