"""The lines of the settings: one a setting, one an action, one for what is no setting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from netcoach.coach.settings import Settings
from netcoach.config import Config
from netcoach.config.registry import DATABASE, SETTINGS, WHOLE_FILE, Editor, setting_at
from netcoach.domain.frozen import frozen
from netcoach.domain.zones import is_nameless
from netcoach.tui.settings.keys import Keyboard, shown
from netcoach.tui.themes import THEMES
from netcoach.wording import settings as words
from netcoach.wording.keys import HELP, VERBS

ORDER = tuple(
    place for place, setting in SETTINGS.items() if setting.editor is not Editor.FILE_ONLY
)
"""The settings of the file that can be changed here, in the order of their table."""


@frozen
class SettingRow:
    """One line.

    Attributes:
        place: the table and key of the file.
        section: what it belongs to.
        label: what it is called.
        value: what it is, in words.
        help: what it is for.
        problem: why what the file says of it cannot be; "" where nothing is words.
        fixed: it can only be mended in the file.
    """

    place: tuple[str, str]
    section: str
    label: str
    value: str
    help: str
    problem: str = ""
    fixed: bool = False


@frozen
class SettingsShown:
    """What the screen shows: the settings, the keys of every screen, and a line for each."""

    settings: Settings
    keyboard: Keyboard
    rows: tuple[SettingRow, ...]

    def value_of(self, place: tuple[str, str]) -> str:
        """What is set in a place of the file, in words."""
        return value_of(self.settings, place, self.keyboard)


def shown_of(settings: Settings, keyboard: Keyboard) -> SettingsShown:
    """Lay settings out in lines."""
    return SettingsShown(settings=settings, keyboard=keyboard, rows=rows_of(settings, keyboard))


def rows_of(settings: Settings, keyboard: Keyboard) -> tuple[SettingRow, ...]:
    """Every line, what is to be mended first."""
    problems = problems_of(settings.config, keyboard)
    if settings.config.zone is None and is_nameless(settings.system_zone):
        problems["week", "zone"] = words.zone_to_name(settings.system_zone)
    known = {words.GUIDELINE, *ORDER, *(("keys", action) for action in keyboard.ids())}
    return (
        *_to_mend(problems, known),
        *_settings(settings, problems),
        *_actions(settings.config, keyboard, problems),
    )


def problems_of(config: Config, keyboard: Keyboard) -> dict[tuple[str, str], str]:
    """Everything that cannot be, by its place: what reading found, and what screens know."""
    problems = dict(zip(config.wrong, config.problems, strict=True))
    if config.theme not in THEMES:
        problems["look", "theme"] = words.no_theme(config, themes())
    problems |= words.unknown_actions(config)
    remapped = dict(config.keys)
    for action, why in keyboard.allowed(config.keys).refused:
        problems["keys", action] = words.no_keys(config, action, remapped[action], why)
    return problems


def themes() -> tuple[str, ...]:
    """The themes there are, by name."""
    return tuple(sorted(THEMES))


def value_of(settings: Settings, place: tuple[str, str], keyboard: Keyboard) -> str:
    """What is set in a place, in words."""
    config = settings.config
    if place == words.GUIDELINE:
        return words.guideline_value(settings.guideline)
    if place[0] == "keys":
        return shown(keyboard.keys(place[1], dict(keyboard.allowed(config.keys).keys)))
    value = getattr(config, place[1])
    if SETTINGS[place].editor is Editor.ZONE:
        return words.zone_value(value, settings.system_zone)
    return words.WORDS[place].said(value)


def label_of(place: tuple[str, str]) -> str:
    """What the setting of a place is called."""
    return VERBS.get(place[1], place[1]) if place[0] == "keys" else words.WORDS[place].label


def _to_mend(
    problems: Mapping[tuple[str, str], str], known: set[tuple[str, str]]
) -> Iterator[SettingRow]:
    for (table, key), problem in problems.items():
        if (table, key) not in known:
            yield SettingRow(
                place=(table, key),
                section=words.SECTIONS[""],
                label=setting_at(table, key),
                value=_not_there(table, key),
                help="",
                problem=problem,
                fixed=True,
            )


def _not_there(table: str, key: str) -> str:
    """What stands for the value of what cannot be set here."""
    if table == "keys":
        return words.NO_ACTION
    return {WHOLE_FILE: words.NOT_READ, DATABASE: words.NO_LOG}.get((table, key), words.NO_SETTING)


def _settings(settings: Settings, problems: Mapping[tuple[str, str], str]) -> Iterator[SettingRow]:
    for place in (words.GUIDELINE, *ORDER):
        yield SettingRow(
            place=place,
            section=words.SECTIONS[place[0]],
            label=label_of(place),
            value=value_of(settings, place, Keyboard({})),
            help=words.WORDS[place].help,
            problem=problems.get(place, ""),
        )


def _actions(
    config: Config, keyboard: Keyboard, problems: Mapping[tuple[str, str], str]
) -> Iterator[SettingRow]:
    remapped = dict(keyboard.allowed(config.keys).keys)
    for action in keyboard.ids():
        yield SettingRow(
            place=("keys", action),
            section=words.SECTIONS["keys"],
            label=VERBS[action],
            value=shown(keyboard.keys(action, remapped)),
            help=words.key_help(HELP[action], shown(keyboard.plain_keys(action))),
            problem=problems.get(("keys", action), ""),
        )
