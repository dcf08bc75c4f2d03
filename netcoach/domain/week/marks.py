"""Marks: what the user said of a week, kept by a date inside it.

A mark sits on the middle of its week's seven dates. When weeks are cut anew by another first
day, the week that shares four dates or more with the old one holds it, and cutting them back
brings everything back as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from pendulum import Date, DateTime

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.week.calendar import DAYS, Week, day_after, weeks_between
from netcoach.domain.week.guideline import Guideline

FEWEST_DAYS, MOST_DAYS = 1, DAYS - 1
"""How many days of a part week are left for networking; none would be a rest week."""


ZERO, ADVICE, CLOSE = "zero", "advice", "close"
"""What can be put away for a week: the question, the advice, that it is not closed."""


class MarkKind(StrEnum):
    """What a mark says; the values are stored."""

    REST = "rest"
    ZERO = "zero"
    PART = "part"
    CLOSED = "closed"


class Kept(StrEnum):
    """Whether the line for a week was done; the values are stored."""

    UNSAID = ""
    YES = "yes"
    NO = "no"


class ZeroAnswer(StrEnum):
    """What may be said of a past week with nothing logged: "None sent, or none logged?"."""

    NONE_SENT = "none-sent"
    REST = "rest"
    LATER = "later"


@frozen
class WeekMark:
    """One mark.

    Attributes:
        day: a date of the week it is about.
        days: how many days a part week has, 1 to 6; None for every other kind.
        closed_at: the instant in UTC a week was closed; None for every other kind.
        guideline: the one a closed week was lived under; None for every other kind.
        went_well, felt_rushed, next_line: the words of a closed week, each "" when not said.
        next_done: whether ``next_line`` was done, said when a later week was closed.
        origin: an import where LinkedIn's export says that none was sent.
    """

    day: Date
    kind: MarkKind
    days: int | None = None
    closed_at: DateTime | None = None
    guideline: Guideline | None = None
    went_well: str = ""
    felt_rushed: str = ""
    next_line: str = ""
    next_done: Kept = Kept.UNSAID
    origin: Origin = Origin.TYPED


@frozen
class ClosedWeek:
    """What froze when a week was closed: its words and its guideline, never its counts.

    ``kept`` says whether ``next_line`` was done; UNSAID until a later week was closed.
    """

    week: Week
    closed_at: DateTime
    guideline: Guideline
    went_well: str = ""
    felt_rushed: str = ""
    next_line: str = ""
    kept: Kept = Kept.UNSAID


@frozen
class Intention:
    """A line written for a week.

    Attributes:
        line: the words, never "".
        written_in: the closed week it was written at the end of.
        week: the week it is for: the next one that is no rest week.
        kept: whether it was done.
    """

    line: str
    written_in: Week
    week: Week
    kept: Kept = Kept.UNSAID


def middle_of(week: Week) -> Date:
    """The date a week's marks are put on."""
    return day_after(week.start, DAYS // 2)


def marked_in(
    week: Week, marks: Iterable[WeekMark], kind: MarkKind | None = None
) -> tuple[WeekMark, ...]:
    """The marks of a week, wherever in it they sit; only those of one kind if it is given."""
    return tuple(mark for mark in marks if mark.day in week and kind in (None, mark.kind))


def key_of(week: Week, what: str) -> str:
    """What a message about a week is put away by: "zero:2026-11-19"."""
    return f"{what}:{middle_of(week).isoformat()}"


def is_dismissed(week: Week, what: str, seen: Iterable[str]) -> bool:
    """Whether that message was put away, for this week or for one cut otherwise around it."""
    return not {f"{what}:{day.isoformat()}" for day in week.days}.isdisjoint(seen)


REST_BACK = 2
"""How many weeks back a rest week may still be said (ours: a week is remembered that long)."""

REST_AHEAD = 104
"""How many weeks ahead a week may be marked (ours: two years; a later one is a slip)."""

_TOO_FAR_BACK = "That week is too long ago: this week, a coming one and the last two can be marked."
_TOO_FAR_AHEAD = "That week is too far ahead; look at the year again."
_HOW_MANY = f"A part week has {FEWEST_DAYS} to {MOST_DAYS} days; without any it is a rest week."


@frozen
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


MOST_RESTS = 53
"""Rest weeks in a row after which no line is for the week that follows (ours: over a year)."""


def intentions_of(closed: Iterable[ClosedWeek], rest: frozenset[Week]) -> dict[Week, Intention]:
    """The line written for each week that has one, by that week.

    A line is for the next week that is no rest week; of two for one week the later counts.

    Args:
        closed: the closed weeks, in any order.
        rest: every rest week.
    """
    found = {}
    for each in sorted(closed, key=lambda each: each.week):
        if each.next_line:
            week = _working(each.week, 1, rest)
            found[week] = Intention(
                line=each.next_line, written_in=each.week, week=week, kept=each.kept
            )
    return found


def working_before(week: Week, rest: frozenset[Week]) -> Week:
    """The last week before this one that was no rest week."""
    return _working(week, -1, rest)


def _working(week: Week, step: int, rest: frozenset[Week]) -> Week:
    """The nearest week later (step 1) or earlier (-1) that is no rest week."""
    found = week.shift(step)
    for _ in range(MOST_RESTS):
        if found not in rest:
            break
        found = found.shift(step)
    return found
