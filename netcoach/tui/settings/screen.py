"""The settings: a list of them with their values, and what the selected one is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from netcoach.config.registry import setting_at
from netcoach.domain.text import printable
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.keys import GO, QUIT, REDO, bound
from netcoach.tui.settings.rows import SettingRow, SettingsShown, shown_of
from netcoach.tui.widgets.bars import HeaderBar
from netcoach.tui.widgets.table import HeldTable, fitted
from netcoach.wording import settings as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from netcoach.coach import Coach
    from netcoach.tui.settings.keys import Keyboard

SECTION_CELLS, LABEL_CELLS, MARK_CELLS = 11, 26, 2


class SettingTable(HeldTable[SettingRow]):
    """What a setting belongs to, what it is called, and what it is; "!" marks what is wrong."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--mark"}
    DEFAULT_CSS = """
    SettingTable {
        height: 1fr;
        margin: 1 1 0 2;
        & > .table--mark { color: $text-warning; }
    }
    """

    def key_of(self, row: SettingRow) -> tuple[str, str]:
        """A line is the same while it is about the same setting."""
        return row.place

    def cells_of(self, row: SettingRow, place: int, width: int) -> list[Segment]:
        """Draw a setting; what it belongs to is said once."""
        above = self.row_at(place - 1)
        section = "" if above and above.section == row.section else row.section
        left = max(0, width - SECTION_CELLS - MARK_CELLS - LABEL_CELLS)
        mark = words.MARK if row.problem else ""
        return [
            Segment(fitted(section, SECTION_CELLS), self.ink("table--when")),
            Segment(fitted(mark, MARK_CELLS), self.ink("table--mark")),
            Segment(fitted(row.label, LABEL_CELLS), self.ink("table--why")),
            Segment(fitted(row.value, left), self.ink("table--who")),
        ]


class SettingsScreen(DataScreen["Callable[[], Keyboard]", SettingsShown]):
    """The page of the settings; Enter changes the selected one, Esc goes back."""

    NAME = "settings"
    DEFAULT_CSS = """
    SettingsScreen {
        & #title { height: 1; margin: 1 2 0 2; text-style: bold; }
        & #kept { height: auto; max-height: 2; margin: 0 2; color: $text-muted; }
        & #about { height: 4; margin: 1 2 0 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("leave-page", "escape", "app.leave_page"),
        bound("change-setting", "enter", "change"),
        bound("undo", "u", "put_back"),
        *GO,
        REDO,
        QUIT,
    ]

    def __init__(self) -> None:
        super().__init__()
        self.shown: SettingsShown | None = None

    def compose(self) -> ComposeResult:
        """The bar, where settings are kept, the list, and what the selected one is for."""
        yield HeaderBar(self.NAME)
        yield Static(Content(words.TITLE), id="title")
        yield Static(id="kept")
        yield SettingTable(id="settings")
        yield Static(id="about")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Begin in the list."""
        self.table.nothing = (words.READING,)
        self.table.focus(scroll_visible=False)

    @property
    def table(self) -> SettingTable:
        """The list."""
        return self.query_one(SettingTable)

    # what is read for it

    @property
    def data_query(self) -> Callable[[], Keyboard]:
        """What looks up the keys of every screen."""
        return self.actions.keyboard

    @staticmethod
    def read(coach: Coach, query: Callable[[], Keyboard]) -> SettingsShown:
        """Read the settings."""
        return shown_of(coach.settings.read(), query())

    def update(self, value: SettingsShown) -> None:
        """Show them."""
        self.shown = value
        kept = words.kept_where(value.settings.config.file)
        self.query_one("#kept", Static).update(Content(kept))
        self.table.show(value.rows)

    @on(SettingTable.Highlighted)
    def _show_about(self) -> None:
        row = self.table.selected
        self.query_one("#about", Static).update(_about(row) if row else Content(""))

    # what a user does

    @on(SettingTable.Chosen)
    async def action_change(self) -> None:
        """Change the selected setting."""
        row = self.table.selected
        if row is not None and row.fixed:
            self.say(words.MEND_IN_FILE)
        elif row is not None and self.shown is not None:
            await self.actions.settings.change(row, self.shown)

    async def action_put_back(self) -> None:
        """Put back what was changed last."""
        await self.actions.settings.put_back()


def _about(row: SettingRow) -> Content:
    """What a setting is for, what is wrong with it, and what the file calls it."""
    lines = []
    if row.problem:
        lines.append(Content.styled(f"{words.MARK} {printable(row.problem)}", "$text-warning"))
    if row.help:
        lines.append(Content(row.help))
    if row.place != words.GUIDELINE and not row.fixed:
        lines.append(Content.styled(words.in_file(setting_at(*row.place)), "$text-muted"))
    return Content("\n").join(lines)
