"""The palette: every action of the screen with its key, and the choice of a theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from inspect import isawaitable
from typing import Any

from textual import on
from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.command import (
    Command,
    CommandInput,
    CommandList,
    CommandPalette,
    DiscoveryHit,
)
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from netcoach.tui.mounting import HandlesWhileMounted
from netcoach.wording.keys import HELP, NOTHING_FOUND, VERBS


def commands_of(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """List every action the screen has now, once, and the choice of a theme."""
    listed: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id in VERBS and binding.id not in listed:
            listed.add(binding.id)
            said = f"{VERBS[binding.id]} · {app.get_key_display(binding)}"
            yield SystemCommand(said, HELP[binding.id], _run_of(app, screen, binding.action))
    yield SystemCommand(VERBS["theme"], HELP["theme"], app.action_change_theme)


def themes_of(app: App[Any]) -> Iterator[SystemCommand]:
    """List every theme; choosing one takes it for this session."""
    for name in sorted(app.available_themes):
        yield SystemCommand(name, "", partial(setattr, app, "theme", name))


def _run_of(app: App[Any], screen: Screen[Any], action: str) -> Callable[[], Any]:
    return partial(app.run_action, action, screen)


class Palette(HandlesWhileMounted, CommandPalette):
    """A list of commands, narrowed by what is typed; Enter or a click runs one.

    Textual's own palette searches in the background and may be left twice: of two Enters in one
    write the second ended the program, and an Enter between letters ran a command that was not
    named. This one searches at once, is left once, and shows commands as they are written,
    never as markup.

    Args:
        commands: what can be chosen, in the order shown before anything is typed.
        placeholder: what can be typed, in a few words.
    """

    def __init__(self, commands: Sequence[SystemCommand], placeholder: str) -> None:
        super().__init__(providers=[], placeholder=placeholder)
        self._commands = tuple(commands)
        self._search = FuzzySearch()
        self._leaving: AwaitComplete | None = None

    def on_mount(self) -> None:
        """Take keys from now on: those typed behind the palette's own are for it."""
        self.set_focus(self.query_one(CommandInput))

    # finding

    def _gather_commands(self, search_value: str) -> None:  # type: ignore[override]
        """Show what fits, before the next key is looked at."""
        found = list(self._found(search_value))
        shown = self.query_one(CommandList)
        shown.clear_options()
        self._hit_count = len(found)
        if found:
            shown.add_options(found)
            shown.highlighted = 0
        else:
            shown.add_option(Option(Content(NOTHING_FOUND), disabled=True))
        self._list_visible = True
        self.add_class("-ready")

    def _found(self, typed: str) -> Iterator[Command]:
        """The commands that fit, best first; all where nothing is typed."""
        letters: dict[SystemCommand, tuple[int, ...]] = dict.fromkeys(self._commands, ())
        if typed:
            found = [(self._search.match(typed, one.title), one) for one in self._commands]
            found.sort(key=lambda match: -match[0][0])
            letters = {one: tuple(at) for (score, at), one in found if score}
        marked = self.get_visual_style("command-palette--highlight", partial=True)
        faint = Style.from_styles(self.get_component_styles("command-palette--help-text"))
        for one, places in letters.items():
            title = Content(one.title)
            for at in places:
                title = title.stylize(marked, at, at + 1)
            lines = [title, Content(one.help).stylize_before(faint)] if one.help else [title]
            yield Command(Content("\n").join(lines), DiscoveryHit(one.title, one.callback))

    def _action_command_list(self, action: str) -> None:
        """Move in the list; there is no page before it is drawn, and none of nothing."""
        if self._hit_count and self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)

    # choosing and leaving, once

    @on(Input.Submitted)
    def choose_marked(self, event: Input.Submitted) -> None:
        """Run the command that is marked."""
        event.stop()
        event.prevent_default()
        marked = self.query_one(CommandList).highlighted_option
        if isinstance(marked, Command):
            self._choose(marked)

    @on(OptionList.OptionSelected)
    def choose_clicked(self, event: OptionList.OptionSelected) -> None:
        """Run the command that was clicked."""
        event.stop()
        event.prevent_default()
        if isinstance(event.option, Command):
            self._choose(event.option)

    def _choose(self, command: Command) -> None:
        """Leave and run a command, both before the next key is handed out."""
        if self._leaving is not None:
            return

        async def carry_out() -> None:
            if self._leaving is None and self.app.screen is self:
                self.app.delay_update()
                await self.dismiss()
                done = command.hit.command()
                if isawaitable(done):
                    await done

        self.app.call_later(carry_out)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave the palette; once it is being left this changes nothing."""
        if self._leaving is None:
            self._leaving = super().dismiss(result)
        return self._leaving
