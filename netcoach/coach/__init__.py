"""The one door: ``Coach`` has one method per thing a user can ask for."""

from netcoach.coach.door import Coach
from netcoach.coach.slicing import PANEL_WEEKS

__all__ = ["PANEL_WEEKS", "Coach"]
