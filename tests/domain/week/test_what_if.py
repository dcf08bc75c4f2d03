from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from netcoach.domain.errors import InvalidInput
from netcoach.domain.week.calendar import FirstDay, day_after
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.marks import MarkKind, WeekMark
from netcoach.domain.week.reviewing import LogSnapshot
from netcoach.domain.week.what_if import PAST_WEEKS, Verdicts, first_day_tried, guideline_tried
from tests.support.builders import WEDNESDAY, day

TODAY = WEDNESDAY.date()
MONDAY = day("2026-11-16")


def a_log(
    sent: dict[str, int], *marks: WeekMark, guidelines: tuple[Guideline, ...] = ()
) -> LogSnapshot:
    """A log of which only is known how many were sent when."""
    return LogSnapshot(
        today=TODAY,
        first_day=FirstDay.MONDAY,
        notes_a_month=5,
        requests=(),
        sent_by_day=tuple((day(when), count) for when, count in sorted(sent.items())),
        guidelines=guidelines,
        seen=frozenset(),
        marks=marks,
    )


def weeks_of(*counts: int) -> dict[str, int]:
    """So many on the Wednesday of each past week, the latest last."""
    starts = (day_after(MONDAY, -7 * (len(counts) - place)) for place in range(len(counts)))
    pairs = zip(starts, counts, strict=True)
    return {day_after(start, 2).isoformat(): count for start, count in pairs if count}


@pytest.mark.parametrize(
    ("low", "high", "inside", "other"),
    [(5, 10, 3, 0), (5, 8, 2, 1), (4, 10, 4, 1), (5, 11, 4, 1), (1, 50, 5, 2), (12, 50, 0, 4)],
)
def test_past_weeks_are_held_against_another_guideline(
    low: int, high: int, inside: int, other: int
) -> None:
    tried = guideline_tried(a_log(weeks_of(4, 5, 8, 10, 11)), low, high)
    assert (tried.before, tried.after) == (Verdicts(inside=3, of=5), Verdicts(inside=inside, of=5))
    assert tried.other == other


def test_rest_unknown_and_open_weeks_are_left_out() -> None:
    rest = WeekMark(day=day("2026-11-05"), kind=MarkKind.REST)
    log = a_log({**weeks_of(6, 0, 7, 7), TODAY.isoformat(): 7}, rest)
    assert guideline_tried(log, 5, 6).after == Verdicts(inside=1, of=2)


def test_only_the_last_twelve_weeks_are_looked_at() -> None:
    tried = guideline_tried(a_log(weeks_of(*[6] * 20)), 5, 6)
    assert tried.after == Verdicts(inside=PAST_WEEKS, of=PAST_WEEKS)


def test_a_frozen_week_is_tried_too_and_stays_frozen() -> None:
    frozen = WeekMark(
        day=day("2026-11-12"),
        kind=MarkKind.CLOSED,
        closed_at=WEDNESDAY.in_timezone("UTC"),
        guideline=Guideline(low=1, high=3),
    )
    log = a_log(weeks_of(6, 6), frozen)
    tried = guideline_tried(log, 5, 6)
    assert (tried.before, tried.after) == (Verdicts(inside=1, of=2), Verdicts(inside=2, of=2))
    assert [(one.low, one.high) for one in tried.guidelines] == [(5, 10), (1, 3)]
    assert log.history.closed


@pytest.mark.parametrize(("low", "high"), [(0, 5), (9, 3), (1, 51)])
def test_a_guideline_that_cannot_be_is_refused(low: int, high: int) -> None:
    with pytest.raises(InvalidInput):
        guideline_tried(a_log({}), low, high)


def test_weeks_cut_at_sunday_move_what_was_sent_on_sundays() -> None:
    # 8 Nov is the Sunday that ends the week of the 2nd, and would begin that of the 8th.
    log = a_log({"2026-11-04": 5, "2026-11-08": 1, "2026-11-11": 4})
    tried = first_day_tried(log, FirstDay.SUNDAY)
    assert (tried.compared, tried.other_counts, tried.other_verdicts) == (2, 2, 1)
    assert (tried.before, tried.after) == (Verdicts(inside=1, of=2), Verdicts(inside=2, of=2))


def test_the_same_day_changes_nothing_and_an_empty_log_has_nothing_to_compare() -> None:
    tried = first_day_tried(a_log(weeks_of(4, 6, 12)), FirstDay.MONDAY)
    assert (tried.compared, tried.other_counts, tried.other_verdicts) == (3, 0, 0)
    assert first_day_tried(a_log({}), FirstDay.SUNDAY).compared == 0


_days: st.SearchStrategy[Date] = st.integers(0, 120).map(lambda back: day_after(TODAY, -back))


@given(st.dictionaries(_days, st.integers(1, 12), max_size=40), st.sampled_from(FirstDay))
def test_no_more_weeks_change_than_there_are(sent: dict[Date, int], first: FirstDay) -> None:
    log = a_log({when.isoformat(): count for when, count in sent.items()})
    tried = first_day_tried(log, first)
    assert tried.other_counts <= tried.compared <= PAST_WEEKS
    assert tried.other_verdicts <= tried.other_counts
    assert tried.after.inside <= tried.after.of <= PAST_WEEKS
