"""A line is for the next week that is no rest week, and left when that is over."""

from __future__ import annotations

import pendulum
import pytest

from netcoach.domain.week.calendar import Week
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.marks import ClosedWeek, Kept, promise_left, promises_of
from tests.support.builders import day

WEEK = Week(start=day("2026-11-16"))


def closed(weeks_back: int, line: str = "", kept: Kept = Kept.UNSAID) -> ClosedWeek:
    return ClosedWeek(
        week=WEEK.shift(-weeks_back),
        closed_at=pendulum.datetime(2026, 11, 22),
        guideline=Guideline(),
        next_line=line,
        kept=kept,
    )


def test_a_line_is_for_the_week_after() -> None:
    promise = promises_of([closed(1, "Ask Ana first")], frozenset())[WEEK]
    assert (promise.line, promise.written_in, promise.week) == (
        "Ask Ana first",
        WEEK.shift(-1),
        WEEK,
    )


def test_a_rest_week_is_not_held_to_a_line() -> None:
    assert set(promises_of([closed(2, "one")], frozenset({WEEK.shift(-1)}))) == {WEEK}


def test_of_two_lines_for_one_week_the_later_counts() -> None:
    promises = promises_of([closed(1, "late"), closed(2, "early")], frozenset({WEEK.shift(-1)}))
    assert promises[WEEK].line == "late"


def test_no_line_is_no_promise() -> None:
    assert promises_of([closed(1)], frozenset()) == {}


@pytest.mark.parametrize(
    ("kept", "left"), [(Kept.UNSAID, True), (Kept.NO, True), (Kept.YES, False)]
)
def test_a_line_for_last_week_is_left_unless_it_was_done(kept: Kept, left: bool) -> None:
    promises = promises_of([closed(2, "one", kept)], frozenset())
    assert (promise_left(WEEK, promises, frozenset()) is not None) is left


@pytest.mark.parametrize("weeks_back", [1, 3, 4])
def test_a_line_for_this_week_or_one_long_past_is_not_left(weeks_back: int) -> None:
    promises = promises_of([closed(weeks_back, "one")], frozenset())
    assert promise_left(WEEK, promises, frozenset()) is None


def test_after_a_rest_week_the_line_of_the_week_before_it_is_left() -> None:
    rest = frozenset({WEEK.shift(-1)})
    promises = promises_of([closed(3, "one")], rest)
    assert promise_left(WEEK, promises, rest) is not None
