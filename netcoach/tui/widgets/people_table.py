"""The people of a shelf as a table."""

from __future__ import annotations

from typing import ClassVar

from pendulum import Date
from rich.segment import Segment

from netcoach.domain.shelves import HelloOwed, Withdrawn
from netcoach.tui.widgets.cells import fitted
from netcoach.tui.widgets.row_table import HeldTable
from netcoach.wording.people import ShelfRow, beside, needs_you, person_of, said_of

LEAST_NAME, MOST_NAME = 14, 26
MARK_CELLS, ROOMY, MOST_WHERE, GAP = 2, 32, 44, "  "
"""Under ``ROOMY`` cells where somebody is is said in short."""

SAID_CELLS: dict[type, int] = {HelloOwed: 24, Withdrawn: 26}
MOST_SAID = 38
"""Room kept for how it stands, which says what there is to do; on some shelves less is enough."""


class PeopleTable(HeldTable[ShelfRow]):
    """Who, where they are, and how it stands; a dot marks what there is to do."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--mark"}
    DEFAULT_CSS = """
    PeopleTable {
        height: 1fr;
        margin: 1 1 0 2;
        & > .table--mark { color: $text-success; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.today = Date(1970, 1, 1)

    def key_of(self, row: ShelfRow) -> object:
        """A row is the same while it is about the same person, or the same two."""
        return type(row), person_of(row).id

    def cells_of(self, row: ShelfRow, place: int, width: int) -> list[Segment]:
        """Draw somebody."""
        name = max(LEAST_NAME, min(MOST_NAME, width // 4))
        left = width - MARK_CELLS - name - 2 * len(GAP)
        where = max(0, min(MOST_WHERE, left - SAID_CELLS.get(type(row), MOST_SAID)))
        due = needs_you(row)
        said = self.ink("table--who" if due else "table--why")
        return [
            Segment("● " if due else "  ", self.ink("table--mark")),
            Segment(fitted(person_of(row).name, name), self.ink("table--who")),
            Segment(GAP),
            Segment(fitted(beside(row, short=where < ROOMY), where), self.ink("table--why")),
            Segment(GAP),
            Segment(fitted(said_of(row, self.today), max(0, left - where)), said),
        ]
