"""The settings in words: what each is called, what it is for, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from pendulum import DateTime

from netcoach.config import Config
from netcoach.config.registry import setting_at
from netcoach.domain.frozen import frozen
from netcoach.domain.text import printable
from netcoach.domain.week.calendar import FirstDay
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.what_if import PAST_WEEKS, TriedFirstDay, TriedGuideline
from netcoach.wording.keys import VERBS
from netcoach.wording.text import plural
from netcoach.wording.week.screen import band

TITLE = "Settings"
READING = "Reading …"
NO_LIMIT = "no limit"
SYSTEM = "the system's"
MARK = "!"

SCREENS = {
    "week": "on the Week",
    "log": "in the Log",
    "people": "among the people",
    "person": "on a person's page",
    "closing": "while closing a week",
    "reviews": "among past reviews",
    "settings": "in the settings",
}
"""Where the keys of a screen act, by its name."""

SECTIONS = {
    "guideline": "Weeks",
    "week": "Weeks",
    "linkedin": "LinkedIn",
    "look": "Looks",
    "keys": "Keys",
    "": "To mend",
}
"""By the table of the file; the guideline is in the log, and "" is what is no setting."""

GUIDELINE = ("guideline", "guideline")
"""The place of the guideline, which is kept in the log and in no table of the file."""


def notes_value(notes: int | None) -> str:
    """Say a note allowance as a value."""
    return NO_LIMIT if notes is None else str(notes)


def length_value(length: int) -> str:
    """Say a length as a value."""
    return plural(length, "character")


@frozen
class SettingWords:
    """The words of one setting.

    Attributes:
        label: what it is called.
        help: what it is for.
        choices: for a choice, the words of its values; the others read as they are.
        empty: what an empty field stands for; "" where it stands for nothing in particular.
        said: says a value in the list.
    """

    label: str
    help: str
    choices: Mapping[str, str] = field(default_factory=dict)
    empty: str = ""
    said: Callable[[Any], str] = str


EMPTY_PLAN, EMPTY_ZONE = "as the plan allows", "as the system says"

WORDS: Mapping[tuple[str, str], SettingWords] = {
    GUIDELINE: SettingWords(
        label="Guideline",
        help="How many requests a week are right for you. Another one holds from this week on; "
        "weeks that are over keep the one they were lived under.",
    ),
    ("week", "first_day"): SettingWords(
        label="First day of the week",
        help="Weeks are cut anew at this day. Nothing stored changes.",
        choices={day.name.lower(): day.name.capitalize() for day in FirstDay},
        said=lambda day: str(day.name.capitalize()),
    ),
    ("week", "day_starts"): SettingWords(
        label="The day starts at",
        help="What you send before this time belongs to the day before, and on the first day of a "
        "week to the week before. What is logged already keeps its day.",
    ),
    ("week", "zone"): SettingWords(
        label="Your zone",
        help="What day and time it is for you. What is logged already keeps its day. "
        "Left empty, it is the zone of the system.",
        empty=EMPTY_ZONE,
    ),
    ("linkedin", "plan"): SettingWords(
        label="Plan",
        help="Your LinkedIn account; it decides how many notes there are and how long they may be.",
        choices={"free": "Free", "premium": "Premium"},
        said=str.capitalize,
    ),
    ("linkedin", "notes_a_month"): SettingWords(
        label="Notes a month",
        help="Personal notes you can send in a calendar month. Left empty, it is what the plan "
        "allows: five on a free account, without limit on Premium.",
        empty=EMPTY_PLAN,
        said=notes_value,
    ),
    ("linkedin", "note_length"): SettingWords(
        label="Longest note",
        help="Characters a note may have. Left empty, it is what the plan allows: 200 on a free "
        "account, 300 on Premium.",
        empty=EMPTY_PLAN,
        said=length_value,
    ),
    ("linkedin", "sent_at_zone"): SettingWords(
        label="Zone of its export",
        help="LinkedIn's data export says no zone with its times. Change this only if imported "
        "times are hours off.",
    ),
    ("look", "theme"): SettingWords(
        label="Theme", help="The colours; each is shown while you choose."
    ),
    ("look", "glyphs"): SettingWords(
        label="Shapes",
        help="ascii draws with plain letters, where a terminal shows the shapes too wide.",
        choices={"unicode": "unicode   ▽ ■ △ ·", "ascii": "ascii     v # ^ ."},
    ),
}


KEY_HINT = "a letter, or names like f2,ctrl+n"
GUIDELINE_HINT = "like 5–10"
FIELD_KEYS = "Enter saves · Esc leaves it as it was"
CHOICE_KEYS = "Up and down try · Enter saves · Esc leaves it as it was"
STAYS = "Weeks that are over keep the guideline they were lived under."
CUT_BACK = "Nothing stored changes; the other day brings everything back."
NOT_EDGES = "Give two numbers, the smaller first, like 5–10."
AS_IT_IS = "As it is now."
MEND_IN_FILE = "This is mended in the file itself: take the line out, or write what it was to be."
NO_ZONE_YET = "Zones are called like Europe/Berlin; a few letters find them."
NO_ACTION = "no action"
NO_SETTING = "no setting"
NOT_READ, NO_LOG = "not read", "no file"


def kept_where(file: Path | None) -> str:
    """Say where settings are kept."""
    if file is None:
        return "They hold until netcoach is left; the guideline is kept in the log."
    return f"Kept in {printable(str(file))}, the guideline in the log."


def guideline_value(guideline: Guideline) -> str:
    """Say a guideline as a value."""
    return f"{band(guideline)} requests a week"


def zone_value(zone: str | None, system: str) -> str:
    """Say the user's zone as a value."""
    return f"{system}, {SYSTEM}" if zone is None else zone


def key_help(help_line: str, plain: str) -> str:
    """Say what an action does, and the key it comes with."""
    return f"{help_line}. It comes with {plain}."


def guideline_lines(tried: TriedGuideline) -> tuple[str, ...]:
    """Say what another guideline would have said of past weeks."""
    before, after = tried.before, tried.after
    if not before.of:
        return ("No closed week to look back on yet.",)
    weeks = f"the last {before.of} weeks"
    if before.of < PAST_WEEKS:
        weeks = f"{before.of} past weeks" if before.of > 1 else "1 past week"
    guidelines = (
        band(tried.guidelines[0]) if len(tried.guidelines) == 1 else "the guideline they had"
    )
    said = f"{after.inside} of {weeks} inside {band(tried.tried)}"
    if guidelines == band(tried.tried):
        return (f"{said}.",)
    return (f"{said}, as against {before.inside} of {before.of} inside {guidelines}.", STAYS)


def first_day_lines(tried: TriedFirstDay) -> tuple[str, ...]:
    """Say what cutting weeks at another day would do to past ones."""
    if not tried.compared:
        return ("No past week to look back on yet.", CUT_BACK)
    weeks = plural(tried.compared, "past week")
    if not tried.other_counts:
        held = f"{weeks} would hold as many requests as now"
    else:
        held = f"{tried.other_counts} of {weeks} would hold another number of requests"
    read = f"{tried.other_verdicts} would read otherwise" if tried.other_verdicts else ""
    before, after = tried.before, tried.after
    inside = (
        f"{after.inside} of {after.of} inside the guideline, "
        f"as against {before.inside} of {before.of}."
    )
    return (", ".join(part for part in (held, read) if part) + ".", inside, CUT_BACK)


def zone_tried(now: DateTime) -> tuple[str, ...]:
    """Say what time it is in a zone."""
    return (f"There it is {now:%a} {now.day} {now:%b, %H:%M}.",)


def plan_tried(notes: int | None, length: int) -> tuple[str, ...]:
    """Say what a plan allows."""
    notes_said = "notes without limit" if notes is None else plural(notes, "note")
    return (f"{notes_said} a month, {length} characters each, unless you set them apart.",)


def keys_tried(verb: str, shown: str) -> tuple[str, ...]:
    """Say which keys an action would have."""
    return (f"{verb}: {shown}",)


def clash(shown: str, other: str, where: str) -> str:
    """Say that a key does something else already."""
    return f"{shown} is “{other}” {where}: give that another key first, or choose another here."


_MOVES = "moves in lists"
FIXED_KEYS = {
    "ctrl+q": "leaves netcoach",
    "ctrl+c": "copies what is selected",
    "ctrl+z": "suspends netcoach",
    "ctrl+p": "opens the palette",
    **dict.fromkeys(("tab", "shift+tab"), "goes to the next field"),
    **dict.fromkeys(("up", "k", "down", "j", "home", "g", "end", "G"), _MOVES),
    **dict.fromkeys(("pageup", "pagedown", "ctrl+b", "ctrl+f", "ctrl+u", "ctrl+d"), _MOVES),
    "enter": "chooses",
}
"""Keys that no action can have unless it comes with them, and what each does."""


def taken(shown: str, what: str) -> str:
    """Say that a key is needed for something that cannot be remapped."""
    return f"{shown} {what} everywhere: choose another."


def no_key(typed: str) -> str:
    """Say that there is no such key."""
    return f"There is no key called {printable(typed)}: give a letter, or a name like f2 or ctrl+n."


def was_set(label: str, value: str, undo_key: str, *, kept: bool) -> str:
    """Say that a setting is in the file: "First day of the week: Sunday · u puts it back"."""
    until = "" if kept else ", until netcoach is left"
    return f"{label}: {value}{until} · {undo_key} puts it back"


def was_put_back(label: str, value: str) -> str:
    """Say that a setting is what it was."""
    return f"Put back · {label}: {value}"


def guideline_set(value: str, undo_key: str) -> str:
    """Say that the guideline is in the log."""
    return f"Guideline: {value}, from this week on · {undo_key} undoes"


def in_file(place: str) -> str:
    """Say what the file calls a setting."""
    return f"In the file: {place}"


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
    theme = () if config.theme == plain else (setting_at("look", "theme"),)
    keys = (setting_at("keys", action) for action, _ in config.keys if action in VERBS)
    return (*theme, *keys)


def need_a_look(number: int, key: str) -> str:
    """Say at the start that settings are wrong, and where to read what is."""
    if number == 1:
        return f"1 setting needs a look: {key} opens the settings and says why."
    return f"{number} settings need a look: {key} opens them and says why."


def _where(config: Config, table: str, key: str) -> str:
    file = f"{printable(str(config.file))}: " if config.file else ""
    return f"{file}{setting_at(table, key)}"
