"""Finding anybody by a few letters of their name or company."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from netcoach.domain.people.index import PeopleIndex
from netcoach.domain.people.person import Person, PersonId
from netcoach.tui.dialogs.modal import Modal
from netcoach.tui.widgets.inputs import LineInput
from netcoach.tui.widgets.table import HeldTable, fitted
from netcoach.wording.people import page as words
from netcoach.wording.people.shelves import at

GAP = "  "


class FoundTable(HeldTable[Person]):
    """Who was found, and where they are."""

    DEFAULT_CSS = """
    FoundTable { height: 1fr; margin-top: 1; }
    """

    def key_of(self, row: Person) -> PersonId:
        """A person stays themselves."""
        return row.id

    def cells_of(self, row: Person, place: int, width: int) -> list[Segment]:
        """Draw somebody."""
        name = width * 2 // 5
        where = max(0, width - name - len(GAP))
        return [
            Segment(fitted(row.name, name), self.ink("table--who")),
            Segment(GAP),
            Segment(fitted(at(row), where), self.ink("table--why")),
        ]


class FindPerson(Modal["PersonId | None"]):
    """Gives whom the user chose; the arrows move among those found while it is typed.

    Args:
        people: everybody known.
        title: what it is for, on its border; "" for finding alone.
    """

    DEFAULT_CSS = """
    FindPerson {
        & > .frame { height: 22; }

        & #hint { height: 1; margin-top: 1; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(self, people: PeopleIndex, *, title: str = "") -> None:
        super().__init__()
        self._title = title or words.TITLE
        self._hint = words.HINT_CHOOSE if title else words.HINT
        self.people = people

    def compose(self) -> ComposeResult:
        """The letters over whom they find."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            yield LineInput(placeholder=words.HINT_TYPE, id="letters")
            yield FoundTable(id="found")
            yield Static(Content(self._hint), id="hint")

    def on_mount(self) -> None:
        """Begin in the letters, with the latest people."""
        self.table.can_focus = False
        self.query_one("#letters").focus()
        self._find("")

    @property
    def table(self) -> FoundTable:
        """Who was found."""
        return self.query_one(FoundTable)

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _find(self, typed: str) -> None:
        found = self.people.found(typed)
        self.table.nothing = (words.NOBODY if len(self.people) else words.NOBODY_YET,)
        self.table.show(found, stays=False)
        self.query_one(Vertical).border_subtitle = Content(words.found_people(len(found)))

    def action_move(self, rows: int) -> None:
        """Move among those found."""
        self.table.action_move(rows)

    def action_page(self, pages: int) -> None:
        """Move among those found by what is seen at once."""
        self.table.action_page(pages)

    @on(Input.Submitted)
    @on(FoundTable.Chosen)
    def _choose(self) -> None:
        """Choose the one under the cursor."""
        if self.table.selected is not None:
            self.dismiss(self.table.selected.id)

    def action_leave(self) -> None:
        """Choose nobody."""
        self.dismiss(None)
