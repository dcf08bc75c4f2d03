"""A line is for the next week that is no rest week."""

from __future__ import annotations

import pendulum

from netcoach.domain.week.calendar import Week
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.marks import ClosedWeek, Kept, intentions_of
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
