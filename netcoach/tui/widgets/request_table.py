"""The one table of requests: it asks for the rows it shows and no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from netcoach.domain.request import Request, RequestId
from netcoach.domain.review import RatedRequest
from netcoach.tui.widgets.cells import fitted, quality_component
from netcoach.wording.week import NOTHING_SENT, request_quality, sent_when, why

WHEN_CELLS, QUALITY_CELLS = 9, 6
LEAST_NAME, MOST_NAME = 12, 26


class RowSource(Protocol):
    """Where a table's rows come from, by range, so that a long log is never read whole."""

    def __len__(self) -> int:
        """How many rows there are."""

    def rows(self, start: int, stop: int) -> Sequence[RatedRequest]:
        """The rows from ``start`` up to, not with, ``stop``."""

    def index_of(self, request_id: RequestId) -> int | None:
        """Where a request stands; None when it is not among the rows."""


@dataclass(frozen=True, slots=True)
class TupleSource:
    """Rows that are all at hand."""

    held: tuple[RatedRequest, ...] = ()

    def __len__(self) -> int:
        return len(self.held)

    def rows(self, start: int, stop: int) -> Sequence[RatedRequest]:
        """The rows of a range."""
        return self.held[start:stop]

    def index_of(self, request_id: RequestId) -> int | None:
        """Where a request stands."""
        ids = [row.request.id for row in self.held]
        return ids.index(request_id) if request_id in ids else None


class RequestTable(ScrollView, can_focus=True):
    """When, who, why in short, quality; arrows, vim keys or the mouse move the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("home,g", "move_to(0)", show=False),
        Binding("end,G", "move_to(-1)", show=False),
        Binding("pageup,ctrl+b", "page(-1)", show=False),
        Binding("pagedown,ctrl+f", "page(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    class Highlighted(Message):
        """The cursor came to another request."""

        def __init__(self, request: Request) -> None:
            super().__init__()
            self.request = request

    class Chosen(Message):
        """Enter or a double click chose a request."""

        def __init__(self, request: Request) -> None:
            super().__init__()
            self.request = request

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.source: RowSource = TupleSource()
        self.nothing: Sequence[str] = (NOTHING_SENT,)
        self._window: tuple[int, Sequence[RatedRequest]] = (0, ())

    def show(self, source: RowSource) -> None:
        """Show other rows; the cursor stays on its request where that is still among them."""
        selected = self.selected
        self.source = source
        self._window = (0, ())
        stays = source.index_of(selected.request.id) if selected else None
        self.virtual_size = Size(self.size.width, len(source))
        last = max(0, len(source) - 1)
        self.cursor = stays if stays is not None else min(self.cursor, last)
        self.refresh()

    @property
    def selected(self) -> RatedRequest | None:
        """The row under the cursor; None in an empty table."""
        rows = self.source.rows(self.cursor, self.cursor + 1)
        return rows[0] if rows else None

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self.source) - 1))

    def watch_cursor(self) -> None:
        """Bring the cursor into view and say where it is."""
        top, height = int(self.scroll_offset.y), max(1, self.size.height)
        if not top <= self.cursor < top + height:
            y = self.cursor if self.cursor < top else self.cursor - height + 1
            self.scroll_to(y=y, animate=False, force=True)
        self.refresh()
        if self.selected:
            self.post_message(self.Highlighted(self.selected.request))

    def action_move(self, rows: int) -> None:
        """Move the cursor by that many rows."""
        self.cursor += rows

    def action_move_to(self, row: int) -> None:
        """Move the cursor to the first row, or to the last for -1."""
        self.cursor = row if row >= 0 else len(self.source) + row

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is seen at once."""
        self.cursor += pages * max(1, self.size.height - 1)

    def action_choose(self) -> None:
        """Choose the request under the cursor."""
        if self.selected:
            self.post_message(self.Chosen(self.selected.request))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked row; a second click chooses it."""
        row = int(self.scroll_offset.y) + event.y - self.gutter.top
        if 0 <= row < len(self.source):
            self.cursor = row
            if event.chain == 2:
                self.action_choose()

    def on_resize(self) -> None:
        """Fit the rows to the new width."""
        self.virtual_size = Size(self.size.width, len(self.source))

    def render_line(self, y: int) -> Strip:
        """Return one visible line."""
        index = int(self.scroll_offset.y) + y
        width = self.size.width
        if not len(self.source):
            said = self.nothing[y] if y < len(self.nothing) else ""
            style = self._ink("table--why")
            return Strip([Segment(set_cell_size(said, width), style)], width).apply_style(
                self.rich_style
            )
        row = self._row(index)
        if row is None:
            return Strip.blank(width, self.rich_style)
        here = self._cursor_style() if index == self.cursor else self.rich_style
        return Strip(self._cells(row, width), width).apply_style(here)

    def _row(self, index: int) -> RatedRequest | None:
        start, rows = self._window
        if not start <= index < start + len(rows):
            start = max(0, min(index, int(self.scroll_offset.y)))
            rows = self.source.rows(start, start + max(1, self.size.height))
            self._window = (start, rows)
        return rows[index - start] if start <= index < start + len(rows) else None

    def _cursor_style(self) -> Style:
        name = "table--cursor" if self.has_focus else "table--cursor-blurred"
        style = self.get_component_rich_style(name)
        return Style(bgcolor=style.bgcolor, bold=style.bold)

    def _ink(self, name: str) -> Style:
        style = self.get_component_rich_style(name)
        return Style(color=style.color, bold=style.bold)

    def _cells(self, row: RatedRequest, width: int) -> list[Segment]:
        name = max(LEAST_NAME, min(MOST_NAME, width // 4))
        reason = max(0, width - WHEN_CELLS - name - QUALITY_CELLS - 3)
        said = why(row)
        if cell_len(said) > reason:
            said = why(row, short=True)
        style = self._ink
        why_style = "table--why" if row.quality else "table--unrated"
        return [
            Segment(fitted(sent_when(row.request.sent), WHEN_CELLS), style("table--when")),
            Segment("  "),
            Segment(fitted(row.request.person.name, name), style("table--who")),
            Segment(" "),
            Segment(fitted(said, reason), style(why_style)),
            Segment(
                request_quality(row.quality).rjust(QUALITY_CELLS),
                style(quality_component(row.quality)),
            ),
        ]
