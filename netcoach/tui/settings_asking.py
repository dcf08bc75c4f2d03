"""What is asked about each setting, and what a typed or chosen value means."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from netcoach.config.registry import PLANS, checked
from netcoach.domain.errors import InvalidInput
from netcoach.domain.week.calendar import FirstDay
from netcoach.tui.screens.settings_form import Asking
from netcoach.tui.settings_keys import keys_typed, shown
from netcoach.tui.settings_rows import SettingRow, themes
from netcoach.wording import settings as words

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.config.files import Value
    from netcoach.tui.screens.settings import SettingsShown

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
        number = place[1] in ("notes_a_month", "note_length") and _WHOLE.fullmatch(typed)
        value = int(typed) if number else typed
        checked(*place, value)
        return value

    def _asking(self, place: tuple[str, str]) -> Asking:
        config = self._config
        match place:
            case ("guideline", _):
                guideline = self._shown.settings.guideline
                edges = f"{guideline.low}–{guideline.high}"
                return _field(edges, words.GUIDELINE_HINT, self._guideline)
            case ("week", "first_day"):
                day = config.first_day.name.lower()
                return _choice(day, words.DAY_WORDS, self._first_day)
            case ("week" | "linkedin", "zone" | "sent_at_zone"):
                from pendulum import timezones

                hint = words.EMPTY_ZONE if place[1] == "zone" else ""
                zone = getattr(config, place[1]) or ""
                return replace(
                    _field(zone, hint, partial(self._zone, place)), offers=sorted(timezones())
                )
            case ("linkedin", "plan"):
                return _choice(config.plan, words.PLAN_WORDS, _plan)
            case ("linkedin", key):
                number = getattr(config, key)
                text = "" if number == PLANS[config.plan][key] else str(number)
                return _field(text, words.EMPTY_PLAN, partial(self._number, place))
            case ("look", "theme"):
                names = tuple((name, name) for name in themes())
                return replace(_choice(self._app.theme, names), show=self._show_theme)
            case ("look", _):
                return _choice(config.glyphs, words.GLYPH_WORDS)
        remapped = dict(self._shown.keyboard.allowed(config.keys).keys)
        keys = ",".join(self._shown.keyboard.keys(place[1], remapped))
        return replace(_field(keys, words.KEY_HINT, partial(self._key, place)), for_keys=True)

    # what a value would do; all in a worker thread

    def _guideline(self, text: str) -> Sequence[str]:
        return words.guideline_tried(self._coach.settings.preview_guideline(*edges_typed(text)))

    def _first_day(self, value: str) -> Sequence[str]:
        day = FirstDay[value.upper()]
        if day is self._config.first_day:
            return (words.AS_IT_IS,)
        return words.first_day_tried(self._coach.settings.preview_first_day(day))

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
    preview: Callable[[str], Sequence[str]] = lambda _: (),
) -> Asking:
    return Asking(title="", about="", value=value, choices=choices, preview=preview)


def _plan(plan: str) -> Sequence[str]:
    allowed = PLANS[plan]
    return words.plan_tried(allowed["notes_a_month"], allowed["note_length"] or 0)
