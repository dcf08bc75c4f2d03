"""The filter of the Log: typed on one line, read back on the next."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Input, Static

from netcoach.domain.log.filter.parser import Completion, completions
from netcoach.tui.widgets.inputs import LineInput
from netcoach.wording.log.screen import FILTER_HINT, FILTER_KEYS

PARTED = "  │  "
"""Between how the filter was read and what could follow, which are not the same kind."""

OFFERED = 12
"""Completions offered at once (ours: what fits a line)."""


class FilterInput(LineInput):
    """Where the filter is typed; Enter and the arrow down go on to the requests."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", FILTER_KEYS["enter"]),
        Binding("tab", "complete", FILTER_KEYS["tab"]),
        # The screen's own, with priority as there, so that the footer names it.
        Binding("escape", "screen.back", FILTER_KEYS["escape"], priority=True),
        Binding("down", "submit", show=False),
    ]

    class TabPressed(Message):
        """Tab was pressed: it completes to what is likeliest."""

    def action_complete(self) -> None:
        """Put in what is likeliest."""
        self.post_message(self.TabPressed())


class Offered(Static):
    """How the filter was read, and what could follow, to be clicked."""

    class Picked(Message):
        """One of the offers was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def action_pick(self, number: int) -> None:
        """Pick an offer."""
        self.post_message(self.Picked(number))


class FilterLine(Vertical):
    """The filter, how many requests it means, and how it was read or what could follow."""

    DEFAULT_CSS = """
    FilterLine {
        height: 2;
        padding: 0 2;
        & > Horizontal { height: 1; }
        & #slash { width: 2; color: $text-muted; }
        & #count { width: auto; color: $text-muted; margin-left: 2; }
        & #read {
            height: 1;
            color: $text-muted;
            text-wrap: nowrap;
            text-overflow: ellipsis;
            link-style: none;
            link-color: $text-primary;
            link-background-hover: $primary;
            link-color-hover: $text;
        }
    }
    """

    class Changed(Message):
        """Another filter is meant."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Begun(Message):
        """The user went into the line."""

    class Left(Message):
        """The user goes on to the requests."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[Completion, ...] = ()
        self._read = self._trouble = ""

    def compose(self) -> ComposeResult:
        """The line and what it means."""
        with Horizontal():
            yield Static("/", id="slash", markup=False)
            yield FilterInput(placeholder=FILTER_HINT, id="filter")
            yield Static(id="count", markup=False)
        yield Offered(id="read", markup=False)

    @property
    def is_typed_in(self) -> bool:
        """Whether keys go into the line."""
        return self.query_one(FilterInput).has_focus

    @property
    def text(self) -> str:
        """The filter as it is typed."""
        return self.query_one(FilterInput).value

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(FilterInput).value = text

    def begin(self) -> None:
        """Go into the line."""
        self.query_one(FilterInput).focus()

    def say(self, count: str, read: str, trouble: str) -> None:
        """Say how many requests the filter means, how it was read, and what was not."""
        self.query_one("#count", Static).update(Content(count))
        self._read, self._trouble = read, trouble
        self._show_read()

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Offer what can be typed."""
        self._offer()
        self.post_message(self.Begun())

    def on_descendant_blur(self, _: events.DescendantBlur) -> None:
        """Offer nothing any more."""
        self._offers = ()
        self._show_read()

    def on_click(self, event: events.Click) -> None:
        """Go into the line from anywhere on it."""
        if event.widget is not None and event.widget.id in ("slash", "count"):
            self.begin()

    @on(Input.Changed)
    def _change(self, event: Input.Changed) -> None:
        event.stop()
        self._offer()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _leave(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Left())

    @on(FilterInput.TabPressed)
    def _complete(self) -> None:
        if self._offers and self.text:
            self._put(self._offers[0])

    @on(Offered.Picked)
    def _pick(self, event: Offered.Picked) -> None:
        event.stop()
        self._put(self._offers[event.number])

    def _put(self, offer: Completion) -> None:
        field = self.query_one(FilterInput)
        text, cursor = offer.applied(field.value)
        field.focus()
        field.value = text
        field.cursor_position = cursor

    def _offer(self) -> None:
        field = self.query_one(FilterInput)
        found = completions(field.value, field.cursor_position) if field.has_focus else ()
        self._offers = found[:OFFERED]
        self._show_read()

    def _show_read(self) -> None:
        """How it was read; what could follow, else what was not understood."""
        offers = [
            Content.styled(_shown(one), Style.from_meta({"@click": f"pick({number})"}))
            for number, one in enumerate(self._offers)
        ]
        follows = Content("  ").join(offers) if offers else Content(self._trouble)
        said = [part for part in (Content(self._read), follows) if part.plain]
        self.query_one(Offered).update(Content(PARTED).join(said))


def _shown(offer: Completion) -> str:
    """A value without the key that is typed already."""
    return offer.text.partition(":")[2] or offer.text
