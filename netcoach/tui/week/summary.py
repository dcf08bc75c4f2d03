"""The week in short: its headline, the gauge, the days, and the lines above the panels."""

from __future__ import annotations

from collections import Counter
from textwrap import wrap
from typing import ClassVar

from pendulum import Date
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from netcoach.domain.text import printable
from netcoach.domain.week.guideline import Guideline, Pace
from netcoach.domain.week.review import WeekReview
from netcoach.tui.week.chart import scale_top
from netcoach.tui.widgets.canvas import Canvas, Painted
from netcoach.tui.widgets.review import ReviewWidget
from netcoach.wording.week.headline import headline
from netcoach.wording.week.screen import READING, SOME_DAY, day_name, inside_weeks


def tone_of(review: WeekReview) -> str:
    """The colour of a week's count: of a busy spell, below or beyond a warning, inside success."""
    is_outside = review.pace is Pace.BELOW or review.sent > review.guideline.high
    if is_outside or _burst_level(review):
        return "$text-warning"
    return "$text" if review.pace is None and review.to_low else "$text-success"


def _burst_level(review: WeekReview) -> int:
    """The highest level of a burst that is told of; 0 without one."""
    told = (one for one in review.bursts if one.live and one.key not in review.seen)
    return max((one.level for one in told), default=0)


class HeadlineText(ReviewWidget):
    """A figure, the sentence it begins, who comes next, and what is said beside it."""

    GROWS = True

    def data(self) -> object:
        """What it says, and its colour."""
        return self.review and (headline(self.review), tone_of(self.review))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row, or two where the sentence is long."""
        return self._drawn(width).get_height({}, max(1, width))

    def render(self) -> Content:
        """Draw the sentence, and beside it what fits."""
        return self._drawn(self.content_size.width)

    def _drawn(self, width: int) -> Content:
        if self.review is None:
            return Content.styled(READING, "$foreground-muted")
        said = headline(self.review)
        figure = Content.styled(f"{said.figure} " if said.figure else "", "bold")
        line = Content.assemble(figure.stylize(tone_of(self.review)), (said.sentence, "bold"))
        if said.then:
            fits = line.cell_length + 2 + len(said.then) <= width
            line = Content.assemble(line, "  " if fits else "\n", printable(said.then))
        gap = width - line.split("\n")[-1].cell_length - len(said.aside)
        if said.aside:
            before = "\n" if gap < 3 else " " * (gap if self.small else 3)
            line = Content.assemble(line, before, (said.aside, "$foreground-muted"))
        return line

    small: reactive[bool] = reactive(False)


WIDEST = 60
"""Cells the gauge takes at most (ours: beyond that it shouts)."""

WORTH_A_PAUSE = 2
"""The level of a burst from which the bar is in the colour of a warning as a whole."""

LEAST_ASIDE = 14
"""Cells from which the latest weeks are told beside the gauge."""


class Gauge(Painted):
    """A bar over a fixed scale with the guideline shaded; beyond the scale it ends in ``›``.

    On a small terminal it says beside it how the latest weeks were.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "gauge--sent",
        "gauge--beyond",
        "gauge--band",
        "gauge--track",
        "gauge--edge",
        "gauge--axis",
    }

    small: reactive[bool] = reactive(False)

    def data(self) -> object:
        """The count, the guideline, and on a small terminal the latest weeks."""
        review = self.review
        if review is None:
            return None
        recent = (review.trends.recent, review.whole_guideline) if self.small else None
        return review.sent, review.guideline, self.is_plain, _burst_level(review), recent

    def watch_review(self) -> None:
        """Take up no room before anything was logged."""
        super().watch_review()
        self.display = self.review is None or self.review.ever_logged

    def paint(self, canvas: Canvas) -> None:
        """Draw the bar and the axis under it."""
        review = self.review
        if review is None:
            return
        guideline, sent = review.guideline, review.sent
        top = scale_top(guideline)
        width = _bar_width(top, canvas.width - (LEAST_ASIDE + 2 if self.small else 2))
        at = {value: value * width // top for value in (guideline.low, guideline.high, top)}
        low, high = at[guideline.low], at[guideline.high]
        end = min(sent, top) * width // top
        self._lay(canvas, 0, width, "gauge--track", "░")
        self._lay(canvas, low, high, "gauge--band", "▒")
        is_calm = _burst_level(review) < WORTH_A_PAUSE
        self._lay(canvas, 0, min(end, high), "gauge--sent" if is_calm else "gauge--beyond", "█")
        self._lay(canvas, high, end, "gauge--beyond", "▓")
        for edge in (low, high):
            mark = "|" if self.is_plain else "▕"
            canvas.put(edge - 1, 0, mark, self.ink("gauge--edge"))
        axis = self.ink("gauge--axis")
        if sent > top:
            canvas.put(width, 0, "›", axis)
        for value, x in _labels(guideline, at):
            canvas.put(x, 1, value, axis)
        if self.small and review.trends.recent.known:
            room = canvas.width - width - 2
            said = inside_weeks(review.trends.recent, review.whole_guideline, cells=2 * room - 4)
            for y, line in enumerate(wrap(said, max(LEAST_ASIDE, room))[:2]):
                canvas.put(width + 2, y, line, axis)

    def _lay(self, canvas: Canvas, start: int, end: int, name: str, mark: str) -> None:
        """Colour a stretch; without colour, or where themes cannot blend, by marks."""
        if self.is_plain:
            canvas.put(start, 0, mark * (end - start), self.ink(name))
        else:
            canvas.put(start, 0, " " * (end - start), Style(bgcolor=self.ink(name).color))


def _bar_width(top: int, room: int) -> int:
    """Whole cells for every request where they fit, so that no edge is rounded."""
    room = max(1, room)
    return top * max(1, min(WIDEST, room) // top) if room >= top else room


def _labels(guideline: Guideline, at: dict[int, int]) -> list[tuple[str, int]]:
    """The axis: 0, both edges and the end, each ending under the end of its cell."""
    edges = [(str(value), max(0, x - len(str(value)))) for value, x in at.items()]
    if guideline.low == guideline.high or at[guideline.low] + 3 > at[guideline.high]:
        edges = edges[-2:]
    return [("0", 0), *edges] if edges[0][1] > 1 else edges


WIDEST_DAY = 11
"""Cells a day takes at most; one is kept free between days."""


class DayStrip(Painted, can_focus=True):
    """Seven days, a square for every request; those known by the week only stand apart.

    A click or the arrows choose a day, whose requests alone are listed then; once more, or Esc,
    shows all of them.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "day--name",
        "day--today",
        "day--sent",
        "day--none",
        "day--chosen",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", show=False),
        Binding("right,l", "move(1)", show=False),
        Binding("escape", "choose_none", show=False),
    ]

    chosen: reactive[Date | None] = reactive(None)

    class Chosen(Message):
        """A day was chosen, or none."""

        def __init__(self, day: Date | None) -> None:
            super().__init__()
            self.day = day

    def data(self) -> object:
        """The requests, the week, today and the chosen day."""
        review = self.review
        return review and (review.rows, review.week, review.today, self.chosen)

    def watch_review(self) -> None:
        """Let go of a day of another week; take up no room before anything was logged."""
        super().watch_review()
        review = self.review
        self.display = review is None or review.ever_logged
        if review is not None and self.chosen is not None and self.chosen not in review.week:
            self.chosen = None

    def watch_chosen(self, chosen: Date | None) -> None:
        """Tell which day is chosen."""
        self.post_message(self.Chosen(chosen))

    def action_move(self, days: int) -> None:
        """Choose the day after or before the chosen one, beginning with today."""
        if self.review is None:
            return
        dates = self.review.week.days
        if self.chosen is None:
            begin = (
                self.review.today if self.review.today in dates else dates[0 if days > 0 else -1]
            )
            self.chosen = begin
        else:
            place = dates.index(self.chosen) + days
            self.chosen = dates[max(0, min(place, len(dates) - 1))]

    def action_choose_none(self) -> None:
        """Show the requests of all days."""
        self.chosen = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Esc to the screen where no day is chosen."""
        return action != "choose_none" or self.chosen is not None

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked day, or none if it was chosen."""
        offset = event.get_content_offset(self)
        if offset is None or self.review is None:
            return
        place = offset.x // self.day_cells
        if place < len(self.review.week.days):
            day = self.review.week.days[place]
            self.chosen = None if day == self.chosen else day

    @property
    def day_cells(self) -> int:
        """Cells of a day, the blank after it included."""
        return max(1, min(WIDEST_DAY, self.size.width // (8 if self._some_day else 7)))

    @property
    def _some_day(self) -> int:
        """How many are known by the week only."""
        rows = self.review.rows if self.review else ()
        return sum(row.request.sent.known_day is None for row in rows)

    def paint(self, canvas: Canvas) -> None:
        """Draw the names of the days and the squares under them."""
        review = self.review
        if review is None:
            return
        sent = Counter(row.request.sent.known_day for row in review.rows)
        width = self.day_cells
        for number, day in enumerate(review.week.days):
            style = "day--today" if day == review.today else "day--name"
            ink = self.ink(style)
            name = day_name(day)[: width - 1]
            if day == self.chosen:
                chosen = self.get_component_rich_style("day--chosen")
                ink, name = chosen, f"[{name}]" if self.is_plain else name
            canvas.put(number * width, 0, name, ink)
            self._mark(canvas, number * width, width - 1, sent[day])
        if self._some_day:
            canvas.put(7 * width, 0, SOME_DAY[: width - 1], self.ink("day--name"))
            self._mark(canvas, 7 * width, width - 1, self._some_day)

    def _mark(self, canvas: Canvas, x: int, width: int, sent: int) -> None:
        if not sent:
            canvas.put(x, 1, "·", self.ink("day--none"))
            return
        marks = "■" * sent if sent <= width else f"■ {sent}"
        canvas.put(x, 1, marks, self.ink("day--sent"))
