"""The requests to one person as a table."""

from __future__ import annotations

from pendulum import Date
from rich.segment import Segment

from netcoach.domain.request import Request, RequestId
from netcoach.tui.widgets.cells import fitted
from netcoach.tui.widgets.row_table import HeldTable
from netcoach.wording.outcomes import day_in_words
from netcoach.wording.person_page import NO_REQUESTS, milestones_line

WHEN_CELLS, MOST_CAME = 13, 40


class SentTo(HeldTable[Request]):
    """When, what became of it, and the reason."""

    DEFAULT_CSS = """
    SentTo { height: auto; min-height: 1; max-height: 6; margin: 1 1 0 2; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.today = Date(1970, 1, 1)
        self.nothing = (NO_REQUESTS,)

    def key_of(self, row: Request) -> RequestId:
        """A request stays itself."""
        return row.id

    def cells_of(self, row: Request, place: int, width: int) -> list[Segment]:
        """Draw a request."""
        came = max(0, min(MOST_CAME, (width - WHEN_CELLS) * 3 // 5))
        why = max(0, width - WHEN_CELLS - came - 2)
        return [
            Segment(
                fitted(day_in_words(row.sent.on, self.today), WHEN_CELLS), self.ink("table--when")
            ),
            Segment(fitted(milestones_line(row, self.today), came), self.ink("table--who")),
            Segment("  "),
            Segment(fitted(row.reason or row.event or row.note or "", why), self.ink("table--why")),
        ]
