"""How a review is made from what was read of the log: pure functions, no reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pendulum import Date, DateTime

from netcoach.domain.bursts import Burst, bursts_in
from netcoach.domain.log.notes import allowance_spent, copied_notes, evidence_of, notes_left
from netcoach.domain.log.quality import ground_known_before, quality_of
from netcoach.domain.log.request import Precision, Request, RequestId
from netcoach.domain.log.signs import KNOWN_SIGNS
from netcoach.domain.outcomes.follow_up import (
    NO_OUTCOME_FACTS,
    NOTHING_TO_FOLLOW,
    FollowUp,
    OutcomeFacts,
    follow_up_of,
)
from netcoach.domain.outcomes.rates import came_back_of
from netcoach.domain.week.advice import Advice, advice_for
from netcoach.domain.week.calendar import FirstDay, Week, week_of, weeks_between
from netcoach.domain.week.guideline import Guideline, pace_of
from netcoach.domain.week.history import Beginning, GuidelineHistory
from netcoach.domain.week.marks import (
    LEFT,
    ZERO,
    ClosedWeek,
    Intention,
    WeekMark,
    intention_left,
    intentions_of,
    is_dismissed,
)
from netcoach.domain.week.review import NoteCount, RatedRequest, WeekReview
from netcoach.domain.week.trends import Trends, WeekFacts, WeekState, trends_of, week_quality
from netcoach.domain.zones import zone_of


@dataclass(frozen=True, kw_only=True)
class LogSnapshot:
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
    outcomes: OutcomeFacts = NO_OUTCOME_FACTS

    def week_of(self, day: Date) -> Week:
        """The week that holds ``day``, as the user cuts weeks."""
        return week_of(day, self.first_day)

    @cached_property
    def history(self) -> GuidelineHistory:
        """Under which guideline each week is lived."""
        return GuidelineHistory(
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
                request, copied=self.copied, spent=self.spent, closed=self.history.closed.get(week)
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
        return self.history.rest

    @cached_property
    def zero_weeks(self) -> frozenset[Week]:
        """The weeks confirmed as none sent."""
        return self.history.zero

    @cached_property
    def intentions(self) -> dict[Week, Intention]:
        """The line written for each week that has one."""
        return intentions_of(self.history.closed.values(), self.rest_weeks)

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


MEMORY_WEEKS = 52
"""How many weeks before the first shown one still weigh in the smooth line (ours: a week's
weight halves every four weeks, so an older one could not move it by a hundredth of a point)."""


def state_of(log: LogSnapshot, week: Week) -> WeekState:
    """Whether a week can be judged; a past week with nothing logged is a question, not a zero."""
    if week in log.rest_weeks:
        return WeekState.REST
    if week.end >= log.today:
        return WeekState.OPEN
    if log.counts[week] or week in log.zero_weeks:
        return WeekState.CLOSED
    return WeekState.UNKNOWN


def unknown_in(log: LogSnapshot) -> tuple[Week, ...]:
    """The past weeks of which it is not known whether none was sent or none logged, oldest first.

    Only weeks since the first request was typed in: of the years before that nobody is asked.
    """
    if log.beginning is None:
        return ()
    begun = log.week_of(log.beginning.on)
    weeks = (begun.shift(n) for n in range(weeks_between(begun, log.this_week)))
    return tuple(week for week in weeks if state_of(log, week) is WeekState.UNKNOWN)


def unanswered_in(log: LogSnapshot) -> tuple[Week, ...]:
    """The unknown weeks to ask about on every day: without those to be answered later."""
    return tuple(week for week in unknown_in(log) if not is_dismissed(week, ZERO, log.seen))


def facts_of(log: LogSnapshot, week: Week) -> WeekFacts:
    """One week of the series."""
    rows = log.rows.get(week, ())
    return WeekFacts(
        week=week,
        state=state_of(log, week),
        guideline=log.history.guideline(week),
        sent=log.counts[week],
        quality=week_quality([row.quality for row in rows]),
        burst_level=log.burst_levels.get(week, 0),
        begun=bool(log.sent_by_day) and log.week_of(log.sent_by_day[0][0]) <= week,
        part=log.history.part(week),
        closed=week in log.history.closed,
    )


def series_weeks(last: Week, weeks: int) -> tuple[Week, ...]:
    """That many weeks up to and with ``last``, oldest first."""
    return tuple(last.shift(n - weeks + 1) for n in range(weeks))


def trends_in(log: LogSnapshot, last: Week, weeks: int) -> Trends:
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


def review_of(log: LogSnapshot, week: Week, *, weeks: int) -> WeekReview:
    """One week as the Week screen shows it."""
    rows = log.rows.get(week, ())
    sent = log.counts[week]
    guideline = log.history.guideline(week)
    state = state_of(log, week)
    is_open = state is WeekState.OPEN and week == log.this_week
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
        with_ground=_count(row.quality and row.request.signs.yes & KNOWN_SIGNS for row in rows),
        bursts=tuple(
            burst
            for burst in log.bursts
            if any(request.sent.on in week for request in burst.requests)
        ),
        seen=log.seen,
        trends=trends_in(log, panel_end(week, log.this_week, weeks), weeks),
        ever_logged=bool(log.sent_by_day),
        part=log.history.part(week),
        closed=log.history.closed.get(week),
        intention=log.intentions.get(week),
        left=_left_in(log) if is_open else None,
        unanswered=unanswered_in(log),
        in_question=week in unknown_in(log),
        advice=_advice_in(log) if is_open else None,
        came_back=came_back_of(log.sent_by_day, log.outcomes.aged, log.outcomes.too_new, log.today),
        follow_up=_follow_up_in(log) if is_open else NOTHING_TO_FOLLOW,
    )


def _left_in(log: LogSnapshot) -> Intention | None:
    left = intention_left(log.this_week, log.intentions, log.rest_weeks)
    return None if left is None or is_dismissed(left.week, LEFT, log.seen) else left


def _follow_up_in(log: LogSnapshot) -> FollowUp:
    guideline = log.history.whole(log.this_week)
    return follow_up_of(log.requests, log.outcomes.standings, guideline, log.today)


def _advice_in(log: LogSnapshot) -> Advice | None:
    return advice_for(log.this_week, log.requests, notes_a_month=log.notes_a_month, seen=log.seen)


def _note_count(log: LogSnapshot, week: Week, rows: Sequence[RatedRequest]) -> NoteCount:
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
