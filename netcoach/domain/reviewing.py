"""How a review is made from what was read of the log: pure functions, no reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pendulum import Date

from netcoach.domain.bursts import Burst, bursts_in
from netcoach.domain.guideline import Guideline, pace_of
from netcoach.domain.lived import Beginning, Lived
from netcoach.domain.marks import ClosedWeek, WeekMark
from netcoach.domain.notes import allowance_spent, copied_notes, evidence_of, notes_left
from netcoach.domain.quality import GROUND_SIGNS, ground_known_before, quality_of
from netcoach.domain.request import Request, RequestId
from netcoach.domain.review import NoteCount, RatedRequest, WeekReview
from netcoach.domain.trends import Trends, WeekFacts, WeekState, trends_of, week_quality
from netcoach.domain.week import FirstDay, Week, week_of, weeks_between

MEMORY_WEEKS = 52
"""How many weeks before the first shown one still weigh in the smooth line (ours: a week's
weight halves every four weeks, so an older one could not move it by a hundredth of a point)."""


@dataclass(frozen=True, kw_only=True)
class LogSlice:
    """What was read of the log for one review.

    Attributes:
        requests: every request of the shown weeks, the ``MEMORY_WEEKS`` before them and the
            month after them, in order of sending.
        sent_by_day: requests sent on each local date that has any, over the whole log.
        rest_days, zero_days: a date in each week marked as rest, or confirmed as none sent.
    """

    today: Date
    first_day: FirstDay
    notes_a_month: int | None
    requests: tuple[Request, ...]
    sent_by_day: tuple[tuple[Date, int], ...]
    guidelines: tuple[Guideline, ...]
    rest_days: frozenset[Date]
    zero_days: frozenset[Date]
    seen: frozenset[str]
    marks: tuple[WeekMark, ...] = ()
    beginning: Beginning | None = None

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
        copied = copied_notes(self.requests)
        spent = allowance_spent(self.requests, self.notes_a_month)
        by_week: dict[Week, list[RatedRequest]] = {}
        for request in self.requests:
            week = self.week_of(request.sent.on)
            row = rated(request, copied=copied, spent=spent, closed=self.lived.closed.get(week))
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
        return frozenset(map(self.week_of, self.rest_days)) | self.lived.rest

    @cached_property
    def zero_weeks(self) -> frozenset[Week]:
        """The weeks confirmed as none sent."""
        return frozenset(map(self.week_of, self.zero_days)) | self.lived.zero

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
        added_later=closed is not None and request.logged_at > closed.closed_at,
    )


def state_of(log: LogSlice, week: Week) -> WeekState:
    """Whether a week can be judged; a past week with nothing logged is a question, not a zero."""
    if week in log.rest_weeks:
        return WeekState.REST
    if week.end >= log.today:
        return WeekState.OPEN
    if log.counts[week] or week in log.zero_weeks:
        return WeekState.CLOSED
    return WeekState.UNKNOWN


def facts_of(log: LogSlice, week: Week) -> WeekFacts:
    """One week of the series."""
    rows = log.rows.get(week, ())
    return WeekFacts(
        week=week,
        state=state_of(log, week),
        guideline=log.lived.guideline(week),
        sent=log.counts[week],
        quality=week_quality([row.quality for row in rows]),
        burst_level=log.burst_levels.get(week, 0),
        begun=bool(log.sent_by_day) and log.week_of(log.sent_by_day[0][0]) <= week,
        part=log.lived.part(week),
        closed=week in log.lived.closed,
    )


def series_weeks(last: Week, weeks: int) -> tuple[Week, ...]:
    """That many weeks up to and with ``last``, oldest first."""
    return tuple(last.shift(n - weeks + 1) for n in range(weeks))


def trends_in(log: LogSlice, last: Week, weeks: int) -> Trends:
    """The series of ``weeks`` weeks that ends with ``last``, remembering all before it."""
    shown = series_weeks(last, weeks)
    begun = log.week_of(log.sent_by_day[0][0]) if log.sent_by_day else shown[0]
    before = max(0, weeks_between(begun, shown[0]))
    return trends_of(
        [facts_of(log, week) for week in shown],
        earlier=[facts_of(log, shown[0].shift(n - before)) for n in range(before)],
    )


def panel_end(shown: Week, this_week: Week, weeks: int) -> Week:
    """The last week of the panel: this week, unless the shown one would fall out on the left."""
    return this_week if -weeks < weeks_between(this_week, shown) else shown


def review_of(log: LogSlice, week: Week, *, weeks: int) -> WeekReview:
    """One week as the Week screen shows it."""
    rows = log.rows.get(week, ())
    sent = log.counts[week]
    guideline = log.lived.guideline(week)
    state = state_of(log, week)
    known_before = _count(row.quality and ground_known_before(row.request.signs) for row in rows)
    rated_rows = _count(row.quality for row in rows)
    return WeekReview(
        week=week,
        today=log.today,
        state=state,
        guideline=guideline,
        sent=sent,
        pace=pace_of(sent, guideline) if state is WeekState.CLOSED else None,
        to_low=max(0, guideline.low - sent),
        room=max(0, guideline.high - sent),
        days_left=min(7, max(0, week.end.toordinal() - log.today.toordinal())),
        rows=rows,
        quality=week_quality([row.quality for row in rows]),
        notes=_note_count(log, week, rows),
        known_before=known_before,
        new_ground=rated_rows - known_before,
        not_rated=sent - rated_rows,
        with_ground=_count(row.quality and row.request.signs.yes & GROUND_SIGNS for row in rows),
        bursts=tuple(
            burst
            for burst in log.bursts
            if any(request.sent.on in week for request in burst.requests)
        ),
        seen=log.seen,
        trends=trends_in(log, panel_end(week, log.this_week, weeks), weeks),
        ever_logged=bool(log.sent_by_day),
        part=log.lived.part(week),
        closed=log.lived.closed.get(week),
    )


def _note_count(log: LogSlice, week: Week, rows: Sequence[RatedRequest]) -> NoteCount:
    notes = [row.request.note for row in rows]
    return NoteCount(
        written=_count(notes),
        none=_count(note == "" for note in notes),
        unknown=_count(note is None for note in notes),
        left_this_month=notes_left(
            log.requests, month_of=min(log.today, week.end), notes_a_month=log.notes_a_month
        ),
    )


def _count(truths: Iterable[object]) -> int:
    return sum(1 for truth in truths if truth)
