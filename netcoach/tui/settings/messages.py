"""What the settings ask for beside their picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netcoach.tui.messages import Wanted

if TYPE_CHECKING:
    from netcoach.tui.settings.screen import SettingsScreen


class SettingsWanted(Wanted):
    """Something that is wanted of these actions."""

    feature: ClassVar[str] = "settings"

    def __init__(self, screen: SettingsScreen) -> None:
        super().__init__()
        self.screen = screen


class SettingAsked(SettingsWanted):
    """The selected setting is to be changed."""


class PutBackAsked(SettingsWanted):
    """What was changed last is to be put back."""
