"""What is offered while a filter is typed."""

from __future__ import annotations

import pytest

from netcoach.domain.log.filter.parser import completions, read_filter
from netcoach.domain.week.calendar import FirstDay
from tests.support.builders import day


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("", ["is:", "sign:", "field:"]),
        ("bo ", ["is:", "sign:"]),
        ("zebra", []),
        ("co", ["company:"]),
        ("s", ["sign:"]),
        ("is:", ["is:pending", "is:accepted"]),
        ("is:p", ["is:pending"]),
        ("bo is:re", ["is:replied", "is:recommendation"]),
        ("-is:p", ["-is:pending"]),
        ("pend", ["is:pending"]),
        ("is:talked,ad", ["is:talked,advice"]),
        ("sign:m", ["sign:met"]),
        ("sign:met", ["sign:met=no", "sign:met=unknown"]),
        ("name:", []),
        ("frog:", []),
        ("on:th", ['on:"this month"']),
        ("is:pending", []),
    ],
)
def test_what_can_stand_at_the_end_is_offered(text: str, offered: list[str]) -> None:
    found = [completion.text for completion in completions(text, len(text))]
    assert found[: len(offered)] == offered
    assert bool(found) is bool(offered)


def test_a_completion_takes_the_place_of_what_was_begun() -> None:
    (completion,) = completions("bo is:pe sql", len("bo is:pe"))
    assert completion.applied("bo is:pe sql") == ("bo is:pending sql", len("bo is:pending"))
    (key,) = completions("comp", 4)
    assert key.applied("comp") == ("company:", 8)
    assert key.goes_on


def test_nothing_is_offered_within_a_piece() -> None:
    assert completions("is:pending", 4) == ()


def test_every_value_offered_is_understood() -> None:
    for key in ("is:", "sign:", "field:", "note:", "company:", "after:", "on:", "week:"):
        for completion in completions(key, len(key)):
            read = read_filter(completion.text, today=day("2026-11-23"), first_day=FirstDay.MONDAY)
            assert not read.troubles, completion.text
            assert read.filter.conditions
