"""The weeks: what the screens show of them, and the guideline they are held against."""

from __future__ import annotations

from dataclasses import replace

from pendulum import Date

from netcoach.coach.service import PANEL_WEEKS, Service
from netcoach.domain.errors import InvalidInput
from netcoach.domain.week.calendar import Week, week_of
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.history import GuidelineHistory
from netcoach.domain.week.next_steps import FOR_GOOD, NextStep, put_away_on, put_off_key
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.reviewing import (
    LogSnapshot,
    panel_end,
    period_of,
    review_of,
)
from netcoach.domain.week.trends import Trends

_NOT_TO_COME = "Type a day to come: tomorrow, mon, 1 dec, or days like 14."


class WeekService(Service):
    """Reviews of weeks, their trends and their guideline."""

    _read: tuple[object, LogSnapshot] | None = None
    """What was read last, with everything it goes by: turning weeks reads and rates once."""

    def review(self, day: Date | None = None, *, weeks: int = PANEL_WEEKS) -> WeekReview:
        """The week that holds ``day`` (default today), with the panel's last ``weeks`` weeks."""
        today = self.today()
        week = week_of(day or today, self.config.first_day)
        last = panel_end(week, week_of(today, self.config.first_day), weeks)
        return review_of(self.snapshot(last, weeks, shown=week), week, weeks=weeks)

    def trends(self, weeks: int = PANEL_WEEKS) -> Trends:
        """The series of the last ``weeks`` weeks, the open one included."""
        last = self.run.this_week()
        return self.snapshot(last, weeks, shown=last).trends(last, weeks)

    def guideline(self) -> Guideline:
        """The guideline that was set last, with the first week it holds for."""
        history = self.history()
        guideline = history.whole(self.run.this_week())
        return replace(guideline, from_week=history.holds_from(guideline))

    def set_guideline(self, low: int, high: int) -> Guideline:
        """Set the guideline from the current week on; a closed week keeps its own.

        Raises:
            InvalidInput: there can be no such guideline.
        """
        guideline = Guideline(low=low, high=high, from_week=self.run.this_week().start)
        self.store.week.set_guideline(guideline, at=self.clock())
        return self.guideline()

    def history(self) -> GuidelineHistory:
        """Which guideline each week was lived under."""
        with self.store.snapshot():
            return GuidelineHistory(
                first_day=self.config.first_day,
                versions=self.store.week.guidelines(),
                marks=self.store.week.marks(),
                beginning=self.store.week.beginning(),
            )

    def snapshot(self, last: Week, weeks: int, *, shown: Week) -> LogSnapshot:
        """Read what a review of ``shown`` needs, with a panel of ``weeks`` weeks up to ``last``."""
        first, after = period_of(last, weeks, shown=shown)
        state = self.store.change_token(), self.store.left_out(), self.today(), self.config
        wanted = state, first, after
        read = self._read
        if read is None or read[0] != wanted:
            self._read = read = wanted, self._snapshot(first, after)
        return read[1]

    def _snapshot(self, first: Date, after: Date) -> LogSnapshot:
        store, today = self.store, self.today()
        with store.snapshot():
            return LogSnapshot(
                today=today,
                first_day=self.config.first_day,
                notes_a_month=self.config.notes_a_month,
                requests=store.log.between(first, after),
                sent_by_day=store.log.sent_by_day(),
                spans=store.log.spans(),
                guidelines=store.week.guidelines(),
                seen=put_away_on(store.week.dismissed(), today),
                marks=store.week.marks(),
                beginning=store.week.beginning(),
                outcomes=store.outcomes.facts(today),
                shortlist=store.people.shortlisted(today),
            )

    def put_off(self, step: NextStep, until: Date | None = None) -> Date | None:
        """Leave a next step out until a date, by default until next week.

        Returns:
            The date; None where it comes no more, as a burst's message without a date.

        Raises:
            InvalidInput: the date is not to come.
        """
        if until is None and step.kind in FOR_GOOD:
            self.store.week.dismiss(step.name, at=self.clock())
            return None
        day = until or self.run.this_week().shift(1).start
        if day <= self.today():
            raise InvalidInput(_NOT_TO_COME)
        self.store.week.dismiss(put_off_key(step.name, day), at=self.clock())
        return day
