from __future__ import annotations

from dataclasses import replace

from netcoach.domain.log.request import sending_order, sent_instant
from tests.support.builders import a_request, minute


def test_requests_are_in_order_of_date_then_instant_then_id() -> None:
    yesterday = a_request("2026-11-17T23:59", id=9)
    some_time = a_request("2026-11-18", id=8)
    morning = a_request("2026-11-18T08:00", id=7)
    same_minute = a_request("2026-11-18T08:00", id=70)
    evening = a_request("2026-11-18T20:00", id=6)
    log = [evening, same_minute, morning, some_time, yesterday]
    assert sorted(log, key=sending_order) == [yesterday, some_time, morning, same_minute, evening]


def test_the_local_date_goes_before_the_instant() -> None:
    tokyo = a_request(sent=minute("2026-11-19T00:10", zone="Asia/Tokyo"))
    los_angeles = a_request(sent=minute("2026-11-18T08:00", zone="America/Los_Angeles"))
    assert sent_instant(tokyo) < sent_instant(los_angeles)
    assert sending_order(los_angeles) < sending_order(tokyo)


def test_an_instant_is_exact_to_the_microsecond() -> None:
    early = minute("2026-11-18T09:00")
    assert early.at is not None
    late = replace(early, at=early.at.add(microseconds=1))
    assert sent_instant(a_request(sent=late)) - sent_instant(a_request(sent=early)) == 1
