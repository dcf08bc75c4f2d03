"""The requests to one person as a table."""

from __future__ import annotations

from pendulum import Date
from rich.cells import cell_len
from rich.segment import Segment

from netcoach.domain.log.request import Request, RequestId
from netcoach.tui.widgets.cells import fitted
from netcoach.tui.widgets.row_table import HeldTable
from netcoach.wording.outcomes import day_in_words
from netcoach.wording.people.page import NO_REQUESTS, milestones_line

WHEN_CELLS, GAP = 13, "  "
CAME_SHARE = 60
"""Hundredths of a line that what came of it may fill where a reason follows (ours)."""


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
        came = self._came_cells(width - WHEN_CELLS - len(GAP))
        why = max(0, width - WHEN_CELLS - came - len(GAP))
        return [
            Segment(
                fitted(day_in_words(row.sent.on, self.today), WHEN_CELLS), self.ink("table--when")
            ),
            Segment(fitted(milestones_line(row, self.today), came), self.ink("table--who")),
            Segment(GAP),
            Segment(fitted(_why(row), why), self.ink("table--why")),
        ]

    def _came_cells(self, room: int) -> int:
        """As many cells as the longest line needs; all but a share of them if reasons follow."""
        needed = max(cell_len(milestones_line(row, self.today)) for row in self.rows)
        return max(0, min(needed, room * CAME_SHARE // 100 if any(map(_why, self.rows)) else room))


def _why(request: Request) -> str:
    return request.reason or request.event or request.note or ""
