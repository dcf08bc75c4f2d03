"""A week is held against the guideline it was lived under: whole, part, or frozen."""

from __future__ import annotations

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.week.calendar import FirstDay, Week, week_of
from netcoach.domain.week.guideline import MOST, Guideline, prorated
from netcoach.domain.week.history import Beginning, GuidelineHistory, Part
from netcoach.domain.week.marks import MarkKind, WeekMark, marked_in, middle_of
from tests.support.builders import day

WEEK = Week(start=day("2026-11-16"))
CLOSED_AT = pendulum.datetime(2026, 11, 22, 20)


def began(
    on: str,
    *sent_on: str,
    since: str = "2026-11-16",
    some_day: tuple[str, ...] = (),
    span: tuple[str, ...] = (),
) -> Beginning:
    return Beginning(
        on=day(on),
        since=day(since),
        sent_on=frozenset(map(day, sent_on or (on,))),
        some_day=frozenset(map(day, some_day)),
        spans=frozenset({(day(span[0]), day(span[1]))} if span else ()),
    )


def a_mark(kind: MarkKind, on: str = "2026-11-19", **said: object) -> WeekMark:
    return WeekMark(day=day(on), kind=kind, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "low", "high"),
    [(1, 1, 10), (2, 2, 10), (3, 3, 10), (4, 3, 10), (5, 4, 10), (6, 5, 10), (7, 5, 10)],
)
def test_part_of_a_week_has_part_of_the_low_edge(days: int, low: int, high: int) -> None:
    part = prorated(Guideline(), days)
    assert (part.low, part.high) == (low, high)


@given(st.integers(1, MOST), st.integers(0, MOST), st.integers(1, 7))
def test_a_part_is_always_a_guideline_and_never_more_than_the_whole(
    low: int, wide: int, days: int
) -> None:
    whole = Guideline(low=low, high=min(MOST, low + wide))
    part = prorated(whole, days)
    assert 1 <= part.low <= whole.low
    assert part.high == whole.high


@pytest.mark.parametrize(
    ("on", "days"),
    [
        ("2026-11-16", None),
        ("2026-11-17", 6),
        ("2026-11-18", 5),
        ("2026-11-19", 4),
        ("2026-11-22", 1),
    ],
)
def test_the_first_week_counts_from_the_day_logging_began(on: str, days: int | None) -> None:
    part = GuidelineHistory(beginning=began(on)).part(WEEK)
    assert (part and part.days) == days
    assert part is None or part.why is Part.FIRST


def test_only_the_first_week_is_a_part() -> None:
    history = GuidelineHistory(beginning=began("2026-11-19"))
    assert [history.guideline(WEEK.shift(n)).low for n in (-1, 0, 1)] == [5, 3, 5]


def test_what_is_known_of_earlier_days_counts_with_them() -> None:
    history = GuidelineHistory(beginning=began("2026-11-19", "2026-11-17", "2026-11-19"))
    assert (history.guideline(WEEK).low, history.guideline(WEEK).high) == (5, 10)
    earlier = GuidelineHistory(beginning=began("2026-11-20", "2026-11-19", "2026-11-20"))
    assert earlier.guideline(WEEK).low == 3


def test_days_of_the_week_before_the_first_one_do_not_count() -> None:
    history = GuidelineHistory(beginning=began("2026-11-19", "2026-11-14", "2026-11-19"))
    assert history.guideline(WEEK).low == 3


def test_a_first_week_in_which_a_day_is_not_known_is_whole() -> None:
    beginning = began("2026-11-19", "2026-11-19", some_day=("2026-11-18",))
    assert GuidelineHistory(beginning=beginning).part(WEEK) is None


@pytest.mark.parametrize(
    ("span", "days"),
    [
        (("2026-11-16", "2026-11-22"), None),
        (("2026-11-18", "2026-11-19"), None),
        (("2026-11-15", "2026-11-21"), 4),
    ],
)
def test_a_span_that_the_first_week_holds_makes_it_whole(
    span: tuple[str, str], days: int | None
) -> None:
    assert began("2026-11-19", span=span).days_in(WEEK) == days


@pytest.mark.parametrize(("since", "low"), [("2026-11-16", 3), ("2026-11-15", 5)])
def test_whoever_caught_up_on_an_earlier_week_began_with_a_whole_one(since: str, low: int) -> None:
    history = GuidelineHistory(beginning=began("2026-11-19", since=since))
    assert history.guideline(WEEK).low == low
    assert history.guideline(WEEK.shift(-1)).low == 5


def test_a_part_week_has_part_of_the_guideline_of_its_time() -> None:
    versions = (Guideline(low=8, high=15, from_week=day("2026-11-16")),)
    history = GuidelineHistory(versions=versions, marks=(a_mark(MarkKind.PART, days=3),))
    part = history.part(WEEK)
    assert part is not None
    assert (part.days, part.why, part.whole) == (3, Part.SAID, versions[0])
    assert (history.guideline(WEEK).low, history.guideline(WEEK).high) == (4, 15)


@pytest.mark.parametrize(("said", "first", "days"), [(3, "2026-11-19", 3), (6, "2026-11-19", 4)])
def test_the_fewer_days_count(said: int, first: str, days: int) -> None:
    history = GuidelineHistory(beginning=began(first), marks=(a_mark(MarkKind.PART, days=said),))
    part = history.part(WEEK)
    assert part is not None
    assert part.days == days


def test_a_closed_week_keeps_the_guideline_it_was_closed_with() -> None:
    mark = a_mark(MarkKind.CLOSED, closed_at=CLOSED_AT, guideline=Guideline(low=3, high=6))
    history = GuidelineHistory(versions=(Guideline(low=8, high=15),), marks=(mark,))
    assert history.guideline(WEEK) == Guideline(low=3, high=6)
    assert history.whole(WEEK).low == 8
    assert history.guideline(WEEK.shift(1)).low == 8


def test_of_two_closings_in_one_week_cut_anew_the_later_word_counts() -> None:
    marks = tuple(
        a_mark(
            MarkKind.CLOSED,
            on,
            closed_at=CLOSED_AT.add(hours=hours),
            guideline=Guideline(),
            went_well=words,
        )
        for on, hours, words in (("2026-11-17", 2, "later"), ("2026-11-21", 1, "earlier"))
    )
    assert GuidelineHistory(marks=marks).closed[WEEK].went_well == "later"


@pytest.mark.parametrize("on", WEEK.days)
def test_a_mark_on_any_date_of_a_week_is_found(on: pendulum.Date) -> None:
    mark = WeekMark(day=on, kind=MarkKind.REST)
    assert GuidelineHistory(marks=(mark,)).rest == {WEEK}
    assert marked_in(WEEK, [mark], MarkKind.REST) == (mark,)
    assert marked_in(WEEK, [mark], MarkKind.ZERO) == ()
    assert marked_in(WEEK.shift(1), [mark]) == ()


@given(st.sampled_from(FirstDay), st.sampled_from(FirstDay), st.integers(700_000, 740_000))
def test_a_mark_goes_where_most_of_its_week_goes(
    first: FirstDay, other: FirstDay, ordinal: int
) -> None:
    week = week_of(pendulum.Date.fromordinal(ordinal), first)
    anew = week_of(middle_of(week), other)
    assert len(set(week.days) & set(anew.days)) >= 4
    assert week_of(middle_of(week), first) == week
