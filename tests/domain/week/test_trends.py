"""The series: what is judged, what is drawn, and where it is going."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.log.quality import QualityRange
from netcoach.domain.week.calendar import week_of
from netcoach.domain.week.guideline import Guideline, Pace
from netcoach.domain.week.trends import (
    SPLITS,
    Direction,
    WeekFacts,
    WeekQuality,
    WeekState,
    comparison_of,
    direction_of,
    trends_of,
    week_quality,
)
from tests.support.builders import day

FIRST = week_of(day("2026-09-28"))
FIVE_TO_TEN = Guideline()
CLOSED, OPEN, REST, UNKNOWN = WeekState.CLOSED, WeekState.OPEN, WeekState.REST, WeekState.UNKNOWN


def rated(middle: float, requests: int, *, spread: float = 0) -> WeekQuality:
    low, high = middle - spread / 2, middle + spread / 2
    return WeekQuality(low=low, high=high, rated=requests, of=requests)


def facts(
    number: int,
    sent: int = 6,
    quality: WeekQuality | None = None,
    state: WeekState = CLOSED,
    guideline: Guideline = FIVE_TO_TEN,
) -> WeekFacts:
    return WeekFacts(
        week=FIRST.shift(number), state=state, guideline=guideline, sent=sent, quality=quality
    )


def series(*middles: tuple[int, float] | None) -> list[WeekFacts]:
    """Closed weeks of (rated requests, middle); None is a rest week."""
    return [
        facts(number, sent=one[0], quality=rated(one[1], one[0]))
        if one
        else facts(number, sent=0, state=REST)
        for number, one in enumerate(middles)
    ]


def test_the_headline_is_about_the_latest_eight_weeks_that_were_no_rest_whatever_is_shown() -> None:
    weeks = [
        facts(0, 6),
        facts(1, 0, state=REST),
        facts(2, 4),
        *(facts(number, 5) for number in range(3, 9)),
        facts(9, 0, state=UNKNOWN),
        facts(10, 0, state=REST),
        facts(11, 12),
        facts(12, 3, state=OPEN),
    ]
    for shown in (1, 3, 13):
        recent = trends_of(weeks[-shown:], earlier=weeks[:-shown]).recent
        assert [week.sent for week in recent.weeks] == [5, 5, 5, 5, 5, 5, 0, 12]
        assert (recent.inside, len(recent.known)) == (6, 7)


def test_without_a_closed_week_there_is_no_headline() -> None:
    before = replace(facts(0, 0, state=UNKNOWN), begun=False)
    recent = trends_of([before, facts(1, 0, state=REST), facts(2, 3, state=OPEN)]).recent
    assert (recent.weeks, recent.known, recent.inside) == ((), (), 0)


AUTUMN = series((6, 52), (6, 58), None, (7, 61), (9, 44), (5, 66), (6, 70), (6, 67))


def rounded(line: list[float | None]) -> list[float | None]:
    return [None if value is None else round(value, 1) for value in line]


def test_the_smooth_line_of_eight_weeks_with_a_rest_week() -> None:
    trends = trends_of(AUTUMN)
    smooth = [week.smooth for week in trends.weeks]
    assert rounded(smooth) == [52.0, 55.3, None, 57.7, 52.3, 55.1, 58.5, 60.3]
    assert trends.smooth_quality == smooth[-1]


TWELVE = [
    ([50, 54, 52, 56, 51, 57, 66, 70, 67, 71, 69, 64], 14.5, 2, Direction.RISING),
    ([50, 54, 52, 65, 51, 57, 66, 70, 67, 71, 69, 64], 13.0, 4, None),
    ([71, 69, 70, 72, 66, 68, 52, 55, 50, 54, 58, 60], -14.5, 2, Direction.FALLING),
    ([50] * 12, 0, 924, None),
    ([50, 51, 52, 53, 54, 55, 55, 56, 57, 58, 59, 60], 5.0, 4, None),
]


@pytest.mark.parametrize(("middles", "difference", "splits", "direction"), TWELVE)
def test_a_direction_is_said_when_no_other_split_of_twelve_weeks_differs_as_much(
    middles: list[float], difference: float, splits: int, direction: Direction | None
) -> None:
    found = trends_of(series((6, 99), *[(6, middle) for middle in middles])).comparison
    assert found is not None
    assert (found.earlier, found.later) == (tuple(middles[:6]), tuple(middles[6:]))
    assert (round(found.difference, 1), found.as_large) == (difference, splits)
    assert found.direction is direction


def test_with_eleven_rated_weeks_no_direction_is_said() -> None:
    trends = trends_of(series(*[(6, 5 * number) for number in range(11)]))
    assert (trends.comparison, trends.rated_weeks) == (None, 11)


@pytest.mark.parametrize(("before", "after"), [(30, 0), (0, 30)])
def test_a_direction_needs_both_ends_to_point_the_same_way(before: float, after: float) -> None:
    weeks = [rated(50, 6, spread=before)] * 6 + [rated(60, 6, spread=after)] * 6
    found = comparison_of(weeks)
    assert found is not None
    assert (found.difference, found.as_large, found.direction) == (10, 2, None)


@given(st.lists(st.fractions(0, 100, max_denominator=4), min_size=12, max_size=12, unique=False))
def test_the_count_of_splits_is_that_of_the_plain_definition(middles: list[Fraction]) -> None:
    weeks = [WeekQuality(low=float(one), high=float(one), rated=12, of=12) for one in middles]
    found = comparison_of(weeks)
    assert found is not None
    total = sum(middles, Fraction(0))
    this = abs(2 * sum(middles[6:], Fraction(0)) - total)
    larger = [abs(2 * sum(half, Fraction(0)) - total) >= this for half in combinations(middles, 6)]
    assert (found.as_large, len(larger)) == (sum(larger), SPLITS)
    assert (found.direction is None) is (found.as_large > 2)


def test_noise_seldom_says_a_direction_and_a_lasting_jump_always() -> None:
    draw = Random(924)
    said = 0
    for _ in range(2000):
        year = [Fraction(draw.randrange(10**6)) for _ in range(52)]
        looks = (year[end - 12 : end] for end in range(12, 53))
        said += any(direction_of(look[:6], look[6:]) for look in looks)
        jump = [one + 10**6 + 1 for one in year[6:12]]
        assert direction_of(year[:6], jump) is Direction.RISING
    assert said <= 200


def test_consistency_and_pace_of_eight_weeks_with_a_rest_week() -> None:
    counts = (4, 6, None, 8, 12, 5, 6, 7)
    weeks = [
        facts(number, sent or 0, state=CLOSED if sent else REST)
        for number, sent in enumerate(counts)
    ]
    trends = trends_of(weeks)
    assert trends.consistency is not None
    assert (round(trends.consistency.low, 3), trends.consistency.weeks) == (0.954, 7)
    assert (trends.inside, trends.inside_of) == (5, 7)
    assert [week.pace for week in trends.weeks] == [
        Pace.BELOW,
        Pace.INSIDE,
        None,
        Pace.INSIDE,
        Pace.ABOVE,
        Pace.INSIDE,
        Pace.INSIDE,
        Pace.INSIDE,
    ]
    assert (trends.run, trends.longest_run) == (3, 3)


def test_an_unknown_week_ages_the_others_and_makes_a_range_of_the_consistency() -> None:
    unknown = facts(8, 0, state=UNKNOWN)
    trends, known = trends_of([*AUTUMN, unknown, facts(9, 6)]), trends_of(AUTUMN)
    aged = trends_of([*AUTUMN, facts(8, 6), facts(9, 6)])
    assert trends.consistency is not None
    assert trends.consistency.low < trends.consistency.high == 1
    assert (trends.consistency.weeks, trends.consistency.unknown) == (8, 1)
    assert (trends.inside, trends.inside_of, trends.unknown) == (8, 8, 1)
    assert (trends.run, trends.longest_run, known.run) == (1, 7, 7)
    assert trends.weeks[8].smooth is None
    assert trends.smooth_quality == pytest.approx(aged.smooth_quality)


@pytest.mark.parametrize("state", [OPEN, REST])
def test_a_week_nobody_can_judge_changes_no_figure(state: WeekState) -> None:
    odd = facts(8, sent=40, quality=rated(5, 40), state=state)
    with_it, without = trends_of([*AUTUMN, odd]), trends_of(AUTUMN)
    assert with_it.weeks[:-1] == without.weeks
    assert (with_it.weeks[-1].pace, with_it.weeks[-1].smooth) == (None, None)
    assert with_it.comparison == without.comparison
    assert with_it.consistency == without.consistency
    assert (with_it.inside, with_it.inside_of) == (without.inside, without.inside_of)
    assert with_it.smooth_quality == without.smooth_quality


def test_earlier_weeks_are_remembered_and_not_shown() -> None:
    whole, part = trends_of(AUTUMN), trends_of(AUTUMN[5:], earlier=AUTUMN[:5])
    assert part.weeks == whole.weeks[5:]
    assert part.consistency == whole.consistency
    assert (part.comparison, part.smooth_quality) == (whole.comparison, whole.smooth_quality)
    assert (part.run, part.longest_run) == (whole.run, whole.longest_run)
    assert (part.inside, part.inside_of) == (3, 3)


def test_each_week_is_held_against_its_own_guideline() -> None:
    weeks = [facts(0, 12), facts(1, 12, guideline=Guideline(low=8, high=15))]
    assert [week.pace for week in trends_of(weeks).weeks] == [Pace.ABOVE, Pace.INSIDE]


def test_nothing_known_has_no_figures() -> None:
    trends = trends_of([facts(0, 0, state=UNKNOWN), facts(1, 2, state=OPEN)])
    assert (trends.consistency, trends.inside, trends.inside_of, trends.unknown) == (None, 0, 0, 1)
    assert (trends.smooth_quality, trends.comparison) == (None, None)
    assert trends_of([]).weeks == ()


@pytest.mark.parametrize(("requests", "drawn"), [((4,), False), ((5,), True), ((3, 3), True)])
def test_the_smooth_line_is_drawn_from_a_weight_of_five(
    requests: tuple[int, ...], drawn: bool
) -> None:
    trends = trends_of(series(*[(rated_requests, 50) for rated_requests in requests]))
    assert (trends.smooth_quality is not None) is drawn


def test_the_smooth_line_ends_where_its_weight_has_faded() -> None:
    trends = trends_of([facts(0, 6, rated(50, 6)), *[facts(number) for number in (1, 2, 3)]])
    weights = [6 * 0.5 ** (age / 4) for age in range(4)]
    assert [week.smooth is not None for week in trends.weeks] == [one >= 5 for one in weights]


def test_a_week_without_a_middle_ages_the_others_and_is_not_rated() -> None:
    wide = facts(1, 9, rated(10, 9, spread=31))
    trends = trends_of([facts(0, 6, rated(50, 6)), wide, facts(2, 6, rated(80, 6))])
    old = 0.5**0.5
    assert trends.smooth_quality == pytest.approx((50 * old + 80) / (old + 1))


def test_burst_levels_and_beginnings_are_passed_on() -> None:
    one = WeekFacts(
        week=FIRST, state=CLOSED, guideline=FIVE_TO_TEN, sent=12, burst_level=2, begun=False
    )
    shown = trends_of([one]).weeks[0]
    assert (shown.burst_level, shown.begun, shown.sent) == (2, False, 12)


@pytest.mark.parametrize(
    ("requests", "spread", "middle"),
    [(2, 0, None), (3, 0, 50), (3, 30, 50), (3, 31, None)],
)
def test_a_middle_needs_three_rated_requests_and_a_spread_of_at_most_30(
    requests: int, spread: float, middle: float | None
) -> None:
    quality = rated(50, requests, spread=spread)
    assert quality.middle == middle
    assert quality.has_mark is (requests >= 3)


def ends(low: int, high: int) -> QualityRange:
    return QualityRange(low=low, high=high)


def test_a_weeks_quality_is_the_mean_over_its_rated_requests() -> None:
    rows = [ends(95, 95), ends(83, 83), ends(65, 78), None]
    assert week_quality(rows) == WeekQuality(low=81, high=256 / 3, rated=3, of=4)


@pytest.mark.parametrize("rows", [[], [None], [None, None]])
def test_a_week_without_a_rated_request_has_no_quality(rows: list[QualityRange | None]) -> None:
    assert week_quality(rows) is None


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=3, max_size=60),
)
def test_the_middle_is_known_exactly(pairs: list[tuple[int, int]]) -> None:
    rows = [ends(min(pair), max(pair)) for pair in pairs]
    quality = week_quality(rows)
    assert quality is not None
    lows, highs = sum(row.low for row in rows), sum(row.high for row in rows)
    may_be_drawn = highs - lows <= 30 * len(rows)
    exact = Fraction(lows + highs, 2 * len(rows)) if may_be_drawn else None
    assert quality.exact_middle == exact
