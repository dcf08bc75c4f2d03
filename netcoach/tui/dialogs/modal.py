"""Screens over another: each leaves by itself and takes nothing else along."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType

from netcoach.tui.mounting import HandlesWhileMounted


class Modal(HandlesWhileMounted, ModalScreen[ScreenResultType]):
    """A form, a question or a page over what lies under it.

    Textual's ``dismiss`` takes off whichever screen is on top. A form left twice would take the
    screen under it along, and one that finishes under the palette would take the palette. This
    one leaves once: at once where it is on top, else as soon as what lies over it is gone.

    What it shows stands in one box of the class ``frame``, in the middle.
    """

    DEFAULT_CSS = """
    Modal {
        align: center middle;

        & > .frame {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 2 0 2;
            background: $surface;
            border: round $primary;
            border-title-color: $foreground;
            border-subtitle-color: $text-muted;
        }
    }
    """

    _leave_later: Callable[[], object] | None = None

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with a result; nothing happens where it was left already."""
        if self.is_active:
            return super().dismiss(result)
        if self.app.is_running and self in self.app.screen_stack:
            self._leave_later = lambda: self.dismiss(result)
        return AwaitComplete()

    @on(events.ScreenResume)
    def leave_now(self) -> None:
        """Leave, where that was due while something lay over it."""
        leave, self._leave_later = self._leave_later, None
        if leave is not None:
            leave()
