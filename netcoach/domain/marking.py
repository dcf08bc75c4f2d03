"""Marking weeks: what one deed of the user changes about the marks of weeks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from netcoach.domain.errors import InvalidInput
from netcoach.domain.marks import (
    FEWEST_DAYS,
    MOST_DAYS,
    ZERO,
    Kept,
    MarkKind,
    WeekMark,
    ZeroAnswer,
    key_of,
    middle_of,
)
from netcoach.domain.week import Week, weeks_between

REST_BACK = 2
"""How many weeks back a rest week may still be said (ours: a week is remembered that long)."""

REST_AHEAD = 104
"""How many weeks ahead a week may be marked (ours: two years; a later one is a slip)."""

_TOO_FAR_BACK = "That week is too long ago: this week, a coming one and the last two can be marked."
_TOO_FAR_AHEAD = "That week is too far ahead; look at the year again."
_HOW_MANY = f"A part week has {FEWEST_DAYS} to {MOST_DAYS} days; without any it is a rest week."


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """Marks to take off and marks to put on, in that order, as one write.

    Attributes:
        off: the weeks that lose their marks of a kind, on whatever dates these are.
        on: the marks to put.
        kept: the closed week whose line was answered, with the answer.
        seen: the keys of messages to put away.
    """

    off: tuple[tuple[Week, MarkKind], ...] = ()
    on: tuple[WeekMark, ...] = ()
    kept: tuple[Week, Kept] | None = None
    seen: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many weeks it says something of; a mark that is only taken off says nothing."""
        return len({mark.day for mark in self.on}) + len(self.seen)


def rest_marking(week: Week, this_week: Week, *, on: bool) -> Marking:
    """Make a week a rest week, or take the rest off it, however long ago that was said.

    Raises:
        InvalidInput: the week to rest is neither this, a coming one nor one of the last two.
    """
    if not on:
        return Marking(off=((week, MarkKind.REST),))
    _check_reach(week, this_week)
    return marking_of([week], MarkKind.REST)


def part_marking(week: Week, this_week: Week, days: int | None) -> Marking:
    """Say how many days of a week count; None makes it whole.

    Raises:
        InvalidInput: so many days make no part week, or the week is out of reach.
    """
    off = ((week, MarkKind.PART),)
    if days is None:
        return Marking(off=off)
    if not FEWEST_DAYS <= days <= MOST_DAYS:
        raise InvalidInput(_HOW_MANY)
    _check_reach(week, this_week)
    return Marking(off=off, on=(WeekMark(day=middle_of(week), kind=MarkKind.PART, days=days),))


def marking_of(weeks: Iterable[Week], kind: MarkKind) -> Marking:
    """Say the same of several weeks: that they were rest weeks, or that none was sent."""
    return Marking(on=tuple(WeekMark(day=middle_of(week), kind=kind) for week in weeks))


def zeros_marking(answers: Mapping[Week, ZeroAnswer]) -> Marking:
    """Answer "None sent, or none logged?" for several weeks, each in its own way."""

    def answered(kind: ZeroAnswer) -> Iterator[Week]:
        return (week for week, answer in answers.items() if answer is kind)

    none_sent = marking_of(answered(ZeroAnswer.NONE_SENT), MarkKind.ZERO)
    rested = marking_of(answered(ZeroAnswer.REST), MarkKind.REST)
    later = tuple(key_of(week, ZERO) for week in answered(ZeroAnswer.LATER))
    return Marking(on=none_sent.on + rested.on, seen=later)


def _check_reach(week: Week, this_week: Week) -> None:
    ahead = weeks_between(this_week, week)
    if ahead < -REST_BACK:
        raise InvalidInput(_TOO_FAR_BACK)
    if ahead > REST_AHEAD:
        raise InvalidInput(_TOO_FAR_AHEAD)
