"""A few things said of a week, each opened where it is done."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.week.review import WeekReview

Item = TypeVar("Item")


class LineList(Widget, Generic[Item], can_focus=True):
    """Things under a cursor; arrows or vim keys move it, Enter or a click opens one.

    A list of some kind says which things there are (``items``), how they are drawn, and what
    opening one means (``choose``).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    review: reactive[WeekReview | None] = reactive(None, layout=True)
    cursor: reactive[int] = reactive(0)

    @property
    @abstractmethod
    def items(self) -> Sequence[Item]:
        """What is shown."""

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
