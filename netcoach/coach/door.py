"""Coach: the one door, one method per thing a user can ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.clock import Clock
from netcoach.config import Config
from netcoach.domain.bursts import Burst
from netcoach.domain.change import Change
from netcoach.domain.guideline import Guideline, guideline_for
from netcoach.domain.request import Request, RequestDraft, RequestId
from netcoach.domain.review import LogContext, WeekReview
from netcoach.domain.reviewing import MEMORY_WEEKS, LogSlice, panel_end, review_of, trends_in
from netcoach.domain.trends import Trends
from netcoach.domain.week import Week, day_after, week_of
from netcoach.storage.store import Store

if TYPE_CHECKING:
    from netcoach.coach.keeping import Keeping
    from netcoach.coach.summary import ImportPlan, ImportReport

PANEL_WEEKS = 12
"""Weeks in the live panel unless more are asked for."""

MONTH_DAYS = 31
"""The longest calendar month: how far after a week its note allowance and copied notes reach."""

CONTEXT_DAYS = 400
"""How far back the log form looks: over a year, so that any week it is likely to be about is in."""


class Coach:
    """Plain synchronous code; a screen calls it in a thread worker, never on the event loop."""

    def __init__(self, store: Store, clock: Clock, config: Config) -> None:
        self.store = store
        self.clock = clock
        self.config = config

    def today(self) -> Date:
        """The local date now."""
        return self.clock().date()

    def warm_up(self) -> None:
        """Get ready to write, so that the first log is as quick as the second."""
        self.store.warm_up()

    def change_token(self) -> tuple[int, Date]:
        """Differs when anybody changed the log, or the date changed."""
        return self.store.change_token(), self.today()

    # what the screens show

    def review(self, day: Date | None = None, *, weeks: int = PANEL_WEEKS) -> WeekReview:
        """The week that holds ``day`` (default today), with the panel's last ``weeks`` weeks."""
        today = self.today()
        week = week_of(day or today, self.config.first_day)
        last = panel_end(week, week_of(today, self.config.first_day), weeks)
        return review_of(self._slice(today, last, weeks, shown=week), week, weeks=weeks)

    def trends(self, weeks: int = PANEL_WEEKS) -> Trends:
        """The series of the last ``weeks`` weeks, the open one included."""
        today = self.today()
        last = week_of(today, self.config.first_day)
        return trends_in(self._slice(today, last, weeks, shown=last), last, weeks)

    def log_context(self) -> LogContext:
        """What the log form needs to answer while the user types."""
        now = self.clock()
        today = now.date()
        with self.store.snapshot():
            guidelines = self.store.guidelines()
            return LogContext(
                today=today,
                zone=now.timezone_name or "UTC",
                guideline=guideline_for(week_of(today, self.config.first_day), guidelines),
                guidelines=guidelines,
                first_day=self.config.first_day,
                recent=self.store.requests_between(
                    day_after(today, -CONTEXT_DAYS), day_after(today, MONTH_DAYS)
                ),
                people=self.store.people(),
                asked=self.store.latest_requests(),
                notes_a_month=self.config.notes_a_month,
                note_length=self.config.note_length,
            )

    def request(self, request_id: RequestId) -> Request:
        """One request. Raises NotFound."""
        return self.store.request(request_id)

    def guideline(self) -> Guideline:
        """The guideline of the current week."""
        week = week_of(self.today(), self.config.first_day)
        return guideline_for(week, self.store.guidelines())

    @cached_property
    def kept(self) -> Keeping:
        """Open forms, kept until they are saved or left; no part of the log."""
        from netcoach.coach.keeping import Keeping

        return Keeping(self.store.path)

    # what a user does: each is one write, undoable

    def log(self, draft: RequestDraft, *, uid: str | None = None, anyway: bool = False) -> Request:
        """Log a request.

        Args:
            draft: what the user said.
            uid: the form's own id; logging the same one twice adds nothing.
            anyway: log it even if it is too soon to ask this person again.

        Raises:
            TooSoon: the person is pending, connected, or was withdrawn under 21 days ago.
            AmbiguousPerson: the name fits more than one known person.
            NotSaved: the write failed; nothing was changed.
        """
        from netcoach.coach.logging import log

        return log(self.store, self.clock(), draft, uid=uid, anyway=anyway)

    def edit(self, request_id: RequestId, draft: RequestDraft) -> Request:
        """Replace what was said about a request, its sign answers included. Raises NotFound."""
        from netcoach.domain.checking import checked

        now = self.clock()
        return self.store.edit(request_id, checked(draft, now), at=now)

    def delete(self, request_id: RequestId) -> Request:
        """Take a request out of the log; undo brings it back. Raises NotFound."""
        return self.store.delete(request_id, at=self.clock())

    def set_guideline(self, low: int, high: int) -> Guideline:
        """Set the guideline from the current week on. Raises InvalidInput."""
        week = week_of(self.today(), self.config.first_day)
        guideline = Guideline(low=low, high=high, from_week=week.start)
        self.store.set_guideline(guideline, at=self.clock())
        return guideline

    def see(self, burst: Burst) -> None:
        """Put a burst's message away."""
        self.store.see(burst.key, at=self.clock())

    def undo(self) -> Change:
        """Take back the newest change. Raises NothingToUndo."""
        return self.store.undo(at=self.clock())

    def redo(self) -> Change:
        """Do again what was taken back last. Raises NothingToUndo."""
        return self.store.redo(at=self.clock())

    # what a user brings in at once

    def plan_import(
        self,
        path: Path,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportPlan:
        """Read LinkedIn's data export and work out what it would add; nothing is written.

        Args:
            path: the zip, its unpacked folder, or one of its tables.
            progress: hears how far it is, 0.0 to 1.0, rising.
            cancelled: asked several times a second, from the thread this runs in.

        Raises:
            UnreadableExport: one sentence on what was found and what was expected.
            ReadingCancelled: when ``cancelled`` said so.
            StorageProblem: the log cannot be read.
        """
        from netcoach.coach.importing import plan_import
        from netcoach.coach.watch import Watch

        return plan_import(self.store, self.config, self.clock(), path, Watch(progress, cancelled))

    def carry_out(
        self,
        plan: ImportPlan,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Write what an import was planned to, after a verified backup: all of it or nothing.

        One transaction and one journal entry, so one undo takes it back. A log that changed
        since the plan was made is looked at anew.

        Raises:
            ReadingCancelled: when ``cancelled`` said so; nothing was changed.
            NotSaved: the write failed; nothing was changed.
            StorageProblem: the backup failed; nothing was changed.
            UnreadableExport: the log changed, and the export is not there any more.
        """
        from netcoach.coach.importing import carry_out
        from netcoach.coach.watch import Watch

        return carry_out(self.store, self.config, self.clock(), plan, Watch(progress, cancelled))

    def _slice(self, today: Date, last: Week, weeks: int, *, shown: Week) -> LogSlice:
        first = last.shift(1 - weeks - MEMORY_WEEKS).start
        after = day_after(max(last, shown).end, MONTH_DAYS)
        with self.store.snapshot():
            return LogSlice(
                today=today,
                first_day=self.config.first_day,
                notes_a_month=self.config.notes_a_month,
                requests=self.store.requests_between(first, after),
                sent_by_day=self.store.sent_by_day(),
                guidelines=self.store.guidelines(),
                rest_days=self.store.rest_days(),
                zero_days=self.store.zero_days(),
                seen=self.store.seen(),
            )
