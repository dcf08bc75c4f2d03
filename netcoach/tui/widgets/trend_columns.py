"""Where each week of the chart stands on the common time axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from netcoach.domain.week.trends import Trends, TrendWeek, WeekState

AXIS_CELLS = 5
APART_CELLS = 2
LEAST_STEP, MOST_STEP = 4, 8
LONGEST_DATE = 6
"""Cells of "28/10" and a blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The weeks that fit, oldest first; the open one stands apart after a rule."""

    weeks: tuple[TrendWeek, ...]
    step: int

    @property
    def bar(self) -> int:
        """Cells a bar takes."""
        return max(2, self.step - 2)

    @property
    def date_every(self) -> int:
        """How many weeks lie between two dates on the axis."""
        return -(-LONGEST_DATE // self.step)

    @property
    def open_from(self) -> int:
        """Which of the weeks is the first open one; their number when none is."""
        states = [week.state for week in self.weeks]
        return states.index(WeekState.OPEN) if WeekState.OPEN in states else len(states)

    @property
    def rule_x(self) -> int | None:
        """Where the rule before the open week stands; None without one."""
        if self.open_from == len(self.weeks):
            return None
        return AXIS_CELLS + self.open_from * self.step

    def x(self, number: int) -> int:
        """Left edge of a week's bar."""
        apart = APART_CELLS if number >= self.open_from else 0
        return AXIS_CELLS + number * self.step + apart

    def placed(self) -> Iterator[tuple[int, TrendWeek]]:
        """Each week with the left edge of its bar."""
        return ((self.x(number), week) for number, week in enumerate(self.weeks))


def columns_of(trends: Trends, width: int) -> Columns:
    """The latest weeks that fit into so many cells, at the widest step they all fit with."""
    room = max(LEAST_STEP, width - AXIS_CELLS - APART_CELLS)
    step = min(MOST_STEP, max(LEAST_STEP, room // max(1, len(trends.weeks))))
    return Columns(weeks=trends.weeks[-max(1, room // step) :], step=step)
