"""Reading as much of the log as one review needs."""

from __future__ import annotations

from netcoach.coach.room import Room
from netcoach.domain.log_slice import LogSlice
from netcoach.domain.reviewing import MEMORY_WEEKS
from netcoach.domain.week import Week, day_after

PANEL_WEEKS = 12
"""Weeks in the live panel unless more are asked for."""

MONTH_DAYS = 31
"""The longest calendar month: how far after a week its note allowance and copied notes reach."""


def slice_of(room: Room, last: Week, weeks: int, *, shown: Week) -> LogSlice:
    """Read what a review of ``shown`` needs, with a panel of ``weeks`` weeks up to ``last``."""
    first = last.shift(1 - weeks - MEMORY_WEEKS).start
    after = day_after(max(last, shown).end, MONTH_DAYS)
    store, today = room.store, room.today()
    with store.snapshot():
        return LogSlice(
            today=today,
            first_day=room.config.first_day,
            notes_a_month=room.config.notes_a_month,
            requests=store.requests_between(first, after),
            sent_by_day=store.sent_by_day(),
            guidelines=store.guidelines(),
            seen=store.seen(),
            marks=store.week_marks(),
            beginning=store.beginning(),
            outcomes=store.outcomes(today),
        )
