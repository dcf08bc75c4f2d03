"""The ladder of milestones, each with its letter and what is recorded of it."""

from __future__ import annotations

from typing import ClassVar

from pendulum import Date
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.log.request import Milestone
from netcoach.domain.outcomes.outcome import ENDS, Milestones, reached
from netcoach.wording.outcomes import KEYS, OPEN, beside

SHOWN = tuple(KEYS)
NAME_CELLS = 18
CURSOR = "$block-cursor-foreground on $block-cursor-background"

LINES: tuple[Milestone | None, ...] = (
    *(one for one in SHOWN if one not in ENDS),
    None,
    *(one for one in SHOWN if one in ENDS),
)
"""What each line shows; None is the gap before the ends."""


class Ladder(Widget, can_focus=True):
    """Milestones in lines; a letter, space or a click picks one, the arrows move between them."""

    DEFAULT_CSS = """
    Ladder { height: auto; width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("space", "pick", show=False),
        Binding("enter", "finish", show=False),
        Binding("backspace,delete", "take_off", show=False),
        *(
            Binding(key, f"pick('{milestone.value}')", show=False)
            for milestone, key in KEYS.items()
        ),
    ]

    said: reactive[Milestones] = reactive(())
    cursor: reactive[Milestone] = reactive(Milestone.ACCEPTED)

    class Picked(Message):
        """A milestone was picked; ``off`` when it is to be taken off in any case."""

        def __init__(self, milestone: Milestone, *, off: bool = False) -> None:
            super().__init__()
            self.milestone = milestone
            self.off = off

    class Finished(Message):
        """Enter was pressed: what was picked before it is to be saved."""

    class Moved(Message):
        """The cursor came to another milestone."""

    class Typed(Message):
        """A digit was typed: the beginning of a date."""

        def __init__(self, character: str) -> None:
            super().__init__()
            self.character = character

    def __init__(self, said: Milestones, cursor: Milestone, today: Date) -> None:
        super().__init__(id="ladder")
        self.set_reactive(Ladder.said, said)
        self.set_reactive(Ladder.cursor, cursor)
        self._today = today

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each milestone, and the gap."""
        return len(LINES)

    def render(self) -> Content:
        """Draw every milestone: letter, name, and what is so."""
        return Content("\n").join(
            Content("") if milestone is None else self._line(milestone) for milestone in LINES
        )

    def _line(self, milestone: Milestone) -> Content:
        recorded = milestone in dict(self.said)
        implied = milestone in reached(one for one, _ in self.said)
        text = beside(milestone, self.said, self._today)
        line = Content.assemble(
            (f" {KEYS[milestone]}  ", "bold $text-primary"),
            (milestone.value.ljust(NAME_CELLS), "bold" if recorded else ""),
            ("● " if recorded else "○ " if implied else f"{OPEN} ", "$text-success"),
            (text, "" if recorded else "$foreground-muted"),
        )
        if milestone is not self.cursor:
            return line
        line = line.pad_right(max(0, self.content_size.width - line.cell_length))
        return line.stylize(CURSOR if self.has_focus else "$foreground on $boost")

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the cursor only where keys act on it."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Hand a digit on to the date."""
        if event.character and event.character.isdigit():
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def on_click(self, event: events.Click) -> None:
        """Pick the clicked milestone."""
        row = event.y - self.gutter.top
        if 0 <= row < len(LINES) and (milestone := LINES[row]) is not None:
            self.action_pick(milestone.value)

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        place = SHOWN.index(self.cursor) + steps
        self.cursor = SHOWN[max(0, min(place, len(SHOWN) - 1))]
        self.post_message(self.Moved())

    def action_pick(self, value: str = "") -> None:
        """Pick a milestone; the one under the cursor without one said."""
        self.post_message(self.Picked(Milestone(value) if value else self.cursor))

    def action_finish(self) -> None:
        """Say that this is all, on the same way as what was picked, so that it comes after it."""
        self.post_message(self.Finished())

    def action_take_off(self) -> None:
        """Take the milestone under the cursor off."""
        self.post_message(self.Picked(self.cursor, off=True))
