"""How a review is made from what was read of the log: pure functions, no reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pendulum import Date, DateTime

from netcoach.domain.bursts import Burst, bursts_touching
from netcoach.domain.lazy import Remembered
from netcoach.domain.log.notes import (
    LONGEST_MONTH,
    Month,
    copied_notes,
    evidence_of,
    month_of,
    notes_left,
    spent_months,
)
from netcoach.domain.log.quality import quality_of
from netcoach.domain.log.request import Precision, Request, RequestId
from netcoach.domain.log.signs import Answer
from netcoach.domain.outcomes.follow_up import (
    NO_OUTCOME_FACTS,
    NOTHING_TO_FOLLOW,
    OPEN_DAYS,
    FollowUp,
    OutcomeFacts,
    follow_up_of,
)
from netcoach.domain.outcomes.rates import came_back_among, came_back_of
from netcoach.domain.people.shelves import Shortlisted
from netcoach.domain.week.advice import Advice, advice_for
from netcoach.domain.week.calendar import FirstDay, Week, day_after, week_of, weeks_between
from netcoach.domain.week.guideline import Guideline, pace_of
from netcoach.domain.week.history import Beginning, GuidelineHistory
from netcoach.domain.week.marks import (
    ZERO,
    ClosedWeek,
    Intention,
    WeekMark,
    intentions_of,
    is_dismissed,
    working_before,
)
from netcoach.domain.week.review import NoteCount, RatedRequest, WeekReview
from netcoach.domain.week.trends import (
    Trends,
    WeekFacts,
    WeekQuality,
    WeekState,
    first_recent,
    trends_of,
    week_quality,
)
from netcoach.domain.zones import zone_of


@dataclass(frozen=True, kw_only=True)
class LogSnapshot:
    """What was read of the log for one review.

    Attributes:
        requests: every request of the shown weeks, the ``MEMORY_WEEKS`` before them and the
            month after them, in order of sending.
        sent_by_day: requests sent on each local date that has any, over the whole log; those
            known to a span of dates by the last one.
        spans: the first and the last date of each span, and how many requests have it.
        marks: what was said of weeks.
        beginning: when logging began; None before anything was typed.
        seen: names of what was put away, or put off to a later day.
        shortlist: who is meant to be asked, on the shortlist for longest first.
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
    spans: tuple[tuple[Date, Date, int], ...] = ()
    shortlist: tuple[Shortlisted, ...] = ()

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
    def _days(self) -> list[int]:
        return [request.sent.on.toordinal() for request in self.requests]

    def sent_between(self, first: Date, last: Date) -> tuple[Request, ...]:
        """The requests read that were sent from a date to another, both inside."""
        since = bisect_left(self._days, first.toordinal())
        return self.requests[since : bisect_right(self._days, last.toordinal())]

    def bursts(self, first: Week, last: Week) -> tuple[Burst, ...]:
        """Every episode that touches some weeks, heaviest first."""
        for (since, until), found in [*self._bursts.items()]:
            if since <= first and last <= until:
                return tuple(burst for burst in found if burst.touches(first, last))
        self._bursts[first, last] = found = bursts_touching(
            first,
            last,
            self.requests,
            guidelines=self.guidelines,
            first_day=self.first_day,
            notes_a_month=self.notes_a_month,
        )
        return found

    @cached_property
    def _bursts(self) -> dict[tuple[Week, Week], tuple[Burst, ...]]:
        return {}

    @cached_property
    def _trends(self) -> dict[tuple[Week, int], Trends]:
        return {}

    def trends(self, last: Week, weeks: int) -> Trends:
        """The series of ``weeks`` weeks that ends with ``last``, remembering all before it."""
        if (last, weeks) not in self._trends:
            self._trends[last, weeks] = trends_in(self, last, weeks)
        return self._trends[last, weeks]

    def rows(self, week: Week) -> tuple[RatedRequest, ...]:
        """The requests of a week with their quality."""
        return self._rated(week)[0]

    def quality(self, week: Week) -> WeekQuality | None:
        """The quality of a week; None when nothing in it is rated."""
        return self._rated(week)[1]

    def _rated(self, week: Week) -> RatedWeek:
        between = self.sent_between(week.start, week.end)
        sent = tuple(one for one in between if one.sent.first is None or one.sent.is_in(week))
        if not sent:
            return (), None
        ids = {request.id for request in sent}
        copied = self.copied & ids
        spent = self.spent & {month_of(week.start), month_of(week.end)}
        closed = self.history.closed.get(week)

        def rate() -> RatedWeek:
            rows = tuple(rated(one, copied=copied, spent=spent, closed=closed) for one in sent)
            return rows, week_quality([row.quality for row in rows])

        return _RATED.value(week, (sent, copied, spent, closed), rate)

    @cached_property
    def counts(self) -> Counter[Week]:
        """Requests sent in each week of the whole log; a span over several is in none."""
        counts: Counter[Week] = Counter()
        week = self.this_week
        for day, sent in self.sent_by_day:
            if day not in week:
                week = self.week_of(day)
            counts[week] += sent
        for first, last, sent in self.spans:
            if first not in (week := self.week_of(last)):
                counts[week] -= sent
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
    def spent(self) -> frozenset[Month]:
        """The months of the requests read whose notes were all used."""
        return spent_months(self.requests, self.notes_a_month)

    def burst_levels(self, first: Week, last: Week) -> Counter[Week]:
        """The highest burst level that touches each of some weeks."""
        levels: Counter[Week] = Counter()
        for burst in self.bursts(first, last):
            for week in {self.week_of(request.sent.on) for request in burst.requests}:
                levels[week] = max(levels[week], burst.level)
        return levels


RatedWeek = tuple[tuple[RatedRequest, ...], WeekQuality | None]
_RATED: Remembered[RatedWeek] = Remembered(256)
"""The requests of a week with their quality, and its own."""


def rated(
    request: Request,
    *,
    copied: frozenset[RequestId],
    spent: frozenset[Month],
    closed: ClosedWeek | None = None,
) -> RatedRequest:
    """A request with its quality, given which notes are copies and which months had none left.

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


def period_of(last: Week, weeks: int, *, shown: Week) -> tuple[Date, Date]:
    """The dates whose requests a review of a week needs, the second one outside.

    Of what lies before, and is counted in consistency and in runs, the counts are enough.

    Args:
        last: the last week of the panel.
        weeks: how many weeks the panel has.
        shown: the week that is reviewed; one of the panel, or a later one.
    """
    return (
        last.shift(1 - weeks - MEMORY_WEEKS).start,
        day_after(max(last, shown).end, LONGEST_MONTH),
    )


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
    return WeekFacts(
        week=week,
        state=state_of(log, week),
        guideline=log.history.guideline(week),
        sent=log.counts[week],
        quality=log.quality(week),
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
    facts = [facts_of(log, last.shift(1 - n)) for n in range(before + weeks, 0, -1)]
    spoken_of = max(weeks, len(facts) - first_recent(facts))
    levels = log.burst_levels(last.shift(1 - spoken_of), last)
    facts[-spoken_of:] = [replace(one, burst_level=levels[one.week]) for one in facts[-spoken_of:]]
    return trends_of(facts[before:], earlier=facts[:before])


def panel_end(shown: Week, this_week: Week, weeks: int) -> Week:
    """The last week of the panel: this week, unless the shown one would fall out on the left."""
    return this_week if -weeks < weeks_between(this_week, shown) else shown


def review_of(log: LogSnapshot, week: Week, *, weeks: int) -> WeekReview:
    """One week as the Week screen shows it."""
    rows = log.rows(week)
    sent = log.counts[week]
    guideline = log.history.guideline(week)
    state = state_of(log, week)
    is_now = week == log.this_week
    is_open = is_now and state is WeekState.OPEN
    grounds = [row.request.signs.ground for row in rows]
    trends = log.trends(panel_end(week, log.this_week, weeks), weeks)
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
        quality=log.quality(week),
        notes=_note_count(log, week, rows),
        knew=grounds.count(Answer.YES),
        new=grounds.count(Answer.NO),
        not_said=grounds.count(Answer.UNKNOWN),
        bursts=log.bursts(week, week),
        seen=log.seen,
        trends=trends,
        ever_logged=bool(log.sent_by_day),
        part=log.history.part(week),
        closed=log.history.closed.get(week),
        intention=log.intentions.get(week),
        last=_last_in(log) if is_open else None,
        unanswered=unanswered_in(log),
        in_question=week in unknown_in(log),
        advice=_advice_in(log) if is_open else None,
        came_back=came_back_of(
            log.sent_by_day,
            log.outcomes.checked,
            log.outcomes.too_new,
            log.outcomes.checks,
            log.today,
        ),
        own_came_back=came_back_among(
            [row.request for row in rows], log.outcomes.checks, log.today
        ),
        follow_up=follow_up_in(log) if is_now else NOTHING_TO_FOLLOW,
        shortlist=_to_ask(log) if is_open else (),
    )


def is_unclosed(log: LogSnapshot, week: Week) -> bool:
    """Whether a week is one to be closed: since the first typed one, no rest week, not closed."""
    return (
        log.beginning is not None
        and week >= log.week_of(min(log.beginning.on, log.beginning.since))
        and week not in log.history.closed
        and week not in log.rest_weeks
    )


def _last_in(log: LogSnapshot) -> WeekFacts | None:
    last = working_before(log.this_week, log.rest_weeks)
    return facts_of(log, last) if is_unclosed(log, last) else None


def follow_up_in(log: LogSnapshot) -> FollowUp:
    """What is to be followed up today."""
    guideline = log.history.whole(log.this_week)
    known = log.sent_between(day_after(log.today, -OPEN_DAYS), log.today)
    rests = log.this_week in log.rest_weeks
    return follow_up_of(known, log.outcomes, guideline, log.today, rests=rests)


def _to_ask(log: LogSnapshot) -> tuple[Shortlisted, ...]:
    return tuple(one for one in log.shortlist if one.again_on is None)


def _advice_in(log: LogSnapshot) -> Advice | None:
    return advice_for(log.this_week, log.requests, notes_a_month=log.notes_a_month, seen=log.seen)


def _note_count(log: LogSnapshot, week: Week, rows: Sequence[RatedRequest]) -> NoteCount:
    notes = [row.request.note for row in rows]
    day = min(log.today, week.end)
    around = (day_after(day, days) for days in (-LONGEST_MONTH, LONGEST_MONTH))
    return NoteCount(
        written=_count(notes),
        none=_count(note == "" for note in notes),
        unknown=_count(note is None for note in notes),
        left_this_month=notes_left(log.sent_between(*around), day, notes_a_month=log.notes_a_month),
    )


def _count(truths: Iterable[object]) -> int:
    return sum(1 for truth in truths if truth)
