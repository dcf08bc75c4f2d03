"""The Log: every request, newest first, filtered as the filter is typed."""

from __future__ import annotations

from asyncio import sleep
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from netcoach.domain.frozen import frozen
from netcoach.domain.log.listing import LogListing, LogRow
from netcoach.domain.log.request import RequestId
from netcoach.domain.text import clean_line
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.keys import (
    EXPLAIN,
    GO,
    IMPORT,
    LOG,
    LOG_SEVERAL,
    LOOKED,
    QUIT,
    REDO,
    SETTINGS,
    UNDO,
    bound,
)
from netcoach.tui.log.filter import FilterInput, FilterLine
from netcoach.tui.log.table import AROUND, LogRows, LogTable, RequestDetail
from netcoach.tui.mounting import is_ready
from netcoach.tui.runner import start
from netcoach.tui.widgets.bars import StatusLine
from netcoach.wording.log.filter import how_read
from netcoach.wording.log.screen import (
    NOTHING_FOUND,
    NOTHING_LOGGED,
    READING_LOG,
    SELECT_FIRST,
    count_line,
    marked_line,
    trouble_line,
)

if TYPE_CHECKING:
    from netcoach.coach import Coach

PATIENCE = 0.03
"""Seconds the first picture waits for the qualities of a dense log (ours); they follow."""

STILL = 0.1
"""Seconds the table stands still before the notes of a dense log are compared (ours)."""

ROOMY = (100, 30)
"""Columns and rows from which the selected request is shown in full below the table."""


@frozen
class LogQuery:
    """What the Log wants read: a filter, and the rows that will be in view.

    Attributes:
        around: the request under the cursor, which stays there; None begins with the newest,
            as another filter does.
        line: in which line of the table it stands.
        height: lines of the table.
    """

    text: str = ""
    around: RequestId | None = None
    line: int = 0
    height: int = 40


@frozen
class LogPicture:
    """A listing with the rows that are in view."""

    query: LogQuery
    listing: LogListing
    rows: tuple[LogRow, ...]


class LogScreen(DataScreen[LogQuery, LogPicture]):
    """The table under its filter; what is marked is settled or deleted in one step."""

    NAME = "log"
    BINDINGS: ClassVar[list[BindingType]] = [
        LOG,
        LOG_SEVERAL,
        *GO,
        bound("filter", "slash", "filter"),
        bound("edit", "e", "change"),
        bound("outcome", "o", "settle"),
        bound("delete", "d", "delete"),
        bound("week-of", "w", "go_to_week", show=False),
        bound("page", "p", "page"),
        bound("browser", "b", "open_profile", show=False),
        bound("copy-address", "y", "copy_address", show=False),
        bound("tag", "number_sign", "tag", show=False),
        bound("follow-up", "f", "follow_up", show=False),
        UNDO,
        REDO,
        bound("unmark", "escape", "back", show=False),
        LOOKED,
        EXPLAIN,
        SETTINGS,
        IMPORT,
        QUIT,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._marked_said = ""

    def compose(self) -> ComposeResult:
        """The bar, the filter, the table, the selected request, and what was just done."""
        yield from self.compose_bar()
        yield FilterLine()
        yield LogTable(id="log")
        yield RequestDetail(id="detail")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Begin in the table."""
        self.table.nothing = READING_LOG
        self.table.focus(scroll_visible=False)

    def on_resize(self, event: events.Resize) -> None:
        """Show the selected request in full where there is room."""
        width, height = event.size
        self.query_one(RequestDetail).display = width >= ROOMY[0] and height >= ROOMY[1]

    @property
    def table(self) -> LogTable:
        """The requests."""
        return self.query_one(LogTable)

    # reading

    @property
    def data_query(self) -> LogQuery:
        """The filter as it is typed, and what is in view of the table."""
        table, text = self.table, self.query_one(FilterLine).text
        shown = table.listing.reading.text if table.listing is not None else ""
        stays = not text.strip() or clean_line(text) == shown
        return LogQuery(
            text=text,
            around=table.selected_id if stays else None,
            line=table.cursor - table.seen[0],
            height=max(1, table.size.height),
        )

    def still_wants(self, query: LogQuery) -> bool:
        """Whether the filter is still the one that was searched for."""
        return query.text == self.data_query.text

    @staticmethod
    def read(coach: Coach, query: LogQuery) -> LogPicture:
        """Search, and read the rows that will be in view."""
        listing = coach.log.listing(query.text)
        place = listing.place_of(query.around) if query.around is not None else None
        first = max(0, (place or 0) - query.line - AROUND)
        ids = listing.between(first, first + query.height + 2 * AROUND)
        rows = coach.log.rows(ids, patience=PATIENCE)
        return LogPicture(query=query, listing=listing, rows=rows)

    def update(self, value: LogPicture) -> None:
        """Show what was read; the cursor stays on its request."""
        listing = value.listing
        self.table.nothing = NOTHING_FOUND if listing.of else NOTHING_LOGGED
        self.table.show(LogRows(listing, value.rows), stays=value.query.around is not None)
        self.query_one(FilterLine).say(
            count_line(listing), how_read(listing.reading, listing.today), trouble_line(listing)
        )

    @on(LogTable.ReachedUnread)
    def _ask_for_rows(self) -> None:
        """Read the rows in view that are not there, then the qualities that are not."""
        source = self.table.source
        if source is None:
            return
        missing = source.missing(*self.table.seen)
        wanted = tuple(missing or source.unrated(*self.table.seen))
        if wanted:
            read = partial(self._read_rows, wanted, rated=not missing)
            # Only those asked for last are waited for.
            start(self, read, group="rows", exclusive=True)

    async def _read_rows(self, ids: tuple[RequestId, ...], *, rated: bool) -> None:
        if rated:
            await sleep(STILL)
        rows = await self.actions.log.rows(ids, rated=rated)
        if rows is not None and is_ready(self):
            self.table.fill(rows, ids)
            self._ask_for_rows()

    @on(FilterLine.Begun)
    def _get_ready(self) -> None:
        # Every text is at hand by the time the first word is typed.
        start(self, self.actions.log.warm_up_search, group="ahead", exclusive=True)

    @on(FilterLine.Changed)
    def _search(self) -> None:
        self.reread()

    # what a user does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the way into the filter out where one is in it."""
        return action != "filter" or not isinstance(self.focused, FilterInput)

    def action_filter(self) -> None:
        """Go into the filter."""
        self.query_one(FilterLine).begin()

    @on(FilterLine.Left)
    def _to_the_table(self) -> None:
        self.table.focus()

    def action_back(self) -> None:
        """Leave an empty filter, take the marks off, or clear the filter."""
        line = self.query_one(FilterLine)
        if line.is_typed_in and not line.text:
            self.table.focus()
        elif self.table.marks and not line.is_typed_in:
            self.table.unmark()
        else:
            line.text = ""

    @on(LogTable.Marked)
    def _say_marked(self) -> None:
        """Say how many are marked; take back only that, never what was said since."""
        before, marked = self._marked_said, len(self.table.marks)
        self._marked_said = marked_line(marked) if marked else ""
        if self._marked_said or self.query_one(StatusLine).text == before:
            self.say(self._marked_said)

    @on(LogTable.Highlighted)
    def _show_detail(self) -> None:
        listing = self.table.listing
        if listing is not None:
            self.query_one(RequestDetail).show(self.table.selected, listing.today)

    @on(LogTable.Chosen)
    async def action_change(self) -> None:
        """Change the selected request."""
        if row := self._selected_or_say():
            await self.actions.log.change(row.request)

    async def action_settle(self) -> None:
        """Say what became of the marked requests, or of the selected one."""
        if ids := self._meant():
            await self.actions.outcomes.settle_by_ids(ids)

    async def action_delete(self) -> None:
        """Take the marked requests out of the log, or the selected one."""
        if self.table.marks:
            await self.actions.log.delete_many(self._meant())
        elif row := self._selected_or_say():
            await self.actions.log.delete(row.request)

    async def action_go_to_week(self) -> None:
        """Show the week of the selected request."""
        if row := self._selected_or_say():
            await self.actions.navigation.show_week(row.request.sent.on)

    async def action_page(self) -> None:
        """Open the page of the person the selected request went to."""
        if row := self._selected_or_say():
            await self.actions.navigation.open_person(row.request.person.id)

    async def action_open_profile(self) -> None:
        """Open the profile of the person the selected request went to."""
        if row := self._selected_or_say():
            await self.actions.people.open_profile(row.request.person)

    async def action_copy_address(self) -> None:
        """Copy the address of the profile of the person the selected request went to."""
        if row := self._selected_or_say():
            await self.actions.people.copy_address(row.request.person)

    async def action_follow_up(self) -> None:
        """Say when to write to the person the selected request went to."""
        if row := self._selected_or_say():
            await self.actions.plans.follow_up(row.request.person)

    async def action_tag(self) -> None:
        """Change the tags of the people of the marked requests, or of the selected one."""
        if ids := self._meant():
            await self.actions.plans.tag_requests(ids)

    async def action_looked(self) -> None:
        """Keep that the user looked through My Network today."""
        await self.actions.week.looked()

    async def action_explain(self) -> None:
        """Explain the quality of the selected request with its own points."""
        row = self.table.selected
        if row is None or row.rated is None:
            self.say(SELECT_FIRST)
        else:
            from netcoach.wording.explain.quality import explain_log_row

            await self.explain(explain_log_row(row.rated))

    def _selected_or_say(self) -> LogRow | None:
        """The row under the cursor; says it where there is none."""
        if self.table.selected is None:
            self.say(SELECT_FIRST)
        return self.table.selected

    def _meant(self) -> tuple[RequestId, ...]:
        """The marked requests, newest first; without any, the selected one."""
        listing, marks = self.table.listing, self.table.marks
        if listing is not None and marks:
            return tuple(one for one in listing.between(0, len(listing)) if one in marks)
        if self.table.selected_id is None:
            self.say(SELECT_FIRST)
            return ()
        return (self.table.selected_id,)
