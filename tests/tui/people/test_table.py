"""The people of a shelf as a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.app import App, ComposeResult

from netcoach.domain.people.duplicates import LikelyPair, Likeness
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import Shortlisted, shortlisted
from netcoach.tui.people.widgets import PeopleTable
from netcoach.wording.people.shelves import ShelfRow
from tests.support.builders import BO, PAIR, ROWS, SHELVES_TODAY


def on_shortlist(person: Person, reason: str = "") -> Shortlisted:
    return shortlisted(person, reason, SHELVES_TODAY, (0, None), None, SHELVES_TODAY)


MARKUP = on_shortlist(replace(BO, name="[b]Bo[/b] 王小明"), "[red]x[/red]")


KIMS = LikelyPair(
    first=Person(id=PersonId(1), name="Kim Novak", company="Orbital"),
    second=Person(id=PersonId(2), name="Kim Novak", company="Fjord Data Systems"),
    why=(Likeness.SAME_NAME, Likeness.NEAR_DATES),
)


class TableApp(App[None]):
    """A table alone."""

    def compose(self) -> ComposeResult:
        yield PeopleTable()

    @property
    def table(self) -> PeopleTable:
        return self.query_one(PeopleTable)


@pytest.mark.parametrize(
    ("row", "width", "line"),
    [
        (
            ROWS[0][0],
            80,
            "  ● Bo Roth              Orbital                       said yes today",
        ),
        (
            ROWS[3][0],
            80,
            "  ● Bo Roth              Orbital         sent 43 days ago · keep or withdraw?",
        ),
        (
            PAIR,
            80,
            "    Bo Roth, Data lead        Bö Roth, Orbital          name spelt another way",
        ),
        (
            KIMS,
            80,
            "    Kim Novak, Orbital        Kim Novak, Fjord Data S…  same name",
        ),
        (
            PAIR,
            120,
            "    Bo Roth, Data lead"
            "                    Bö Roth, Orbital"
            "                      name spelt another way, same company",
        ),
        (
            ROWS[0][0],
            120,
            "  ● Bo Roth                     Data lead, Orbital"
            "                            said yes today",
        ),
    ],
)
async def test_a_row_says_who_where_and_how_it_stands(row: ShelfRow, width: int, line: str) -> None:
    app = TableApp()
    async with app.run_test(size=(width, 12)):
        app.table.today = SHELVES_TODAY
        app.table.show((row,))
        assert ("  " + app.table.render_line(0).text.rstrip()) == line


@pytest.mark.parametrize("width", [20, 60, 80, 200])
async def test_text_from_people_is_shown_as_it_is_in_any_width(width: int) -> None:
    app = TableApp()
    async with app.run_test(size=(width, 12)):
        app.table.today = SHELVES_TODAY
        app.table.show((MARKUP,))
        strip = app.table.render_line(0)
        assert strip.text.startswith("  [b]Bo[/b] ")
        assert strip.cell_length == app.table.line_cells


async def test_the_cursor_stays_with_its_person_when_the_shelf_is_read_again() -> None:
    app = TableApp()
    rows = [on_shortlist(replace(BO, id=PersonId(number))) for number in range(1, 6)]
    async with app.run_test(size=(80, 12)):
        app.table.show(rows)
        app.table.cursor = 3
        app.table.show(rows[2:])
        assert app.table.selected == rows[3]
        app.table.show(rows[:2])
        assert app.table.selected == rows[1]
