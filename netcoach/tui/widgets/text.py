"""Lines of text: fitted, in sections, side by side, and as a list."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.text import printable
from netcoach.tui.widgets.review import ReviewWidget
from netcoach.tui.widgets.table import fitted

INDENT = 2


def head_line(title: str, aside: str, width: int) -> Content:
    """The head of a section, with what stands at its right end where there is room."""
    head = Content.styled(title.upper(), "bold $text-primary")
    gap = width - head.cell_length - len(aside)
    if not aside or gap < 2:
        return head
    return Content.assemble(head, " " * gap, (aside, "$foreground-muted"))


Section = tuple[str, Sequence[str]]
"""A heading and its lines, which may be from people."""


class SectionList(Widget):
    """Everything, as high as it is; a line that is too long goes on under its beginning."""

    DEFAULT_CSS = """
    SectionList { height: auto; }
    """

    sections: reactive[Sequence[Section]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as everything takes."""
        return len(list(self._lines(width)))

    def render(self) -> Content:
        """Draw the sections with a line between them."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> Iterator[Content]:
        for number, (heading, lines) in enumerate(self.sections):
            if number:
                yield Content("")
            yield Content.styled(heading, "$text-primary")
            for line in lines:
                for part in Content(printable(line)).wrap(max(1, width - INDENT)):
                    yield Content.assemble(" " * INDENT, part)


class FittedLines(Widget):
    """Lines, which may be from people, wrapped over as many rows as leave room for all of them.

    Args:
        most: rows that a line takes at most.
    """

    DEFAULT_CSS = """
    FittedLines { height: auto; }
    """

    lines: reactive[Sequence[str]] = reactive((), layout=True)

    def __init__(self, *, most: int, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.most = most

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as are drawn in what holds them."""
        return len(self._drawn(Size(width, container.height)))

    def render(self) -> Content:
        """Draw the lines."""
        return Content("\n").join(map(Content, self._drawn(self.content_size)))

    def _drawn(self, room: Size) -> Sequence[str]:
        width = max(1, room.width)
        wrapped = [_wrapped(line, width) for line in self.lines]
        most = self.most
        while most > 1 and sum(min(len(rows), most) for rows in wrapped) > room.height:
            most -= 1
        return [row for rows in wrapped for row in _cut(rows, most, width)]


def _wrapped(line: str, width: int) -> Sequence[str]:
    text = Content(printable(line).replace("\n", " "))
    return [row.plain for row in text.wrap(width)]


def _cut(rows: Sequence[str], most: int, width: int) -> Sequence[str]:
    if len(rows) <= most:
        return rows
    return [*rows[: most - 1], fitted(" ".join(rows[most - 1 :]), width)]


NAME_CELLS = 15
FIGURE_CELLS = 8


def figure_lines(
    rows: Iterable[tuple[str, str, str]],
    *,
    name_cells: int = NAME_CELLS,
    figure_cells: int = FIGURE_CELLS,
) -> Content:
    """Draw one line a figure; a row without a name is only what stands beside it.

    A blank parts the two also where a figure is longer than its column.
    """
    return Content("\n").join(
        Content.assemble(
            (name.ljust(name_cells), "$foreground-muted"),
            (f"{figure} ".ljust(figure_cells), "bold"),
            (beside, "$foreground-muted"),
        )
        if name
        else Content(beside)
        for name, figure, beside in rows
    )


Line = list[int]
"""The places of the words on one line."""


def in_lines(cells: Sequence[int], width: int, *, gap: int = 0) -> list[Line]:
    """Put words of these cells on lines; a word is never parted, one too long stands alone.

    Args:
        cells: of each word.
        width: cells of a line.
        gap: cells between two words of a line.
    """
    lines: list[Line] = []
    used = 0
    for place, cell in enumerate(cells):
        if lines and used + gap + cell <= width:
            lines[-1].append(place)
            used += gap + cell
        else:
            lines.append([place])
            used = cell
    return lines


def word_at(lines: Sequence[Line], cells: Sequence[int], x: int, y: int) -> int | None:
    """The place of the word at a cell of lines without gaps; None where there is none."""
    if not 0 <= y < len(lines):
        return None
    ends = accumulate(cells[place] for place in lines[y])
    return next((place for place, end in zip(lines[y], ends, strict=True) if x < end), None)


Item = TypeVar("Item")


class LineList(ReviewWidget, Generic[Item], can_focus=True):
    """Things under a cursor; arrows or vim keys move it, Enter or a click opens one.

    A list of some kind says which things there are (``items``), how they are drawn, and what
    opening one means (``choose``).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    GROWS = True

    cursor: reactive[int] = reactive(0)

    @property
    @abstractmethod
    def items(self) -> Sequence[Item]:
        """What is shown."""

    def data(self) -> object:
        """The things."""
        return self.items

    @abstractmethod
    def choose(self, item: Item) -> None:
        """Tell that a thing was opened."""

    @property
    def selected(self) -> Item | None:
        """The thing under the cursor; the last one where there are fewer now."""
        items = self.items
        return items[min(self.cursor, len(items) - 1)] if items else None

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a thing."""
        return max(0, min(cursor, len(self.items) - 1))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the cursor only where keys act on it."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def marked(self, drawn: Content, item: Item) -> Content:
        """A thing as it is drawn, marked where the cursor is on it."""
        if not (self.has_focus and item == self.selected):
            return drawn
        return drawn.stylize("$block-cursor-foreground on $block-cursor-background")

    def action_move(self, items: int) -> None:
        """Move the cursor."""
        self.cursor += items

    def action_choose(self) -> None:
        """Open the thing under the cursor."""
        if self.selected is not None:
            self.choose(self.selected)

    def choose_at(self, place: int) -> None:
        """Open the thing of a place, as a click does."""
        if 0 <= place < len(self.items):
            self.cursor = place
            self.action_choose()
