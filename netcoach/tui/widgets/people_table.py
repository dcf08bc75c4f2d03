"""The people of a shelf as a table."""

from __future__ import annotations

from typing import ClassVar

from pendulum import Date
from rich.cells import cell_len
from rich.segment import Segment

from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.shelves import BenchNotes, HelloOwed, Withdrawn
from netcoach.tui.widgets.cells import fitted
from netcoach.tui.widgets.row_table import HeldTable
from netcoach.wording.people.shelves import (
    MARK,
    ShelfRow,
    beside,
    names_agree,
    needs_you,
    person_of,
    said_of,
    told_apart,
    why_likely,
)

LEAST_NAME, MOST_NAME = 14, 26
MARK_CELLS, ROOMY, MOST_WHERE, GAP = 2, 32, 44, "  "
"""Under ``ROOMY`` cells where somebody is is said in short."""

SAID_CELLS: dict[type, int] = {HelloOwed: 24, Withdrawn: 26}
MOST_SAID = 38
"""Room kept for how it stands, which says what there is to do; on some shelves less is enough."""

MOST_ENTRY, LEAST_WHY = 36, 23
"""Of two who may be one: room for each entry, and kept for how their names agree."""


class PeopleTable(HeldTable[ShelfRow]):
    """Who, where they are, and how it stands; a dot marks what there is to do.

    Another mark is for those whom a note helps most, as ``notes`` says.
    """

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
        self.notes: BenchNotes | None = None

    def key_of(self, row: ShelfRow) -> object:
        """A row is the same while it is about the same person, or the same two."""
        return type(row), person_of(row).id

    def cells_of(self, row: ShelfRow, place: int, width: int) -> list[Segment]:
        """Draw somebody, or two who may be one."""
        if isinstance(row, LikelyPair):
            return self._pair_cells(row, width)
        name = max(LEAST_NAME, min(MOST_NAME, width // 4))
        left = width - MARK_CELLS - name - 2 * len(GAP)
        where = max(0, min(MOST_WHERE, left - SAID_CELLS.get(type(row), MOST_SAID)))
        due = needs_you(row)
        said = self.ink("table--who" if due else "table--why")
        return [
            Segment(self._mark(row), self.ink("table--mark")),
            Segment(fitted(row.person.name, name), self.ink("table--who")),
            Segment(GAP),
            Segment(fitted(beside(row.person, short=where < ROOMY), where), self.ink("table--why")),
            Segment(GAP),
            Segment(fitted(said_of(row, self.today), max(0, left - where)), said),
        ]

    def _mark(self, row: ShelfRow) -> str:
        if needs_you(row):
            return "● "
        helped = self.notes is not None and self.notes.helps(person_of(row).id)
        return f"{MARK} " if helped else "  "

    def _pair_cells(self, pair: LikelyPair, width: int) -> list[Segment]:
        """Both entries, each with where it is, and why as far as there is room."""
        left = max(0, width - MARK_CELLS - 2 * len(GAP))
        entry = max(0, min(MOST_ENTRY, (left - LEAST_WHY) // 2))
        room = left - 2 * entry
        why = said if cell_len(said := why_likely(pair)) <= room else names_agree(pair)
        one, other = told_apart(pair)
        return [
            Segment(" " * MARK_CELLS),
            Segment(_entry(pair.first.name, one, entry), self.ink("table--who")),
            Segment(GAP),
            Segment(_entry(pair.second.name, other, entry), self.ink("table--who")),
            Segment(GAP),
            Segment(fitted(why, room), self.ink("table--why")),
        ]


def _entry(name: str, where: str, cells: int) -> str:
    """A name with where it is; a name too long for both leaves the place two fifths."""
    if not where:
        return fitted(name, cells)
    room = max(cells - cell_len(where) - len(", "), cells * 3 // 5)
    return fitted(f"{fitted(name, min(cell_len(name), room))}, {where}", cells)
