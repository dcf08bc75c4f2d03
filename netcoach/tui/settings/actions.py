"""What is done with settings: asking for one, keeping it, and putting it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from netcoach.tui.actions import Actions
from netcoach.tui.messages import SettingsAsked, Wanted
from netcoach.tui.settings.form import SettingsAsking, edges_typed
from netcoach.tui.settings.messages import PutBackAsked, SettingAsked
from netcoach.tui.settings.rows import SettingRow, label_of, value_of
from netcoach.tui.settings.screen import SettingsScreen, SettingsShown
from netcoach.wording import settings as words

if TYPE_CHECKING:
    from netcoach.tui.app import NetcoachApp


class SettingsActions(Actions):
    """Answers the settings; a change of one holds at once."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._in_log: list[bool] = []

    async def carry_out(self, wanted: Wanted) -> None:
        """Open the settings or one of them, or put back what was changed last."""
        match wanted:
            case SettingsAsked():
                await self._open()
            case SettingAsked(screen=screen):
                await self._ask(screen)
            case PutBackAsked(screen=screen):
                await self._put_back(screen)

    async def _open(self) -> None:
        page = SettingsScreen()
        await self._app.push_screen(page)
        if await self._runner.read(self._coach.settings.reload) is not None:
            self._go_by_it()
        await self._live.go(page)

    async def _ask(self, screen: SettingsScreen) -> None:
        from netcoach.tui.settings.form import SettingsForm

        row, shown = screen.table.selected, screen.shown
        if row is None or shown is None:
            return
        asking = SettingsAsking(self._app, self._coach, shown)

        async def save(text: str) -> None:
            await self._live.write(lambda: self._write(row, asking, text))

        def closed(saved: bool | None) -> None:
            if saved:
                self._took(row, shown, screen)

        await self._app.push_screen(SettingsForm(asking.asking(row), save), closed)

    def _write(self, row: SettingRow, asking: SettingsAsking, text: str) -> None:
        if row.place == words.GUIDELINE:
            self._coach.week.set_guideline(*edges_typed(text))
        else:
            self._coach.settings.change(*row.place, asking.meant(row.place, text))

    def _took(self, row: SettingRow, before: SettingsShown, screen: SettingsScreen) -> None:
        """Say what was set, once the form is gone, and go by it."""
        self._live.catch_up()
        in_log = row.place == words.GUIDELINE
        if not in_log and self._coach.config == before.settings.config:
            return
        self._in_log.append(in_log)
        self._go_by_it()
        now = _now(screen, row.place)
        kept = self._coach.config.file is not None
        if in_log:
            self._runner.say(words.guideline_set(now, self._undo_key))
        else:
            self._runner.say(words.was_set(row.label, now, self._undo_key, kept=kept))

    async def _put_back(self, screen: SettingsScreen) -> None:
        if not self._in_log or self._in_log.pop():
            await self._app.run_action("undo")
            return
        place = await self._runner.act(self._coach.settings.undo)
        if place is not None:
            self._go_by_it()
            await self._live.reread()
            self._runner.say(words.was_put_back(label_of(place), _now(screen, place)))

    def _go_by_it(self) -> None:
        cast("NetcoachApp", self._app).take_config(self._coach.config)


def _now(screen: SettingsScreen, place: tuple[str, str]) -> str:
    """What is set in a place now, in words."""
    shown = screen.shown
    return value_of(shown.settings, place, shown.keyboard) if shown else ""
