"""When a request was sent: read as typed, never invented, written so that it reads back."""

from __future__ import annotations

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import DateTime, FixedTimezone

from netcoach.domain.errors import UnreadableDate
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.typed_dates import parse_when, when_shown, when_text
from netcoach.domain.zones import known_zone
from tests.support.builders import WEDNESDAY, day, minute

NOW = WEDNESDAY.replace(second=41)
ZONES = ("Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo", "Asia/Kolkata", "UTC", "Nowhere/At")


def read(typed: str, now: DateTime = NOW) -> SentTime:
    return parse_when(typed, now=now)


def test_a_day_that_cannot_be_read_is_answered_with_times_as_well() -> None:
    with pytest.raises(UnreadableDate, match=r"type now, yesterday, mon 19:04, 12 nov or 2"):
        read("24nov")


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("now", "2026-11-18T12:00"),
        ("Just now", "2026-11-18T12:00"),
        ("12:00", "2026-11-18T12:00"),
        ("9:05", "2026-11-18T09:05"),
        ("at 9:05 am", "2026-11-18T09:05"),
        ("12am", "2026-11-18T00:00"),
        ("mon 19:04", "2026-11-16T19:04"),
        ("Yesterday at 9:15", "2026-11-17T09:15"),
        ("12 Nov, 19:04", "2026-11-12T19:04"),
        ("nov 12 7:04 pm", "2026-11-12T19:04"),
        ("12 nov 7pm", "2026-11-12T19:00"),
        ("2026-11-12T19:04", "2026-11-12T19:04"),
        ("2026-11-12 19:04", "2026-11-12T19:04"),
        ("2026-11-12T19:04+01:00", "2026-11-12T19:04"),
        ("  2026-11-12t19:04 ", "2026-11-12T19:04"),
    ],
)
def test_a_time_of_day_has_precision_minute(typed: str, local: str) -> None:
    assert read(typed) == minute(local)


@pytest.mark.parametrize(
    ("typed", "precision"),
    [
        ("today", Precision.DAY),
        ("mon", Precision.DAY),
        ("2026-11-12", Precision.DAY),
        ("5 days ago", Precision.DAY),
        ("week:2026-11-12", Precision.WEEK),
        ("last week", Precision.WEEK),
    ],
)
def test_a_day_or_a_week_gets_no_time_of_day(typed: str, precision: Precision) -> None:
    sent = read(typed)
    assert (sent.precision, sent.at, sent.zone) == (precision, None, "Europe/Berlin")


@pytest.mark.parametrize(
    ("typed", "now", "read_as"),
    [
        ("2 hours ago", "12:00", "2026-11-18"),
        ("1h ago", "00:30", "2026-11-17"),
        ("an hour ago", "00:30", "2026-11-17"),
        ("30 minutes ago", "12:00", "2026-11-18"),
        ("3h", "12:00", "2026-11-18"),
        ("this morning", "12:00", "2026-11-18"),
        ("Sent today", "12:00", "2026-11-18"),
        ("sent just now", "12:00", "2026-11-18"),
        ("Sent 4 hours ago", "03:00", "2026-11-17"),
        ("2d", "12:00", "2026-11-16"),
    ],
)
def test_hours_ago_are_a_day_and_no_time(typed: str, now: str, read_as: str) -> None:
    hour, minutes = map(int, now.split(":"))
    sent = read(typed, NOW.set(hour=hour, minute=minutes))
    assert (sent.on, sent.precision, sent.at) == (day(read_as), Precision.DAY, None)


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("Sent 3 days ago", "2026-11-15"),
        ("sent yesterday", "2026-11-17"),
        ("Sent 1 day ago", "2026-11-17"),
    ],
)
def test_days_as_linkedin_rounds_them_tell_the_week_only(typed: str, on: str) -> None:
    sent = read(typed)
    assert (sent.on, sent.first, sent.precision) == (day(on), None, Precision.WEEK)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("3 weeks ago", "2026-10-22", "2026-10-28"),
        ("about 3 weeks ago", "2026-10-22", "2026-10-28"),
        ("Sent 3 weeks ago", "2026-10-22", "2026-10-28"),
        ("a week ago", "2026-11-05", "2026-11-11"),
        ("2w", "2026-10-29", "2026-11-04"),
        ("1 month ago", "2026-09-20", "2026-10-19"),
        ("3mo", "2026-07-22", "2026-08-20"),
        ("a year ago", "2024-11-19", "2025-11-18"),
        ("2026-10-19..2026-10-25", "2026-10-19", "2026-10-25"),
        ("19 oct .. mon", "2026-10-19", "2026-11-16"),
    ],
)
def test_weeks_and_months_ago_are_a_span(typed: str, first: str, last: str) -> None:
    sent = read(typed)
    assert (sent.first, sent.on, sent.precision) == (day(first), day(last), Precision.SPAN)
    assert read(when_text(sent)) == sent


def test_a_span_of_one_day_is_the_day_and_none_runs_backwards() -> None:
    assert read("2026-11-02..2026-11-02").precision is Precision.DAY
    with pytest.raises(UnreadableDate, match="before the first"):
        read("2026-11-03..2026-11-02")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("30 hours ago", "cannot be read"),
        ("3 fortnights ago", "cannot be read"),
        ("5m", "cannot be read"),
        ("sent a while back", "cannot be read"),
        ("40 years ago", "no LinkedIn yet"),
        ("99999 weeks ago", "no LinkedIn yet"),
        ("2026-11-02..2026-11-20", "lies ahead"),
        ("..", "cannot be read"),
    ],
)
def test_an_age_that_cannot_be_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(UnreadableDate, match=sentence):
        read(typed)


def test_seconds_that_were_typed_are_kept() -> None:
    at = read("2026-11-12T19:04:05.25").at
    assert at == pendulum.datetime(2026, 11, 12, 18, 4, 5, 250_000)


def test_the_date_of_a_time_with_an_offset_is_the_one_typed() -> None:
    sent = read("2026-11-12T00:30+09:00")
    assert sent.on == day("2026-11-12")
    assert sent.at == pendulum.datetime(2026, 11, 11, 15, 30)


def test_the_date_of_a_utc_time_is_the_one_in_the_users_zone() -> None:
    assert read("2026-11-11T23:30Z").on == day("2026-11-12")
    assert read("2026-11-11T23:30+00:00").on == day("2026-11-11")


@pytest.mark.parametrize("typed", ["12:01", "2026-11-18T12:01", "wed 19:04", "12:00:42"])
def test_a_time_ahead_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableDate, match="lies ahead"):
        read(typed)


@pytest.mark.parametrize("typed", ["25:00", "12:60", "13pm", "0am", "12 nov 19:04+15:00"])
def test_a_time_that_is_on_no_clock_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableDate, match="no such time"):
        read(typed)


@pytest.mark.parametrize("typed", ["", "12/11", "5", "Ana Rybar", "mon 7", "\x1b[2J"])
def test_what_cannot_be_read_is_refused_without_being_repeated(typed: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read(typed)
    assert "Ana" not in str(refused.value)
    assert "2026-11-12" in str(refused.value)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    try:
        sent = read(typed)
    except UnreadableDate:
        return
    assert sent.at is None or sent.at <= NOW


def test_a_time_the_clocks_skipped_is_refused() -> None:
    with pytest.raises(UnreadableDate, match="put forward"):
        read("2026-03-29T02:30")
    assert read("2026-03-29T01:59").at == pendulum.datetime(2026, 3, 29, 0, 59)
    assert read("2026-03-29T03:00").at == pendulum.datetime(2026, 3, 29, 1, 0)


def test_a_time_the_clocks_showed_twice_is_the_first_unless_the_offset_says_otherwise() -> None:
    first, second = read("2026-10-25T02:30"), read("2026-10-25T02:30+01:00")
    assert first.at == pendulum.datetime(2026, 10, 25, 0, 30)
    assert second.at == pendulum.datetime(2026, 10, 25, 1, 30)
    assert when_text(first) == "2026-10-25T02:30"
    assert when_text(second) == "2026-10-25T02:30+01:00"


def test_now_in_the_second_of_two_equal_hours_is_the_second() -> None:
    now = pendulum.datetime(2026, 10, 25, 1, 30, 20).in_timezone("Europe/Berlin")
    assert read("now", now).at == pendulum.datetime(2026, 10, 25, 1, 30)
    assert read("02:50", now).at == pendulum.datetime(2026, 10, 25, 0, 50)


def test_yesterday_is_a_civil_day_even_where_one_was_skipped() -> None:
    now = pendulum.datetime(2011, 12, 31, 9, tz="Pacific/Apia")
    assert read("yesterday", now).on == day("2011-12-30")


def test_a_zone_without_a_name_is_logged_as_its_offset() -> None:
    now = DateTime(2026, 11, 18, 12, tzinfo=FixedTimezone(19_800))
    sent = read("mon 19:04", now)
    assert (sent.zone, sent.on) == ("+05:30", day("2026-11-16"))
    assert sent.at == pendulum.datetime(2026, 11, 16, 13, 34)


@pytest.mark.parametrize("typed", ["2026-11-12", "week:2026-11-12", "2026-11-12T19:04"])
def test_a_sent_time_is_written_as_it_is_read(typed: str) -> None:
    assert when_text(read(typed)) == typed


@given(
    st.datetimes(min_value=pendulum.naive(2004, 1, 1), max_value=pendulum.naive(2026, 11, 16)),
    st.sampled_from([*ZONES, "Pacific/Apia", "Australia/Lord_Howe"]),
    st.none() | st.integers(-12, 14),
    st.sampled_from([None, *ZONES[:5]]),
)
def test_every_sent_time_reads_back(
    naive: DateTime, zone: str, sent_at_offset: int | None, reader: str | None
) -> None:
    at = pendulum.instance(naive, tz="UTC")
    known = known_zone(zone)
    elsewhere = known if sent_at_offset is None else FixedTimezone(3600 * sent_at_offset)
    on = at.in_timezone(elsewhere).date()
    sent = SentTime(on=on, at=at, zone=zone, precision=Precision.MINUTE)
    back = read(when_text(sent, zone=reader), NOW.in_timezone(reader or known))
    assert (back.at, back.on, back.zone) == (sent.at, sent.on, reader or known)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2026-10-27T08:57", "Tue 27 Oct 08:57"),
        ("2025-11-19", "Wed 19 Nov"),
        ("2025-11-18", "Tue 18 Nov 2025"),
        ("2024-02-29T19:04", "Thu 29 Feb 2024 19:04"),
        ("today", "Wed 18 Nov"),
        ("last week", "week of Wed 11 Nov"),
        ("1 month ago", "20 Sep .. 19 Oct"),
        ("a year ago", "19 Nov 2024 .. 18 Nov 2025"),
        ("2026-11-12T19:04:05", "2026-11-12T19:04:05"),
        ("2026-10-25T02:30+01:00", "2026-10-25T02:30+01:00"),
    ],
)
def test_a_time_to_be_changed_is_shown_in_words_that_read_back(typed: str, shown: str) -> None:
    sent = read(typed)
    assert when_shown(sent, NOW.date()) == shown
    assert read(shown) == sent


def test_a_weekday_that_is_not_of_that_day_is_said() -> None:
    with pytest.raises(UnreadableDate, match=r"28 Oct 2026 is no Tuesday; change the weekday"):
        read("Tue 28 Oct 08:57")


@pytest.mark.parametrize(
    ("now", "typed", "on"),
    [
        ("2026-11-23T00:30", "now", "2026-11-22"),
        ("2026-11-23T04:00", "now", "2026-11-23"),
        ("2026-11-23T10:00", "2026-11-23T00:30", "2026-11-22"),
        ("2026-11-23T10:00", "2026-11-23T03:59", "2026-11-22"),
        ("2026-11-23T10:00", "2026-11-23T04:00", "2026-11-23"),
        ("2026-11-23T10:00", "00:30", "2026-11-22"),
        ("2026-11-23T00:45", "00:30", "2026-11-22"),
        ("2026-11-23T00:45", "yesterday", "2026-11-21"),
        ("2026-11-23T00:45", "today", "2026-11-22"),
        ("2026-11-23T05:00", "2 hours ago", "2026-11-22"),
        ("2026-11-23T10:00", "2026-11-23", "2026-11-23"),
    ],
)
def test_what_comes_before_the_day_starts_belongs_to_the_day_before(
    now: str, typed: str, on: str
) -> None:
    at = minute(now).local
    assert at is not None
    sent = parse_when(typed, now=at, day_starts="04:00")
    assert sent.on == day(on)
    assert parse_when(when_text(sent), now=at, day_starts="04:00") == sent
