"""A question at the foot of a screen that one key answers, and that never stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from time import monotonic

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from netcoach.tui.runner import start
from netcoach.tui.type_ahead import ANSWERING

SEEN = 0.15
"""Seconds a question has to be on the screen before a key answers it (ours: nobody reads faster,
and a key typed before was meant for what was there)."""

SKIPS = frozenset({"enter", "escape"})


class KeyQuestion(Widget):
    """One question with a letter for each answer; Enter and Esc leave it unanswered.

    It takes only its own keys. Any other, and every key typed before it could be read, closes it
    and does what it always does.
    """

    DEFAULT_CSS = """
    KeyQuestion {
        display: none;
        dock: bottom;
        height: auto;
        margin-bottom: 1;
        padding: 0 2;
        background: $background;
        color: $text;
        &.-asking { display: block; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._question, self._skips = "", ""
        self._answers: tuple[tuple[str, str], ...] = ()
        self._answered: Callable[[str], Coroutine[object, object, None]] | None = None
        self._seen_at = 0.0

    @property
    def is_asking(self) -> bool:
        """Whether a question is on the screen."""
        return self._answered is not None

    def ask(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        skips: str,
        answered: Callable[[str], Coroutine[object, object, None]],
    ) -> None:
        """Ask.

        Args:
            question: the sentence.
            answers: each letter with its word.
            skips: how to leave it, in words.
            answered: awaited with the letter of an answer, before the next key is handed out.
        """
        self._question, self._answers, self._skips = question, tuple(answers), skips
        self._answered, self._seen_at = answered, float("inf")
        self.add_class("-asking")
        self.refresh(layout=True)
        self.call_after_refresh(self._note_seen)

    def _note_seen(self) -> None:
        self._seen_at = monotonic()

    def close(self) -> None:
        """Ask no more."""
        if self.is_asking:
            self._answered = None
            self.remove_class("-asking")

    def take(self, event: events.Key) -> bool:
        """Take a key that is for the question; the question is closed whichever it is."""
        if not self.is_asking:
            return False
        was_seen = event.time - self._seen_at >= SEEN
        if was_seen and event.key in dict(self._answers):
            self._answer(event.key)
            return True
        self.close()
        return was_seen and event.key in SKIPS

    def _answer(self, letter: str) -> None:
        answered = self._answered
        self.close()
        if answered is not None:
            start(self.app, partial(answered, letter), group=ANSWERING)

    def on_click(self, event: events.Click) -> None:
        """Give the answer under the mouse."""
        if letter := event.style.meta.get("answer"):
            self._answer(letter)

    def render(self) -> Content:
        """Draw the sentence, and the answers under it."""
        answers = Content("  ").join(
            [*map(self._drawn, self._answers), Content.styled(self._skips, "$text-muted")]
        )
        return Content.assemble((self._question, "bold"), "\n", answers)

    def _drawn(self, answer: tuple[str, str]) -> Content:
        letter, word = answer
        # One word each for the lines to be broken between answers, never within one.
        said = Content.assemble((letter, "b $text-warning"), "\u00a0", word.replace(" ", "\u00a0"))
        return said.stylize(Style.from_meta({"answer": letter}))
