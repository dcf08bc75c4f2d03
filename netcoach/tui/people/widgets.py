"""The shelves: their bar, the people on one as a table, and the one under the cursor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pendulum import Date
from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.everybody import Listed, Listing
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import HelloOwed, ShortlistNotes, Withdrawn
from netcoach.domain.text import printable
from netcoach.tui.keys import bound
from netcoach.tui.themes import SELECTED
from netcoach.tui.widgets.inputs import LineInput
from netcoach.tui.widgets.table import LONGEST, HeldTable, fitted
from netcoach.tui.widgets.text import in_lines
from netcoach.wording.log.screen import MARK as MARKED
from netcoach.wording.people.shelves import (
    MARK,
    Shelf,
    ShelfRow,
    beside_person,
    names_agree,
    needs_you,
    person_on,
    said_of,
    shelf_word,
    tell_apart,
    why_likely,
)

SHELF_GAP = 1
"""Cells between two shelves (ours)."""


class ShelfBar(Widget):
    """One line where there is room; a click chooses a shelf.

    ``Tabs`` hide what does not fit on the line and take 36 ms longer to open.

    ``shelf`` is the one that is shown, ``counts`` how many are on each that was counted.
    """

    DEFAULT_CSS = """
    ShelfBar {
        height: auto;
        margin: 1 2 0 2;
        link-style: none;
        link-background-hover: $primary;
        link-color: $text;
        link-color-hover: $text;
    }
    """

    shelf: reactive[Shelf] = reactive(Shelf.HELLO)
    counts: reactive[Mapping[Shelf, int]] = reactive({}, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the shelves take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the shelves side by side, the shown one marked also without colour."""
        return Content("\n").join(
            Content(" " * SHELF_GAP).join(map(self._word, line))
            for line in self._lines(self.content_size.width)
        )

    def _lines(self, width: int) -> list[list[Shelf]]:
        shelves = tuple(Shelf)
        cells = [cell_len(self._said(shelf)) + 2 for shelf in shelves]
        return [
            [shelves[place] for place in line] for line in in_lines(cells, width, gap=SHELF_GAP)
        ]

    def _said(self, shelf: Shelf) -> str:
        return shelf_word(shelf, self.counts.get(shelf))

    def _word(self, shelf: Shelf) -> Content:
        if shelf is self.shelf:
            return Content.styled(f"[{self._said(shelf)}]", f"b {SELECTED}")
        click = Style.from_meta({"@click": f"screen.show_shelf({shelf.value!r})"})
        style = "$text" if self.counts.get(shelf) else "$text-muted"
        return Content(f" {self._said(shelf)} ").stylize(style).stylize(click)


LEAST_NAME, MOST_NAME = 14, 26
MARK_CELLS, ROOMY, MOST_WHERE, GAP = 2, 32, 44, "  "
"""Under ``ROOMY`` cells where somebody is is said in short."""

SAID_CELLS: dict[type, int] = {HelloOwed: 24, Withdrawn: 26, Listed: 28}
MOST_SAID = 38
"""Room kept for how it stands, which says what there is to do; on some shelves less is enough."""

MOST_ENTRY, LEAST_WHY = 36, 23
"""Of two who may be one: room for each entry, and kept for how their names agree."""


class PeopleTable(HeldTable[ShelfRow]):
    """Who, where they are, and how it stands; a dot marks what there is to do.

    Another mark is for those whom a note helps most, as ``notes`` says.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--mark"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("mark", "space", "mark", show=False),
        bound("mark-range", "v", "mark_range", show=False),
        bound("mark-all", "asterisk", "mark_all", show=False),
    ]
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
        self.notes: ShortlistNotes | None = None
        self._marks: frozenset[PersonId] = frozenset()
        self._anchor = 0

    # marking

    class Marked(Message):
        """Other people are marked."""

    @property
    def marked(self) -> list[Person]:
        """The marked people, in their order."""
        if isinstance(self.rows, Listing):
            return self.rows.among(self._marks)
        people = (person_on(row) for row in self.rows if not isinstance(row, LikelyPair))
        return [one for one in people if one.id in self._marks]

    def action_mark(self) -> None:
        """Mark the person under the cursor, or take the mark off, and go on to the next."""
        self._anchor = self.cursor
        self._mark_all(self._marks ^ self._ids(self.cursor, self.cursor))
        self.cursor += 1

    def action_mark_range(self) -> None:
        """Mark everybody from the last one marked to the cursor."""
        self._mark_all(self._marks | self._ids(*sorted((self._anchor, self.cursor))))

    def action_mark_all(self) -> None:
        """Mark everybody on the shelf; once more takes every mark off."""
        whole = self._ids(0, self.count - 1)
        self._mark_all(frozenset() if self._marks == whole else whole)

    def unmark(self) -> None:
        """Take every mark off."""
        if self._marks:
            self._mark_all(frozenset())

    def _ids(self, first: int, last: int) -> frozenset[PersonId]:
        rows = self.rows[first : last + 1]
        if isinstance(rows, Listing):
            return frozenset(rows.ids)
        return frozenset(person_on(row).id for row in rows if not isinstance(row, LikelyPair))

    def _mark_all(self, marks: frozenset[PersonId]) -> None:
        self._marks = marks
        self.refresh()
        self.post_message(self.Marked())

    def _place_after(self, before: ShelfRow | None) -> int:
        if isinstance(self.rows, Listing) and before is not None:
            place = self.rows.place_of(person_on(before).id)
            return self.validate_cursor(self.cursor) if place is None else place
        return super()._place_after(before)

    # drawing

    def key_of(self, row: ShelfRow) -> object:
        """A row is the same while it is about the same person, or the same two."""
        return type(row), person_on(row).id

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
            Segment(self._sign(row), self.ink("table--mark")),
            Segment(fitted(row.person.name, name), self.ink("table--who")),
            Segment(GAP),
            Segment(
                fitted(beside_person(row.person, short=where < ROOMY), where),
                self.ink("table--why"),
            ),
            Segment(GAP),
            Segment(fitted(said_of(row, self.today), max(0, left - where)), said),
        ]

    def _sign(self, row: ShelfRow) -> str:
        if person_on(row).id in self._marks:
            return f"{MARKED} "
        if needs_you(row):
            return "● "
        helped = self.notes is not None and self.notes.helps(person_on(row).id)
        return f"{MARK} " if helped else "  "

    def _pair_cells(self, pair: LikelyPair, width: int) -> list[Segment]:
        """Both entries, each with where it is, and why as far as there is room."""
        left = max(0, width - MARK_CELLS - 2 * len(GAP))
        entry = max(0, min(MOST_ENTRY, (left - LEAST_WHY) // 2))
        room = left - 2 * entry
        why = said if cell_len(said := why_likely(pair)) <= room else names_agree(pair)
        one, other = tell_apart(pair)
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


class LettersInput(LineInput):
    """Where it is typed whom to find among everybody; Enter and the arrow down go on to them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "submit", show=False),
        # With priority, as the screen's own Escape has it.
        Binding("escape", "screen.leave_letters", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    LettersInput { margin: 0 2; display: none; }
    """


class PersonStrip(Static):
    """Who they are and how it stands with them, as far as it fits."""

    DEFAULT_CSS = """
    PersonStrip {
        height: 6;
        padding: 0 2;
        border-top: solid $panel;
        color: $text-muted;
    }
    """

    def show(self, row: ShelfRow | None) -> None:
        """Show somebody; nothing where nobody is selected."""
        from netcoach.wording.people.page import strip_lines

        lines = strip_lines(row) if row is not None else [""]
        head, *rest = (printable(line[:LONGEST]).replace("\n", " ") for line in lines)
        said = Content("\n").join([Content.styled(head, "bold $text"), *map(Content, rest)])
        self.update(said, layout=False)  # its height is fixed
