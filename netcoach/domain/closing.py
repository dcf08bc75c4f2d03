"""Closing a week: what its four steps show, and the closed weeks of the past."""

from __future__ import annotations

from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.bursts import ThinReason
from netcoach.domain.guideline import Pace
from netcoach.domain.marks import ClosedWeek, Promise
from netcoach.domain.review import WeekReview
from netcoach.domain.shelves import HelloOwed, Waiting
from netcoach.domain.trends import WeekQuality
from netcoach.domain.week import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingWeek:
    """One week as step 2 shows it.

    Attributes:
        review: its count against the guideline, quality, and bursts with their reasons.
        thin: what was thin in it without any speed: one line here, never shown live.
    """

    review: WeekReview
    thin: tuple[ThinReason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Everything that closing a week shows, read at once.

    Attributes:
        today: the local date it was read on.
        weeks: what would be closed, one week or two together, oldest first; the words go with
            the last.
        unanswered: past weeks with nothing logged that nobody said anything of, oldest first.
        hello_owed: who said yes with nothing after it, as the People place has them.
        long_pending: the requests pending for over 42 days to keep or withdraw, likewise.
        promise: the line written for the last of ``weeks`` or, if there is none, for the one
            before, to be asked "done?"; None without one, or once it was answered.
        closed: what was said if the last of ``weeks`` is closed already.
    """

    today: Date
    weeks: tuple[ClosingWeek, ...]
    unanswered: tuple[Week, ...]
    hello_owed: tuple[HelloOwed, ...]
    long_pending: tuple[Waiting, ...]
    promise: Promise | None
    closed: ClosedWeek | None

    @property
    def week(self) -> Week:
        """The week the words go with."""
        return self.weeks[-1].review.week


@dataclass(frozen=True, slots=True, kw_only=True)
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
