from __future__ import annotations

from dataclasses import replace

import pendulum
import pytest

from netcoach.domain.bursts import Burst, SpeedRule
from netcoach.domain.log.request import Request, RequestId, Source
from netcoach.domain.log.signs import KNOWN_SIGNS, Signs
from tests.support.bursts import at_times, found, levels, on_days, over_hours, within_the_hour


def ids(burst: Burst) -> list[int]:
    return [request.id for request in burst.requests]


def test_windows_that_share_a_request_are_one_episode_with_all_reasons() -> None:
    requests = within_the_hour(8) + on_days([0, 0, 0, 0, 3])
    (burst,) = found(requests)
    assert [reason.rule for reason in burst.speed] == [
        SpeedRule.SITTING,
        SpeedRule.DAY,
        SpeedRule.WEEK,
    ]
    assert [reason.level for reason in burst.speed] == [2, 1, 1]
    assert (burst.level, len(burst.requests)) == (2, 11)


def test_of_equal_reasons_the_narrowest_comes_first() -> None:
    (burst,) = found(within_the_hour(6) + on_days([5]))
    assert [(reason.rule, reason.level) for reason in burst.speed] == [
        (SpeedRule.SITTING, 1),
        (SpeedRule.WEEK, 1),
    ]


def test_each_rule_tells_its_worst_window() -> None:
    early = at_times("08:00", "08:10", "08:20", "08:30", "08:40", "08:50")
    between = at_times("09:00", "09:10")
    (burst,) = found(early + between)
    sitting = next(each for each in burst.speed if each.rule is SpeedRule.SITTING)
    assert (sitting.level, len(sitting.requests), sitting.minutes) == (1, 7, 60)
    assert len(burst.requests) == 8


def test_of_windows_with_as_many_the_shortest_is_told() -> None:
    slow = at_times("08:00", "08:12", "08:24", "08:36", "08:48", "09:00")
    quick = at_times("10:30", "10:32", "10:34", "10:36", "10:38")
    bursts = found([*slow, *quick, *at_times("10:31")])
    sittings = [each for burst in bursts for each in burst.speed if each.rule is SpeedRule.SITTING]
    assert [each.minutes for each in sittings] == [8]


def test_separate_spells_are_separate_episodes_heaviest_first_then_latest() -> None:
    first = within_the_hour(6, on="2026-11-02")
    heavy = within_the_hour(9, on="2026-11-10")
    last = within_the_hour(6, on="2026-11-19")
    bursts = found([*last, *first, *heavy])
    assert [burst.requests[0].sent.on.isoformat() for burst in bursts] == [
        "2026-11-10",
        "2026-11-19",
        "2026-11-02",
    ]


def test_requests_of_an_episode_are_in_order_of_sending() -> None:
    requests = over_hours(11)
    (burst,) = found(list(reversed(requests)))
    assert ids(burst) == [request.id for request in requests]


def test_a_key_is_stable_and_names_rules_level_and_requests() -> None:
    requests = [
        replace(request, id=RequestId(number))
        for number, request in enumerate(within_the_hour(6), start=1)
    ]
    (burst,) = found(requests)
    (shuffled,) = found(requests[::-1])
    assert burst.key == shuffled.key == "sitting/1/1,2,3,4,5,6"


def test_a_key_changes_with_the_cause() -> None:
    requests = within_the_hour(6)
    cold = [replace(request, signs=Signs(no=KNOWN_SIGNS)) for request in requests]
    keys = {burst.key for log in (requests, cold, within_the_hour(6)) for burst in found(log)}
    assert len(keys) == 3


def logged(days: int, requests: list[Request]) -> list[Request]:
    return [
        replace(each, logged_at=pendulum.datetime(2026, 11, 18, 12).add(days=days))
        for each in requests
    ]


@pytest.mark.parametrize(("days", "live"), [(0, True), (14, True), (15, False), (200, False)])
def test_what_was_logged_over_two_weeks_late_is_never_live(days: int, live: bool) -> None:
    (burst,) = found(logged(days, within_the_hour(6)))
    assert burst.live is live


@pytest.mark.parametrize(
    ("zone", "logged_at", "live"),
    [
        ("Pacific/Auckland", "2026-12-02T10:59:00", True),
        ("Pacific/Auckland", "2026-12-02T11:00:00", False),
        ("America/Los_Angeles", "2026-12-03T07:59:00", True),
        ("America/Los_Angeles", "2026-12-03T08:00:00", False),
    ],
)
def test_late_is_told_by_the_local_date_of_logging(zone: str, logged_at: str, live: bool) -> None:
    at = pendulum.DateTime.fromisoformat(logged_at).replace(tzinfo=pendulum.UTC)
    requests = [
        replace(each, logged_at=at, sent=replace(each.sent, zone=zone))
        for each in within_the_hour(6)
    ]
    (burst,) = found(requests)
    assert burst.live is live


def test_imports_are_never_live() -> None:
    (burst,) = found(within_the_hour(12, source=Source.IMPORT))
    assert (burst.level, burst.live) == (3, False)


def test_late_logs_cannot_make_a_burst_live() -> None:
    (burst,) = found(within_the_hour(5) + logged(15, at_times("19:30")))
    assert not burst.live


def test_a_live_burst_stays_live_beside_late_logs() -> None:
    (burst,) = found(within_the_hour(6) + logged(15, at_times("19:30", "19:40")))
    assert (burst.live, levels([burst])[SpeedRule.SITTING]) == (True, 2)


def test_logged_before_it_was_sent_by_a_wrong_clock_is_live() -> None:
    (burst,) = found(logged(-30, within_the_hour(6)))
    assert burst.live


def test_no_requests_are_no_bursts() -> None:
    assert found([]) == ()
