"""The palette: every action of the screen with its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from netcoach.wording.keys import HELP, VERBS


def commands_of(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """List every action the screen has now, once, and the choice of a theme.

    Nothing here is text from people: a name in a palette would be taken for markup.
    """
    listed: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id in VERBS and binding.id not in listed:
            listed.add(binding.id)
            said = f"{VERBS[binding.id]} · {app.get_key_display(binding)}"
            yield SystemCommand(said, HELP[binding.id], _runner(app, screen, binding.action))
    yield SystemCommand(VERBS["theme"], HELP["theme"], app.action_change_theme)


def _runner(app: App[Any], screen: Screen[Any], action: str) -> Callable[[], Any]:
    return partial(app.run_action, action, screen)
