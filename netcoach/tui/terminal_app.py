"""An app that is at home in a terminal: it takes keys in order, and leaves without a trace."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any, ClassVar

from textual import events, on
from textual.app import App
from textual.await_remove import AwaitRemove
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.widget import Widget
from textual.widgets import Input, TextArea

from netcoach.fault import keep_quietly
from netcoach.tui.autosave import KeepsText
from netcoach.tui.mounting import is_ready
from netcoach.tui.runner import CoachRunner
from netcoach.tui.terminal import SteadyDriver, has_shell, leave_on_signals, suspend
from netcoach.tui.themes import OWN, legible
from netcoach.tui.type_ahead import TakesKeys, TypeAhead
from netcoach.wording.keys import HELP, HOW_TO_LEAVE, NO_SHELL, STILL_SAVING, VERBS

LAST_LOOKS, LOOK_SECONDS = 30, 0.01
"""How often, and how far apart, it is looked whether the last keys were handled before leaving
(ours: with a whole paste under way it takes some 100 ms)."""


class TerminalApp(App[None]):
    """Hands keys out in order, and ends without losing what was typed or was being saved.

    Args:
        say: shows a sentence to the user.
    """

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
    ]

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(driver_class=SteadyDriver)
        for theme in OWN:
            self.register_theme(theme)
        self.fault: BaseException | None = None
        self._runner = CoachRunner(say)
        self._type_ahead = TypeAhead(self, self._hand_out)

    def say_anywhere(self, sentence: str) -> None:
        """Show a sentence over whatever is open."""
        self.notify(sentence, markup=False)

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, legible."""
        self.theme_variables = legible(super().get_css_variables(), self.current_theme)
        return self.theme_variables

    # what comes from the terminal

    def on_mount(self) -> None:
        """Take the signals."""
        if isinstance(self._driver, SteadyDriver):
            self._driver.may_stop = self.holds_nothing
        if not self.is_headless:
            leave_on_signals(self._leave)
            asyncio.get_running_loop().set_exception_handler(_keep_forgotten)

    async def on_event(self, event: events.Event) -> None:
        """Hand out what is typed and clicked in order with what it does."""
        is_typed = isinstance(event, events.InputEvent | events.Paste)
        if is_typed and not self.screen_stack:
            return  # the program is ending: nobody is there to take it
        if is_typed and not event.is_forwarded:
            await self._type_ahead.take(event)
        else:
            await super().on_event(event)

    async def _hand_out(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and self._is_answer(event):
            return
        if not (isinstance(event, events.MouseDown) and self._is_on_what_is_gone(event)):
            await super().on_event(event)

    def _is_answer(self, event: events.Key) -> bool:
        screen = self.screen
        return isinstance(screen, TakesKeys) and screen.take_key(event)

    def _is_on_what_is_gone(self, event: events.MouseDown) -> bool:
        """Whether the mouse is on a widget that was taken off and is not drawn over yet.

        Textual looks for the region of its parent, and it has none any more.
        """
        widget, _ = self.screen.get_widget_and_offset_at(event.x, event.y)
        return widget is not None and not widget.is_attached

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: Any) -> bool:
        """Do what a key is bound to, unless the widget is not there yet or is going.

        A screen takes keys from the moment it is pushed; its widgets come some time later.
        """
        if isinstance(namespace, Widget) and not is_ready(namespace):
            return True  # the key was for what is opening: it must not reach what lies under it
        return await super()._dispatch_action(namespace, action_name, params)

    def action_copy(self) -> None:
        """Copy what is selected; where nothing is, say how to leave, which Ctrl-C often means."""
        field = self.focused
        typed = field.selected_text if isinstance(field, Input | TextArea) else ""
        selected = typed or self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self.say_anywhere(HOW_TO_LEAVE)

    async def action_suspend_process(self) -> None:  # type: ignore[override] # Textual awaits it
        """Give the terminal back to the shell until ``fg``; no lock is held meanwhile."""
        driver = self._driver
        if driver is None or not driver.can_suspend:
            return
        if not has_shell():
            self.say_anywhere(NO_SHELL)
        elif not (await self._runner.is_at_rest() and self.holds_nothing()):
            self.say_anywhere(STILL_SAVING)
        else:
            self.app_suspend_signal.publish(self)
            suspend()

    def holds_nothing(self) -> bool:
        """Whether nobody would wait for this process if it were stopped now."""
        return self._runner.is_resting

    @on(Driver.SignalResume)
    def _come_back(self) -> None:
        """Draw everything anew: the terminal shows what the shell left on it."""
        self.refresh(layout=True)

    def update_styles(self, node: DOMNode, animate: bool = True) -> None:
        """Style what is mounted; Textual also would whenever a widget gets a class as it is made.

        As it is mounted it is styled anyhow, and a form's fields were styled three times.
        """
        if node.is_attached:
            super().update_styles(node, animate)

    # leaving

    async def _leave(self, status: int) -> None:
        await self._until_keys_are_handled()
        self._keep_typed()
        await self._runner.settled()
        self._keep_typed()
        self.interrupt_reads()
        self.exit(return_code=status)

    def interrupt_reads(self) -> None:
        """End what is being read, as nobody waits for it any more; never a write."""

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

    def _handle_exception(self, error: Exception) -> None:
        """Leave on a fault of ours, which is told once the terminal is given back."""
        self.fault = self.fault or error
        with suppress(Exception):
            self._keep_typed()
        self.interrupt_reads()
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def panic(self, *_renderables: Any) -> None:
        """Leave without what Textual would show: a traceback with everybody's names."""
        self._handle_exception(RuntimeError("Textual panicked"))

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Stop the work of what is taken apart before its widgets go: it would ask for them.

        A screen that is taken apart is not drawn any more: Textual would draw the whole one in
        front anew for it, twice.
        """
        going = {each for node in nodes for each in node.walk_children(with_self=True)}
        for worker in list(self.workers):
            if worker.node in going:
                worker.cancel()
        return super()._prune(*nodes, parent=None if parent is self else parent)


def _keep_forgotten(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Keep an error that nobody waited for; asyncio would write its text over the screen."""
    keep_quietly(context.get("exception"))
