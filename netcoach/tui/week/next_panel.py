"""What to do next: a list of lines, each with the key that does it in front."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from netcoach.domain.bursts import Burst
from netcoach.domain.text import printable
from netcoach.domain.week.next_steps import MOST, MOST_SMALL, NextStep, next_steps
from netcoach.domain.week.review import WeekReview
from netcoach.tui.actions import KeyOf
from netcoach.tui.widgets.table import LONGEST
from netcoach.tui.widgets.text import LineList, head_line
from netcoach.wording.week.next_steps import key_of_step, next_step_text
from netcoach.wording.week.screen import (
    NEXT_STEPS_TITLE,
    NO_NEXT_STEP,
    NO_OTHER_STEP,
    PUTS_IT_AWAY,
    and_more,
)

KEY_CELLS = 3
"""Cells of the key in front; a click there does the line."""


class StepList(LineList[NextStep]):
    """Steps as lines; Enter or a click on its key does one.

    Args:
        key_of: says which key an action has now.
    """

    def __init__(self, key_of: KeyOf, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._key_of = key_of
        self._steps: Sequence[NextStep] = ()

    class Chosen(Message):
        """Enter or a click did a line."""

        def __init__(self, step: NextStep) -> None:
            super().__init__()
            self.step = step

    @property
    def items(self) -> Sequence[NextStep]:
        """The steps that are shown."""
        return self._steps

    def watch_review(self) -> None:
        """Work out once what a review has to do next."""
        self._steps = self.steps_of(self.review) if self.review else ()
        super().watch_review()

    def steps_of(self, review: WeekReview) -> Sequence[NextStep]:
        """The steps of a review that this list shows."""
        raise NotImplementedError

    def data(self) -> object:
        """The steps, and the day they are told of."""
        return self.review and (self._steps, self.review.today)

    def choose(self, item: NextStep) -> None:
        """Tell which step is to be done."""
        self.post_message(self.Chosen(item))

    def text_of(self, step: NextStep, cells: int | None = None) -> str:
        """What a step says, in one line."""
        said = next_step_text(step, self.review.today, cells=cells) if self.review else ""
        return printable(said[:LONGEST]).replace("\n", " ")

    def key_of(self, step: NextStep) -> str:
        """The key that does a step."""
        key = self._key_of(*key_of_step(step))
        return {"question_mark": "?"}.get(key, key)

    def rows_of(self, step: NextStep, width: int) -> list[Content]:
        """A step as it is drawn."""
        raise NotImplementedError

    def place_at(self, y: int) -> int | None:
        """Which step stands on a row below the head."""
        for place, step in enumerate(self._steps):
            y -= len(self.rows_of(step, self.content_size.width))
            if y < 0:
                return place
        return None

    def clicked(self, place: int | None, x: int, *, twice: bool) -> None:
        """Put the cursor where it was clicked; do the step by its key or a second click."""
        if place is None:
            return
        self.cursor = place
        if twice or x < KEY_CELLS:
            self.action_choose()


class NextPanel(StepList):
    """The first few steps; the head says how many more there are."""

    small: reactive[bool] = reactive(False)

    @property
    def most(self) -> int:
        """How many steps are shown at once."""
        return MOST_SMALL if self.small else MOST

    def watch_small(self) -> None:
        """Show as many as fit the new size."""
        self.watch_review()

    def steps_of(self, review: WeekReview) -> Sequence[NextStep]:
        """All but the bursts, which stand under the days."""
        steps = next_steps(review)
        self._all = [step for step in steps if not isinstance(step.about, Burst)]
        self._bursts = len(steps) - len(self._all)
        return tuple(self._all[: self.most])

    _all: Sequence[NextStep] = ()
    _bursts = 0

    def data(self) -> object:
        """The steps, and how many are not shown."""
        return super().data(), len(self._all), self._bursts

    def watch_review(self) -> None:
        """Take up no room before anything was logged, or where another week has nothing to do."""
        super().watch_review()
        review = self.review
        self.display = review is None or (
            review.ever_logged and bool(self.items or review.today in review.week)
        )

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The head, and as many rows as the steps take."""
        return 1 + (sum(len(self.rows_of(step, width)) for step in self.items) or 1)

    def rows_of(self, step: NextStep, width: int) -> list[Content]:
        """A line, or two where there is room."""
        room = max(10, width - KEY_CELLS)
        text = self.text_of(step, room)
        lines = Content(text).wrap(room)
        most = 1 if self.small else 2
        if len(lines) > most:
            rest = Content(text[len("".join(x.plain for x in lines[: most - 1])) :])
            lines = [*lines[: most - 1], rest.truncate(room, ellipsis=True)]
        lead = Content.styled(f"{self.key_of(step):<{KEY_CELLS}}", "bold $text-warning")
        leads = chain((lead,), (Content(" " * KEY_CELLS) for _ in lines[1:]))
        return [
            self.marked(Content.assemble(begins, line).pad_right(room - line.cell_length), step)
            for begins, line in zip(leads, lines, strict=True)
        ]

    def render(self) -> Content:
        """Draw the head, and each step with its key."""
        if self.review is None:
            return Content("")
        width = self.content_size.width
        more = len(self._all) - len(self.items)
        head = head_line(NEXT_STEPS_TITLE, and_more(more), width)
        if not self.items:
            said = NO_OTHER_STEP if self._bursts else NO_NEXT_STEP
            return Content("\n").join((head, Content.styled(said, "$foreground-muted")))
        rows = (row for step in self.items for row in self.rows_of(step, width))
        return Content("\n").join((head, *rows))

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked step."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y:
            self.clicked(self.place_at(offset.y - 1), offset.x, twice=event.chain == 2)


class BurstLines(StepList):
    """What is said of the week's busy spells, right under its days; Enter tells why."""

    def steps_of(self, review: WeekReview) -> Sequence[NextStep]:
        """The bursts that were not put away."""
        return tuple(step for step in next_steps(review) if isinstance(step.about, Burst))

    def watch_review(self) -> None:
        """Take up no room where there is none."""
        super().watch_review()
        self.display = bool(self.items)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the sentences take."""
        return sum(len(self.rows_of(step, width)) for step in self.items)

    def rows_of(self, step: NextStep, width: int) -> list[Content]:
        """A sentence as long as it is, and the key that puts it away."""
        room = max(10, width - 2)
        lines = list(Content(self.text_of(step)).wrap(room))
        away = self._away(step, room - lines[-1].cell_length)
        if away is None:
            lines.append(self._away(step, room) or Content(""))
        else:
            lines[-1] = Content.assemble(lines[-1].rstrip(), "  ", away)
        marks = chain(("● ",), ("  " for _ in lines[1:]))
        rows = []
        for mark, line in zip(marks, lines, strict=True):
            row = Content.assemble(mark, line).stylize_before("$text-warning")
            rows.append(self.marked(row, step))
        return rows

    def _away(self, step: NextStep, room: int) -> Content | None:
        """The key that puts a sentence away, with what it does where that fits; None if not."""
        key = Content.styled(self.key_of(step), "bold $text-warning")
        does = Content.assemble(key, (f" {PUTS_IT_AWAY}", "$foreground-muted"))
        return next((one for one in (does, key) if one.cell_length + 2 <= room), None)

    def render(self) -> Content:
        """Draw the sentences."""
        width = self.content_size.width
        return Content("\n").join(row for step in self.items for row in self.rows_of(step, width))

    def on_click(self, event: events.Click) -> None:
        """Tell why; a click on the key at its end puts it away."""
        offset = event.get_content_offset(self)
        place = self.place_at(offset.y) if offset is not None else None
        if offset is None or place is None:
            return
        self.cursor = place
        rows = self.rows_of(self.items[place], self.content_size.width)
        last = sum(
            len(self.rows_of(step, self.content_size.width)) for step in self.items[: place + 1]
        )
        away = len(PUTS_IT_AWAY) if rows[-1].plain.endswith(PUTS_IT_AWAY) else 0
        if offset.y == last - 1 and offset.x >= rows[-1].cell_length - away - KEY_CELLS + 1:
            self.post_message(self.PutAway(self.items[place]))
        else:
            self.action_choose()

    class PutAway(Message):
        """A click put a sentence away."""

        def __init__(self, step: NextStep) -> None:
            super().__init__()
            self.step = step
