"""The weeks: what the screens show of them, and the guideline they are held against."""

from __future__ import annotations

from pendulum import Date

from netcoach.coach.room import Room
from netcoach.coach.slicing import PANEL_WEEKS, slice_of
from netcoach.domain.bursts import Burst
from netcoach.domain.guideline import Guideline, guideline_for
from netcoach.domain.review import WeekReview
from netcoach.domain.reviewing import panel_end, review_of, trends_in
from netcoach.domain.trends import Trends
from netcoach.domain.week import week_of


class WeekRoom(Room):
    """Reviews of weeks, their trends and their guideline."""

    def review(self, day: Date | None = None, *, weeks: int = PANEL_WEEKS) -> WeekReview:
        """The week that holds ``day`` (default today), with the panel's last ``weeks`` weeks."""
        today = self.today()
        week = week_of(day or today, self.config.first_day)
        last = panel_end(week, week_of(today, self.config.first_day), weeks)
        return review_of(slice_of(self, last, weeks, shown=week), week, weeks=weeks)

    def trends(self, weeks: int = PANEL_WEEKS) -> Trends:
        """The series of the last ``weeks`` weeks, the open one included."""
        today = self.today()
        last = week_of(today, self.config.first_day)
        return trends_in(slice_of(self, last, weeks, shown=last), last, weeks)

    def guideline(self) -> Guideline:
        """The guideline of the current week."""
        week = week_of(self.today(), self.config.first_day)
        return guideline_for(week, self.store.guidelines())

    def set_guideline(self, low: int, high: int) -> Guideline:
        """Set the guideline from the current week on. Raises InvalidInput."""
        week = week_of(self.today(), self.config.first_day)
        guideline = Guideline(low=low, high=high, from_week=week.start)
        self.store.set_guideline(guideline, at=self.clock())
        return guideline

    def see(self, burst: Burst) -> None:
        """Put a burst's message away."""
        self.store.see(burst.key, at=self.clock())
