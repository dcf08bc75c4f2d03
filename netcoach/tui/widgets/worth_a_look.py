"""Worth a look: at most three things, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.clean import printable
from netcoach.domain.review import WeekReview
from netcoach.domain.worth import Worth, WorthKind, worth_a_look
from netcoach.tui.widgets.cells import LONGEST
from netcoach.wording.week import NOTHING_WORTH, WORTH_TITLE
from netcoach.wording.worth import worth_text

BULLETS = {
    WorthKind.HELLO: ("●", "$text-success"),
    WorthKind.BURST: ("●", "$text-warning"),
    WorthKind.PILE_UP: ("●", "$text-warning"),
}
"""How the line of a kind begins; every other kind begins with a quiet ring."""

LINES = 6
"""Lines of the whole panel where it has a place of fixed height."""

QUIET = ("○", "$foreground-muted")


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

        def __init__(self, item: Worth) -> None:
            super().__init__()
            self.item = item

    @property
    def items(self) -> tuple[Worth, ...]:
        """What is shown."""
        return worth_a_look(self.review) if self.review else ()

    @property
    def selected(self) -> Worth | None:
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

    def _lines(self, item: Worth, width: int) -> Iterator[Content]:
        bullet = BULLETS.get(item.kind, QUIET)
        here = self.has_focus and item is self._under_cursor(item)
        text = Content(printable(self._said(item)[:LONGEST]).replace("\n", " "))
        for number, line in enumerate(text.wrap(width - 2)[: self._lines_each]):
            lead = Content.styled(*bullet) if number == 0 else Content(" ")
            whole = Content.assemble(lead, " ", line)
            yield (
                whole.stylize("$block-cursor-foreground on $block-cursor-background")
                if here
                else whole
            )

    @property
    def _lines_each(self) -> int:
        """How many lines one thing may take: fewer things say more."""
        return max(2, LINES // max(1, len(self.items)))

    def _said(self, item: Worth) -> str:
        return worth_text(item, self.review.today) if self.review else ""

    def _under_cursor(self, item: Worth) -> Worth | None:
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
