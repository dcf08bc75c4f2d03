"""Episodes against a slow search that shares no code with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

import pendulum
from hypothesis import given, settings
from hypothesis import strategies as st

from netcoach.domain.bursts import bursts_in
from netcoach.domain.log.request import Precision, Request, SentTime, Source
from netcoach.domain.log.signs import KNOWN_SIGNS, Signs
from netcoach.domain.week.calendar import FirstDay
from netcoach.domain.week.guideline import Guideline
from tests.support.builders import a_request, day

START = day("2026-11-02")


class Window(NamedTuple):
    rule: str
    level: int
    ids: frozenset[int]


class Log(NamedTuple):
    requests: list[Request]
    first_day: int
    before: int
    after: int


@st.composite
def requests(draw: st.DrawFn) -> Request:
    on = START.add(days=draw(st.integers(0, 16)))
    precision = draw(st.sampled_from([Precision.MINUTE] * 4 + [Precision.DAY, Precision.WEEK]))
    ten_minutes = draw(st.one_of(st.integers(60, 70), st.integers(0, 143)))
    at = pendulum.datetime(on.year, on.month, on.day).add(minutes=10 * ten_minutes)
    return a_request(
        sent=SentTime(on=on, at=at if precision is Precision.MINUTE else None, precision=precision),
        source=draw(st.sampled_from([Source.LIVE] * 5 + [Source.IMPORT])),
        signs=draw(st.sampled_from([Signs(), Signs(), Signs(no=KNOWN_SIGNS)])),
    )


logs = st.builds(
    Log,
    st.lists(requests(), max_size=30),
    st.integers(0, 6),
    st.integers(2, 8),
    st.integers(2, 8),
)


def first_date(on: pendulum.Date, log: Log) -> pendulum.Date:
    while on.weekday() != log.first_day:
        on = on.subtract(days=1)
    return on


def upper(on: pendulum.Date, log: Log) -> int:
    changed_in = first_date(day("2026-11-11"), log)
    return log.after if first_date(on, log) >= changed_in else log.before


def passed(*steps: bool) -> int:
    return sum(steps)


def windows(log: Log, requests: Sequence[Request]) -> Iterator[Window]:
    told = list(week_windows(log, requests))
    yield from (found for found, _ in told)
    weeks = {start for _, start in told}
    dated = [each for each in requests if each.sent.precision is not Precision.WEEK]
    for offset in range(-7, 24):
        start = START.add(days=offset)
        seven = [each for each in dated if timedelta(0) <= each.sent.on - start < timedelta(7)]
        if seven and not weeks & {first_date(start, log), first_date(start.add(days=6), log)}:
            high, n = upper(max(each.sent.on for each in seven), log), len(seven)
            yield from window(
                "rolling", passed(n > max(10, 1.5 * high), n > max(15, 2 * high)), seven
            )
        day_only = [each for each in dated if each.sent.on == start]
        high, n = upper(start, log), len(day_only)
        yield from window(
            "day",
            passed(n >= max(5, 0.8 * high), n >= max(8, high), n >= max(12, 1.5 * high)),
            day_only,
        )
    timed = [each for each in requests if each.sent.at]
    for one in timed:
        for other in timed:
            yield from sitting_windows(log, timed, one, other)


def week_windows(log: Log, requests: Sequence[Request]) -> Iterator[tuple[Window, pendulum.Date]]:
    for start in {first_date(each.sent.on, log) for each in requests}:
        inside = [each for each in requests if first_date(each.sent.on, log) == start]
        high, n = upper(start, log), len(inside)
        for found in window(
            "week", passed(n > high, n > max(10, 1.5 * high), n > max(15, 2 * high)), inside
        ):
            yield found, start


def sitting_windows(
    log: Log, timed: Sequence[Request], one: Request, other: Request
) -> Iterator[Window]:
    begins, ends = one.sent.at, other.sent.at
    assert begins is not None
    assert ends is not None
    if not begins <= ends <= begins + timedelta(minutes=60):
        return
    inside = [each for each in timed if each.sent.at and begins <= each.sent.at <= ends]
    high, n = upper(other.sent.on, log), len(inside)
    steps = passed(n >= max(4, 0.6 * high), n >= max(6, 0.8 * high), n >= max(8, high))
    yield from window("sitting", steps, inside)


def window(rule: str, level: int, inside: Sequence[Request]) -> Iterator[Window]:
    if level:
        yield Window(rule, level, frozenset(each.id for each in inside))


def merged(found: Sequence[Window]) -> list[list[Window]]:
    groups = [[each] for each in found]
    while True:
        for number, group in enumerate(groups):
            mine = frozenset[int]().union(*(each.ids for each in group))
            touching = [
                other for other in groups[number + 1 :] if any(each.ids & mine for each in other)
            ]
            if touching:
                group.extend(each for other in touching for each in other)
                groups = [other for other in groups if other not in touching]
                break
        else:
            return groups


def expected(log: Log) -> set[tuple[frozenset[int], int, frozenset[tuple[str, int]], bool]]:
    cold = {each.id for each in log.requests if each.signs.no}
    own = [each for each in log.requests if each.source is not Source.IMPORT]
    live = frozenset[int]().union(*(each.ids for each in windows(log, own)))
    episodes = set()
    for group in merged(list(dict.fromkeys(windows(log, log.requests)))):
        ids = frozenset[int]().union(*(each.ids for each in group))
        worst = {each.rule: each.level for each in sorted(group, key=lambda each: each.level)}
        level = min(3, max(worst.values()) + (len(ids & cold) >= 3))
        episodes.add((ids, level, frozenset(worst.items()), bool(ids & live)))
    return episodes


@settings(max_examples=150, deadline=None)
@given(logs)
def test_episodes_are_those_a_slow_search_finds(log: Log) -> None:
    bursts = bursts_in(
        log.requests,
        guidelines=[
            Guideline(low=1, high=log.after, from_week=first_date(day("2026-11-11"), log)),
            Guideline(low=1, high=log.before),
        ],
        first_day=FirstDay(log.first_day),
        notes_a_month=5,
    )
    assert {
        (
            frozenset(request.id for request in burst.requests),
            burst.level,
            frozenset((reason.rule.value, reason.level) for reason in burst.speed),
            burst.live,
        )
        for burst in bursts
    } == expected(log)
    assert all(one.level >= other.level for one, other in pairwise(bursts))
