"""A line is for the next week that is no rest week, and left when that is over."""

from __future__ import annotations

import pendulum
import pytest

from netcoach.domain.week.calendar import Week
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.marks import ClosedWeek, Kept, intention_left, intentions_of
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
    intention = intentions_of([closed(1, "Ask Ana first")], frozenset())[WEEK]
    assert (intention.line, intention.written_in, intention.week) == (
        "Ask Ana first",
        WEEK.shift(-1),
        WEEK,
    )


def test_a_rest_week_is_not_held_to_a_line() -> None:
    assert set(intentions_of([closed(2, "one")], frozenset({WEEK.shift(-1)}))) == {WEEK}


def test_of_two_lines_for_one_week_the_later_counts() -> None:
    intentions = intentions_of([closed(1, "late"), closed(2, "early")], frozenset({WEEK.shift(-1)}))
    assert intentions[WEEK].line == "late"


def test_no_line_is_no_intention() -> None:
    assert intentions_of([closed(1)], frozenset()) == {}


@pytest.mark.parametrize(
    ("kept", "left"), [(Kept.UNSAID, True), (Kept.NO, True), (Kept.YES, False)]
)
def test_a_line_for_last_week_is_left_unless_it_was_done(kept: Kept, left: bool) -> None:
    intentions = intentions_of([closed(2, "one", kept)], frozenset())
    assert (intention_left(WEEK, intentions, frozenset()) is not None) is left


@pytest.mark.parametrize("weeks_back", [1, 3, 4])
def test_a_line_for_this_week_or_one_long_past_is_not_left(weeks_back: int) -> None:
    intentions = intentions_of([closed(weeks_back, "one")], frozenset())
    assert intention_left(WEEK, intentions, frozenset()) is None


def test_after_a_rest_week_the_line_of_the_week_before_it_is_left() -> None:
    rest = frozenset({WEEK.shift(-1)})
    intentions = intentions_of([closed(3, "one")], rest)
    assert intention_left(WEEK, intentions, rest) is not None
