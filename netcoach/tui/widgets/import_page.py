"""A page of lines to read and buttons to answer it with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

SETTLED = 0.25
"""Seconds until Enter answers a page (ours): the Enter of the step before must not."""


class ImportPage(Vertical):
    """Shows paragraphs; the arrows scroll them whichever button has the focus.

    Args:
        buttons: id and label of each, the one Enter presses first.
    """

    DEFAULT_CSS = """
    ImportPage {
        height: 1fr;
        & > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        & > VerticalScroll > Static { height: auto; }
        & > Horizontal { height: 1; margin-top: 1; align-horizontal: right; }
        & Button { margin-left: 2; width: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "read('scroll_up')", show=False, priority=True),
        Binding("down,j", "read('scroll_down')", show=False, priority=True),
        Binding("pageup", "read('page_up')", show=False, priority=True),
        Binding("pagedown", "read('page_down')", show=False, priority=True),
        Binding("space", "read('page_down')", show=False),
        Binding("home", "read('scroll_home')", show=False, priority=True),
        Binding("end", "read('scroll_end')", show=False, priority=True),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def __init__(self, *, id: str, buttons: Sequence[tuple[str, str]]) -> None:  # noqa: A002
        super().__init__(id=id)
        self._buttons = buttons

    def compose(self) -> ComposeResult:
        """The text over the buttons; the first one stands on the right."""
        with VerticalScroll():
            yield Static(classes="said", markup=False)
        yield from self.above_buttons()
        with Horizontal():
            for name, label in reversed(self._buttons):
                button = Button(Content(label), id=name, compact=True)
                button.variant = "primary" if name == self._buttons[0][0] else "default"
                yield button

    def above_buttons(self) -> ComposeResult:
        """What stands between the text and the buttons."""
        yield from ()

    def say(self, said: Content) -> None:
        """Show another text where the one before is read."""
        self.query_one(".said", Static).update(said)

    def begin(self) -> None:
        """Go to the beginning of the text."""
        text = self.query_one(VerticalScroll)
        text.scroll_home(animate=False)
        text.focus()
        self.set_timer(SETTLED, self._settle)

    def _settle(self) -> None:
        if self.display and self.query_one(VerticalScroll).has_focus:
            self.query_one(f"#{self._buttons[0][0]}", Button).focus()

    async def action_read(self, action: str) -> None:
        """Scroll the text."""
        await self.query_one(VerticalScroll).run_action(action)
