"""Promises: the lines written for a coming week, and which of them was left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netcoach.domain.marks import ClosedWeek, Kept, Promise
from netcoach.domain.week import Week

MOST_RESTS = 53
"""Rest weeks in a row after which no line is for the week that follows (ours: over a year)."""


def promises_of(closed: Iterable[ClosedWeek], rest: frozenset[Week]) -> dict[Week, Promise]:
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
            found[week] = Promise(
                line=each.next_line, written_in=each.week, week=week, kept=each.kept
            )
    return found


def promise_left(
    this_week: Week, promises: Mapping[Week, Promise], rest: frozenset[Week]
) -> Promise | None:
    """The line for the last week that was no rest week, unless it was done; None without one.

    Args:
        this_week: the open week; a line for it can still be done and is not left.
        promises: by week, from ``promises_of``.
        rest: every rest week.
    """
    promise = promises.get(working_before(this_week, rest))
    return None if promise is None or promise.kept is Kept.YES else promise


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
