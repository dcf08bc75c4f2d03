"""The week's requests as a table."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment

from netcoach.domain.log.request import RequestId
from netcoach.domain.week.review import RatedRequest
from netcoach.tui.widgets.cells import fitted, quality_component
from netcoach.tui.widgets.row_table import HeldTable
from netcoach.wording.week.screen import NOTHING_SENT, request_quality, sent_when, why

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
