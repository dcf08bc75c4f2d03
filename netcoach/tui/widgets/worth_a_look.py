"""Worth a look: at most three things, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.message import Message

from netcoach.domain.clean import printable
from netcoach.domain.worth import Worth, WorthKind, worth_a_look
from netcoach.tui.widgets.cells import LONGEST
from netcoach.tui.widgets.line_list import LineList
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


class WorthALookPanel(LineList[Worth]):
    """The things worth a look; Enter or a click opens one."""

    BORDER_TITLE = WORTH_TITLE

    class Chosen(Message):
        """Enter or a click opened a thing."""

        def __init__(self, item: Worth) -> None:
            super().__init__()
            self.item = item

    @property
    def items(self) -> tuple[Worth, ...]:
        """What is shown."""
        return worth_a_look(self.review) if self.review else ()

    def choose(self, item: Worth) -> None:
        """Tell which thing was opened."""
        self.post_message(self.Chosen(item))

    def render(self) -> Content:
        """Draw each thing with its bullet, wrapped under itself."""
        if not self.items:
            return Content.styled(NOTHING_WORTH, "$foreground-muted")
        width = max(10, self.content_size.width)
        return Content("\n").join(line for item in self.items for line in self._lines(item, width))

    def _lines(self, item: Worth, width: int) -> Iterator[Content]:
        bullet = BULLETS.get(item.kind, QUIET)
        text = Content(printable(self._said(item)[:LONGEST]).replace("\n", " "))
        for number, line in enumerate(text.wrap(width - 2)[: self._lines_each]):
            lead = Content.styled(*bullet) if number == 0 else Content(" ")
            yield self.marked(Content.assemble(lead, " ", line), item)

    @property
    def _lines_each(self) -> int:
        """How many lines one thing may take: fewer things say more."""
        return max(2, LINES // max(1, len(self.items)))

    def _said(self, item: Worth) -> str:
        return worth_text(item, self.review.today) if self.review else ""

    def on_click(self, event: events.Click) -> None:
        """Open the clicked thing."""
        width = max(10, self.content_size.width)
        row = event.y - self.gutter.top
        for number, item in enumerate(self.items):
            row -= len(list(self._lines(item, width)))
            if row < 0:
                self.choose_at(number)
                return
