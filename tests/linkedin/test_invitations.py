from __future__ import annotations

from pathlib import Path

import pendulum
import pytest

from netcoach.domain.log.request import Precision
from netcoach.linkedin import Caution, Problem, Why
from tests.support.exports import (
    INVITATIONS,
    INVITATIONS_2018,
    INVITATIONS_URN,
    OWNER,
    asked,
    read,
    table,
    url,
)


def test_invitations_of_2018_have_no_profiles(tmp_path: Path) -> None:
    content = (
        f"{INVITATIONS_2018}\r\n"
        f'{OWNER},Ida Holm,"8/21/18, 9:17 AM","Good to meet you, Ida.",OUTGOING\r\n'
        f'Bo Ek,{OWNER},"10/30/18, 11:26 AM",,INCOMING\r\n'
    )
    (only,) = read(tmp_path, content).requests
    assert (only.name, only.profile_key, only.note) == ("Ida Holm", "", "Good to meet you, Ida.")
    assert only.uid == only.name_uid


def test_invitations_of_2023_have_member_numbers(tmp_path: Path) -> None:
    rows = [
        (OWNER, "Bo Ek", "6/19/23, 6:02 AM", "", "OUTGOING", "urn:li:member:1", "urn:li:member:2"),
        (OWNER, "Bo Ek", "6/20/23, 6:02 AM", "", "OUTGOING", "urn:li:member:1", "urn:li:member:3"),
        (OWNER, "Bo Ek", "6/21/23, 6:02 AM", "", "OUTGOING", "urn:li:member:1", "urn:li:member:3"),
    ]
    export = read(tmp_path, table(INVITATIONS_URN, rows))
    assert [one.profile_key for one in export.requests] == ["", "", ""]
    assert len({one.to for one in export.requests}) == 2


def test_an_address_without_a_slug_is_nobodys(tmp_path: Path) -> None:
    nowhere = "https://www.linkedin.com/in"
    rows = [
        (OWNER, "Ida Holm", "12/11/23, 12:05 PM", "", "OUTGOING", nowhere, nowhere),
        (OWNER, "Bo Ek", "12/11/23, 12:05 PM", "", "OUTGOING", nowhere, nowhere),
    ]
    export = read(tmp_path, table(INVITATIONS, rows))
    assert len({one.to for one in export.requests}) == 2
    assert {one.profile_key for one in export.requests} == {""}


def test_a_request_has_what_the_export_says_of_it(tmp_path: Path) -> None:
    row = asked("Léa Ek, PhD", "6/26/26, 11:58 PM", slug="léa-ek", note="Hello,  \x1b[31mLéa ")
    export = read(tmp_path, table(INVITATIONS, [row]), zone="Asia/Tokyo")
    (only,) = export.requests
    assert (only.name, only.profile_key, only.note) == ("Léa Ek, PhD", "léa-ek", "Hello,  [31mLéa")
    assert only.sent.at == pendulum.parse("2026-06-27T06:58")
    assert str(only.sent.on) == "2026-06-27"
    assert (only.sent.zone, only.sent.precision) == ("Asia/Tokyo", Precision.MINUTE)
    assert (only.sent_text, only.row) == ("6/26/26, 11:58 PM", 2)
    assert export.covers == (only.sent.on, only.sent.on)
    assert export.sent_zone == "America/Los_Angeles"


def test_no_message_means_that_none_was_sent(tmp_path: Path) -> None:
    assert (
        read(tmp_path, table(INVITATIONS, [asked("Bo", "1/2/26, 7:30 AM")])).requests[0].note == ""
    )
    without = f'From,To,Sent At,Direction\n{OWNER},Bo,"1/2/26, 7:30 AM",OUTGOING\n'
    assert read(tmp_path, without).requests[0].note is None


def test_somebody_asked_twice_is_one_person(tmp_path: Path) -> None:
    rows = [
        asked("Bo Ek ✨", "5/20/24, 8:00 AM", slug="bo"),
        asked("Bo Ek", "2/11/24, 8:00 AM", slug="bo"),
    ]
    export = read(tmp_path, table(INVITATIONS, rows))
    assert [str(one.sent.on) for one in export.requests] == ["2024-02-11", "2024-05-20"]
    assert {one.to for one in export.requests} == {"bo"}
    assert len({one.uid for one in export.requests}) == 2


def test_the_uid_is_the_same_in_every_export(tmp_path: Path) -> None:
    first = table(INVITATIONS, [asked("Léa Ek", "5/20/24, 8:00 AM", slug="Léa-ek")])
    again = first.replace(",", ";").replace("Léa-ek", "L%C3%A9a-ek/").replace("4; 8", "4, 8")
    for content in (first, again, first.encode("utf-16")):
        (only,) = read(tmp_path, content).requests
        assert only.uid == "2145f4426ebf084b79707c3b5529a0bf"


def test_a_changed_profile_is_known_by_the_name(tmp_path: Path) -> None:
    (before,) = read(tmp_path, table(INVITATIONS, [asked("Bo Ek", "5/20/24, 8:00 AM")])).requests
    row = asked("Bo Ek", "5/20/24, 8:00 AM", slug="bo")
    (after,) = read(tmp_path, table(INVITATIONS, [row])).requests
    assert after.uid != before.uid
    assert after.name_uid == before.uid


def test_the_name_tells_nothing_of_two_namesakes_in_one_minute(tmp_path: Path) -> None:
    rows = [asked("Bo Ek", "5/20/24, 8:00 AM", slug=slug) for slug in ("bo-1", "bo-2")]
    export = read(tmp_path, table(INVITATIONS, rows))
    assert [one.name_uid for one in export.requests] == [one.uid for one in export.requests]
    assert len({one.to for one in export.requests}) == 2


def test_a_row_that_comes_again_is_counted_and_not_added(tmp_path: Path) -> None:
    rows = [asked("Bo Ek", "5/20/24, 8:00 AM", slug="bo")] * 3
    export = read(tmp_path, table(INVITATIONS, rows))
    assert len(export.requests) == 1
    assert export.files[0].count(Why.REPEATED) == 2


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (f"{OWNER},Bo,yesterday,,OUTGOING,,", Why.UNREADABLE_DATE),
        (f'{OWNER},Bo,"2/30/24, 8:00 AM",,OUTGOING,,', Why.UNREADABLE_DATE),
        (f'{OWNER},Bo,"11/23/26, 8:00 AM",,OUTGOING,,', Why.FUTURE_DATE),
        (f'{OWNER}, ,"5/20/24, 8:00 AM",,OUTGOING,,', Why.NO_NAME),
        (f'{OWNER},Bo,"5/20/24, 8:00 AM",,SIDEWAYS,,', Why.UNKNOWN_DIRECTION),
        (f'{OWNER},Bo,"5/20/24, 8:00 AM",OUTGOING', Why.RAGGED),
        (f'{OWNER},Bo,"5/20/24, 8:00 AM",{"n" * 20_001},OUTGOING,,', Why.TOO_LONG),
    ],
)
def test_a_row_that_cannot_be_read_is_named_by_its_line(tmp_path: Path, row: str, why: Why) -> None:
    export = read(tmp_path, f"{INVITATIONS}\n{row}\n")
    assert export.requests == ()
    assert export.files[0].problems == (Problem(row=2, why=why),)
    assert export.covers is None


def test_what_others_sent_is_only_counted(tmp_path: Path) -> None:
    rows = [asked("Bo", "no date at all", direction="INCOMING")]
    export = read(tmp_path, table(INVITATIONS, rows))
    assert (export.requests, export.files[0].count(Why.INCOMING)) == ((), 1)
    assert export.files[0].problems == ()


def test_requests_of_two_senders_and_impossible_times_are_pointed_out(tmp_path: Path) -> None:
    rows = [
        asked("Bo", "3/8/26, 2:30 AM", slug="bo"),
        ("Somebody Else", "Ida", "1/2/26, 7:30 AM", "", "OUTGOING", url("else"), url("ida")),
    ]
    cautions = read(tmp_path, table(INVITATIONS, rows)).cautions
    assert {Caution.SEVERAL_SENDERS, Caution.OTHER_ZONE} <= set(cautions)


def test_a_setting_overrides_the_zone(tmp_path: Path) -> None:
    export = read(tmp_path, table(INVITATIONS, [asked("Bo", "1/4/26, 11:45 PM")]), sent_zone="UTC")
    assert export.requests[0].sent.at == pendulum.parse("2026-01-04T23:45")
    assert export.sent_zone == "UTC"


def test_names_of_nothing_but_emoji_are_different_people(tmp_path: Path) -> None:
    rows = [asked("✨", "5/20/24, 8:00 AM"), asked("🌻", "5/20/24, 8:00 AM")]
    assert len({one.to for one in read(tmp_path, table(INVITATIONS, rows)).requests}) == 2


def test_members_whose_account_is_gone_are_each_somebody_else(tmp_path: Path) -> None:
    rows = [asked("LinkedIn Member", "5/20/24, 8:00 AM")] * 2
    first, second = read(tmp_path, table(INVITATIONS, rows)).requests
    again = read(tmp_path, table(INVITATIONS, rows)).requests
    assert first.to != second.to
    assert [one.uid for one in again] == [first.uid, second.uid]


WHEN = [("2026-09-14 16:12", "2026-09-14"), ("2026-10-01 04:12", "2026-10-01")]
"""In Berlin, what was sent at 07:12 on 14 and at 19:12 on 30 September in Los Angeles."""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-09-14 07:12:00", "2026-09-30T19:12"),
        ("14.09.2026 07:12", "30.09.2026 19:12"),
        ("14/09/2026 07:12", "30/09/2026 19:12"),
        ("9/14/2026 7:12", "9/30/2026 19:12"),
        ("14/09/2026 7:12 AM", "30/09/2026 7:12 PM"),
        ("46279.3", "46295.8"),
    ],
)
@pytest.mark.parametrize("heading", ["Sent At", "Date Sent"])
def test_dates_that_a_spreadsheet_saved_again_are_read(
    tmp_path: Path, first: str, second: str, heading: str
) -> None:
    rows = [asked("Ana Ruiz", first, slug="ana"), asked("Bo Ek", second, slug="bo")]
    saved = read(tmp_path, table(INVITATIONS.replace("Sent At", heading), rows)).requests
    assert [(f"{one.sent.local:%Y-%m-%d %H:%M}", str(one.sent.on)) for one in saved] == WHEN

    untouched = [
        asked("Ana Ruiz", "9/14/26, 7:12 AM", slug="ana"),
        asked("Bo Ek", "9/30/26, 7:12 PM", slug="bo"),
    ]
    before = read(tmp_path, table(INVITATIONS, untouched)).requests
    if not first.startswith("46"):  # a serial number is rounded
        assert [one.uid for one in saved] == [one.uid for one in before]


def test_one_date_tells_the_order_of_all_and_without_one_each_is_refused(tmp_path: Path) -> None:
    rows = [
        asked("Ana", "03/04/2026 07:12", slug="ana"),
        asked("Bo", "30/04/2026 07:12", slug="bo"),
    ]
    found = read(tmp_path, table(INVITATIONS, rows)).requests
    assert [str(one.sent.on) for one in found] == ["2026-04-03", "2026-04-30"]

    (report,) = read(tmp_path, table(INVITATIONS, rows[:1] * 2)).files
    assert [one.why for one in report.problems] == [Why.AMBIGUOUS_DATE] * 2
    assert report.rows == 2


def test_a_day_is_all_that_is_known_where_a_spreadsheet_kept_no_time(tmp_path: Path) -> None:
    (only,) = read(tmp_path, table(INVITATIONS, [asked("Ana", "2026-09-14", slug="ana")])).requests
    assert (only.sent.precision, str(only.sent.on), only.uid) == (Precision.DAY, "2026-09-14", "")
