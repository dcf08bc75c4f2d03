"""Which settings there are: what each is without the file, what it may be, how it is asked for.

A setting is an attribute of ``Config`` and a row of ``SETTINGS`` here, and a row of words in
``netcoach/wording/settings.py``; reading, the screen, ``doctor`` and the README go through them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.text import printable
from netcoach.domain.week.calendar import MIDNIGHT, FirstDay


@frozen
class Config:
    """Every setting with its default.

    Attributes:
        database: the file the log is kept in.
        file: where the config file is or would be; None without a place for one.
        first_day: the day a week begins on.
        day_starts: the time of day, "HH:MM", from which on a day counts as begun: what is sent
            before it belongs to the day before.
        zone: the IANA zone the user lives in; None for the system's own, wherever that is.
        plan: the LinkedIn account, "free" or "premium".
        notes_a_month: how many personal notes the plan allows a calendar month: 5 on a free
            account (LinkedIn's help), None (no limit) on Premium.
        note_length: the longest note in characters: 200 free, 300 Premium.
        sent_at_zone: the IANA zone of the times in LinkedIn's data export (measured).
        theme: the name of a theme; the screens know which there are.
        glyphs: "unicode", or "ascii" for terminals that show the shapes two cells wide.
        keys: (id of an action, its keys) each; the screens know which actions there are.
        problems: a sentence for each setting that cannot be; its default is used.
        wrong: the (table, key) that each of the problems is about, in the same order.
    """

    database: Path
    file: Path | None = None
    first_day: FirstDay = FirstDay.MONDAY
    day_starts: str = MIDNIGHT
    zone: str | None = None
    plan: str = "free"
    notes_a_month: int | None = 5
    note_length: int = 200
    sent_at_zone: str = "America/Los_Angeles"
    theme: str = "textual-dark"
    glyphs: str = "unicode"
    keys: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()


MOST_NOTES = 1_000
LONGEST_NOTE = 20_000
"""The largest figures that can be set (ours; far beyond what LinkedIn allows anybody)."""

SHOWN_LENGTH = 40
"""Characters of a wrong value that a sentence about it repeats."""

GLYPHS = ("unicode", "ascii")
DAYS = tuple(day.name.lower() for day in FirstDay)
DAY_STARTS = tuple(f"{half // 2:02}:{half % 2 * 30:02}" for half in range(13))
"""Midnight to six in the morning, in half hours."""

PLANS: Mapping[str, Mapping[str, int | None]] = {
    "free": {"notes_a_month": 5, "note_length": 200},
    "premium": {"notes_a_month": None, "note_length": 300},
}
"""What a plan allows unless the config says otherwise: notes a month from LinkedIn's help (None:
no limit), lengths said by vendors (300 measured)."""


Value = str | int
"""What a setting is in TOML."""


class Editor(StrEnum):
    """How a setting is asked for on the screen."""

    CHOICE = "choice"
    NUMBER = "number"
    ZONE = "zone"
    THEME = "theme"
    FILE_ONLY = "file-only"


@frozen
class Setting:
    """One key of the config file.

    Attributes:
        editor: how it is asked for.
        allowed: what it can be, for a sentence that refuses something else.
        read: makes the setting's value of what TOML gave; ValueError for what cannot be.
        choices: for a choice, what it can be in TOML, in the order value_shown.
    """

    editor: Editor
    allowed: str
    read: Callable[[Any], Any]
    choices: tuple[str, ...] = ()


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value


def _one_of(*names: str) -> Setting:
    def read(value: Any) -> str:
        name = _text(value).lower()
        if name not in names:
            raise ValueError
        return name

    return _choice(read, names)


def _choice(read: Callable[[Any], Any], names: tuple[str, ...]) -> Setting:
    allowed = f"one of {', '.join(names)}"
    return Setting(editor=Editor.CHOICE, allowed=allowed, read=read, choices=names)


def _whole(low: int, high: int) -> Setting:
    def read(value: Any) -> int:
        # TOML's true is an int to Python, and no number to a person.
        if type(value) is not int or not low <= value <= high:
            raise ValueError
        return value

    allowed = f"a whole number from {low:,} to {high:,}"
    return Setting(editor=Editor.NUMBER, allowed=allowed, read=read)


def _first_day(value: Any) -> FirstDay:
    return FirstDay(DAYS.index(_text(value).lower()))


def _zone(value: Any) -> str:
    from pendulum import timezone

    # An unknown zone is a ValueError too, and so is a path that leaves the zone folder.
    return timezone(_text(value)).name


DATABASE = ("", "database")
WHOLE_FILE = ("", "the file")
"""The place of what is wrong with all of it; a key with a blank is none that a file names bare."""

_ZONE = Setting(editor=Editor.ZONE, allowed='a zone like "Europe/Berlin"', read=_zone)

SETTINGS: Mapping[tuple[str, str], Setting] = {
    DATABASE: Setting(editor=Editor.FILE_ONLY, allowed="the path of a file", read=_text),
    ("week", "first_day"): _choice(_first_day, DAYS),
    ("week", "day_starts"): _one_of(*DAY_STARTS),
    ("week", "zone"): _ZONE,
    ("linkedin", "plan"): _one_of(*PLANS),
    ("linkedin", "notes_a_month"): _whole(0, MOST_NOTES),
    ("linkedin", "note_length"): _whole(1, LONGEST_NOTE),
    ("linkedin", "sent_at_zone"): _ZONE,
    ("look", "theme"): Setting(editor=Editor.THEME, allowed="the name of a theme", read=_text),
    ("look", "glyphs"): _one_of(*GLYPHS),
}
"""By table and key; the table "" is the top of the file. ``[keys]`` holds ids of actions."""

TABLES = frozenset(table for table, _ in SETTINGS if table) | {"keys"}
KEY = Setting(editor=Editor.FILE_ONLY, allowed='keys like "n" or "f2,ctrl+n"', read=_text)


def settings_in(said: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Every (table, key, value) that a TOML document says, at the top with the table ""."""
    for name, value in said.items():
        if name in TABLES and isinstance(value, dict):
            yield from ((name, key, inner) for key, inner in value.items())
        else:
            yield "", name, value


def setting_at(table: str, key: str) -> str:
    """Name a setting as a user finds it: "[week] first_day"."""
    return printable(f"[{table}] {key}" if table else key)


def value_shown(value: Any) -> str:
    """A wrong value as a sentence repeats it, cut short."""
    match value:
        case str():
            text = printable(f'"{value}"')
        case bool():
            text = str(value).lower()
        case _:
            text = printable(str(value))
    return text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH]}…"


def value_read(table: str, key: str, value: Any) -> Any:
    """The setting that a value of TOML makes.

    Raises:
        InvalidInput: it cannot be; says what can.
    """
    setting = KEY if table == "keys" else SETTINGS[table, key]
    try:
        return setting.read(value)
    except ValueError:
        raise InvalidInput(
            f"{setting_at(table, key)} cannot be {value_shown(value)}; it can be {setting.allowed}."
        ) from None


def changed(config: Config, table: str, key: str, value: Any) -> Config:
    """The settings with one of them changed; None puts its default back.

    Raises:
        InvalidInput: the setting cannot be that; says what can.
    """
    read = None if value is None else value_read(table, key, value)
    problems = [
        (sentence, place)
        for sentence, place in zip(config.problems, config.wrong, strict=True)
        if place != (table, key)
    ]
    config = replace(
        config,
        problems=tuple(sentence for sentence, _ in problems),
        wrong=tuple(place for _, place in problems),
    )
    if table == "keys":
        others = tuple(pair for pair in config.keys if pair[0] != key)
        return replace(config, keys=others if read is None else (*others, (key, read)))
    said: dict[str, Any] = {key: default_of(config, key) if read is None else read}
    if key == "plan":
        said |= PLANS[said[key]]
    return replace(config, **said)


def default_of(config: Config, key: str) -> Any:
    """The value a setting has where the file says nothing of it; some follow from the plan."""
    plain = getattr(Config(database=config.database), key)
    return PLANS[config.plan].get(key, plain)


def as_toml(value: Any) -> Value | None:
    """A setting's value as the file has it; None for what it leaves open."""
    return value.name.lower() if isinstance(value, IntEnum) else value
