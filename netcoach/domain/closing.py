"""Closing a week: what its steps show, and the closed weeks of the past."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.bursts import ThinReason, thin_reasons
from netcoach.domain.frozen import frozen
from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.shelves import HelloOwed, Waiting
from netcoach.domain.week.calendar import DAYS, Week
from netcoach.domain.week.guideline import Pace, pace_of
from netcoach.domain.week.marks import ClosedWeek, Intention, Kept, working_before
from netcoach.domain.week.next_steps import NextStepKind, still_due
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.reviewing import (
    LogSnapshot,
    follow_up_in,
    is_unclosed,
    review_of,
    state_of,
    unanswered_in,
    unknown_in,
)
from netcoach.domain.week.trends import WeekQuality, WeekState

LAST_DAYS = 2
"""The days at the end of a week on which closing is about it (ours: the weekend)."""


MOST_FOLLOWED = 12
"""People that closing shows to be followed up (ours: as many as a small terminal has room for)."""


@frozen
class ClosingWeek:
    """One week as the first step shows it.

    Attributes:
        review: its count against the guideline, quality, and bursts with their reasons.
        thin: what was thin in it without any speed: one line here, never shown live.
    """

    review: WeekReview
    thin: tuple[ThinReason, ...]


@frozen
class Closing:
    """Everything that closing a week shows, read at once.

    Attributes:
        today: the local date it was read on.
        weeks: what would be closed, one week or two together, oldest first; the words go with
            the last.
        unanswered: past weeks with nothing logged of which it is not known why: those among
            ``weeks``, then the others, then those to be answered later, each oldest first.
        hello_owed: who said yes with nothing after it, as the Week has them: without those put off.
        long_pending: the requests pending for over 42 days to keep or withdraw, likewise.
        due: whom to write to today or since a day before, as was planned.
        lapsed: the requests pending for over six months, as the People place has them.
        looked_on: the last date the user looked through who accepted; None when never.
        intention: the line written for the last of ``weeks`` or, if there is none, for the one
            before, to be asked "done?"; None without one, or once it was answered.
        closed: what was said if the last of ``weeks`` is closed already.
    """

    today: Date
    weeks: tuple[ClosingWeek, ...]
    unanswered: tuple[Week, ...]
    hello_owed: tuple[HelloOwed, ...]
    long_pending: tuple[Waiting, ...]
    due: tuple[KeepInTouch, ...]
    lapsed: tuple[Waiting, ...]
    looked_on: Date | None
    intention: Intention | None
    closed: ClosedWeek | None

    @property
    def week(self) -> Week:
        """The week the words go with."""
        return self.weeks[-1].review.week

    @property
    def is_early(self) -> bool:
        """Whether the week to close is not nearly over yet; False for one that is closed."""
        return self.closed is None and not is_nearly_over(self.week, self.today)

    @property
    def to_follow(self) -> tuple[HelloOwed | KeepInTouch | Waiting, ...]:
        """Whom to follow up now: the first who said yes or are due, then those who wait long."""
        first = self._first
        waiting = self.long_pending[: max(MOST_FOLLOWED // 2, MOST_FOLLOWED - len(first))]
        return (*first[: MOST_FOLLOWED - len(waiting)], *waiting)

    @property
    def follow_count(self) -> int:
        """How many there are to follow up in all."""
        return len(self._first) + len(self.long_pending)

    @property
    def _first(self) -> tuple[HelloOwed | KeepInTouch, ...]:
        owed = {one.person.id for one in self.hello_owed}
        return (*self.hello_owed, *(one for one in self.due if one.person.id not in owed))


@frozen
class PastReview:
    """A closed week for the list of past ones; the counts are those of now.

    ``pace`` is None for a rest week and while the week is not over; ``added_later`` counts the
    requests logged after it was closed.
    """

    closed: ClosedWeek
    sent: int
    pace: Pace | None
    quality: WeekQuality | None
    added_later: int


def closing_in(
    log: LogSnapshot, week: Week, *, weeks: int, lapsed: tuple[Waiting, ...] = ()
) -> Closing:
    """Everything that closing a week shows.

    Args:
        log: what was read, the open week in it.
        week: that or an earlier one.
        weeks: of trends in each review.
        lapsed: the requests pending for over six months.
    """
    closing = weeks_to_close(log, week)
    follow_up = follow_up_in(log)
    # Whoever is to be written to on a day to come is decided on.
    planned = {one.person.id for one in log.outcomes.in_touch if one.on and not one.is_due}
    return Closing(
        today=log.today,
        weeks=tuple(
            ClosingWeek(review=review_of(log, each, weeks=weeks), thin=thin_in(log, each))
            for each in closing
        ),
        unanswered=_asked_of(log, closing),
        hello_owed=tuple(
            one
            for one in still_due(NextStepKind.HELLO, follow_up.hellos, log.seen)
            if one.person.id not in planned
        ),
        long_pending=tuple(
            one
            for one in still_due(NextStepKind.PENDING, follow_up.waiting, log.seen)
            if one.person.id not in planned
        ),
        due=still_due(NextStepKind.FOLLOW_UP, follow_up.due, log.seen),
        lapsed=lapsed,
        looked_on=max(log.outcomes.checks, default=None),
        intention=intention_to_answer(log, closing),
        closed=log.history.closed.get(week),
    )


def _asked_of(log: LogSnapshot, closing: tuple[Week, ...]) -> tuple[Week, ...]:
    now = unanswered_in(log)
    return tuple(sorted(unknown_in(log), key=lambda week: (week not in closing, week not in now)))


def due_week(log: LogSnapshot) -> Week:
    """The week that closing is about unless another is said.

    The last one that was no rest week, as long as it is open to be closed; but the open week
    once it is in its last two days, when it is nearly told.
    """
    last = working_before(log.this_week, log.rest_weeks)
    ends = is_nearly_over(log.this_week, log.today)
    return last if is_unclosed(log, last) and not ends else log.this_week


def is_nearly_over(week: Week, today: Date) -> bool:
    """Whether a week is in its last days or past them."""
    return week.day_number(today) > DAYS - LAST_DAYS


def weeks_to_close(log: LogSnapshot, week: Week) -> tuple[Week, ...]:
    """The week and, where it is unclosed as well, the one before it, the oldest first."""
    before = working_before(week, log.rest_weeks)
    together = week not in log.history.closed and is_unclosed(log, before)
    return (before, week) if together else (week,)


def intention_to_answer(log: LogSnapshot, weeks: tuple[Week, ...]) -> Intention | None:
    """The line for one of these weeks that nobody said "done" or "not done" of, the latest."""
    lines = (log.intentions.get(week) for week in reversed(weeks))
    return next((line for line in lines if line and line.kept is Kept.UNSAID), None)


def thin_in(log: LogSnapshot, week: Week) -> tuple[ThinReason, ...]:
    """What was thin in a week among the requests that are in no burst."""
    fast = {request.id for burst in log.bursts(week, week) for request in burst.requests}
    calm = [row.request for row in log.rows(week) if row.request.id not in fast]
    return thin_reasons(calm, copied=log.copied, spent=log.spent)


def past_reviews_in(log: LogSnapshot) -> tuple[PastReview, ...]:
    """Every closed week, the latest first, with its counts of now."""
    return tuple(_past(log, closed) for closed in reversed(log.history.closed.values()))


def _past(log: LogSnapshot, closed: ClosedWeek) -> PastReview:
    judged = state_of(log, closed.week) is WeekState.CLOSED
    return PastReview(
        closed=closed,
        sent=log.counts[closed.week],
        pace=pace_of(log.counts[closed.week], closed.guideline) if judged else None,
        quality=log.quality(closed.week),
        added_later=sum(row.added_later for row in log.rows(closed.week)),
    )
