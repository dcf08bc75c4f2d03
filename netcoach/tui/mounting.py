"""Mounting: whether a node can be looked into, screens mounted ahead, and styled only once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, cast

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget


def is_ready(node: Widget) -> bool:
    """Whether everything in a node is mounted, and it is not being taken apart.

    Ask this before anything that does not run in the node itself looks into it: what it shows
    is mounted some time after the screen is pushed, and gone some time before the node is. As the
    program ends, the pieces of a screen that is not open are taken apart in no order.
    """
    return node.is_mounted and node.is_running and not _is_going(node)


def _is_going(node: Widget) -> bool:
    """Whether a node is being taken apart, alone, with its screen or with the program."""
    # Nothing public says, and nothing is attached once the program is to end.
    leaving = node._pruning or node._closing or node._closed  # noqa: SLF001
    return leaving or not node.is_attached or not node.app.is_running


def while_ready(node: Widget, callback: Callable[[], object]) -> Callable[[], None]:
    """Make a callback for a timer: Textual calls one in a task of its own, whatever the node does.

    Args:
        node: what is looked into.
        callback: called only while the node ``is_ready``.
    """

    def call() -> None:
        if is_ready(node):
            callback()

    return call


class HandlesWhileMounted(MessagePump):
    """A node whose own handlers are called only until it is taken apart, ``on_unmount`` excepted.

    Textual calls ``on_mount`` and the rest also of a screen that is left, alone or with the
    program, before its widgets were mounted, which then never are. Textual's own handlers are
    always called.
    """

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Awaitable[Any]]]]:
        is_going = not isinstance(message, events.Unmount) and _is_going(cast(Widget, self))
        for owner, handler in super()._get_dispatch_methods(method_name, message):
            if not is_going or owner.__module__.startswith("textual."):
                yield owner, handler


async def mount_ahead(app: App[Any], screen: Screen[Any]) -> None:
    """Mount a screen before its key is pressed: showing it is then only drawing."""
    _, mounted = app._get_screen(screen)  # noqa: SLF001 - as push_screen begins
    await mounted


class StyledOnce:
    """Has a screen styled anew only where the theme changed since it was styled last.

    Textual styles every widget of a screen each time the screen comes to the front, which takes
    longer than drawing it.
    """

    def __init__(self) -> None:
        self._theme: str | None = None

    def note(self, screen: Screen[Any]) -> None:
        """Remember that the screen has just been styled."""
        self._theme = screen.app.theme

    def resume(self, screen: Screen[Any], event: events.ScreenResume) -> None:
        """Call from ``on_screen_resume``, which runs before Textual's own."""
        event.refresh_styles = screen.app.theme != self._theme
        self.note(screen)
