"""The table of the Log: any number of requests, of which only those in view are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from netcoach.domain.log_listing import LogListing, LogRow
from netcoach.domain.request import RequestId
from netcoach.tui.keys import bound
from netcoach.tui.widgets.log_cells import MARK_CELLS, log_cells
from netcoach.tui.widgets.log_rows import LogRows

NOBODY: frozenset[RequestId] = frozenset()


class LogTable(ScrollView, can_focus=True):
    """Newest first; Space marks, and what is done is done to all that are marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--mark",
        "table--turn",
        "table--stand",
        "table--when",
        "table--who",
        "table--why",
        "table--thoughtful",
        "table--fair",
        "table--thin",
        "table--unrated",
        "table--cursor",
        "table--cursor-blurred",
    }
    DEFAULT_CSS = """
    LogTable {
        height: 1fr;
        margin: 0 1 0 2;
        overflow-x: hidden;
        overflow-y: scroll;
        background: transparent;
        scrollbar-size-vertical: 1;
        & > .table--when { color: $text-muted; }
        & > .table--who { color: $text; }
        & > .table--why { color: $text-muted; }
        & > .table--unrated { color: $text-muted; }
        & > .table--thoughtful { color: $text-success; }
        & > .table--fair { color: $text-warning; }
        & > .table--thin { color: $text-warning; }
        & > .table--cursor { background: $primary-muted; text-style: bold; }
        & > .table--cursor-blurred { background: $boost; }
        & > .table--mark { color: $text-primary; text-style: bold; }
        & > .table--turn { color: $text; text-style: bold; }
        & > .table--stand { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("home,g", "move_to(0)", show=False),
        Binding("end,G", "move_to(-1)", show=False),
        Binding("pageup,ctrl+b", "page(-1)", show=False),
        Binding("pagedown,ctrl+f", "page(1)", show=False),
        Binding("enter", "choose", show=False),
        bound("mark", "space", "mark", show=False),
        bound("mark-range", "v", "mark_range", show=False),
        Binding("shift+down", "mark_on(1)", show=False),
        Binding("shift+up", "mark_on(-1)", show=False),
        bound("mark-all", "asterisk", "mark_all", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    marks: reactive[frozenset[RequestId]] = reactive(NOBODY)

    class Highlighted(Message):
        """The cursor came to another request."""

    class Wanted(Message):
        """Rows in view, or their qualities, were not read yet."""

    class Chosen(Message):
        """Enter or a double click chose the request under the cursor."""

    class Marked(Message):
        """Other requests are marked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.nothing: Sequence[str] = ()
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
        self.virtual_size = Size(self._cells, len(source))
        if self.marks:  # what the filter no longer shows must not be acted on unseen
            self._mark(self.marks.intersection(source.listing.between(0, len(source))))
        found = source.index_of(selected) if selected is not None else None
        place = self.validate_cursor((self.cursor if stays else 0) if found is None else found)
        self.scroll_to(y=max(0, place - line), animate=False, force=True, immediate=True)
        self.set_reactive(LogTable.cursor, place)
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

    @property
    def selected(self) -> LogRow | None:
        """The row under the cursor, if it was read."""
        rows = self.source.rows(self.cursor, self.cursor + 1) if self.source is not None else ()
        return rows[0] if rows else None

    @property
    def seen(self) -> tuple[int, int]:
        """The range of places in view."""
        top = int(self.scroll_offset.y)
        return top, top + max(1, self.size.height)

    def _id_at(self, place: int) -> RequestId | None:
        found = self.listing.between(place, place + 1) if self.listing is not None else ()
        return found[0] if found else None

    # moving about

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a request."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self) -> None:
        """Bring the cursor into view and say where it is."""
        top, height = int(self.scroll_offset.y), max(1, self.size.height)
        if not top <= self.cursor < top + height:
            y = self.cursor if self.cursor < top else self.cursor - height + 1
            self.scroll_to(y=y, animate=False, force=True, immediate=True)
        self.refresh()
        self.post_message(self.Highlighted())
        self._look()

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Ask for what came into view."""
        super().watch_scroll_y(old, new)
        self._look()

    def on_resize(self) -> None:
        """Fit the rows to the new size."""
        self.virtual_size = Size(self._cells, self.count)
        self._look()

    def _look(self) -> None:
        if self.source is None:
            return
        if self.source.missing(*self.seen) or self.source.unrated(*self.seen):
            self.post_message(self.Wanted())

    def action_move(self, rows: int) -> None:
        """Move the cursor by that many rows."""
        self.cursor += rows

    def action_move_to(self, row: int) -> None:
        """Move the cursor to the first row, or to the last for -1."""
        self.cursor = row if row >= 0 else self.count + row

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is seen at once."""
        self.cursor += pages * max(1, self.size.height - 1)

    def action_choose(self) -> None:
        """Choose the request under the cursor."""
        if self.selected is not None:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked row; a click on its mark marks, a second one chooses."""
        offset = event.get_content_offset(self)
        row = int(self.scroll_offset.y) + offset.y if offset is not None else self.count
        if not 0 <= row < self.count or offset is None:
            return
        self.cursor = row
        if event.shift:
            self.action_mark_range()
        elif offset.x < MARK_CELLS:
            self._toggle()
        elif event.chain == 2:
            self.action_choose()

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

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        width = self._cells
        place = int(self.scroll_offset.y) + y
        if not self.count:
            said = self.nothing[y] if y < len(self.nothing) else ""
            line = [Segment(set_cell_size(said, width), self._ink("table--why"))]
            return Strip(line, width).apply_style(self.rich_style)
        row = self._row(place)
        here = self._cursor_style() if place == self.cursor else self.rich_style
        if row is None or self.listing is None:
            return Strip.blank(width, here if place == self.cursor else self.rich_style)
        newer = self._row(place - 1) if place else None
        cells = log_cells(
            row,
            width,
            today=self.listing.today,
            marked=row.request.id in self.marks,
            turns=newer is None or _month(newer) != _month(row),
            ink=self._ink,
        )
        return Strip(cells, width).apply_style(here)

    @property
    def _cells(self) -> int:
        """Cells of a line, without the scrollbar's."""
        return self.scrollable_content_region.width

    def _row(self, place: int) -> LogRow | None:
        rows = self.source.rows(place, place + 1) if self.source is not None else ()
        return rows[0] if rows else None

    def _cursor_style(self) -> Style:
        name = "table--cursor" if self.has_focus else "table--cursor-blurred"
        style = self.get_component_rich_style(name)
        return Style(bgcolor=style.bgcolor, bold=style.bold)

    def _ink(self, name: str) -> Style:
        style = self.get_component_rich_style(name)
        return Style(color=style.color, bold=style.bold)


def _month(row: LogRow) -> tuple[int, int]:
    return row.request.sent.on.year, row.request.sent.on.month
