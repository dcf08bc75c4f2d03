"""Marks: what the user said of a week, kept by a date inside it.

A mark sits on the middle of its week's seven dates. When weeks are cut anew by another first
day, the week that shares four dates or more with the old one holds it, and cutting them back
brings everything back as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pendulum import Date, DateTime

from netcoach.domain.guideline import Guideline
from netcoach.domain.week import DAYS, Week, day_after

FEWEST_DAYS, MOST_DAYS = 1, DAYS - 1
"""How many days of a part week are left for networking; none would be a rest week."""


ZERO, ADVICE, LEFT = "zero", "advice", "left"
"""What can be put away for a week: the question, the advice, the line that was left."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekMark:
    """One mark.

    Attributes:
        day: a date of the week it is about.
        days: how many days a part week has, 1 to 6; None for every other kind.
        closed_at: the instant in UTC a week was closed; None for every other kind.
        guideline: the one a closed week was lived under; None for every other kind.
        went_well, felt_rushed, next_line: the words of a closed week, each "" when not said.
        next_done: whether ``next_line`` was done, said when a later week was closed.
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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
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


def is_put_away(week: Week, what: str, seen: Iterable[str]) -> bool:
    """Whether that message was put away, for this week or for one cut otherwise around it."""
    return not {f"{what}:{day.isoformat()}" for day in week.days}.isdisjoint(seen)
