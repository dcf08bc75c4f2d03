"""Coming back to a screen, or to one that was made ready before it is shown."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.screen import Screen


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
