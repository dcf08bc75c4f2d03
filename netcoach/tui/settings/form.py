"""Changing one setting: what is asked, and what the other value would do."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static
from textual_autocomplete import AutoComplete, DropdownItem, TargetState

from netcoach.config.registry import (
    PLANS,
    SETTINGS,
    Editor,
    as_toml,
    default_of,
    value_read,
)
from netcoach.domain.errors import InvalidInput, NetcoachError, ReadInterrupted
from netcoach.domain.frozen import frozen
from netcoach.domain.week.calendar import FirstDay
from netcoach.tui.dialogs.form import Form
from netcoach.tui.runner import in_reading_thread, start
from netcoach.tui.saving import Saving
from netcoach.tui.settings.keys import keys_typed, shown
from netcoach.tui.settings.rows import SettingRow, SettingsShown, themes
from netcoach.tui.widgets.inputs import LineInput
from netcoach.tui.widgets.table import LineTable
from netcoach.wording import settings as words

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.config.registry import Value


Preview = Callable[[str], Sequence[str]]
"""What a value would do, line by line; raises NetcoachError where it cannot be."""

_NAMES_ITSELF = re.compile(r"f\d+|(ctrl|alt)\+.+")

MOST_OFFERED = 8
"""Values offered under a field at once (ours)."""


@frozen
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


class KeysInput(LineInput):
    """A field for keys: those that print nothing write their own name."""

    async def _on_key(self, event: events.Key) -> None:
        if _NAMES_ITSELF.fullmatch(event.key) and event.key not in self._bindings.key_to_bindings:
            event.stop()
            event.prevent_default()
            start, end = self.selection
            self.replace(event.key, start, end)


class OfferedValues(AutoComplete):
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


class SettingsForm(Form[bool]):
    """Gives True once the setting is saved; Enter saves, Esc leaves it as it was.

    Args:
        asking: what is asked.
        save: awaited with the form still open; a sentence from it is shown and the form stays.
    """

    DEFAULT_CSS = """
    SettingsForm {
        background: $background 40%;

        & #value { margin-bottom: 1; }
        & #choices { max-height: 10; width: 1fr; margin-bottom: 1; }
        & #preview { height: auto; min-height: 2; width: 1fr; margin-bottom: 1; }
        & #hint { color: $text-muted; }
    }
    """
    SAYS_IN: ClassVar[str] = "#preview"

    def __init__(self, asking: Asking, save: Callable[[str], Awaitable[str | None]]) -> None:
        super().__init__()
        self.asking = asking
        self._save = save
        self.saving = Saving(self.say, typed=lambda: self.value, given=lambda: self.value)

    def compose(self) -> ComposeResult:
        """What it is for, the choice or the field, what it would do, and two buttons."""
        asking = self.asking
        kind = KeysInput if asking.for_keys else LineInput
        field = kind(asking.value, placeholder=asking.hint, id="value")
        with VerticalScroll(id="setting", classes="frame", can_focus=False) as form:
            form.border_title = Content(asking.title)
            yield Static(Content(asking.about), id="about")
            if asking.choices:
                yield LineTable(id="choices")
            else:
                yield field
            yield Static(id="preview")
            keys = words.CHOICE_KEYS if asking.choices else words.FIELD_KEYS
            yield Static(Content(keys), id="hint")
            yield from self.compose_buttons()
        if asking.offers:
            yield OfferedValues(field, asking.offers)

    def on_mount(self) -> None:
        """Begin in the choice, on the value it has, or in the field."""
        if self.asking.choices:
            table = self.query_one(LineTable)
            table.show([label for _, label in self.asking.choices])
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
        return self.asking.choices[self.query_one(LineTable).cursor][0]

    @on(LineTable.Highlighted)
    @on(Input.Changed)
    def _try(self) -> None:
        """Say what the value would do."""
        value = self.value
        if self.asking.show is not None:
            self.asking.show(value)
        start(self, partial(self._preview, value), group="preview", exclusive=True)

    async def _preview(self, value: str) -> None:
        try:
            lines = await in_reading_thread(partial(self.asking.preview, value))
        except ReadInterrupted:
            return
        except NetcoachError as problem:
            self.say(str(problem), wrong=True)
        else:
            self.say("\n".join(lines))

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    @on(LineTable.Chosen)
    def action_save(self) -> None:
        """Save the value; where that is tried again and again, try now."""
        self.saving.begin(self, self._save, self.value, partial(self.dismiss, True))

    @property
    def is_typed_over(self) -> bool:
        """Nothing is asked: a setting is quickly chosen again."""
        return False

    def leave(self) -> None:
        """Leave the setting as it was."""
        if self.asking.show is not None:
            self.asking.show(self.asking.value)
        self.dismiss(False)


_EDGES = re.compile(r"\s*(\d{1,4})(?:\s*(?:[-–—]|to)\s*|\s+)(\d{1,4})\s*")
_WHOLE = re.compile(r"\d{1,9}")


class SettingsAsking:
    """Knows how every setting is asked for.

    Args:
        app: shows a theme while it is chosen.
        coach: the services; asked in worker threads only.
        shown: the settings as they are.
    """

    def __init__(self, app: App[None], coach: Coach, shown: SettingsShown) -> None:
        self._app = app
        self._coach = coach
        self._shown = shown
        self._config = shown.settings.config

    def asking(self, row: SettingRow) -> Asking:
        """What is asked about a setting."""
        return replace(self._asking(row.place), title=row.label, about=row.help)

    def meant(self, place: tuple[str, str], text: str) -> Value | None:
        """The value of TOML that is meant; None for the default.

        Raises:
            InvalidInput: it cannot be; says what can.
        """
        typed = text.strip()
        if place[0] == "keys":
            return self._keys(place[1], typed)
        if not typed:
            return None
        number = SETTINGS[place].editor is Editor.NUMBER and _WHOLE.fullmatch(typed)
        value = int(typed) if number else typed
        value_read(*place, value)
        return value

    def _asking(self, place: tuple[str, str]) -> Asking:
        config = self._config
        if place == words.GUIDELINE:
            guideline = self._shown.settings.guideline
            edges = f"{guideline.low}–{guideline.high}"
            return _field(edges, words.GUIDELINE_HINT, self._guideline)
        if place[0] != "keys":
            return self._of_file(place)
        remapped = dict(self._shown.keyboard.allowed(config.keys).keys)
        keys = ",".join(self._shown.keyboard.keys(place[1], remapped))
        return replace(_field(keys, words.KEY_HINT, partial(self._key, place)), for_keys=True)

    def _of_file(self, place: tuple[str, str]) -> Asking:
        """What is asked about a setting of the file, by its editor."""
        value, said = getattr(self._config, place[1]), words.WORDS[place]
        match SETTINGS[place].editor:
            case Editor.CHOICE:
                named = [(one, said.choices.get(one, one)) for one in SETTINGS[place].choices]
                return _choice(str(as_toml(value)), named, self._tries.get(place, _nothing))
            case Editor.NUMBER:
                text = "" if value == default_of(self._config, place[1]) else str(value)
                return _field(text, said.empty, partial(self._number, place))
            case Editor.THEME:
                names = tuple((name, name) for name in themes())
                return replace(_choice(self._app.theme, names), show=self._show_theme)
            case Editor.ZONE:
                from pendulum import timezones

                asking = _field(value or "", said.empty, partial(self._zone, place))
                return replace(asking, offers=sorted(timezones()))
            case Editor.FILE_ONLY:
                raise ValueError("only the file itself says it")

    # what a value would do; all in a worker thread

    @property
    def _tries(self) -> Mapping[tuple[str, str], Preview]:
        """The choices of which it is worth saying what another value would do."""
        return {("week", "first_day"): self._first_day, ("linkedin", "plan"): _plan}

    def _guideline(self, text: str) -> Sequence[str]:
        return words.guideline_lines(self._coach.settings.preview_guideline(*edges_typed(text)))

    def _first_day(self, value: str) -> Sequence[str]:
        day = FirstDay[value.upper()]
        if day is self._config.first_day:
            return (words.AS_IT_IS,)
        return words.first_day_lines(self._coach.settings.preview_first_day(day))

    def _zone(self, place: tuple[str, str], text: str) -> Sequence[str]:
        try:
            zone = self.meant(place, text)
        except InvalidInput:
            return (words.NO_ZONE_YET,)
        now = self._coach.system_clock()
        return words.zone_tried(now.in_timezone(str(zone)) if zone else now)

    def _number(self, place: tuple[str, str], text: str) -> Sequence[str]:
        self.meant(place, text)
        return ()

    def _key(self, place: tuple[str, str], text: str) -> Sequence[str]:
        value = self.meant(place, text)
        keys = str(value).split(",") if value else self._shown.keyboard.plain_keys(place[1])
        return words.keys_tried(self._verb(place), shown(keys))

    def _verb(self, place: tuple[str, str]) -> str:
        from netcoach.wording.keys import VERBS

        return VERBS[place[1]]

    def _show_theme(self, name: str) -> None:
        self._app.theme = name

    def _keys(self, action: str, typed: str) -> str | None:
        keyboard = self._shown.keyboard
        keys, plain = keys_typed(typed), keyboard.plain_keys(action)
        others = {
            one: keys for one, keys in keyboard.allowed(self._config.keys).keys if one != action
        }
        refused = keyboard.refusal(action, keys or plain, others)
        if refused:
            raise InvalidInput(refused)
        return None if not keys or keys == plain else ",".join(keys)


def edges_typed(text: str) -> tuple[int, int]:
    """Read "5–10", "5-10" or "5 10". Raises InvalidInput."""
    edges = _EDGES.fullmatch(text)
    if edges is None:
        raise InvalidInput(words.NOT_EDGES)
    return int(edges[1]), int(edges[2])


def _field(value: str, hint: str, preview: Callable[[str], Sequence[str]]) -> Asking:
    return Asking(title="", about="", value=value, hint=hint, preview=preview)


def _choice(
    value: str,
    choices: Sequence[tuple[str, str]],
    preview: Preview = lambda _: (),
) -> Asking:
    return Asking(title="", about="", value=value, choices=choices, preview=preview)


def _nothing(_: str) -> Sequence[str]:
    return ()


def _plan(plan: str) -> Sequence[str]:
    allowed = PLANS[plan]
    return words.plan_tried(allowed["notes_a_month"], allowed["note_length"] or 0)
