"""Making a screen ready before it is shown, and coming back to one."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import App
from textual.screen import Screen


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
