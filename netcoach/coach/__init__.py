"""The one door: ``Coach`` has one method per thing a user can ask for."""

from netcoach.coach.door import PANEL_WEEKS, Coach

__all__ = ["PANEL_WEEKS", "Coach"]
