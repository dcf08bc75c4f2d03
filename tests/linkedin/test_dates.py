from __future__ import annotations

import datetime as dt

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from netcoach.domain.errors import InvalidInput, UnreadableDate
from netcoach.domain.week.calendar import week_of
from netcoach.linkedin.dates import (
    AmbiguousDate,
    connected_on,
    is_skipped,
    message_at,
    sent_at,
    written_on,
    zone_named,
)
from netcoach.linkedin.facts import SENT_AT_ZONE

PACIFIC = zone_named(SENT_AT_ZONE)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("1/4/26, 11:45 PM", "2026-01-05T07:45"),
        ("1/5/26, 12:15 AM", "2026-01-05T08:15"),
        ("7/5/26, 12:00 PM", "2026-07-05T19:00"),
        ("3/8/26, 1:59 AM", "2026-03-08T09:59"),
        ("3/8/26, 3:00 AM", "2026-03-08T10:00"),
        ("11/1/26, 12:59 AM", "2026-11-01T07:59"),
        ("11/1/26, 2:00 AM", "2026-11-01T10:00"),
        ("10/30/18, 11:26\u202fAM", "2018-10-30T18:26"),
        ("8/21/2018 9:17 am", "2018-08-21T16:17"),
    ],
)
def test_sent_at_is_pacific_wall_clock_time(text: str, utc: str) -> None:
    assert sent_at(text, PACIFIC) == pendulum.parse(utc)


def test_the_hour_that_comes_twice_is_the_earlier_one() -> None:
    assert sent_at("11/1/26, 1:30 AM", PACIFIC) == pendulum.parse("2026-11-01T08:30")


def test_the_hour_that_never_comes_tells_of_another_zone() -> None:
    assert is_skipped("3/8/26, 2:30 AM", PACIFIC)
    assert not is_skipped("3/8/26, 1:30 AM", PACIFIC)
    assert not is_skipped("11/1/26, 1:30 AM", PACIFIC)
    assert sent_at("3/8/26, 2:30 AM", PACIFIC) == pendulum.parse("2026-03-08T10:30")


def test_another_zone_can_be_said() -> None:
    assert sent_at("1/4/26, 11:45 PM", zone_named("UTC")) == pendulum.parse("2026-01-04T23:45")


MINUTES_FROM_2003_TO_2060 = st.integers(min_value=17_600_000, max_value=47_300_000)


@given(MINUTES_FROM_2003_TO_2060)
def test_every_instant_comes_back_from_its_wall_clock(minute: int) -> None:
    utc = dt.datetime.fromtimestamp(minute * 60, dt.UTC)
    wall = utc.astimezone(PACIFIC)
    text = f"{wall.month}/{wall.day}/{wall:%y}, {wall.hour % 12 or 12}:{wall:%M %p}"
    assert sent_at(text, PACIFIC) == utc - dt.timedelta(hours=wall.fold)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "13/1/26, 1:00 PM",
        "2/29/26, 1:00 PM",
        "1/1/26, 13:00 PM",
        "1/1/26, 0:30 AM",
        "1/1/26, 1:60 AM",
        "1/1/26, 13:00",
        "1/1/26",
        "1/1/99999, 1:00 AM",
        "1/1/1999, 1:00 AM",
        "٣/٤/٢٦, ١:٢٠ AM",
    ],
)
def test_any_other_form_of_sent_at_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDate):
        sent_at(text, PACIFIC)


@pytest.mark.parametrize(
    ("zone", "last_of_sunday", "first_of_monday"),
    [
        ("Asia/Tokyo", "3/8/26, 7:59 AM", "3/8/26, 8:00 AM"),
        ("Europe/Berlin", "3/8/26, 3:59 PM", "3/8/26, 4:00 PM"),
        ("America/New_York", "3/8/26, 8:59 PM", "3/8/26, 9:00 PM"),
        ("America/Los_Angeles", "3/8/26, 11:59 PM", "3/9/26, 12:00 AM"),
        ("Asia/Tokyo", "11/1/26, 6:59 AM", "11/1/26, 7:00 AM"),
        ("Europe/Berlin", "11/1/26, 2:59 PM", "11/1/26, 3:00 PM"),
        ("America/New_York", "11/1/26, 8:59 PM", "11/1/26, 9:00 PM"),
        ("America/Los_Angeles", "11/1/26, 11:59 PM", "11/2/26, 12:00 AM"),
        # Europe changes its clocks on other Sundays.
        ("Europe/Berlin", "3/29/26, 2:59 PM", "3/29/26, 3:00 PM"),
        ("Europe/Berlin", "10/25/26, 3:59 PM", "10/25/26, 4:00 PM"),
    ],
)
def test_a_week_ends_at_midnight_of_the_users_zone(
    zone: str, last_of_sunday: str, first_of_monday: str
) -> None:
    before = sent_at(last_of_sunday, PACIFIC).in_timezone(zone).date()
    after = sent_at(first_of_monday, PACIFIC).in_timezone(zone).date()
    assert week_of(before).end == before
    assert week_of(after).start == after
    assert week_of(before).shift(1) == week_of(after)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("20 Nov 2018", "2018-11-20"),
        ("05 Oct 2015", "2015-10-05"),
        ("9-Sep-22", "2022-09-09"),
        ("30-oct-09", "2009-10-30"),
        ("9 September 2022", "2022-09-09"),
        ("14-sept.-20", "2020-09-14"),
        ("17.09.2021", "2021-09-17"),
        ("2021-09-17", "2021-09-17"),
        ("2021-09-17 00:00:00", "2021-09-17"),
        ("1/9/18, 6:33 PM", "2018-01-09"),
        ("12/9/17, 12:05 AM", "2017-12-09"),
        ("27/06/2026", "2026-06-27"),
        ("06/27/2026", "2026-06-27"),
        ("03/03/2024", "2024-03-03"),
        ("  01 Jan 2026 ", "2026-01-01"),
    ],
)
def test_connected_on_is_read_in_every_form_seen(text: str, date: str) -> None:
    assert connected_on(text) == Date.fromisoformat(date)


@pytest.mark.parametrize("text", ["03/04/2024", "12-11-2024", "3/4/2024 18:33"])
def test_a_date_that_can_be_two_is_never_guessed(text: str) -> None:
    with pytest.raises(AmbiguousDate):
        connected_on(text)


@pytest.mark.parametrize(
    "text",
    ["", "44813", "31 Feb 2022", "00 Jan 2022", "9-Xyz-22", "13/13/2024", "32.01.2021", "1 May 02"],
)
def test_any_other_form_of_connected_on_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDate):
        connected_on(text)


def test_messages_are_in_utc() -> None:
    assert message_at("2023-05-01 14:22:10 UTC") == pendulum.parse("2023-05-01T14:22:10")


@pytest.mark.parametrize(
    "text", ["", "2023-05-01", "2023-13-01 14:22:10 UTC", "2023-05-01 24:00:00 UTC", "2023"]
)
def test_any_other_form_of_a_message_time_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDate):
        message_at(text)


def test_a_recommendation_keeps_the_date_it_is_written_with() -> None:
    assert written_on("01/11/22, 11:41 PM") == Date(2022, 1, 11)


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../etc/passwd", "/etc/passwd", "a\x00b"])
def test_a_zone_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput):
        zone_named(name)
