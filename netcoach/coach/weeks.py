"""The weeks: what the screens show of them, and the guideline they are held against."""

from __future__ import annotations

from dataclasses import replace

from pendulum import Date

from netcoach.coach.room import Room
from netcoach.coach.slicing import PANEL_WEEKS, slice_of
from netcoach.domain.bursts import Burst
from netcoach.domain.guideline import Guideline
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
        """The guideline that was set last, with the first week it holds for."""
        from netcoach.coach.marking import lived_in

        lived = lived_in(self)
        guideline = lived.whole(week_of(self.today(), self.config.first_day))
        return replace(guideline, from_week=lived.holds_from(guideline))

    def set_guideline(self, low: int, high: int) -> Guideline:
        """Set the guideline from the current week on; a closed week keeps its own.

        Raises:
            InvalidInput: there can be no such guideline.
        """
        week = week_of(self.today(), self.config.first_day)
        guideline = Guideline(low=low, high=high, from_week=week.start)
        self.store.set_guideline(guideline, at=self.clock())
        return self.guideline()

    def see(self, burst: Burst) -> None:
        """Put a burst's message away."""
        self.store.see(burst.key, at=self.clock())
