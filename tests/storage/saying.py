"""Saying what became of requests and weeks, past the coach."""

from __future__ import annotations

from pendulum import Date, DateTime

from netcoach.domain.marking import Marking
from netcoach.domain.marks import MarkKind, WeekMark
from netcoach.domain.request import Milestone, RequestId
from netcoach.domain.settling import Recorded, Settled
from netcoach.domain.week import FirstDay, week_of
from netcoach.storage.store import Store
from tests.builders import WEDNESDAY


def settle(
    store: Store, number: RequestId, milestone: Milestone, on: Date, *, at: DateTime = WEDNESDAY
) -> Settled:
    """Record a milestone of one request, without asking whether that can be."""

    return settle_many(store, (number,), milestone, on, at=at)


def settle_many(
    store: Store,
    numbers: tuple[RequestId, ...],
    milestone: Milestone,
    on: Date,
    *,
    at: DateTime = WEDNESDAY,
) -> Settled:
    """Record a milestone of several requests in one step."""

    def reached(one: Recorded) -> Recorded:
        said = {**dict(one.milestones), milestone: on}
        return one.with_milestones(tuple(said.items()))

    def rule(requests: tuple[Recorded, ...]) -> Settled:
        return Settled(requests=tuple(map(reached, requests)))

    return store.settle(numbers, rule, at=at)


def mark(store: Store, on: Date, kind: MarkKind, *, off: bool = False) -> None:
    """Mark the week of a date, or take the mark off."""
    marking = (
        Marking(off=((week_of(on, FirstDay.MONDAY), kind),))
        if off
        else Marking(on=(WeekMark(day=on, kind=kind),))
    )
    store.mark_weeks(marking, at=WEDNESDAY)


def marked(store: Store, kind: MarkKind) -> frozenset[Date]:
    """The dates of all marks of a kind."""
    return frozenset(one.day for one in store.week_marks() if one.kind is kind)
