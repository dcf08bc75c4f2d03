"""The one table of the program, and text from people fitted into its cells."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from netcoach.domain.log.quality import QualityRange, word_of
from netcoach.domain.text import printable

LONGEST = 500
"""Characters of one text that are looked at; no line is longer (ours)."""


def fitted(text: str, width: int) -> str:
    """The text on one line in exactly that many cells, cut with an ellipsis where it is longer."""
    line = printable(text[:LONGEST]).replace("\n", " ")
    if cell_len(line) <= width:
        return set_cell_size(line, width)
    return set_cell_size(line, max(0, width - 1)) + "…"[:width]


def plain_lines(lines: Iterable[str]) -> Content:
    """Lines as one text; nothing in them is markup."""
    return Content("\n".join(map(printable, lines)))


def quality_component(quality: QualityRange | None) -> str:
    """The component class that colours a quality."""
    return f"table--{(quality and word_of(quality)) or 'unrated'}"


Row = TypeVar("Row")


class RowTable(ScrollView, Generic[Row], can_focus=True):
    """Rows under a cursor; arrows, vim keys or the mouse move it, Enter or two clicks choose.

    A table of some kind says how many rows there are (``count``), which row stands where
    (``row_at``) and how one is drawn (``cells_of``). ``nothing`` is said line by line where
    there are no rows.
    """

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
        Binding("ctrl+u", "page(-0.5)", show=False),
        Binding("ctrl+d", "page(0.5)", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    class Highlighted(Message):
        """The cursor came to another row."""

    class Chosen(Message):
        """Enter or a double click chose the row under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.nothing: Sequence[str] = ()

    # what is shown

    @property
    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def row_at(self, place: int) -> Row | None:
        """The row of a place; None beyond the ends, and for one that was not read yet."""

    @abstractmethod
    def cells_of(self, row: Row, place: int, width: int) -> list[Segment]:
        """Draw a row in exactly ``width`` cells."""

    @property
    def selected(self) -> Row | None:
        """The row under the cursor; None in an empty table."""
        return self.row_at(self.cursor)

    @property
    def seen(self) -> tuple[int, int]:
        """The range of places in view."""
        top = int(self.scroll_offset.y)
        return top, top + max(1, self.size.height)

    def fit(self) -> None:
        """Make what can be scrolled as long as there are rows."""
        self.virtual_size = Size(self.line_cells, self.count)

    # moving about

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self) -> None:
        """Bring the cursor into view and say where it is."""
        top, bottom = self.seen
        if not top <= self.cursor < bottom:
            y = self.cursor if self.cursor < top else self.cursor - (bottom - top) + 1
            self.scroll_to(y=y, animate=False, force=True, immediate=True)
        self.refresh()
        self.post_message(self.Highlighted())

    def on_resize(self) -> None:
        """Fit the rows to the new size."""
        self.fit()

    def action_move(self, rows: int) -> None:
        """Move the cursor by that many rows."""
        self.cursor += rows

    def action_move_to(self, row: int) -> None:
        """Move the cursor to the first row, or to the last for -1."""
        self.cursor = row if row >= 0 else self.count + row

    def action_page(self, pages: float) -> None:
        """Move the cursor by what is seen at once, or a part of it."""
        self.cursor += int(pages * max(2, self.size.height - 1))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Enter to the page where there is nothing to choose."""
        return action != "choose" or self.count > 0

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.selected is not None:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked row; a second click chooses it."""
        offset = event.get_content_offset(self)
        place = int(self.scroll_offset.y) + offset.y if offset is not None else -1
        if offset is not None and 0 <= place < self.count:
            self.cursor = place
            self.clicked(event, offset.x)

    def clicked(self, event: events.Click, cell: int) -> None:
        """ChangeKind on a click on the row under the cursor, ``cell`` cells from the left."""
        if event.chain == 2:
            self.action_choose()

    # drawing

    @property
    def line_cells(self) -> int:
        """Cells of a line, without the scrollbar's."""
        return self.scrollable_content_region.width

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        width, place = self.line_cells, int(self.scroll_offset.y) + y
        if not self.count:
            said = self.nothing[y] if y < len(self.nothing) else ""
            line = [Segment(set_cell_size(said, width), self.ink("table--why"))]
            return Strip(line, width).apply_style(self.rich_style)
        row = self.row_at(place)
        style = self._cursor_style() if place == self.cursor else self.rich_style
        if row is None:
            return Strip.blank(width, style)
        drawn = Strip(self.cells_of(row, place, width), width).apply_style(style)
        return self._selected(drawn) if place == self.cursor else drawn

    def ink(self, name: str) -> Style:
        """The foreground of a component class, to draw cells with."""
        style = self.get_component_rich_style(name)
        return Style(color=style.color, bold=style.bold)

    def _cursor_style(self) -> Style:
        name = "table--cursor" if self.has_focus else "table--cursor-blurred"
        style = self.get_component_rich_style(name)
        return Style(bgcolor=style.bgcolor, bold=style.bold)

    def _selected(self, line: Strip) -> Strip:
        """A line under the cursor; with sixteen colours none but the cursor's can be read on it."""
        style = self.get_component_rich_style("table--cursor")
        if not (self.has_focus and self.app.native_ansi_color):
            return line
        plain = Style(color=style.color, bgcolor=style.bgcolor)
        return Strip([Segment(each.text, (each.style or plain) + plain) for each in line])


class HeldTable(RowTable[Row]):
    """A table whose rows are all at hand."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.rows: Sequence[Row] = ()

    @abstractmethod
    def key_of(self, row: Row) -> object:
        """What makes a row the same row when it is read again."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def row_at(self, place: int) -> Row | None:
        """The row of a place."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def show(self, rows: Sequence[Row], *, stays: bool = True) -> None:
        """Show other rows.

        Args:
            rows: what is shown from now on.
            stays: keep the cursor on its row, or near it where that is gone; else begin at the
                top.
        """
        before = self.selected if stays else None
        self.rows = rows
        self.fit()
        self.set_reactive(RowTable.cursor, self._place_after(before) if stays else 0)
        self.watch_cursor()

    def _place_after(self, before: Row | None) -> int:
        if before is not None:
            key = self.key_of(before)
            for place, row in enumerate(self.rows):
                if self.key_of(row) == key:
                    return place
        return self.validate_cursor(self.cursor)


class LineTable(HeldTable[str]):
    """A few lines to choose from; an ``OptionList`` would mark the cursor by colour alone."""

    DEFAULT_CSS = """
    LineTable { height: auto; }
    """

    def key_of(self, row: str) -> str:
        """A line is itself."""
        return row

    def cells_of(self, row: str, place: int, width: int) -> list[Segment]:
        """Draw a line; the one under the cursor is marked also without colour."""
        mark = "›" if place == self.cursor else ""
        return [Segment(fitted(f"{mark:<2}{row}", width), self.ink("table--who"))]
