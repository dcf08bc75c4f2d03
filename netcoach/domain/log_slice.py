"""What was read of the log for one review, and what follows from it for every week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from pendulum import Date, DateTime

from netcoach.domain.bursts import Burst, bursts_in
from netcoach.domain.follow_up import NO_OUTCOMES, Outcomes
from netcoach.domain.guideline import Guideline
from netcoach.domain.lived import Beginning, Lived
from netcoach.domain.marks import ClosedWeek, Promise, WeekMark
from netcoach.domain.notes import allowance_spent, copied_notes, evidence_of
from netcoach.domain.promises import promises_of
from netcoach.domain.quality import quality_of
from netcoach.domain.request import Precision, Request, RequestId
from netcoach.domain.review import RatedRequest
from netcoach.domain.week import FirstDay, Week, week_of
from netcoach.domain.zones import zone_of


@dataclass(frozen=True, kw_only=True)
class LogSlice:
    """What was read of the log for one review.

    Attributes:
        requests: every request of the shown weeks, the ``MEMORY_WEEKS`` before them and the
            month after them, in order of sending.
        sent_by_day: requests sent on each local date that has any, over the whole log.
        marks: what was said of weeks.
        beginning: when logging began; None before anything was typed.
    """

    today: Date
    first_day: FirstDay
    notes_a_month: int | None
    requests: tuple[Request, ...]
    sent_by_day: tuple[tuple[Date, int], ...]
    guidelines: tuple[Guideline, ...]
    seen: frozenset[str]
    marks: tuple[WeekMark, ...] = ()
    beginning: Beginning | None = None
    outcomes: Outcomes = NO_OUTCOMES

    def week_of(self, day: Date) -> Week:
        """The week that holds ``day``, as the user cuts weeks."""
        return week_of(day, self.first_day)

    @cached_property
    def lived(self) -> Lived:
        """Under which guideline each week is lived."""
        return Lived(
            first_day=self.first_day,
            versions=self.guidelines,
            marks=self.marks,
            beginning=self.beginning,
        )

    @cached_property
    def this_week(self) -> Week:
        """The open week."""
        return self.week_of(self.today)

    @cached_property
    def bursts(self) -> tuple[Burst, ...]:
        """Every episode among the requests read, heaviest first."""
        return bursts_in(
            self.requests,
            guidelines=self.guidelines,
            first_day=self.first_day,
            notes_a_month=self.notes_a_month,
        )

    @cached_property
    def rows(self) -> dict[Week, tuple[RatedRequest, ...]]:
        """The requests read with their quality, by week."""
        by_week: dict[Week, list[RatedRequest]] = {}
        for request in self.requests:
            week = self.week_of(request.sent.on)
            row = rated(
                request, copied=self.copied, spent=self.spent, closed=self.lived.closed.get(week)
            )
            by_week.setdefault(week, []).append(row)
        return {week: tuple(rows) for week, rows in by_week.items()}

    @cached_property
    def counts(self) -> Counter[Week]:
        """Requests sent in each week of the whole log."""
        counts: Counter[Week] = Counter()
        for day, sent in self.sent_by_day:
            counts[self.week_of(day)] += sent
        return counts

    @cached_property
    def rest_weeks(self) -> frozenset[Week]:
        """The weeks marked as rest."""
        return self.lived.rest

    @cached_property
    def zero_weeks(self) -> frozenset[Week]:
        """The weeks confirmed as none sent."""
        return self.lived.zero

    @cached_property
    def promises(self) -> dict[Week, Promise]:
        """The line written for each week that has one."""
        return promises_of(self.lived.closed.values(), self.rest_weeks)

    @cached_property
    def copied(self) -> frozenset[RequestId]:
        """The requests read whose note is a copy."""
        return copied_notes(self.requests)

    @cached_property
    def spent(self) -> frozenset[RequestId]:
        """The requests read that are blank because the month's notes were used up."""
        return allowance_spent(self.requests, self.notes_a_month)

    @cached_property
    def burst_levels(self) -> dict[Week, int]:
        """The highest burst level that touches each week."""
        levels: dict[Week, int] = {}
        for burst in self.bursts:
            for week in {self.week_of(request.sent.on) for request in burst.requests}:
                levels[week] = max(levels.get(week, 0), burst.level)
        return levels


def rated(
    request: Request,
    *,
    copied: frozenset[RequestId],
    spent: frozenset[RequestId],
    closed: ClosedWeek | None = None,
) -> RatedRequest:
    """A request with its quality, given which notes are copies and which blanks had no choice.

    ``closed`` is its week, where that was closed.
    """
    evidence = evidence_of(request, copied=copied, spent=spent)
    return RatedRequest(
        request=request,
        evidence=evidence,
        quality=quality_of(evidence),
        added_later=closed is not None and _added_after(request, closed.closed_at),
    )


def _added_after(request: Request, closed_at: DateTime) -> bool:
    """Whether a request came to a closed week late; one sent after the closing did not."""
    sent = request.sent
    if sent.at is not None:
        return request.logged_at > closed_at >= sent.at
    closed_on = closed_at.in_timezone(zone_of(sent.zone)).date()
    sent_after = sent.precision is Precision.DAY and sent.on > closed_on
    return request.logged_at > closed_at and not sent_after
