"""What the settings ask for beside their picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netcoach.tui.messages import Errand

if TYPE_CHECKING:
    from netcoach.tui.settings.screen import SettingsScreen


class SettingsErrand(Errand):
    """An errand of the settings' clerk."""

    clerk: ClassVar[str] = "settings"

    def __init__(self, screen: SettingsScreen) -> None:
        super().__init__()
        self.screen = screen


class SettingAsked(SettingsErrand):
    """The selected setting is to be changed."""


class PutBackAsked(SettingsErrand):
    """What was changed last is to be put back."""
