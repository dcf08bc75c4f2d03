"""The panels of the week: what was sent and how, what came back, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from netcoach.domain.log.request import RequestId
from netcoach.domain.text import printable
from netcoach.domain.week.next_steps import NextStep, NextStepKind, next_steps
from netcoach.domain.week.review import RatedRequest, WeekReview
from netcoach.tui.widgets.review import ReviewWidget
from netcoach.tui.widgets.table import LONGEST, HeldTable, fitted, quality_component
from netcoach.tui.widgets.text import LineList, figure_lines
from netcoach.wording.outcomes import CAME_BACK_SPAN, CAME_BACK_TITLE, came_back_rows, own_came_back
from netcoach.wording.week.next_steps import next_step_text
from netcoach.wording.week.screen import (
    HOW_TITLE,
    NEXT_STEPS_TITLE,
    NO_NEXT_STEP,
    NOTHING_SENT,
    NOTHING_YET,
    allowance,
    grounds,
    inside_weeks,
    rated_share,
    request_quality,
    sent_title,
    sent_when,
    spread,
    week_quality_said,
    who_else,
    why,
)

WHEN_CELLS, QUALITY_CELLS = 9, 6
LEAST_NAME, MOST_NAME = 12, 26


class RequestTable(HeldTable[RatedRequest]):
    """When, who, why in short, quality."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.nothing = (NOTHING_SENT,)

    def key_of(self, row: RatedRequest) -> RequestId:
        """A request stays itself."""
        return row.request.id

    def cells_of(self, row: RatedRequest, place: int, width: int) -> list[Segment]:
        """Draw a request."""
        name = max(LEAST_NAME, min(MOST_NAME, width // 4))
        reason = max(0, width - WHEN_CELLS - name - QUALITY_CELLS - 3)
        said = why(row)
        if cell_len(said) > reason:
            said = why(row, short=True)
        why_style = "table--why" if row.quality else "table--unrated"
        return [
            Segment(fitted(sent_when(row.request.sent), WHEN_CELLS), self.ink("table--when")),
            Segment("  "),
            Segment(fitted(row.request.person.name, name), self.ink("table--who")),
            Segment(" "),
            Segment(fitted(said, reason), self.ink(why_style)),
            Segment(
                request_quality(row.quality).rjust(QUALITY_CELLS),
                self.ink(quality_component(row.quality)),
            ),
        ]


class SentPanel(Vertical):
    """The table of the week and its two lines of sums."""

    review: reactive[WeekReview | None] = reactive(None, repaint=False)

    def __init__(self, *, notes_a_month: int | None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.notes_a_month = notes_a_month

    def compose(self) -> ComposeResult:
        """The table over its sums."""
        yield RequestTable(id="requests")
        yield Static(id="sums", markup=False)

    def on_mount(self) -> None:
        """Show a review that was there before the table."""
        self.watch_review(self.review)

    def allow(self, notes_a_month: int | None) -> None:
        """Go by another note allowance."""
        self.notes_a_month = notes_a_month
        self.watch_review(self.review)

    def watch_review(self, review: WeekReview | None) -> None:
        """Hand the rows to the table and say the sums."""
        if review is None or not self.is_mounted:
            return
        words = sent_title(review), week_quality_said(review.quality)
        if words != (self.border_title, self.border_subtitle):
            self.border_title, self.border_subtitle = words
        table = self.query_one(RequestTable)
        nothing = (NOTHING_SENT,) if review.ever_logged else NOTHING_YET
        if (table.rows, table.nothing) != (review.rows, nothing):
            table.nothing = nothing
            table.show(review.rows)
        notes = f"notes {review.notes.written} · {allowance(review, self.notes_a_month)}"
        sums = Content(f"{grounds(review)}\n{notes}" if review.sent else notes)
        shown = self.query_one("#sums", Static)
        if shown.content != sums:
            shown.update(sums, layout=len(str(shown.content).split("\n")) != len(sums.split("\n")))


class SentHowPanel(ReviewWidget, can_focus=True):
    """Quality, whom one knew, notes and the latest weeks as plain figures."""

    BORDER_TITLE = HOW_TITLE

    def __init__(self, *, notes_a_month: int | None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.notes_a_month = notes_a_month

    def allow(self, notes_a_month: int | None) -> None:
        """Go by another note allowance."""
        self.notes_a_month = notes_a_month
        self.watch_review()

    def data(self) -> object:
        """The figures."""
        return self.review and tuple(self._lines(self.review, room=None))

    def render(self) -> Content:
        """Draw one line a figure."""
        if self.review is None:
            return Content("")
        return figure_lines(self._lines(self.review, room=self.content_size.width or None))

    def _lines(self, review: WeekReview, *, room: int | None) -> Iterator[tuple[str, str, str]]:
        quality = review.quality
        yield (
            "quality",
            spread(quality.low, quality.high) if quality else "—",
            rated_share(quality) if quality else "not rated yet",
        )
        if review.sent:
            yield "you knew", f"{review.knew} of {review.sent}", who_else(review)
        left = allowance(review, self.notes_a_month, short=True)
        yield "personal note", f"{review.notes.written} of {review.sent}", left
        yield "", "", inside_weeks(review.trends.recent, review.whole_guideline, cells=room)


NAME_CELLS = 10
FIGURE_CELLS = 11
"""Cells of the figures at least: the column grows with the longest."""


class CameBackPanel(ReviewWidget, can_focus=True):
    """Accepted, replied and talked, with how far the figures tell."""

    BORDER_TITLE = f"{CAME_BACK_TITLE} · {CAME_BACK_SPAN}"

    def data(self) -> object:
        """The figures."""
        return self.review and (self.review.came_back, own_came_back(self.review))

    def render(self) -> Content:
        """Draw one line a figure; where there is no room for it, without the word "likely"."""
        lines = self._lines(short=False)
        room = self.content_size.width
        fits = not room or all(line.cell_length <= room for line in lines.split("\n"))
        return lines if fits else self._lines(short=True)

    def _lines(self, *, short: bool) -> Content:
        if self.review is None:
            return Content("")
        own = own_came_back(self.review)
        rows = tuple(came_back_rows(self.review.came_back, own=own, short=short))
        cells = max(FIGURE_CELLS, *(len(figure) + 1 for _, figure, _ in rows))
        return figure_lines(rows, name_cells=NAME_CELLS, figure_cells=cells)


BULLETS = {
    NextStepKind.HELLO: ("●", "$text-success"),
    NextStepKind.FOLLOW_UP: ("●", "$text-success"),
    NextStepKind.BURST: ("●", "$text-warning"),
    NextStepKind.PILE_UP: ("●", "$text-warning"),
}
"""How the line of a kind begins; every other kind begins with a quiet ring."""

LINES = 6
"""Lines of the whole panel where it has a place of fixed height."""

QUIET = ("○", "$foreground-muted")


class NextStepsPanel(LineList[NextStep]):
    """The things to do next; Enter or a click opens one."""

    BORDER_TITLE = NEXT_STEPS_TITLE

    class Chosen(Message):
        """Enter or a click opened a thing."""

        def __init__(self, item: NextStep) -> None:
            super().__init__()
            self.item = item

    @property
    def items(self) -> tuple[NextStep, ...]:
        """What is shown."""
        return next_steps(self.review) if self.review else ()

    def data(self) -> object:
        """The things, and the day they are told of."""
        return self.review and (self.items, self.review.today)

    def choose(self, item: NextStep) -> None:
        """Tell which thing was opened."""
        self.post_message(self.Chosen(item))

    def render(self) -> Content:
        """Draw each thing with its bullet, wrapped under itself."""
        if not self.items:
            return Content.styled(NO_NEXT_STEP, "$foreground-muted")
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

    def _text(self, item: NextStep) -> Content:
        return Content(printable(self._said(item)[:LONGEST]).replace("\n", " "))

    def _bulleted(self, item: NextStep, lines: Sequence[Content]) -> list[Content]:
        bullet = Content.styled(*BULLETS.get(item.kind, QUIET))
        leads = [bullet, *(Content(" ") for _ in lines[1:])]
        return [
            self.marked(Content.assemble(lead, " ", line), item)
            for lead, line in zip(leads, lines, strict=True)
        ]

    def _said(self, item: NextStep) -> str:
        return next_step_text(item, self.review.today) if self.review else ""

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
