"""The selected request of the Log, in full."""

from __future__ import annotations

from pendulum import Date
from textual.content import Content
from textual.widgets import Static

from netcoach.domain.log.listing import LogRow
from netcoach.wording.log.screen import detail_lines


class RequestDetail(Static):
    """Who, what became of it, the signs, and the words that were written, as far as they fit."""

    DEFAULT_CSS = """
    RequestDetail {
        height: 8;
        padding: 0 2;
        border-top: solid $panel;
        color: $text-muted;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)

    def show(self, row: LogRow | None, today: Date) -> None:
        """Show a request; nothing where none is selected."""
        if row is None:
            self.update(Content(""))
            return
        who, *rest = detail_lines(row.request, row.rated, today)
        head = Content.styled(who, "bold $text")
        self.update(Content("\n").join([head, *map(Content, rest)]))
