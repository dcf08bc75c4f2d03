"""What forms are filled in with: text fields, a choice, and groups of questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from netcoach.domain.frozen import frozen
from netcoach.domain.text import clean_line, clean_text
from netcoach.tui.themes import SELECTED
from netcoach.tui.widgets.table import fitted
from netcoach.tui.widgets.text import Line, in_lines, word_at


class LineInput(Input):
    """One line; several pasted lines become one, nothing of them is lost."""

    DEFAULT_CSS = """
    LineInput {
        width: 1fr;
        background: $foreground 7%;
        &.-textual-compact { padding: 0 1; }
        &:focus { background: $foreground 14%; }
    }
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str,  # noqa: A002 - Textual's own name for it
        classes: str = "",
    ) -> None:
        super().__init__(value=value, placeholder=placeholder, id=id, classes=classes, compact=True)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        start, end = self.selection
        self.replace(clean_line(event.text), start, end)


class NoteInput(TextArea):
    """A note of several lines; Tab goes on to the next field, Enter begins a new line."""

    DEFAULT_CSS = """
    NoteInput {
        width: 1fr;
        height: auto;
        min-height: 1;
        max-height: 4;
        background: $foreground 7%;
        &:focus { background: $foreground 14%; }
        & .text-area--cursor-line { background: transparent; }
    }
    """

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        id: str,  # noqa: A002 - Textual's own name for it
        classes: str = "",
    ) -> None:
        super().__init__(
            text, placeholder=Content(placeholder), id=id, classes=classes, compact=True
        )

    def render_line(self, y: int) -> Strip:
        """Draw a line; nothing where a narrow terminal leaves no column to wrap the hint in."""
        return super().render_line(y) if self.content_size.width else Strip.blank(0)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if self.read_only:
            return
        if result := self._replace_via_keyboard(clean_text(event.text), *self.selection):
            self.move_cursor(result.end_location)


CURSOR = "$block-cursor-foreground on $block-cursor-background"
CHOSEN = SELECTED


class ChoiceLine(Widget, can_focus=True):
    """The words side by side; arrows, vim keys, space or a click choose.

    A ``RadioSet`` of seven takes a line for each and 23 ms longer to open.

    Args:
        choices: what can be chosen, with the word shown for each; one longer than a line is cut.
        value: what is chosen at first.
    """

    DEFAULT_CSS = """
    ChoiceLine { height: auto; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,up,k", "move(-1)", show=False),
        Binding("right,l,down,j,space", "move(1)", show=False),
        Binding("home", "move(-99)", show=False),
        Binding("end", "move(99)", show=False),
    ]

    value: reactive[str] = reactive("")

    class Changed(Message):
        """Something else was chosen."""

        def __init__(self, line: ChoiceLine) -> None:
            super().__init__()
            self.line = line

        @property
        def control(self) -> ChoiceLine:
            """The line it was chosen on."""
            return self.line

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        value: str = "",
        *,
        id: str,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.choices = tuple(choices)
        self.set_reactive(ChoiceLine.value, value or self.choices[0][0])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw every word, the chosen one marked also without colour."""
        width = self.content_size.width
        return Content("\n").join(
            Content("").join(self._word(*self.choices[place], width) for place in line)
            for line in self._lines(width)
        )

    def _word(self, value: str, word: str, width: int) -> Content:
        shown = fitted(word, min(cell_len(word), max(1, width - 2)))
        if value != self.value:
            return Content.styled(f" {shown} ", "$foreground-muted")
        return Content.styled(f"[{shown}]", CURSOR if self.has_focus else CHOSEN)

    @property
    def _cells(self) -> list[int]:
        return [cell_len(word) + 2 for _, word in self.choices]

    def _lines(self, width: int) -> list[Line]:
        return in_lines(self._cells, width)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the cursor only where keys act on it."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def watch_value(self) -> None:
        """Tell that something else was chosen."""
        self.post_message(self.Changed(self))

    def action_move(self, steps: int) -> None:
        """Choose the word that many places on; the ends stay."""
        place = [value for value, _ in self.choices].index(self.value) + steps
        self.value = self.choices[max(0, min(place, len(self.choices) - 1))][0]

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked word."""
        offset = event.get_content_offset(self)
        lines = self._lines(self.content_size.width)
        place = word_at(lines, self._cells, offset.x, offset.y) if offset is not None else None
        if place is not None:
            self.value = self.choices[place][0]


@frozen
class CellQuestion:
    """What is asked, and each answer with its word; the first answer is unknown.

    ``asks`` is the whole question, for a line of help beside the short ``label``.
    """

    key: str
    label: str
    asks: str
    answers: tuple[tuple[Any, str], ...]


class Questions(Widget, can_focus=True):
    """Chips like "[met ?]", "[met yes]", "[met no]", in columns behind the group's title.

    Space and a click go on to the next answer, a letter gives the answer that begins with it,
    the arrows move between chips and out of the group; ``step`` is for Tab. Enter is left to the
    form. All chips are one widget because a form of fifteen would open too slowly.
    """

    DEFAULT_CSS = """
    Questions { height: auto; color: $text-muted; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "cycle", "Answer", show=False),
        Binding("left", "step(-1)", "Before", show=False),
        Binding("right", "step(1)", "Next", show=False),
        Binding("up", "row(-1)", "Up", show=False),
        Binding("down", "row(1)", "Down", show=False),
    ]

    at: reactive[int] = reactive(0)
    places: reactive[tuple[int, ...]] = reactive(())

    class Changed(Message):
        """A question was answered by the user."""

        def __init__(self, question: CellQuestion) -> None:
            super().__init__()
            self.question = question

    class Moved(Message):
        """Another question is in focus."""

        def __init__(self, question: CellQuestion) -> None:
            super().__init__()
            self.question = question

    class Left(Message):
        """An arrow led out of the group, up (-1) or down (1), or ``sideways`` past an end."""

        def __init__(self, step: int, *, sideways: bool) -> None:
            super().__init__()
            self.step = step
            self.sideways = sideways

    def __init__(
        self,
        questions: Sequence[CellQuestion],
        given: Mapping[str, Any],
        *,
        columns: int,
        title: str = "",
        title_width: int = 0,
        id: str,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.questions = tuple(questions)
        self._most_columns = columns
        self._title = title
        self._title_width = title_width
        self._longest = max(map(_longest, self.questions))
        places = tuple(_place(question, given[question.key]) for question in self.questions)
        self.set_reactive(Questions.places, places)

    @property
    def given(self) -> dict[str, Any]:
        """Every question's key with its answer."""
        return {
            question.key: question.answers[place][0]
            for question, place in zip(self.questions, self.places, strict=True)
        }

    @property
    def question(self) -> CellQuestion:
        """The question in focus."""
        return self.questions[self.at]

    def go_to(self, key: str) -> None:
        """Put the focus on one question."""
        self.at = [question.key for question in self.questions].index(key)
        self.focus()

    def enter(self, step: int, *, sideways: bool = False) -> None:
        """Come in from above (1) or below (-1): to the first cell, or to the last row or cell."""
        last = len(self.questions) - 1
        last_row = last // self._columns * self._columns
        self.at = 0 if step > 0 else last if sideways else last_row
        self.focus()

    def step(self, step: int) -> bool:
        """Go to the chip after (1) or before (-1); False where there is none."""
        there = 0 <= self.at + step < len(self.questions)
        if there:
            self.at += step
        return there

    def answer(self, key: str, answer: Any) -> None:
        """Give an answer in the user's place: ``Changed`` is not posted."""
        index = [question.key for question in self.questions].index(key)
        place = _place(self.questions[index], answer)
        self.places = (*self.places[:index], place, *self.places[index + 1 :])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each row of chips."""
        return -(-len(self.questions) // self._columns_in(width))

    def render(self) -> RenderResult:
        """The title, and each cell with its answer in bold unless it is unknown."""
        rows = range(0, len(self.questions), self._columns)
        return Content("\n").join(self._row(first) for first in rows)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show where the cursor is, and ask its question."""
        super().watch_has_focus(has_focus)
        if has_focus:
            self.post_message(self.Moved(self.question))

    def watch_at(self) -> None:
        """Ask the question the cursor came to."""
        if self.has_focus:
            self.post_message(self.Moved(self.question))

    def on_click(self, event: events.Click) -> None:
        """Go on to the next answer of the cell that was clicked."""
        column = (event.x - self._title_width) // self._width
        clicked = event.y * self._columns + column
        if 0 <= column < self._columns and clicked < len(self.questions):
            self.at = clicked
            self.action_cycle()

    def on_key(self, event: events.Key) -> None:
        """Give the answer that begins with the letter."""
        for place, (_, word) in enumerate(self.question.answers):
            if event.character and word.startswith(event.character.casefold()):
                event.stop()
                event.prevent_default()
                self._give(place)
                return

    def action_cycle(self) -> None:
        """Go on to the next answer."""
        self._give((self.places[self.at] + 1) % len(self.question.answers))

    def action_step(self, step: int) -> None:
        """Go to the question before (-1) or after (1)."""
        self._move(step, step, sideways=True)

    def action_row(self, step: int) -> None:
        """Go to the question above (-1) or below (1)."""
        self._move(step * self._columns, step, sideways=False)

    def _move(self, cells: int, step: int, *, sideways: bool) -> None:
        to = self.at + cells
        if 0 <= to < len(self.questions):
            self.at = to
        else:
            self.post_message(self.Left(step, sideways=sideways))

    def _give(self, place: int) -> None:
        if place != self.places[self.at]:
            self.answer(self.question.key, self.question.answers[place][0])
            self.post_message(self.Changed(self.question))

    @property
    def _columns(self) -> int:
        return self._columns_in(self.size.width)

    def _columns_in(self, width: int) -> int:
        """As many as asked for, or fewer where the longest answer would not fit its chip."""
        return max(1, min(self._most_columns, (width - self._title_width) // self._longest))

    @property
    def _width(self) -> int:
        return max(1, (self.size.width - self._title_width) // self._columns)

    def _row(self, first: int) -> Content:
        lines = wrap(self._title, self._title_width - 1) if self._title else []
        title = next(iter(lines[first // self._columns :]), "")
        cells = range(first, min(first + self._columns, len(self.questions)))
        return Content(title.ljust(self._title_width)).append(
            Content("").join(self._cell(index) for index in cells)
        )

    def _cell(self, index: int) -> Content:
        question, place = self.questions[index], self.places[index]
        word = question.answers[place][1]
        chip = Content.assemble(f"[{question.label} ", (word, "bold" if place else ""), "]")
        if self.has_focus and index == self.at:
            chip = chip.stylize(CURSOR)
        elif place:
            chip = chip.stylize(CHOSEN)
        return chip.append(" " * max(1, self._width - chip.cell_length))


def _longest(question: CellQuestion) -> int:
    """Cells of a chip with the longest answer, and the blank behind it."""
    return cell_len(question.label) + max(cell_len(word) for _, word in question.answers) + 4


def _place(question: CellQuestion, answer: Any) -> int:
    return [given for given, _ in question.answers].index(answer)
