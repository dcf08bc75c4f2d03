"""What can be done with what the Week says."""

from __future__ import annotations

from netcoach.tui.actions import Actions
from netcoach.wording.done import message_dismissed


class WeekActions(Actions):
    """Putting away what was seen."""

    async def dismiss(self, key: str) -> None:
        """Put away what the Week says of a burst, a pile of pending requests or an advice."""
        await self._write(
            lambda: self._coach.week.dismiss(key), lambda _: message_dismissed(self._undo_key)
        )
