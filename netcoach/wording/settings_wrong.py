"""What is wrong in the config file beyond its values, in words: actions, keys, themes."""

from __future__ import annotations

from collections.abc import Sequence

from netcoach.config import Config
from netcoach.config.registry import place_of
from netcoach.domain.text import printable
from netcoach.wording.keys import VERBS

Place = tuple[str, str]
"""A table of the file and a key in it."""


def unknown_actions(config: Config) -> dict[Place, str]:
    """A sentence for every action of the file that there is none of, by its place."""
    return {
        ("keys", action): (
            f"{_where(config, 'keys', action)} is no action, and is passed over; "
            f"the settings list every action with its name."
        )
        for action, _ in config.keys
        if action not in VERBS
    }


def no_keys(config: Config, action: str, keys: str, why: str) -> str:
    """Say that an action cannot have the keys the file gives it, and keeps its own."""
    place = _where(config, "keys", action)
    return f"{place} is “{printable(keys)}”. {why} The default is used."


def no_theme(config: Config, there: Sequence[str]) -> str:
    """Say that there is no such theme."""
    place = _where(config, "look", "theme")
    return (
        f"{place} is “{printable(config.theme)}”, and can be one of {', '.join(there)}; "
        "the default is used."
    )


def unnamed_zone(offset: str, variable: str) -> str:
    """Say that nothing gives the zone a name, and how to give it one.

    Args:
        offset: the one that holds instead, "-03:00".
        variable: what TZ says, "" when it says nothing.
    """
    why = f"TZ is “{printable(variable)}”, which" if variable else "The system's time zone"
    return (
        f"{why} is no zone netcoach knows by name, so UTC{offset} holds all year; set [week] zone "
        "in the config file, or TZ, to a name like Europe/Berlin."
    )


def zone_to_name(offset: str, key: str = "") -> str:
    """Say the same on one line of the screens; ``key`` opens the settings."""
    said = f"Your time zone has no name here, so UTC{offset} holds all year"
    return f"{said}: {key} names it." if key else f"{said}; Enter names it."


def left_to_screens(config: Config) -> tuple[str, ...]:
    """The settings of the file that are checked when the screens open."""
    plain = Config(database=config.database).theme
    theme = () if config.theme == plain else (place_of("look", "theme"),)
    keys = (place_of("keys", action) for action, _ in config.keys if action in VERBS)
    return (*theme, *keys)


def need_a_look(number: int, key: str) -> str:
    """Say at the start that settings are wrong, and where to read what is."""
    if number == 1:
        return f"1 setting needs a look: {key} opens the settings and says why."
    return f"{number} settings need a look: {key} opens them and says why."


def _where(config: Config, table: str, key: str) -> str:
    file = f"{printable(str(config.file))}: " if config.file else ""
    return f"{file}{place_of(table, key)}"
