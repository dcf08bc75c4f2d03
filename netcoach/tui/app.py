"""The terminal program: its looks, its keys, and how it starts and ends."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from pendulum import Date
from textual import events, on
from textual.app import App, SystemCommand
from textual.await_remove import AwaitRemove
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from netcoach.config import Config
from netcoach.domain.change import Change
from netcoach.domain.text import printable
from netcoach.domain.week.review import WeekReview
from netcoach.domain.zones import is_nameless
from netcoach.fault import keep_quietly
from netcoach.tui.actions import Actions, KeyOf
from netcoach.tui.autosave import KeepsText
from netcoach.tui.data_screen import DataScreen, mount_ahead
from netcoach.tui.importing.actions import ImportingActions
from netcoach.tui.keys import key_of
from netcoach.tui.log.actions import Forms, load_forms
from netcoach.tui.messages import (
    ExplanationAsked,
    GoAsked,
    ReadAsked,
    ReviewsAsked,
    SettingsAsked,
    Wanted,
)
from netcoach.tui.palette import Palette, commands_of, themes_of
from netcoach.tui.runner import TRY_SECONDS, CoachRunner, LiveUpdates, Token, start
from netcoach.tui.terminal import (
    AsciiFilter,
    PrintableFilter,
    SteadyDriver,
    has_shell,
    leave_on_signals,
    said_of_fault,
    settle_memory,
    suspend,
)
from netcoach.tui.type_ahead import TypeAhead
from netcoach.tui.week.screen import WeekScreen
from netcoach.wording.done import dismissed, redone, undone
from netcoach.wording.keys import (
    FIND_ACTION,
    FIND_THEME,
    HELP,
    HOW_TO_LEAVE,
    NO_SHELL,
    STILL_SAVING,
    VERBS,
)

if TYPE_CHECKING:
    from netcoach.coach import Coach


def new_screen(name: str) -> DataScreen[Any, Any]:
    """The screen of a place other than the week."""
    match name:
        case "log":
            from netcoach.tui.log.screen import LogScreen

            return LogScreen()
        case "people":
            from netcoach.tui.people.screen import PeopleScreen

            return PeopleScreen()
    raise ValueError(f"there is no place called {name}")


def new_actions(
    name: str, app: App[Any], coach: Coach, runner: CoachRunner, live: LiveUpdates, key_of: KeyOf
) -> Actions:
    """The actions of that name."""
    return _kind_of(name)(app, coach, runner, live, key_of)


def _kind_of(name: str) -> type[Actions]:
    match name:
        case "log":
            from netcoach.tui.log.actions import LogActions

            return LogActions
        case "outcomes":
            from netcoach.tui.outcomes.actions import OutcomesActions

            return OutcomesActions
        case "people":
            from netcoach.tui.people.actions import PeopleActions

            return PeopleActions
        case "ritual":
            from netcoach.tui.closing.actions import ClosingActions

            return ClosingActions
        case "routes":
            from netcoach.tui.outcomes.actions import RoutesActions

            return RoutesActions
        case "settings":
            from netcoach.tui.settings.actions import SettingsActions

            return SettingsActions
    raise ValueError(f"there is no actions called {name}")


LEISURE = 1.5
"""Seconds after the start until what is not asked for yet is made ready (ours: the first keys come
sooner, or nobody is in a hurry)."""

LAST_LOOKS, LOOK_SECONDS = 30, 0.01
"""How often, and how far apart, it is looked whether the last keys were handled before leaving
(ours: with a whole paste under way it takes some 100 ms)."""

LIVE_SECONDS = 0.5
"""How often the log is asked whether anybody changed it (ours: a change shows within a second)."""


class NetcoachApp(App[None]):
    """The program.

    Args:
        coach: the services; called in worker threads only.
        config: the user's settings.
        first_review: read before the start, so that the first frame is useful at once.
        first_token: of the log as it was before that reading; None reads the week once more.
    """

    TITLE = "netcoach"
    CSS_PATH = "netcoach.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", VERBS["quit"], show=False, system=True, priority=True),
        # With priority: a form lets no other key of the program's through.
        Binding("ctrl+c", "copy", show=False, system=True, priority=True),
        Binding(
            "ctrl+z",
            "suspend_process",
            VERBS["suspend"],
            id="suspend",
            show=False,
            system=True,
            priority=True,
            tooltip=HELP["suspend"],
        ),
        Binding(
            App.COMMAND_PALETTE_BINDING,
            "command_palette",
            VERBS["palette"],
            show=False,
            key_display="^p",
            priority=True,
            tooltip=HELP["palette"],
        ),
    ]

    def __init__(
        self,
        coach: Coach,
        config: Config,
        *,
        first_review: WeekReview | None = None,
        first_token: Token | None = None,
    ) -> None:
        super().__init__(driver_class=SteadyDriver)
        self.fault: BaseException | None = None
        self._coach = coach
        self._config = config
        self._keys = self._keys_that_can_be
        self._safe = _filters_of(config)
        self._week = WeekScreen(first_review, notes_a_month=config.notes_a_month)
        self._places: dict[str, DataScreen[Any, Any]] = {"week": self._week}
        self._type_ahead = TypeAhead(self, super().on_event)
        self._runner = CoachRunner(self._say)
        coach.store.wait_at_most(TRY_SECONDS)
        self._live = LiveUpdates(coach, self._runner, self._week)
        self._first_token = first_token
        self._forms = Forms(self, coach, self._runner, self._live, self._key)
        self._imports = ImportingActions(
            self,
            coach,
            self._runner,
            self._live,
            undo=self.action_undo,
            undo_key=self._key("undo", "u"),
        )
        self._feature_actions: dict[str, Actions] = {"forms": self._forms}
        self._take_theme()

    def _take_theme(self) -> None:
        config, there = self._config, self.available_themes
        known = config.theme in there
        self.theme = config.theme if known else Config(database=config.database).theme

    def take_config(self, config: Config) -> None:
        """Go by other settings from now on; what is read by them is read again by itself."""
        before, self._config = self._config, config
        self._keys = self._keys_that_can_be
        self.set_keymap(dict(self._keys))
        self._imports.undo_key = self._key("undo", "u")
        self._week.allow(config.notes_a_month)
        if config.theme != before.theme:
            self._take_theme()
        if config.glyphs != before.glyphs:
            self._safe = _filters_of(config)
            for screen in self.screen_stack:
                screen.refresh()

    @property
    def _keys_that_can_be(self) -> tuple[tuple[str, str], ...]:
        """The keys the user gave actions, without those that clash or that there are none of."""
        if not self._config.keys:
            return ()
        from netcoach.tui.settings.keys import keyboard

        return keyboard().allowed(self._config.keys).keys

    def _key(self, action_id: str, default: str) -> str:
        return key_of(action_id, default, self._keys)

    def _say(self, sentence: str) -> None:
        self._live.place.say(sentence)

    def _say_anywhere(self, sentence: str) -> None:
        """Say a sentence where the user looks: the status line of a place, else over the form."""
        if isinstance(self.screen, DataScreen):
            self._say(sentence)
        else:
            self.notify(sentence, markup=False)

    # how it looks, and what may reach the terminal

    def get_default_screen(self) -> Screen[Any]:
        """Begin on the week."""
        return self._week

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Clean every line of every widget before anything else looks at it."""
        return (*self._safe, *super().get_line_filters())

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer every action with its key; nothing that writes the screen to a file."""
        return commands_of(self, screen)

    async def action_command_palette(self) -> None:  # type: ignore[override] # Textual awaits it
        """Offer every action of the screen, before the next key is handed out."""
        if not isinstance(self.screen, Palette):
            await self.push_screen(
                Palette(tuple(self.get_system_commands(self.screen)), FIND_ACTION)
            )

    async def action_change_theme(self) -> None:  # type: ignore[override] # Textual awaits it
        """Offer every theme, before the next key is handed out."""
        await self.push_screen(Palette(tuple(themes_of(self)), FIND_THEME))

    # starting, staying up to date, leaving

    def on_mount(self) -> None:
        """Take the user's keys and the signals."""
        self.set_keymap(dict(self._keys))
        if isinstance(self._driver, SteadyDriver):
            self._driver.may_stop = self._holds_nothing
        if not self.is_headless:
            leave_on_signals(self._leave)
            asyncio.get_running_loop().set_exception_handler(_keep_forgotten)

    def on_ready(self) -> None:
        """After the first frame: get ready to write, then watch the log."""
        if said := self._to_mend:
            self._runner.say(said)
        start(self, self._settle_in, group="start")

    @property
    def _to_mend(self) -> str:
        """How many settings are wrong, and where that is told; "" where all is well."""
        config = self._config
        zone = self._coach.clock().timezone_name or ""
        nameless = is_nameless(zone)
        plain = config.theme in self.available_themes and not (config.problems or config.keys)
        if plain and not nameless:
            return ""
        from netcoach.tui.settings.keys import keyboard, shown
        from netcoach.tui.settings.rows import problems_of
        from netcoach.wording.settings import need_a_look, zone_to_name

        key = shown((self._key("settings", "comma"),))
        if not (found := problems_of(config, keyboard())):
            return zone_to_name(zone, key) if nameless else ""
        return need_a_look(len(found) + nameless, key)

    async def _settle_in(self) -> None:
        await self._runner.read(self._coach.warm_up)
        await self._runner.read(load_forms)
        await self._forms.find_unsaved(self._key("log", "n"))
        if self._first_token is not None:
            self._live.begin(self._first_token)
        await self._live.look()
        self._tell_left_out()
        if not self.is_headless:
            settle_memory()
            self.set_timer(LEISURE, self._at_leisure)
        self.set_interval(LIVE_SECONDS, self._look)

    def _at_leisure(self) -> None:
        start(self, self._get_the_rest_ready, group="leisure")

    async def _get_the_rest_ready(self) -> None:
        await self.get_log_ready()
        await self.look_for_unreadable()

    async def look_for_unreadable(self) -> None:
        """Look every row over; what cannot be read is left out from now on, and told of."""
        known = self._coach.left_out()
        found = await self._runner.read(self._coach.look_for_unreadable)
        if found and found != known:
            await self._live.reread()
            self._tell_left_out()

    def _tell_left_out(self) -> None:
        if rows := self._coach.left_out():
            from netcoach.wording.backup import left_out

            self._runner.say(left_out(rows))

    async def get_log_ready(self) -> None:
        """Mount and read the Log behind the week, so that it opens as quickly as it comes back."""
        if "log" not in self._places:
            log = self._place("log")
            await mount_ahead(self, log)
            await self._runner.read(partial(log.read, self._coach, log.data_query))

    def _look(self) -> None:
        start(self, self._live.look, group="live")

    async def _leave(self, status: int) -> None:
        await self._until_keys_are_handled()
        self._keep_typed()
        await self._runner.settled()
        self._keep_typed()
        self.exit(return_code=status)

    async def _until_keys_are_handled(self) -> None:
        """Let the fields take what was typed before the program was told to leave."""
        for _ in range(LAST_LOOKS):
            await asyncio.sleep(LOOK_SECONDS)
            nodes = (self, self.screen, *([self.focused] if self.focused else ()))
            if self._type_ahead.is_idle and not any(node.message_queue_size for node in nodes):
                return

    def _keep_typed(self) -> None:
        """Keep what stands in open forms, whatever way the program ends."""
        for screen in self.screen_stack:
            if isinstance(screen, KeepsText):
                screen.autosave.flush()

    async def action_quit(self) -> None:
        """Finish the write under way and leave."""
        await self._leave(0)

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Stop the work of what is taken apart before its widgets go: it would ask for them."""
        going = {each for node in nodes for each in node.walk_children(with_self=True)}
        for worker in list(self.workers):
            if worker.node in going:
                worker.cancel()
        return super()._prune(*nodes, parent=parent)

    def action_copy(self) -> None:
        """Copy what is selected; where nothing is, say how to leave, which Ctrl-C often means."""
        field = self.focused
        typed = field.selected_text if isinstance(field, Input | TextArea) else ""
        selected = typed or self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self._say_anywhere(HOW_TO_LEAVE)

    async def action_suspend_process(self) -> None:  # type: ignore[override] # Textual awaits it
        """Give the terminal back to the shell until ``fg``; no lock is held meanwhile."""
        driver = self._driver
        if driver is None or not driver.can_suspend:
            return
        if not has_shell():
            self._say_anywhere(NO_SHELL)
        elif not (await self._runner.is_at_rest() and self._holds_nothing()):
            self._say_anywhere(STILL_SAVING)
        else:
            self.app_suspend_signal.publish(self)
            suspend()

    def _holds_nothing(self) -> bool:
        """Whether nobody would wait for this process if it were stopped now."""
        return self._runner.is_resting and not self._coach.store.is_in_queue()

    @on(Driver.SignalResume)
    def _come_back(self) -> None:
        """Draw everything anew: the terminal shows what the shell left on it."""
        self.refresh(layout=True)

    def _handle_exception(self, error: Exception) -> None:
        """Leave on a fault of ours, which is told once the terminal is given back."""
        self.fault = self.fault or error
        with suppress(Exception):
            self._keep_typed()
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def panic(self, *_renderables: Any) -> None:
        """Leave without what Textual would show: a traceback with everybody's names."""
        self._handle_exception(RuntimeError("Textual panicked"))

    # what a user does

    async def on_event(self, event: events.Event) -> None:
        """Hand out what is typed and clicked in order with what it does."""
        is_typed = isinstance(event, events.InputEvent | events.Paste)
        if is_typed and not self.screen_stack:
            return  # the program is ending: nobody is there to take it
        if is_typed and not event.is_forwarded:
            await self._type_ahead.take(event)
        else:
            await super().on_event(event)

    async def action_log_request(self) -> None:
        """Open the log form."""
        await self._forms.log()

    async def action_log_in(self, day: str) -> None:
        """Show the week of a date, and log what was sent in it."""
        self._week.day = Date.fromisoformat(day)
        await self.action_go("week")
        await self._forms.log_in(self._week.day)

    async def action_import(self) -> None:
        """Open the import of LinkedIn's data export."""
        await self._imports.open()

    async def action_reviews(self) -> None:
        """Show what was said of the weeks that are closed."""
        await self.carry_out(ReviewsAsked())

    async def action_settings(self) -> None:
        """Open the settings."""
        await self.carry_out(SettingsAsked())

    async def action_undo(self) -> None:
        """Take back the newest change."""
        await self._change(self._coach.log.undo, undone, self._key("redo", "U"))

    async def action_redo(self) -> None:
        """Do again what was taken back last."""
        await self._change(self._coach.log.redo, redone, self._key("undo", "u"))

    async def _change(
        self, call: Callable[[], Change], said: Callable[[Change, str], str], key: str
    ) -> None:
        change = await self._runner.act(call)
        if change is not None:
            self._runner.say(said(change, key))
            await self._live.reread()

    async def action_go(self, name: str) -> None:
        """Go to another place; a form or a question that is open stays before it."""
        place = self._place(name)
        if not isinstance(self.screen, DataScreen):
            return
        while self._page is not None:
            await self._pop_page()
        if self.screen is place:
            await self._live.go(place)
            return
        # The week stays under the others: it is where the program begins and is never left.
        if place is self._week:
            await self.pop_screen()
        elif self.screen is self._week:
            await self.push_screen(place)
        else:
            await self.switch_screen(place)
        await self._live.go(place)

    async def action_leave_page(self) -> None:
        """Close the page that stands over a place."""
        if self._page is not None:
            await self._pop_page()
            if isinstance(self.screen, DataScreen):
                await self._live.go(self.screen)

    async def _pop_page(self) -> None:
        """Close the page on the screen; what was typed there and not saved is kept for the next."""
        page = self._page
        if isinstance(page, KeepsText):
            await page.autosave.leave()
        await self.pop_screen()

    @property
    def _page(self) -> DataScreen[Any, Any] | None:
        """The page on the screen, which stands over the place it was opened from."""
        screen = self.screen
        if isinstance(screen, DataScreen) and screen.PLACE not in self._places:
            return screen
        return None

    def _place(self, name: str) -> DataScreen[Any, Any]:
        if name not in self._places:
            self._places[name] = place = new_screen(name)
            # Installed, a place stays as it is while the user is in another.
            self.install_screen(place, name)
        return self._places[name]

    @on(GoAsked)
    async def _go(self, event: GoAsked) -> None:
        if event.place == "week":
            self._week.day = event.day
        await self.action_go(event.place)

    @on(ReadAsked)
    def _reread(self) -> None:
        start(self, self._live.refresh, group="read")

    @on(Wanted)
    async def carry_out(self, wanted: Wanted) -> None:
        """Have the actions it is for do it."""
        await self._actions_of(wanted.feature).carry_out(wanted)

    def _actions_of(self, name: str) -> Actions:
        if name not in self._feature_actions:
            self._feature_actions[name] = new_actions(
                name, self, self._coach, self._runner, self._live, self._key
            )
        return self._feature_actions[name]

    @on(WeekScreen.Dismissed)
    async def _dismiss(self, event: WeekScreen.Dismissed) -> None:
        def see() -> bool:
            self._coach.week.dismiss(event.item.key)
            return True

        if await self._runner.act(see):
            self._runner.say(dismissed(self._key("undo", "u")))
            await self._live.reread()

    @on(ExplanationAsked)
    async def _explain(self, event: ExplanationAsked) -> None:
        from netcoach.tui.dialogs.explain import ExplainScreen

        await self.push_screen(ExplainScreen(event.explanation))


def _keep_forgotten(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Keep an error that nobody waited for; asyncio would write its text over the screen."""
    keep_quietly(context.get("exception"))


def _filters_of(config: Config) -> Sequence[LineFilter]:
    """What every line goes through on its way to the terminal."""
    return (PrintableFilter(), *((AsciiFilter(),) if config.glyphs == "ascii" else ()))


def run(
    coach: Coach,
    config: Config,
    *,
    first_review: WeekReview | None = None,
    first_token: Token | None = None,
) -> int:
    """Run the program in this terminal and return its exit status; see ``NetcoachApp``.

    Call ``netcoach.tui.environment.drop_textual_environment`` before importing this module.
    """
    app = NetcoachApp(coach, config, first_review=first_review, first_token=first_token)
    app.run()
    if app.fault:
        print(printable(said_of_fault(app.fault)), file=sys.stderr)
    return app.return_code or 0
