"""What is done with settings: asking for one, keeping it, and putting it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcoach.domain.zones import is_nameless
from netcoach.tui.actions import Actions, ActionsContext
from netcoach.tui.settings.keys import shown as keys_said
from netcoach.tui.settings.rows import (
    SettingRow,
    SettingsShown,
    label_of,
    problems_of,
    shown_of,
)
from netcoach.wording import settings as words

if TYPE_CHECKING:
    from netcoach.tui.log.actions import LogActions
    from netcoach.tui.settings.form import SettingsAsking


class SettingsActions(Actions):
    """Changing settings; a change of one holds at once.

    Args:
        context: see there.
        log: takes back the guideline, which is kept in the log.
    """

    def __init__(self, context: ActionsContext, log: LogActions) -> None:
        super().__init__(context)
        self._take_config = context.take_config
        self._keyboard = context.keyboard
        self._log = log
        self._in_log: list[bool] = []

    def say_problems(self) -> None:
        """Say how many settings are wrong, and where to read why; nothing where all is well."""
        zone = self._coach.clock().timezone_name or ""
        nameless = is_nameless(zone)
        found = len(problems_of(self._coach.config, self._keyboard()))
        key = keys_said((self._key_of("settings", "comma"),))
        if found:
            self._runner.say(words.need_a_look(found + nameless, key))
        elif nameless:
            self._runner.say(words.zone_to_name(zone, key))

    async def open(self) -> None:
        """Open the settings, as their file is now."""
        if await self._runner.read(self._coach.settings.reload) is not None:
            self._take_config(self._coach.config)
        await self._navigation.open_settings()

    async def change(self, row: SettingRow, shown: SettingsShown) -> None:
        """Open the form of a setting.

        Args:
            row: the setting.
            shown: the settings as they are.
        """
        from netcoach.tui.settings.form import SettingsAsking, SettingsForm

        asking = SettingsAsking(self._app, self._coach, shown)

        async def save(text: str) -> None:
            await self._live.write(lambda: self._set(row, asking, text))

        async def closed(saved: bool | None) -> None:
            if saved:
                await self._take(row, shown)

        await self._app.push_screen(SettingsForm(asking.asking(row), save), closed)

    def _set(self, row: SettingRow, asking: SettingsAsking, text: str) -> None:
        if row.place == words.GUIDELINE:
            from netcoach.tui.settings.form import edges_typed

            self._coach.week.set_guideline(*edges_typed(text))
        else:
            self._coach.settings.change(*row.place, asking.meant(row.place, text))

    async def _take(self, row: SettingRow, before: SettingsShown) -> None:
        """Go by what was set, and say so, once the form is gone."""
        self._live.catch_up()
        in_log = row.place == words.GUIDELINE
        if not in_log and self._coach.config == before.settings.config:
            return
        self._in_log.append(in_log)
        self._take_config(self._coach.config)
        now = await self._now(row.place)
        kept = self._coach.config.file is not None
        if in_log:
            self._runner.say(words.guideline_set(now, self._undo_key))
        else:
            self._runner.say(words.was_set(row.label, now, self._undo_key, kept=kept))

    async def put_back(self) -> None:
        """Put back what was changed last."""
        if not self._in_log or self._in_log.pop():
            await self._log.undo()
            return
        place = await self._runner.act(self._coach.settings.undo)
        if place is not None:
            self._take_config(self._coach.config)
            await self._live.reread()
            self._runner.say(words.was_put_back(label_of(place), await self._now(place)))

    async def _now(self, place: tuple[str, str]) -> str:
        """What is set in a place of the file now, in words."""

        def read() -> SettingsShown:
            return shown_of(self._coach.settings.read(), self._keyboard())

        shown = await self._runner.read(read)
        return shown.value_of(place) if shown else ""
