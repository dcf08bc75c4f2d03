"""Guideline history: the guideline each week is held against, whole, in part or frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Precision, Request, Source
from netcoach.domain.week.calendar import DAYS, FirstDay, Week, week_of
from netcoach.domain.week.guideline import Guideline, guideline_for, prorated
from netcoach.domain.week.marks import ClosedWeek, MarkKind, WeekMark


class Part(StrEnum):
    """Why only part of a week counts."""

    FIRST = "first"
    SAID = "said"


@frozen
class PartWeek:
    """A week of which 1 to 6 days count; ``whole`` is the guideline all seven would have."""

    days: int
    why: Part
    whole: Guideline


@frozen
class Beginning:
    """When logging began, with what is known of the days around it.

    Attributes:
        on: the local date on which the first request was typed in. One brought in from an
            export begins nothing: it was sent before anybody held it against a guideline.
        since: the earliest date a typed request was sent on. Where it lies in an earlier week,
            logging began with that week, caught up on; and whoever catches up on a week knows
            all of it, so no week is a part.
        sent_on: every date within six days of it that any request was sent on.
        some_day: those of them that only stand for a week in which something was sent.
        spans: the first and last dates of what is known to a span only.
    """

    on: Date
    since: Date
    sent_on: frozenset[Date]
    some_day: frozenset[Date] = frozenset()
    spans: frozenset[tuple[Date, Date]] = frozenset()

    def days_in(self, week: Week) -> int | None:
        """How many days of the first week count; None for any other week, and a whole one.

        They begin with the first request sent in the week, which may be an imported one or one
        caught up on. One known to the week only makes it whole.
        """
        if self.on not in week or self.since < week.start:
            return None
        if any(day in week for day in self.some_day):
            return None
        if any(first in week and last in week for first, last in self.spans):
            return None
        first = min((day for day in self.sent_on if day in week), default=self.on)
        days = DAYS + 1 - week.day_number(first)
        return days if days < DAYS else None


def beginning_with(
    log: Sequence[Request], before: Beginning | None, today: Date, *, changed: bool
) -> Beginning | None:
    """When logging began, once a request is saved.

    Args:
        log: the requests with that one as it will be, at least those of the last months.
        before: when it began as long as nothing is saved.
        today: the local date, on which logging begins with the first request typed in.
        changed: that one is in the log already, and only other dates may be left of it.
    """
    typed = [one.sent.on for one in log if one.source is not Source.IMPORT]
    if not typed:
        return before
    on = before.on if before else today
    near = [one.sent for one in log if abs(one.sent.on.toordinal() - on.toordinal()) < DAYS]
    return Beginning(
        on=on,
        since=min(typed) if changed or before is None else min(*typed, before.since),
        sent_on=frozenset(sent.on for sent in near if sent.first is None),
        some_day=frozenset(sent.on for sent in near if sent.precision is Precision.WEEK),
        spans=frozenset((sent.first, sent.on) for sent in near if sent.first is not None),
    )


@dataclass(frozen=True, kw_only=True)
class GuidelineHistory:
    """What decides a week's guideline.

    Bursts do not ask here: from the other side, ten requests in an evening read alike however
    many days the sender's week had.

    Attributes:
        versions: every guideline ever set.
        marks: every mark of a week.
        beginning: None in a log nothing was logged live in.
    """

    first_day: FirstDay = FirstDay.MONDAY
    versions: tuple[Guideline, ...] = ()
    marks: tuple[WeekMark, ...] = ()
    beginning: Beginning | None = None

    def whole(self, week: Week) -> Guideline:
        """The guideline as it was set, for all seven days."""
        return guideline_for(week, self.versions)

    def guideline(self, week: Week) -> Guideline:
        """The guideline a week is held against: frozen once closed, prorated in a part week."""
        if closed := self.closed.get(week):
            return closed.guideline
        return self._edges(week)

    def holds_from(self, guideline: Guideline) -> Date:
        """The date from which a version really holds: weeks closed under another one keep theirs.

        Args:
            guideline: one of ``versions``, or the default.
        """
        if guideline not in self.versions:
            return guideline.from_week
        week = first = week_of(guideline.from_week, self.first_day)
        while self._is_frozen_otherwise(week):
            week = week.shift(1)
        return guideline.from_week if week == first else week.start

    def part(self, week: Week) -> PartWeek | None:
        """What part of a week counts; None for a whole one."""
        days = self._days(week)
        if days is None:
            return None
        why = Part.SAID if week in self._said else Part.FIRST
        return PartWeek(days=days, why=why, whole=self.whole(week))

    @cached_property
    def rest(self) -> frozenset[Week]:
        """The weeks marked as rest."""
        return self._weeks(MarkKind.REST)

    @cached_property
    def zero(self) -> frozenset[Week]:
        """The weeks confirmed as none sent."""
        return self._weeks(MarkKind.ZERO)

    @cached_property
    def closed(self) -> dict[Week, ClosedWeek]:
        """The closed weeks by week, the oldest first.

        Where weeks were cut anew and two closed ones fell into one, the later word counts.
        """
        closed = ((week, _closed(mark, week)) for week, mark in self.closing_marks.items())
        return {week: each for week, each in closed if each is not None}

    @cached_property
    def closing_marks(self) -> dict[Week, WeekMark]:
        """The marks that the closed weeks go by, each on its own date."""
        marks = (mark for mark in self.marks if mark.closed_at and mark.guideline)
        closings = sorted((mark.closed_at, mark.day, mark) for mark in marks)
        by_week = {week_of(day, self.first_day): mark for _, day, mark in closings}
        return dict(sorted(by_week.items()))

    def _is_frozen_otherwise(self, week: Week) -> bool:
        """Whether a week was closed under other edges than it would have now."""
        closed, now = self.closed.get(week), self._edges(week)
        frozen = closed.guideline if closed is not None else now
        return (frozen.low, frozen.high) != (now.low, now.high)

    def _edges(self, week: Week) -> Guideline:
        """The guideline a week would have if it were not closed."""
        days = self._days(week)
        return self.whole(week) if days is None else prorated(self.whole(week), days)

    def _days(self, week: Week) -> int | None:
        """How many days of a week count, the fewer where two things limit it; None for all."""
        first = self.beginning.days_in(week) if self.beginning else None
        limits = [days for days in (self._said.get(week), first) if days is not None]
        return min(limits, default=None)

    @cached_property
    def _said(self) -> dict[Week, int]:
        return {
            week_of(mark.day, self.first_day): mark.days
            for mark in self.marks
            if mark.kind is MarkKind.PART and mark.days is not None
        }

    def _weeks(self, kind: MarkKind) -> frozenset[Week]:
        return frozenset(
            week_of(mark.day, self.first_day) for mark in self.marks if mark.kind is kind
        )


def _closed(mark: WeekMark, week: Week) -> ClosedWeek | None:
    if mark.closed_at is None or mark.guideline is None:
        return None
    return ClosedWeek(
        week=week,
        closed_at=mark.closed_at,
        guideline=mark.guideline,
        went_well=mark.went_well,
        felt_rushed=mark.felt_rushed,
        next_line=mark.next_line,
        kept=mark.next_done,
    )
