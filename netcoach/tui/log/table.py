"""The table of the Log: any number of requests, of which only those in view are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from pendulum import Date
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from netcoach.domain.frozen import frozen
from netcoach.domain.log.listing import LogListing, LogRow
from netcoach.domain.log.request import RequestId
from netcoach.tui.keys import bound
from netcoach.tui.widgets.table import RowTable, fitted, quality_component
from netcoach.wording.log.screen import (
    MARK,
    detail_lines,
    sent_day,
    stand_glyph,
    stand_words,
    why_or_reason,
)
from netcoach.wording.week.screen import request_quality

KEPT = 2000
"""Rows kept in memory at most (ours: some twenty screens, a few megabytes)."""

AROUND = 40
"""Rows read beyond either end of what is seen, so that a step further shows at once (ours)."""


class LogRows:
    """The rows of a listing as far as they were read."""

    def __init__(self, listing: LogListing, rows: Iterable[LogRow] = ()) -> None:
        self.listing = listing
        self._read: dict[RequestId, LogRow] = {}
        self._gone: set[RequestId] = set()
        self.take(rows)

    def __len__(self) -> int:
        return len(self.listing)

    def rows(self, start: int, stop: int) -> Sequence[LogRow | None]:
        """The rows of a range; None for one that was not read yet."""
        return [self._read.get(number) for number in self.listing.between(start, stop)]

    def index_of(self, request_id: RequestId) -> int | None:
        """Where a request stands."""
        return self.listing.place_of(request_id)

    def take(self, rows: Iterable[LogRow], *, asked: Iterable[RequestId] = ()) -> None:
        """Keep rows that were read; the ones read first make room.

        Args:
            rows: what was read.
            asked: what was asked for; what did not come is gone and not asked for again.
        """
        for row in rows:
            self._read.pop(row.request.id, None)
            self._read[row.request.id] = row
        self._gone.update(number for number in asked if number not in self._read)
        for number in list(self._read)[: max(0, len(self._read) - KEPT)]:
            del self._read[number]

    def missing(self, start: int, stop: int) -> Sequence[RequestId]:
        """What has to be read to show a range and a step further; () when all of it is there."""
        known = self._read.keys() | self._gone
        if known.issuperset(self.listing.between(start, stop)):
            return ()
        wide = self.listing.between(start - AROUND, stop + AROUND)
        return [number for number in wide if number not in known]

    def unrated(self, start: int, stop: int) -> Sequence[RequestId]:
        """The requests of a range that were read without their quality."""
        return [
            row.request.id
            for row in self.rows(start, stop)
            if row is not None and row.rated is None
        ]


MARK_CELLS, STAND_CELLS, QUALITY_CELLS = 2, 16, 7
WIDE = 100
"""Cells from which every column has its comfortable width (ours)."""

Ink = Callable[[str], Style]


@frozen
class Widths:
    """Cells of the columns that change with the width of the table."""

    day: int
    who: int
    company: int
    why: int


def widths_for(width: int) -> Widths:
    """Share a width among the columns."""
    day, who, company = (12, 26, 18) if width >= WIDE else (10, 16, 11)
    rest = width - MARK_CELLS - day - who - company - STAND_CELLS - QUALITY_CELLS - 2
    return Widths(day=day, who=who, company=company, why=max(0, rest))


def log_cells(
    row: LogRow, width: int, *, today: Date, marked: bool, turns: bool, ink: Ink
) -> list[Segment]:
    """Draw when, who, where, why, where it stands and quality.

    Args:
        row: the request.
        width: cells of the whole line.
        today: the user's local date.
        marked: it is among the marked ones.
        turns: the first of its month, seen from above.
        ink: the style of a component class.
    """
    request, rated, cells = row.request, row.rated, widths_for(width)
    said = why_or_reason(request, rated)
    if cell_len(said) > cells.why - 1:
        said = why_or_reason(request, rated, short=True)
    quality = rated.quality if rated is not None else None
    figure = request_quality(quality) if rated is not None else "…"
    return [
        Segment(fitted(MARK if marked else "", MARK_CELLS), ink("table--mark")),
        Segment(
            fitted(sent_day(request, today, short=width < WIDE), cells.day),
            ink("table--turn" if turns else "table--when"),
        ),
        Segment(_column(request.person.name, cells.who), ink("table--who")),
        Segment(_column(request.company, cells.company), ink("table--why")),
        Segment(_column(said, cells.why), ink("table--why" if quality else "table--unrated")),
        Segment("  "),
        Segment(
            fitted(f"{stand_glyph(request)} {stand_words(request, today)}", STAND_CELLS),
            ink("table--stand"),
        ),
        Segment(figure.rjust(QUALITY_CELLS), ink(quality_component(quality))),
    ]


def _column(text: str, cells: int) -> str:
    """A text with a blank after it."""
    return fitted(text, max(0, cells - 1)) + " " * min(1, cells)


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

    class ReachedUnread(Message):
        """The view came to rows, or to qualities, that were not read yet."""

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
            self.post_message(self.ReachedUnread())

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


class RequestDetail(Static):
    """Who, what became of it, the signs, and the words that were written, as far as they fit."""

    DEFAULT_CSS = """
    RequestDetail {
        height: 8;
        padding: 0 2;
        border-top: solid $panel;
        color: $text-muted;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)

    def show(self, row: LogRow | None, today: Date) -> None:
        """Show a request; nothing where none is selected."""
        if row is None:
            self.update(Content(""))
            return
        who, *rest = detail_lines(row.request, row.rated, today)
        head = Content.styled(who, "bold $text")
        self.update(Content("\n").join([head, *map(Content, rest)]))
