"""The table of the Log: any number of requests, of which only those in view are read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from netcoach.domain.log.listing import LogListing, LogRow
from netcoach.domain.log.request import RequestId
from netcoach.tui.keys import bound
from netcoach.tui.widgets.log_cells import MARK_CELLS, log_cells
from netcoach.tui.widgets.log_rows import LogRows
from netcoach.tui.widgets.row_table import RowTable

NOBODY: frozenset[RequestId] = frozenset()


class LogTable(RowTable[LogRow]):
    """Newest first; Space marks, and what is done is done to all that are marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--mark", "table--turn", "table--stand"}
    DEFAULT_CSS = """
    LogTable {
        height: 1fr;
        margin: 0 1 0 2;
        & > .table--mark { color: $text-primary; text-style: bold; }
        & > .table--turn { color: $text; text-style: bold; }
        & > .table--stand { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("mark", "space", "mark", show=False),
        bound("mark-range", "v", "mark_range", show=False),
        Binding("shift+down", "mark_on(1)", show=False),
        Binding("shift+up", "mark_on(-1)", show=False),
        bound("mark-all", "asterisk", "mark_all", show=False),
    ]

    marks: reactive[frozenset[RequestId]] = reactive(NOBODY)

    class Wanted(Message):
        """Rows in view, or their qualities, were not read yet."""

    class Marked(Message):
        """Other requests are marked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.source: LogRows | None = None
        self._anchor: RequestId | None = None

    # what is shown

    def show(self, source: LogRows, *, stays: bool = True) -> None:
        """Show a listing.

        Args:
            source: the listing, with the rows that will be in view.
            stays: keep the cursor on its request, and in its line, where that is in it; else
                begin with the newest.
        """
        selected, line = self.selected_id if stays else None, self.cursor - self.seen[0]
        self.source = source
        self.fit()
        if self.marks:  # what the filter no longer shows must not be acted on unseen
            self._mark(self.marks.intersection(source.listing.between(0, len(source))))
        found = source.index_of(selected) if selected is not None else None
        place = self.validate_cursor((self.cursor if stays else 0) if found is None else found)
        self.scroll_to(y=max(0, place - line), animate=False, force=True, immediate=True)
        self.set_reactive(RowTable.cursor, place)
        self.watch_cursor()

    def fill(self, rows: Iterable[LogRow], asked: Iterable[RequestId]) -> None:
        """Take rows that were read of those asked for."""
        if self.source is not None:
            self.source.take(rows, asked=asked)
            self.refresh()
            self.post_message(self.Highlighted())

    @property
    def listing(self) -> LogListing | None:
        """What is shown; None before anything was read."""
        return self.source.listing if self.source is not None else None

    @property
    def count(self) -> int:
        """How many requests there are."""
        return len(self.source) if self.source is not None else 0

    @property
    def selected_id(self) -> RequestId | None:
        """The request under the cursor, read or not; None in an empty table."""
        return self._id_at(self.cursor)

    def row_at(self, place: int) -> LogRow | None:
        """The row of a place, if it was read."""
        rows = self.source.rows(place, place + 1) if self.source is not None and place >= 0 else ()
        return rows[0] if rows else None

    def _id_at(self, place: int) -> RequestId | None:
        found = self.listing.between(place, place + 1) if self.listing is not None else ()
        return found[0] if found else None

    # moving about

    def watch_cursor(self) -> None:
        """Bring the cursor into view, say where it is and ask for what came into view."""
        super().watch_cursor()
        self._look()

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Ask for what came into view."""
        super().watch_scroll_y(old, new)
        self._look()

    def on_resize(self) -> None:
        """Fit the rows to the new size."""
        super().on_resize()
        self._look()

    def _look(self) -> None:
        if self.source is None:
            return
        if self.source.missing(*self.seen) or self.source.unrated(*self.seen):
            self.post_message(self.Wanted())

    def clicked(self, event: events.Click, cell: int) -> None:
        """Mark by a click on the mark, or with Shift all from the last marked one."""
        if event.shift:
            self.action_mark_range()
        elif cell < MARK_CELLS:
            self._toggle()
        else:
            super().clicked(event, cell)

    # marking

    def action_mark(self) -> None:
        """Mark the request under the cursor, or take its mark off, and go on to the next."""
        self._toggle()
        self.cursor += 1

    def action_mark_range(self) -> None:
        """Mark everything from the last one marked to the cursor."""
        places = [
            place
            for place in map(self._place_of, (self._anchor, self.selected_id))
            if place is not None
        ]
        if self.listing is not None and places:
            self._mark(self.marks | frozenset(self.listing.between(min(places), max(places) + 1)))

    def action_mark_on(self, rows: int) -> None:
        """Mark the request under the cursor and the one it moves to."""
        before = self.selected_id
        self.cursor += rows
        self._mark(self.marks | {one for one in (before, self.selected_id) if one is not None})

    def action_mark_all(self) -> None:
        """Mark all of the filter; once more takes every mark off."""
        if self.listing is not None:
            whole = frozenset(self.listing.between(0, self.count))
            self._mark(NOBODY if self.marks == whole else whole)

    def unmark(self) -> None:
        """Take every mark off."""
        self._anchor = None
        self._mark(NOBODY)

    def _toggle(self) -> None:
        if (here := self.selected_id) is not None:
            self._mark(self.marks ^ {here})

    def _mark(self, marks: frozenset[RequestId]) -> None:
        if marks:
            self._anchor = self.selected_id
        self.marks = marks
        self.post_message(self.Marked())

    def _place_of(self, one: RequestId | None) -> int | None:
        return self.source.index_of(one) if one is not None and self.source is not None else None

    # drawing

    def cells_of(self, row: LogRow, place: int, width: int) -> list[Segment]:
        """Draw a request, with its mark and, where it turns, its month."""
        newer = self.row_at(place - 1)
        listing = self.listing
        if listing is None:
            return []
        return log_cells(
            row,
            width,
            today=listing.today,
            marked=row.request.id in self.marks,
            turns=newer is None or _month(newer) != _month(row),
            ink=self.ink,
        )


def _month(row: LogRow) -> tuple[int, int]:
    return row.request.sent.on.year, row.request.sent.on.month
