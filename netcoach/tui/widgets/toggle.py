"""A question with a few short answers in one cell row, cycled by space or a click."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

AnswerT = TypeVar("AnswerT")


class Toggle(Widget, Generic[AnswerT], can_focus=True):
    """A label and its answer: "met ?", "met yes", "met no".

    Space and a click go on to the next answer, a letter gives the answer that begins with it,
    the arrows move on. Enter is left to the form.

    Args:
        label: what is asked, in a word or two.
        answers: each answer with its word, in the order they are cycled; the first is unknown.
        question: what is asked, in full, for a line of help.
    """

    DEFAULT_CSS = """
    Toggle {
        width: 1fr;
        height: 1;
        padding: 0 1;
        color: $text-muted;

        &.-answered { color: $foreground; }
        &:hover { background: $foreground 7%; }
        &:focus {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        &:disabled { color: $text-disabled; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "cycle", "Answer", show=False),
        Binding("left", "app.focus_previous", "Before", show=False),
        Binding("right", "app.focus_next", "Next", show=False),
    ]

    place: reactive[int] = reactive(0)

    class Changed(Message):
        """The answer was changed by the user."""

        def __init__(self, toggle: Toggle[Any]) -> None:
            super().__init__()
            self.toggle = toggle

        @property
        def control(self) -> Toggle[Any]:
            """The toggle that was answered."""
            return self.toggle

    def __init__(
        self,
        label: str,
        answers: Mapping[AnswerT, str],
        *,
        question: str,
        answer: AnswerT,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.label = label
        self.answers = tuple(answers.items())
        self.question = question
        self.set_reactive(Toggle.place, list(answers).index(answer))

    @property
    def answer(self) -> AnswerT:
        """The answer as it stands."""
        return self.answers[self.place][0]

    def render(self) -> RenderResult:
        """The label, and the answer in bold unless it is unknown."""
        return Content.assemble(self.label, " ", (self.answers[self.place][1], self._weight()))

    def watch_place(self) -> None:
        """Set answered toggles apart."""
        self.set_class(self.place > 0, "-answered")

    def on_click(self) -> None:
        """Go on to the next answer."""
        self.action_cycle()

    def on_key(self, event: events.Key) -> None:
        """Give the answer that begins with the letter."""
        for place, (_, word) in enumerate(self.answers):
            if event.character and word.startswith(event.character.casefold()):
                event.stop()
                event.prevent_default()
                self._give(place)
                return

    def action_cycle(self) -> None:
        """Go on to the next answer."""
        self._give((self.place + 1) % len(self.answers))

    def _give(self, place: int) -> None:
        if place != self.place:
            self.place = place
            self.post_message(self.Changed(self))

    def _weight(self) -> str:
        return "bold" if self.place else ""
