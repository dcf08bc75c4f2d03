"""Worth a look: at most three things, the most pressing first."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from netcoach.domain.text import printable
from netcoach.domain.week.next_steps import Worth, WorthKind, worth_a_look
from netcoach.tui.widgets.cells import LONGEST
from netcoach.tui.widgets.line_list import LineList
from netcoach.wording.week.next_steps import worth_text
from netcoach.wording.week.screen import NOTHING_WORTH, WORTH_TITLE

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
        return Content("\n").join(line for lines in self._drawn() for line in lines)

    def _drawn(self) -> list[list[Content]]:
        """The lines of each thing."""
        width = max(10, self.content_size.width) - 2
        texts = [self._text(item).wrap(width) for item in self.items]
        rooms = room_for([len(lines) for lines in texts], LINES)
        return [
            self._bulleted(item, cut_lines(lines, room, width))
            for item, lines, room in zip(self.items, texts, rooms, strict=True)
        ]

    def _text(self, item: Worth) -> Content:
        return Content(printable(self._said(item)[:LONGEST]).replace("\n", " "))

    def _bulleted(self, item: Worth, lines: Sequence[Content]) -> list[Content]:
        bullet = Content.styled(*BULLETS.get(item.kind, QUIET))
        leads = [bullet, *(Content(" ") for _ in lines[1:])]
        return [
            self.marked(Content.assemble(lead, " ", line), item)
            for lead, line in zip(leads, lines, strict=True)
        ]

    def _said(self, item: Worth) -> str:
        return worth_text(item, self.review.today) if self.review else ""

    def on_click(self, event: events.Click) -> None:
        """Open the clicked thing."""
        row = event.y - self.gutter.top
        for number, lines in enumerate(self._drawn()):
            row -= len(lines)
            if row < 0:
                self.choose_at(number)
                return


def room_for(wanted: Sequence[int], room: int) -> list[int]:
    """How many lines each thing gets: an equal share, and what others leave, the first first.

    Args:
        wanted: lines each would take; what it gets is never more.
        room: lines there are for all of them.
    """
    share = room // max(1, len(wanted))
    given = [min(lines, share) for lines in wanted]
    for place, lines in enumerate(wanted):
        given[place] += min(lines - given[place], room - sum(given))
    return given


def cut_lines(lines: Sequence[Content], room: int, width: int) -> list[Content]:
    """The first lines of a text; an ellipsis says that there are more."""
    if len(lines) <= room:
        return list(lines)
    last = Content(f"{lines[room - 1].plain.rstrip()}…").truncate(width, ellipsis=True)
    return [*lines[: room - 1], last]
