"""Worth a look: at most three things, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.bursts import Burst, is_seen
from netcoach.domain.clean import printable
from netcoach.domain.review import RatedRequest, WeekReview
from netcoach.tui.widgets.cells import LONGEST
from netcoach.wording.bursts import burst_text
from netcoach.wording.week import NOTHING_WORTH, WORTH_TITLE, unrated

MOST = 3
"""How many things are worth a look at once (ours: more would be a list of chores)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing worth a look: a burst nobody has put away, or a request nothing is known of."""

    text: str
    burst: Burst | None = None
    row: RatedRequest | None = None


def items_of(review: WeekReview) -> tuple[Item, ...]:
    """The first few things worth a look: live unseen bursts, then requests not rated."""
    return tuple(islice(_items(review), MOST))


def _items(review: WeekReview) -> Iterator[Item]:
    for burst in review.bursts:
        if burst.live and not is_seen(burst, review.seen):
            yield Item(text=burst_text(burst, review.today), burst=burst)
    for row in review.rows:
        if row.quality is None:
            yield Item(text=unrated(row), row=row)


class WorthALookPanel(Widget, can_focus=True):
    """The things worth a look; Enter or a click opens one."""

    BORDER_TITLE = WORTH_TITLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    review: reactive[WeekReview | None] = reactive(None, layout=True)
    cursor: reactive[int] = reactive(0)

    class Chosen(Message):
        """Enter or a click opened a thing."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    @property
    def items(self) -> tuple[Item, ...]:
        """What is shown."""
        return items_of(self.review) if self.review else ()

    @property
    def selected(self) -> Item | None:
        """The thing under the cursor."""
        items = self.items
        return items[min(self.cursor, len(items) - 1)] if items else None

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a thing."""
        return max(0, min(cursor, len(self.items) - 1))

    def watch_has_focus(self, focus: bool) -> None:
        """Show the cursor only where keys act on it."""
        super().watch_has_focus(focus)
        self.refresh()

    def render(self) -> Content:
        """Draw each thing with its bullet, wrapped under itself."""
        if not self.items:
            return Content.styled(NOTHING_WORTH, "$foreground-muted")
        width = max(10, self.content_size.width)
        return Content("\n").join(line for item in self.items for line in self._lines(item, width))

    def _lines(self, item: Item, width: int) -> Iterator[Content]:
        bullet = ("●", "$text-warning") if item.burst else ("○", "$foreground-muted")
        here = self.has_focus and item is self._under_cursor(item)
        text = Content(printable(item.text[:LONGEST]).replace("\n", " "))
        for number, line in enumerate(text.wrap(width - 2)[:2]):
            lead = Content.styled(*bullet) if number == 0 else Content(" ")
            whole = Content.assemble(lead, " ", line)
            yield (
                whole.stylize("$block-cursor-foreground on $block-cursor-background")
                if here
                else whole
            )

    def _under_cursor(self, item: Item) -> Item | None:
        selected = self.selected
        return item if selected == item else None

    def action_move(self, things: int) -> None:
        """Move the cursor."""
        self.cursor += things

    def action_choose(self) -> None:
        """Open the thing under the cursor."""
        if self.selected:
            self.post_message(self.Chosen(self.selected))

    def on_click(self, event: events.Click) -> None:
        """Open the clicked thing."""
        width = max(10, self.content_size.width)
        row = event.y - self.gutter.top
        for number, item in enumerate(self.items):
            row -= len(list(self._lines(item, width)))
            if row < 0:
                self.cursor = number
                self.action_choose()
                return
