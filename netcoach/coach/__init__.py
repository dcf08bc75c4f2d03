"""The application layer: ``Coach`` has one service per feature."""

from netcoach.coach.coach import Coach
from netcoach.coach.service import PANEL_WEEKS

__all__ = ["PANEL_WEEKS", "Coach"]
