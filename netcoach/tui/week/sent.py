"""What was sent in the week: a table as long as its rows, with what it adds up to."""

from __future__ import annotations

from pendulum import Date
from rich.cells import cell_len
from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from netcoach.domain.log.request import RequestId
from netcoach.domain.week.review import RatedRequest, WeekReview
from netcoach.tui.actions import KeyOf
from netcoach.tui.widgets.review import ReviewWidget
from netcoach.tui.widgets.table import HeldTable, fitted, quality_component
from netcoach.tui.widgets.text import head_line
from netcoach.wording.week.screen import (
    NOTHING_SENT,
    ROW_KEYS,
    SENT_COLUMNS,
    grounds,
    more_below,
    not_said_yet,
    request_quality,
    sent_on_day,
    sent_sums,
    sent_title,
    sent_when,
    why,
)

WHEN_CELLS, QUALITY_CELLS = 9, 7
LEAST_NAME, MOST_NAME = 12, 26

HEAD_ROWS = 2
"""Rows over the table: the head, and the heads of its columns."""

LEAST_TABLE = 2
"""Rows the table keeps at least, however little room there is."""


def name_cells(width: int) -> int:
    """Cells of the name in a table of a width."""
    return max(LEAST_NAME, min(MOST_NAME, width // 4))


def reason_cells(width: int) -> int:
    """Cells that are left for how they are known."""
    return max(0, width - WHEN_CELLS - name_cells(width) - QUALITY_CELLS - 4)


class RequestTable(HeldTable[RatedRequest]):
    """When, who, how you know them, quality; the newest first."""

    def __init__(self, *, signs_key: str = "s", id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.nothing = (NOTHING_SENT,)
        self.signs_key = signs_key

    def key_of(self, row: RatedRequest) -> RequestId:
        """A request stays itself."""
        return row.request.id

    def action_page(self, pages: float) -> None:
        """Move by a page; at the end of the rows let what holds the table scroll."""
        before = self.cursor
        super().action_page(pages)
        if self.cursor == before and isinstance(body := self.screen.query_one("#body"), Widget):
            body.scroll_page_down() if pages > 0 else body.scroll_page_up()

    def cells_of(self, row: RatedRequest, place: int, width: int) -> list[Segment]:
        """Draw a request."""
        reason = reason_cells(width)
        said = why(row)
        if row.quality is None and not row.added_later:
            said = not_said_yet(self.signs_key)
        if cell_len(said) > reason:
            said = why(row, short=True)
        why_style = "table--why" if row.quality else "table--unrated"
        return [
            Segment(fitted(sent_when(row.request.sent), WHEN_CELLS), self.ink("table--when")),
            Segment("  "),
            Segment(fitted(row.request.person.name, name_cells(width)), self.ink("table--who")),
            Segment("  "),
            Segment(fitted(said, reason), self.ink(why_style)),
            Segment(
                request_quality(row.quality).rjust(QUALITY_CELLS),
                self.ink(quality_component(row.quality)),
            ),
        ]


class SentHead(ReviewWidget):
    """The head of the table, with the week's sums where there is no panel of them."""

    day: reactive[Date | None] = reactive(None)
    small: reactive[bool] = reactive(False)

    def data(self) -> object:
        """What it says."""
        return self.review and (self._title, sent_sums(self.review))

    @property
    def _title(self) -> str:
        if self.review is None:
            return ""
        return sent_on_day(self.day) if self.day else sent_title(self.review)

    def render(self) -> Content:
        """Draw the head and the heads of the columns."""
        if self.review is None:
            return Content("")
        width = self.content_size.width
        aside = sent_sums(self.review) if self.small and self.review.sent else ""
        head = head_line(self._title, aside, width)
        if not self.review.sent:
            return head
        when, who, how, quality = SENT_COLUMNS
        columns = (
            f"{when:<{WHEN_CELLS}}  {who:<{name_cells(width)}}  {how:<{reason_cells(width)}}"
            f"{quality:>{QUALITY_CELLS}}"
        )
        return Content("\n").join((head, Content.styled(columns[:width], "$foreground-muted")))


class SentFoot(ReviewWidget):
    """What is below the table: rows that are not seen, or whom one knew, and the keys of a row.

    Args:
        key_of: says which key an action has now.
    """

    GROWS = True
    small: reactive[bool] = reactive(False)
    hidden: reactive[int] = reactive(0)
    reason: reactive[str] = reactive("", layout=True)

    def __init__(self, key_of: KeyOf) -> None:
        super().__init__()
        self._key_of = key_of

    def data(self) -> object:
        """What it says."""
        return self.review and (self.review.sent > 0, grounds(self.review))

    def watch_review(self) -> None:
        """Take up no room where nothing was sent."""
        super().watch_review()
        self._fit()

    def watch_hidden(self) -> None:
        """Say how many rows are not seen."""
        self._fit()

    def watch_small(self) -> None:
        """Say less on a small terminal."""
        self._fit()

    def _fit(self) -> None:
        sent = self.review.sent if self.review else 0
        rows = (1 if self.hidden else 0) if self.small else 2 + bool(self.hidden)
        self.display = bool(sent and rows)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines."""
        return len(self.lines_of(width))

    def render(self) -> Content:
        """Draw the lines."""
        return Content("\n").join(self.lines_of(self.content_size.width))

    def lines_of(self, width: int) -> list[Content]:
        """The lines, in a width."""
        if self.review is None:
            return []
        said = [more_below(self.hidden)] if self.hidden else []
        if self.small:
            return [Content.styled(line, "$foreground-muted") for line in said]
        lines = [
            Content.styled(line, "$foreground-muted") for line in (*said, grounds(self.review))
        ]
        if self.reason:
            lines += Content(self.reason).wrap(max(10, width))[:2]
        return [*lines, self._keys(width)]

    def _keys(self, width: int) -> Content:
        """The keys of a row, as many as fit whole."""
        line = Content("")
        for one in ROW_KEYS:
            longer = Content.assemble(line, "   " if line else "", self._key(*one))
            if longer.cell_length > width:
                break
            line = longer
        return line

    def _key(self, action_id: str, key: str, action: str, verb: str) -> Content:
        said = Content.assemble(
            (self._key_of(action_id, key), "bold $text-warning"), (f" {verb}", "$foreground-muted")
        )
        return said.stylize(Style.from_meta({"@click": f"screen.{action}"}))


class SentPanel(Vertical):
    """The table of the week between its head and what it adds up to."""

    review: reactive[WeekReview | None] = reactive(None, repaint=False)
    small: reactive[bool] = reactive(False)
    day: reactive[Date | None] = reactive(None)

    def __init__(self, key_of: KeyOf, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._key_of = key_of

    def compose(self) -> ComposeResult:
        """The table under its head."""
        yield SentHead().data_bind(SentPanel.review, SentPanel.small, SentPanel.day)
        yield RequestTable(signs_key=self._key_of("signs", "s"), id="requests")
        yield SentFoot(self._key_of).data_bind(SentPanel.review, SentPanel.small)

    def on_mount(self) -> None:
        """Show a review that was there before the table."""
        self.watch_review(self.review)

    def watch_review(self, review: WeekReview | None) -> None:
        """Hand the rows to the table."""
        if review is None or not self.is_mounted:
            return
        self.display = review.ever_logged
        table = self.query_one(RequestTable)
        rows = listed_rows(review, self.day)
        if table.rows != rows:
            table.show(rows)
            self._count_hidden()

    def watch_day(self) -> None:
        """List the requests of the chosen day alone."""
        self.watch_review(self.review)

    def take_rows(self, most: int) -> None:
        """Show that many rows at most."""
        table = self.query_one(RequestTable)
        wanted = max(1, min(most, table.count))
        if table.styles.height is None or table.styles.height.value != wanted:
            table.styles.height = wanted
        self._count_hidden()

    def rows_beside(self) -> int:
        """Rows of the panel without those of the table."""
        foot = self.query_one(SentFoot)
        width = self.content_size.width
        return HEAD_ROWS + (len(foot.lines_of(width)) if foot.display else 0)

    @on(RequestTable.Highlighted)
    def _count_hidden(self) -> None:
        table = self.query_one(RequestTable)
        height = int(table.styles.height.value) if table.styles.height else table.count
        top = int(table.scroll_offset.y)
        foot = self.query_one(SentFoot)
        foot.hidden = max(0, table.count - top - height)
        said = why(table.selected) if table.selected else ""
        foot.reason = said if cell_len(said) > reason_cells(self.content_size.width) else ""


def listed_rows(review: WeekReview, day: Date | None) -> tuple[RatedRequest, ...]:
    """The requests of a week, or of one of its days, the newest first."""
    return tuple(
        row for row in reversed(review.rows) if day is None or row.request.sent.known_day == day
    )
