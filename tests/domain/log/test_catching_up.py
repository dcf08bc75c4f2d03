"""Tests of telling somebody who sends from somebody who logs from memory."""

from __future__ import annotations

import pytest

from netcoach.domain.log.preview import any_lately, in_a_row
from tests.support.builders import WEDNESDAY, a_request

NOW = WEDNESDAY.in_timezone("UTC")


@pytest.mark.parametrize(("seconds", "counted"), [(0, 1), (119, 1), (120, 1), (121, 0), (-1, 0)])
def test_two_minutes_count_both_ends_included(seconds: int, counted: int) -> None:
    request = a_request("2026-11-18T11:59", logged_at=NOW.subtract(seconds=seconds))
    assert in_a_row([request], WEDNESDAY) == counted


@pytest.mark.parametrize("when", ["2026-11-18", "2026-11-18T10:00"])
def test_what_was_not_said_to_be_just_now_does_not_count(when: str) -> None:
    assert in_a_row([a_request(when, logged_at=NOW)], WEDNESDAY) == 0


@pytest.mark.parametrize(("seconds", "lately"), [(0, True), (120, True), (121, False)])
def test_a_late_log_still_counts_as_catching_up(seconds: int, lately: bool) -> None:
    request = a_request("2026-11-16", logged_at=NOW.subtract(seconds=seconds))
    assert any_lately([request], WEDNESDAY) is lately
