"""What a week still needs, for a reminder: counts only, nobody's name."""

from __future__ import annotations

from dataclasses import dataclass

from netcoach.domain.closing import is_unclosed
from netcoach.domain.log_slice import LogSlice
from netcoach.domain.promises import working_before
from netcoach.domain.review import WeekReview
from netcoach.domain.trends import WeekState

LATE_DAYS = 2
"""Days left from which on a week is late (ours: its weekend)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What the open week needs.

    Attributes:
        sent: requests of the week so far.
        low: the low edge of its guideline.
        to_low: how many more reach it, said once the week is late; else 0.
        days_left: whole days of the week after today.
        unclosed: the last week, which was no rest week, is not closed.
        unanswered: past weeks with nothing logged that nobody said anything of.
        hellos: people who said yes and have no hello yet.
        waiting: requests pending for over 42 days to keep or withdraw.
    """

    sent: int = 0
    low: int = 0
    to_low: int = 0
    days_left: int = 0
    unclosed: bool = False
    unanswered: int = 0
    hellos: int = 0
    waiting: int = 0


NOTHING = Needs()


def needs_of(log: LogSlice, review: WeekReview) -> Needs:
    """What the open week needs; nothing in a rest week and before anything was logged.

    Args:
        log: what was read of the log.
        review: the week that holds today.
    """
    if review.state is not WeekState.OPEN or not review.ever_logged:
        return NOTHING
    return Needs(
        sent=review.sent,
        low=review.guideline.low,
        to_low=review.to_low if review.days_left <= LATE_DAYS else 0,
        days_left=review.days_left,
        unclosed=is_unclosed(log, working_before(log.this_week, log.rest_weeks)),
        unanswered=len(review.unanswered),
        hellos=len(review.follow_up.hellos),
        waiting=len(review.follow_up.waiting),
    )
