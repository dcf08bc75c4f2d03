from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pendulum
import pytest

from netcoach.domain.bursts import SpeedRule, least_counts
from netcoach.domain.log.request import Outcome, Precision, Request, SentTime
from netcoach.domain.week.calendar import FirstDay
from netcoach.domain.week.guideline import Guideline
from tests.support.builders import a_request, day
from tests.support.bursts import at_times, found, levels, on_days, over_hours, within_the_hour

WEEK, ROLLING, DAY, SITTING = (
    SpeedRule.WEEK,
    SpeedRule.ROLLING,
    SpeedRule.DAY,
    SpeedRule.SITTING,
)


def spread_over_a_week(count: int) -> list[int]:
    return [count // 7 + (number < count % 7) for number in range(7)]


def spread_over_weekend_and_monday(count: int) -> list[int]:
    return [count // 4 + (number < count % 4) for number in range(4)]


@pytest.mark.parametrize(("count", "level"), [(10, 0), (11, 1), (15, 1), (16, 2), (20, 2), (21, 3)])
def test_a_week_past_the_guideline_is_a_burst(count: int, level: int) -> None:
    bursts = found(on_days(spread_over_a_week(count)))
    assert levels(bursts) == ({WEEK: level} if level else {})
    assert [burst.level for burst in bursts] == ([level] if level else [])


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param([4, 4, 4, 4], {ROLLING: 1}, id="16 in four dates"),
        pytest.param([4, 4, 4, 3], {}, id="15 in four dates"),
        pytest.param([5, 5, 5, 5], {ROLLING: 1}, id="20 in four dates"),
        pytest.param([5, 5, 5, 6], {WEEK: 1}, id="21, and the second week says so itself"),
    ],
)
def test_seven_days_across_two_weeks_are_a_burst(
    counts: list[int], expected: dict[SpeedRule, int]
) -> None:
    assert levels(found(on_days(counts, start="2026-11-14"))) == expected


def test_ten_before_and_ten_after_a_weeks_end_are_a_burst() -> None:
    requests = on_days([3, 3, 2, 2, 4, 3, 3], start="2026-11-12")
    assert levels(found(requests)) == {ROLLING: 1}


def test_ten_at_the_start_of_each_of_two_weeks_are_none() -> None:
    assert not found(on_days([4, 3, 3, 0, 0, 0, 0, 4, 3, 3]))


def test_seven_days_reach_level_two_where_a_lower_guideline_began() -> None:
    # Ten are within 10, six are within 6, and the sixteen together are past 15.
    lowered = [Guideline(), Guideline(low=1, high=6, from_week=day("2026-11-16"))]
    requests = on_days([4, 3, 3, 2, 2, 2], start="2026-11-13")
    assert levels(found(requests, guidelines=lowered)) == {ROLLING: 2}


@pytest.mark.parametrize(("count", "level"), [(7, 0), (8, 1), (9, 1), (10, 2), (14, 2), (15, 3)])
def test_many_on_one_date_are_a_burst(count: int, level: int) -> None:
    assert levels(found(over_hours(count))).get(DAY, 0) == level


@pytest.mark.parametrize(
    ("count", "level"), [(5, 0), (6, 1), (7, 1), (8, 2), (9, 2), (10, 3), (12, 3)]
)
def test_many_in_an_hour_are_a_burst(count: int, level: int) -> None:
    assert levels(found(within_the_hour(count))).get(SITTING, 0) == level


def test_both_ends_of_the_hour_are_inside() -> None:
    (burst,) = found(at_times("19:00", "19:10", "19:20", "19:30", "19:40", "20:00"))
    assert levels([burst]) == {SITTING: 1}
    assert burst.speed[0].minutes == 60


@pytest.mark.parametrize("last", ["20:01", "20:00:01"])
def test_what_lies_past_the_hour_is_outside(last: str) -> None:
    assert not found(at_times("19:00", "19:10", "19:20", "19:30", "19:40", last))


def test_five_in_four_minutes_are_none() -> None:
    assert not found(at_times("19:00", "19:01", "19:02", "19:03", "19:04"))


def in_london(*times: tuple[int, int]) -> list[Request]:
    """Requests at these hours and minutes of UTC on the date the clocks go back."""
    return [
        a_request(
            sent=SentTime(
                on=day("2026-10-25"),
                at=pendulum.datetime(2026, 10, 25, hour).add(minutes=minutes),
                zone="Europe/London",
                precision=Precision.MINUTE,
            )
        )
        for hour, minutes in times
    ]


def test_an_hour_is_real_time_when_the_clocks_go_back() -> None:
    # 01:40 summer time is 00:40 UTC, 01:20 winter time is 01:20 UTC.
    (burst,) = found(in_london(*((0, 40 + minutes) for minutes in range(0, 41, 8))))
    assert burst.speed[0].minutes == 40
    assert levels([burst]) == {SITTING: 1}


def test_a_wall_clock_hour_that_comes_twice_is_two_hours() -> None:
    three, three_later = [(0, 30)] * 3, [(1, 31)] * 3  # 01:30 and then 01:31 on the wall
    assert not found(in_london(*three, *three_later))


@pytest.mark.parametrize(
    ("high", "rule", "expected"),
    [
        (1, WEEK, (2, 11, 16)),
        (2, WEEK, (3, 11, 16)),
        (2, ROLLING, (11, 16)),
        (2, DAY, (5, 8, 12)),
        (2, SITTING, (4, 6, 8)),
        (6, WEEK, (7, 11, 16)),
        (6, ROLLING, (11, 16)),
        (6, DAY, (5, 8, 12)),
        (6, SITTING, (4, 6, 8)),
        (10, WEEK, (11, 16, 21)),
        (10, ROLLING, (16, 21)),
        (10, DAY, (8, 10, 15)),
        (10, SITTING, (6, 8, 10)),
        (15, WEEK, (16, 23, 31)),
        (15, ROLLING, (23, 31)),
        (15, DAY, (12, 15, 23)),
        (15, SITTING, (9, 12, 15)),
    ],
)
def test_thresholds_scale_with_the_guideline_and_have_floors(
    high: int, rule: SpeedRule, expected: tuple[int, ...]
) -> None:
    assert least_counts(rule, high) == expected


def packed(count: int, **said: Any) -> list[Request]:
    """Requests two minutes apart from 19:00 on, up to 16 of them."""
    return at_times(*(f"19:{2 * number:02}" for number in range(count)), **said)


@pytest.mark.parametrize("high", [2, 6, 10, 15])
@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize(
    ("rule", "log"),
    [
        (WEEK, lambda count: on_days(spread_over_a_week(count))),
        (DAY, over_hours),
        (SITTING, packed),
    ],
)
def test_a_level_begins_at_its_least_count(
    rule: SpeedRule, log: Callable[[int], list[Request]], level: int, high: int
) -> None:
    least = least_counts(rule, high)[level - 1]
    assert levels(found(log(least), high=high)).get(rule, 0) == level
    assert levels(found(log(least - 1), high=high)).get(rule, 0) == level - 1


def test_a_small_guideline_makes_no_burst_of_three_in_an_hour() -> None:
    assert not found(within_the_hour(3), high=3)
    assert levels(found(within_the_hour(3), high=2)) == {WEEK: 1}


def test_the_guideline_of_the_last_dates_week_counts() -> None:
    changed = [Guideline(), Guideline(low=1, high=20, from_week=day("2026-11-16"))]
    before, after = on_days([4, 4, 4, 4], start="2026-11-07"), on_days([4, 4, 4, 4], "2026-11-14")
    assert levels(found(before, guidelines=changed)) == {ROLLING: 1}
    assert not found(after, guidelines=changed)


def test_a_day_is_enough_for_days_and_a_week_for_weeks() -> None:
    by_day = on_days([10])
    assert levels(found(by_day)) == {DAY: 2}
    week_only = SentTime(on=day("2026-11-18"), precision=Precision.WEEK)
    by_week = [a_request(sent=week_only) for _ in range(16)]
    assert levels(found(by_week)) == {WEEK: 2}


def test_withdrawn_requests_count() -> None:
    withdrawn = ((Outcome.WITHDRAWN, day("2026-11-19")),)
    assert levels(found(within_the_hour(6, outcomes=withdrawn))) == {SITTING: 1}


def test_weeks_begin_on_the_users_day() -> None:
    requests = on_days([4, 4, 3], start="2026-11-15")
    assert not found(requests)
    assert levels(found(requests, first_day=FirstDay.SUNDAY)) == {WEEK: 1}


def test_a_sitting_may_cross_midnight() -> None:
    late = at_times("23:40", "23:45", "23:50", on="2026-11-18")
    early = at_times("00:00", "00:10", "00:20", on="2026-11-19")
    (burst,) = found(late + early)
    (reason,) = burst.speed
    assert (reason.first_on, reason.last_on) == (day("2026-11-18"), day("2026-11-19"))
    assert reason.minutes == 40


def test_a_flight_across_the_date_line_moves_no_instant() -> None:
    tokyo = at_times("00:10", "00:20", "00:30", on="2026-11-19")
    angeles = [
        a_request(
            sent=SentTime(
                on=day("2026-11-18"),
                at=request.sent.at.add(minutes=25) if request.sent.at else None,
                zone="America/Los_Angeles",
                precision=Precision.MINUTE,
            )
        )
        for request in tokyo
    ]
    (burst,) = found(tokyo + angeles)
    assert levels([burst]) == {SITTING: 1}
    assert burst.speed[0].minutes == 45
