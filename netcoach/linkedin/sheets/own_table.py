"""What netcoach's own table of requests says beside what any spreadsheet does."""

from __future__ import annotations

import datetime as dt

import pendulum
from pendulum import UTC, Date

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.log.signs import Field
from netcoach.domain.zones import is_zone
from netcoach.linkedin.export import Why
from netcoach.linkedin.rows import Cells, Skipped
from netcoach.linkedin.sheets.layout import SheetLayout


@frozen
class OwnTable:
    """Reads the cells that only netcoach writes."""

    layout: SheetLayout

    def text(self, cell: str) -> str:
        """The text of a cell: one apostrophe stands before what would begin a formula."""
        return cell.removeprefix("'")

    def sent(self, cells: Cells, on: Date) -> SentTime:
        """When a request was sent, exactly as the log had it. Raises Skipped."""
        at, first, zone = (self._cell(cells, name) for name in ("sent_at", "sent_from", "zone"))
        if not is_zone(zone):
            raise Skipped(Why.UNREADABLE_DATE)
        try:
            return SentTime(
                on=on,
                first=Date.fromisoformat(first) if first else None,
                at=_instant(at) if at else None,
                zone=zone,
                precision=Precision(self._cell(cells, "precision")),
            )
        except (InvalidInput, ValueError, OverflowError):
            raise Skipped(Why.UNREADABLE_DATE) from None

    def note(self, cells: Cells, note: str | None) -> str | None:
        """The note: "" where none was sent, None where that is not known."""
        return note or ("" if self._cell(cells, "with_note") == "no" else None)

    def field(self, cells: Cells) -> Field | None:
        """How near the person's field of work is."""
        said = self._cell(cells, "field")
        return next((one for one in Field if one == said), None)

    def _cell(self, cells: Cells, heading: str) -> str:
        headings = self.layout.headings
        return cells.at(headings.index(heading)).strip() if heading in headings else ""


def _instant(text: str) -> pendulum.DateTime:
    moment = dt.datetime.fromisoformat(text)
    return pendulum.instance(moment, tz=UTC).in_timezone("UTC")
