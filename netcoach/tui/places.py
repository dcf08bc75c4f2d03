"""Making the places; a place's code loads when it is gone to."""

from __future__ import annotations

from typing import Any

from netcoach.tui.place import PlaceScreen


def new_place(name: str) -> PlaceScreen[Any, Any]:
    """The screen of a place other than the week."""
    match name:
        case "log":
            from netcoach.tui.screens.log import LogScreen

            return LogScreen()
        case "people":
            from netcoach.tui.screens.people import PeopleScreen

            return PeopleScreen()
    raise ValueError(f"there is no place called {name}")
