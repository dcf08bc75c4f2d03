"""What another guideline, or weeks cut at another day, would have said of past weeks."""

from __future__ import annotations

from dataclasses import replace

from netcoach.domain.frozen import frozen
from netcoach.domain.week.calendar import FirstDay, Week
from netcoach.domain.week.guideline import Guideline, Pace, pace_of
from netcoach.domain.week.marks import MarkKind, middle_of
from netcoach.domain.week.reviewing import LogSnapshot, series_weeks, state_of
from netcoach.domain.week.trends import WeekState

PAST_WEEKS = 12
"""How many weeks before this one are looked at (ours: what the panel of the week shows)."""


@frozen
class Verdicts:
    """How many of the past weeks that can be judged were inside their guideline."""

    inside: int
    of: int


@frozen
class TriedGuideline:
    """The past weeks under another guideline.

    Attributes:
        tried: the guideline that is tried; its ``from_week`` means nothing.
        guidelines: the guidelines of whole weeks that they were lived under, without repeats.
        before, after: their verdicts as they were lived, and as they would have been.
        other: how many of them would have another verdict.
    """

    tried: Guideline
    guidelines: tuple[Guideline, ...]
    before: Verdicts
    after: Verdicts
    other: int


@frozen
class TriedFirstDay:
    """The past weeks cut at another day; each is held against the one it shares most days with.

    Attributes:
        tried: the day that is tried.
        before, after: verdicts of the past weeks as they are cut, and as they would be.
        compared: how many past weeks there are in which anything was sent, either way; one whose
            other week would still be open is left out.
        other_counts: how many of them would hold another number of requests.
        other_verdicts: how many would have another verdict.
    """

    tried: FirstDay
    before: Verdicts
    after: Verdicts
    compared: int
    other_counts: int
    other_verdicts: int


def guideline_tried(log: LogSnapshot, low: int, high: int) -> TriedGuideline:
    """Hold the past weeks against another guideline; frozen ones too, as nothing is changed.

    Args:
        log: what was read; its requests do not matter, only how many were sent.
        low: its low edge.
        high: its high edge.

    Raises:
        InvalidInput: such a guideline cannot be.
    """
    tried = Guideline(low=low, high=high)
    thawed = tuple(mark for mark in log.marks if mark.kind is not MarkKind.CLOSED)
    other = replace(log, guidelines=(tried,), marks=thawed)
    weeks = _past_weeks(log)
    before, after = _paces(log, weeks), _paces(other, weeks)
    judged = [week for week, pace in zip(weeks, before, strict=True) if pace]
    guidelines = {_edges(_whole(log, week)): _whole(log, week) for week in judged}
    return TriedGuideline(
        tried=tried,
        guidelines=tuple(guidelines.values()),
        before=_verdicts(before),
        after=_verdicts(after),
        other=sum(1 for one, another in zip(before, after, strict=True) if one is not another),
    )


def first_day_tried(log: LogSnapshot, first_day: FirstDay) -> TriedFirstDay:
    """Cut the past weeks at another day.

    Args:
        log: what was read; its requests do not matter, only when any were sent.
        first_day: the day they would begin on.
    """
    other = replace(log, first_day=first_day)
    pairs = [(week, other.week_of(middle_of(week))) for week in _past_weeks(log)]
    pairs = [(one, another) for one, another in pairs if another < other.this_week]
    before = _paces(log, tuple(one for one, _ in pairs))
    after = _paces(other, tuple(another for _, another in pairs))
    counts = [(log.counts[one], other.counts[another]) for one, another in pairs]
    return TriedFirstDay(
        tried=first_day,
        before=_verdicts(_paces(log, _past_weeks(log))),
        after=_verdicts(_paces(other, _past_weeks(other))),
        compared=sum(1 for both in counts if any(both)),
        other_counts=sum(1 for one, another in counts if one != another),
        other_verdicts=sum(1 for one, another in zip(before, after, strict=True) if one != another),
    )


def _past_weeks(log: LogSnapshot) -> tuple[Week, ...]:
    return series_weeks(log.this_week.shift(-1), PAST_WEEKS)


def _paces(log: LogSnapshot, weeks: tuple[Week, ...]) -> list[Pace | None]:
    """Where each week lies; None for one that cannot be judged."""
    return [
        pace_of(log.counts[week], log.history.guideline(week))
        if state_of(log, week) is WeekState.CLOSED
        else None
        for week in weeks
    ]


def _verdicts(paces: list[Pace | None]) -> Verdicts:
    return Verdicts(
        inside=paces.count(Pace.INSIDE), of=sum(1 for pace in paces if pace is not None)
    )


def _whole(log: LogSnapshot, week: Week) -> Guideline:
    """The guideline all seven days of a week would have; the frozen one where it is closed."""
    part = log.history.part(week)
    return part.whole if part else log.history.guideline(week)


def _edges(guideline: Guideline) -> tuple[int, int]:
    return guideline.low, guideline.high
