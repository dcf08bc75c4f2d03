"""Every burst row, from ``netcoach log --when`` to ``netcoach week DATE --json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pendulum
import pytest
from pendulum import DateTime

from tests.support.command import Netcoach

DAYS = tuple(f"2026-11-{day}" for day in range(16, 23))
TEMPLATE = "Hi {name}, I came across your profile at {company} and would love to connect and learn."
UNCONNECTED = tuple(
    f"--sign={sign}=no"
    for sign in (
        "met",
        "worked",
        "introduced",
        "event",
        "alumni",
        "they-engage",
        "i-engaged",
        "group",
    )
)


def spread(count: int) -> list[str]:
    """That many dates of the week, as evenly as can be."""
    return [DAYS[number % len(DAYS)] for number in range(count)]


def minutes(count: int, *, over: int, day: str = DAYS[3], hour: int = 19) -> list[str]:
    """That many times of one evening, the first at the full hour, the last ``over`` minutes on."""
    midnight = DateTime.fromisoformat(day)
    first = midnight.add(hours=hour)
    step = over / (count - 1)
    times = [first.add(minutes=round(number * step)) for number in range(count)]
    return [time.format("YYYY-MM-DD[T]HH:mm") for time in times]


def dates(*runs: tuple[str, int]) -> list[str]:
    """The same date as often as said, for each of them."""
    return [day for day, count in runs for _ in range(count)]


def sent(netcoach: Netcoach, moments: Sequence[str], *arguments: str) -> None:
    for when in moments:
        netcoach.log(when, *arguments)


def only_burst(netcoach: Netcoach, *date: str) -> Any:
    (burst,) = netcoach.week(*date)["bursts"]
    return burst


@pytest.mark.parametrize(("count", "level"), [(10, 0), (11, 1), (15, 1), (16, 2), (20, 2), (21, 3)])
def test_a_week_beyond_the_guideline(netcoach: Netcoach, count: int, level: int) -> None:
    sent(netcoach, spread(count))
    bursts = netcoach.week()["bursts"]
    assert [burst["level"] for burst in bursts] == [level] * (level > 0)
    assert all(burst["rules"] == ["week"] for burst in bursts)


@pytest.mark.parametrize(
    ("moments", "level"),
    [
        (dates(("2026-11-14", 4), ("2026-11-15", 4), ("2026-11-16", 4), ("2026-11-17", 4)), 1),
        (dates(("2026-11-14", 4), ("2026-11-15", 4), ("2026-11-16", 4), ("2026-11-17", 3)), 0),
        (
            dates(("2026-11-12", 3), ("2026-11-13", 3), ("2026-11-14", 2), ("2026-11-15", 2))
            + dates(("2026-11-16", 4), ("2026-11-17", 3), ("2026-11-18", 3)),
            1,
        ),
        (
            dates(("2026-11-09", 4), ("2026-11-10", 3), ("2026-11-11", 3))
            + dates(("2026-11-16", 4), ("2026-11-17", 3), ("2026-11-18", 3)),
            0,
        ),
    ],
)
def test_seven_days_across_two_weeks(netcoach: Netcoach, moments: list[str], level: int) -> None:
    sent(netcoach, moments)
    for date in ("2026-11-16", "2026-11-15"):
        bursts = netcoach.week(date)["bursts"]
        assert [burst["level"] for burst in bursts] == [level] * (level > 0)
        assert all(burst["rules"] == ["rolling"] for burst in bursts)


@pytest.mark.parametrize(("count", "level"), [(7, 0), (8, 1), (9, 1), (10, 2), (14, 2), (15, 3)])
def test_one_date_over_hours(netcoach: Netcoach, count: int, level: int) -> None:
    sent(netcoach, minutes(count, over=61 * (count - 1), hour=5))
    bursts = netcoach.week()["bursts"]
    assert [burst["level"] for burst in bursts] == [level] * (level > 0)
    assert all("day" in burst["rules"] and "sitting" not in burst["rules"] for burst in bursts)


def test_six_in_exactly_an_hour_are_a_sitting(netcoach: Netcoach) -> None:
    sent(netcoach, minutes(6, over=60))
    burst = only_burst(netcoach)
    assert burst["rules"] == ["sitting"]
    assert (burst["level"], burst["count"], burst["low_effort"], burst["live"]) == (1, 6, [], True)
    assert (burst["from"], burst["to"]) == (
        "2026-11-19T19:00:00+01:00",
        "2026-11-19T20:00:00+01:00",
    )
    assert burst["text"].startswith("Six in ")


def test_six_in_an_hour_and_a_minute_are_none(netcoach: Netcoach) -> None:
    sent(netcoach, [*minutes(5, over=50), "2026-11-19T20:01"])
    assert netcoach.week()["bursts"] == []


def test_five_in_four_minutes_are_none(netcoach: Netcoach) -> None:
    sent(netcoach, minutes(5, over=4))
    assert netcoach.week()["bursts"] == []


def test_a_sitting_across_the_autumn_change_of_clocks_lasts_forty_minutes(
    netcoach: Netcoach,
) -> None:
    netcoach.now = pendulum.datetime(2026, 11, 1, 20, tz="America/Los_Angeles")
    summer = [f"2026-11-01T01:{minute}-07:00" for minute in (40, 45, 50, 55)]
    sent(netcoach, [*summer, "2026-11-01T01:10-08:00", "2026-11-01T01:20-08:00"])
    burst = only_burst(netcoach)
    assert (burst["level"], burst["from"], burst["to"]) == (
        1,
        "2026-11-01T01:40:00-07:00",
        "2026-11-01T01:20:00-08:00",
    )
    assert burst["reasons"][0]["minutes"] == 40


@pytest.mark.parametrize(("copies", "count", "level"), [(3, 6, 2), (2, 6, 1), (3, 10, 3)])
def test_one_template_with_other_names_is_a_copy(
    netcoach: Netcoach, copies: int, count: int, level: int
) -> None:
    moments = minutes(count, over=50)
    for number, when in enumerate(moments[:copies]):
        name, company = f"Robin{'abc'[number]} Tale", f"Firm{'xyz'[number]}"
        note = TEMPLATE.format(name=name.split()[0], company=company)
        netcoach.run("log", name, "--company", company, "--when", when, "--note", note)
    sent(netcoach, moments[copies:])
    burst = only_burst(netcoach)
    assert burst["low_effort"] == (["copied"] if copies >= 3 else [])
    assert burst["level"] == level


def test_a_short_note_to_people_of_one_event_is_no_copy(netcoach: Netcoach) -> None:
    note = "Great meeting you at PyData!"
    sent(netcoach, minutes(6, over=50), "--note", note, "--event", "PyData")
    burst = only_burst(netcoach)
    assert (burst["low_effort"], burst["level"]) == ([], 1)


@pytest.mark.parametrize(("unconnected", "level"), [(3, 2), (2, 1)])
def test_three_without_shared_ground_make_a_sitting_thin(
    netcoach: Netcoach, unconnected: int, level: int
) -> None:
    moments = minutes(6, over=50)
    sent(netcoach, moments[:unconnected], *UNCONNECTED)
    sent(netcoach, moments[unconnected:])
    burst = only_burst(netcoach)
    assert burst["low_effort"] == (["no-ground"] if unconnected == 3 else [])
    assert burst["level"] == level


@pytest.mark.parametrize(("unrelated", "level"), [(3, 2), (2, 1)])
def test_three_of_an_unrelated_field_make_a_sitting_thin(
    netcoach: Netcoach, unrelated: int, level: int
) -> None:
    moments = minutes(6, over=50)
    sent(netcoach, moments[:unrelated], "--field", "unrelated")
    sent(netcoach, moments[unrelated:])
    burst = only_burst(netcoach)
    assert burst["low_effort"] == (["unrelated"] if unrelated == 3 else [])
    assert burst["level"] == level


@pytest.mark.parametrize(("written", "thin"), [(4, ["bare"]), (5, [])])
def test_four_bare_in_a_row_count_while_a_note_is_left(
    netcoach: Netcoach, written: int, thin: list[str]
) -> None:
    for number in range(written):
        netcoach.log(f"2026-11-0{number + 2}", "--note", f"Note {number} of its own.")
    moments = minutes(6, over=50)
    sent(netcoach, moments[:4], "--no-note", "--sign", "spoke-first=no")
    sent(netcoach, moments[4:])
    assert only_burst(netcoach)["low_effort"] == thin


@pytest.mark.parametrize(
    ("low", "high", "rule", "counts"),
    [
        (3, 6, "week", (7, 11, 16)),
        (3, 6, "day", (5, 8, 12)),
        (3, 6, "sitting", (4, 6, 8)),
        (8, 15, "week", (16, 23, 31)),
        (8, 15, "day", (12, 15, 23)),
        (8, 15, "sitting", (9, 12, 15)),
    ],
)
@pytest.mark.parametrize("level", [1, 2, 3])
def test_thresholds_scale_with_the_guideline(
    netcoach: Netcoach, low: int, high: int, rule: str, counts: tuple[int, ...], level: int
) -> None:
    count = counts[level - 1]
    moments = {
        "week": spread(count),
        "day": [DAYS[3]] * count,
        "sitting": minutes(count, over=50),
    }[rule]
    netcoach.run("guideline", str(low), str(high))
    sent(netcoach, moments[:-1])
    before = netcoach.week()["bursts"]
    netcoach.log(moments[-1])
    after = only_burst(netcoach)
    assert max((burst["level"] for burst in before), default=0) == level - 1
    assert after["level"] == level
    assert rule in after["rules"]


def test_a_sitting_logged_weeks_later_raises_nothing_live(netcoach: Netcoach) -> None:
    sent(netcoach, minutes(6, over=40, day="2026-11-02"))
    assert only_burst(netcoach, "2026-11-02")["live"] is False
    text = only_burst(netcoach, "2026-11-02")["text"]
    assert text.startswith("For interest: six in 40 minutes")
    ran = netcoach.run("week", "2026-11-02")
    assert text in ran.said
    assert f"  {text[:40]}" in ran.out
    assert "For interest" not in netcoach.run("week").out
