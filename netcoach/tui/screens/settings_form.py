"""Changing one setting: a choice or a field, with what the other value would do."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static
from textual_autocomplete import AutoComplete, DropdownItem, TargetState

from netcoach.domain.errors import NetcoachError
from netcoach.tui.modal import Modal
from netcoach.tui.saving import Saving
from netcoach.tui.widgets.cells import fitted
from netcoach.tui.widgets.form_inputs import LineInput
from netcoach.tui.widgets.row_table import HeldTable
from netcoach.tui.working import start
from netcoach.wording import settings as words

Preview = Callable[[str], Sequence[str]]
"""What a value would do, line by line; raises NetcoachError where it cannot be."""

_NAMES_ITSELF = re.compile(r"f\d+|(ctrl|alt)\+.+")

MOST_OFFERED = 8
"""Values offered under a field at once (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is asked about one setting.

    Attributes:
        title: what it is called.
        about: what it is for.
        value: what it is, as it is typed or chosen.
        choices: for a choice, its values with their words; () for a field.
        hint: shown in an empty field.
        offers: values offered while one is typed.
        for_keys: keys are typed, or pressed where they print nothing.
        preview: worked out in a thread for each value that is tried.
        show: shows a value on the whole screen at once, and the old one again on leaving.
    """

    title: str
    about: str
    value: str
    choices: Sequence[tuple[str, str]] = ()
    hint: str = ""
    offers: Sequence[str] = ()
    for_keys: bool = False
    preview: Preview = lambda _: ()
    show: Callable[[str], None] | None = None


class ChoiceTable(HeldTable[tuple[str, str]]):
    """The values of a choice, one a line."""

    DEFAULT_CSS = """
    ChoiceTable { height: auto; max-height: 10; width: 1fr; margin-bottom: 1; }
    """

    def key_of(self, row: tuple[str, str]) -> str:
        """A value is itself."""
        return row[0]

    def cells_of(self, row: tuple[str, str], place: int, width: int) -> list[Segment]:
        """Draw a value; the one under the cursor is marked also without colour."""
        mark = "›" if place == self.cursor else ""
        return [Segment(fitted(f"{mark:<2}{row[1]}", width), self.ink("table--who"))]


class KeysInput(LineInput):
    """A field for keys: those that print nothing write their own name."""

    async def _on_key(self, event: events.Key) -> None:
        if _NAMES_ITSELF.fullmatch(event.key) and event.key not in self._bindings.key_to_bindings:
            event.stop()
            event.prevent_default()
            start, end = self.selection
            self.replace(event.key, start, end)


class Offered(AutoComplete):
    """Offers values that hold what was typed."""

    DEFAULT_CSS = """
    Offered {
        max-height: 8;
        max-width: 100%;
        background: $panel;
        & AutoCompleteList { max-height: 8; max-width: 100%; }
    }
    """

    def __init__(self, target: Input, values: Sequence[str]) -> None:
        super().__init__(target, self._offered)
        self._values = tuple(values)

    def _offered(self, state: TargetState) -> list[DropdownItem]:
        typed = state.text.strip().lower().replace(" ", "_")
        if not typed or state.text in self._values:
            return []
        found = (value for value in self._values if typed in value.lower())
        return [DropdownItem(value) for value, _ in zip(found, range(MOST_OFFERED), strict=False)]

    def post_completion(self) -> None:
        """Go on as if the value had been typed."""
        super().post_completion()
        self.target.post_message(Input.Changed(self.target, self.target.value))

    def get_matches(
        self, target_state: TargetState, candidates: list[DropdownItem], search_string: str
    ) -> list[DropdownItem]:
        """Show what was found as it was found."""
        return candidates


class SettingsForm(Modal[bool]):
    """Gives True once the setting is saved; Enter saves, Esc leaves it as it was.

    Args:
        asking: what is asked.
        save: awaited with the form still open; a sentence from it is shown and the form stays.
    """

    DEFAULT_CSS = """
    SettingsForm {
        align: center middle;
        background: $background 40%;

        & > #setting {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 2 0 2;
            background: $surface;
            border: round $primary;
            border-title-color: $foreground;
        }
        & #about { height: auto; width: 1fr; margin-bottom: 1; color: $text-muted; }
        & #value { margin-bottom: 1; }
        & #preview { height: auto; min-height: 2; width: 1fr; margin-bottom: 1; }
        & #hint { height: auto; width: 1fr; margin-bottom: 1; color: $text-muted; }
        & #buttons { height: auto; align-horizontal: right; margin-bottom: 1; }
        & #buttons Button { margin-left: 2; width: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", words.SAVE),
        Binding("ctrl+s", "save", words.SAVE, priority=True),
        Binding("escape", "leave", words.LEAVE),
    ]

    def __init__(self, asking: Asking, save: Callable[[str], Awaitable[str | None]]) -> None:
        super().__init__()
        self.asking = asking
        self._save = save
        self._saving = Saving(self._say, typed=lambda: self.value, given=lambda: self.value)

    def compose(self) -> ComposeResult:
        """What it is for, the choice or the field, what it would do, and two buttons."""
        asking = self.asking
        kind = KeysInput if asking.for_keys else LineInput
        field = kind(asking.value, placeholder=asking.hint, id="value")
        with VerticalScroll(id="setting", can_focus=False) as form:
            form.border_title = Content(asking.title)
            yield Static(Content(asking.about), id="about")
            if asking.choices:
                yield ChoiceTable(id="choices")
            else:
                yield field
            yield Static(id="preview")
            keys = words.CHOICE_KEYS if asking.choices else words.FIELD_KEYS
            yield Static(Content(keys), id="hint")
            with Horizontal(id="buttons"):
                yield Button(Content(words.LEAVE), id="leave", compact=True)
                yield Button(Content(words.SAVE), id="save", variant="primary", compact=True)
        if asking.offers:
            yield Offered(field, asking.offers)

    def on_mount(self) -> None:
        """Begin in the choice, on the value it has, or in the field."""
        if self.asking.choices:
            table = self.query_one(ChoiceTable)
            table.show(self.asking.choices)
            values = [value for value, _ in self.asking.choices]
            table.cursor = values.index(self.asking.value) if self.asking.value in values else 0
            table.focus()
        else:
            self.query_one("#value").focus()
        self._try()

    @property
    def value(self) -> str:
        """What is chosen or typed."""
        if not self.asking.choices:
            return self.query_one("#value", Input).value
        chosen = self.query_one(ChoiceTable).selected
        return chosen[0] if chosen else self.asking.value

    @on(ChoiceTable.Highlighted)
    @on(Input.Changed)
    def _try(self) -> None:
        """Say what the value would do."""
        value = self.value
        if self.asking.show is not None:
            self.asking.show(value)
        start(self, partial(self._preview, value), group="preview", exclusive=True)

    async def _preview(self, value: str) -> None:
        from asyncio import to_thread

        try:
            lines = await to_thread(self.asking.preview, value)
        except NetcoachError as problem:
            self._say(str(problem), wrong=True)
        else:
            self._say("\n".join(lines))

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    @on(ChoiceTable.Chosen)
    def action_save(self) -> None:
        """Save the value; where that is tried again and again, try now."""
        self._saving.begin(self, self._save, self.value, partial(self.dismiss, True))

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Leave the setting as it was; or give up saving."""
        if self._saving.under_way:
            self._saving.give_up()
            return
        if self.asking.show is not None:
            self.asking.show(self.asking.value)
        self.dismiss(False)

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        style = "$text-warning" if wrong else ""
        self.query_one("#preview", Static).update(Content.styled(sentence, style))
