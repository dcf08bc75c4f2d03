"""WeekStore: what is kept of whole weeks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pendulum import DateTime

from netcoach.domain.change import ChangeKind
from netcoach.domain.week.history import Beginning
from netcoach.domain.week.marks import WeekMark
from netcoach.storage.repository import StoreCore
from netcoach.storage.week import reads

if TYPE_CHECKING:
    from netcoach.domain.week.marks import Marking


class WeekStore(StoreCore):
    """The marks of weeks, and when logging began."""

    def week_marks(self) -> tuple[WeekMark, ...]:
        """Every mark of a week, by its date."""
        return self._reader.read(lambda run: reads.week_marks(run))

    def beginning(self) -> Beginning | None:
        """When logging began; None in a log in which nothing was typed."""
        return self._reader.read(lambda run: reads.beginning(run))

    def mark_weeks(
        self, marking: Marking, *, act: ChangeKind = ChangeKind.WEEK_MARK, at: DateTime
    ) -> None:
        """Change marks of weeks, as one journal entry."""
        from netcoach.storage.week.writes import mark_weeks

        self._write(act, at, partial(mark_weeks, marking=marking))
