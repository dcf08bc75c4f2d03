"""The sample year: believable, repeatable, and with the shapes it intentions."""

from __future__ import annotations

import pytest
from pendulum import datetime

from netcoach.coach import Coach
from netcoach.config import Config
from netcoach.demo import demo_year, fill_demo
from netcoach.domain.bursts import SpeedRule, ThinRule
from netcoach.domain.errors import NothingToUndo
from netcoach.domain.log.request import Outcome
from netcoach.domain.week.next_steps import NextStepKind, next_steps
from netcoach.domain.week.trends import Direction, Trends, WeekState
from netcoach.storage.store import Store

SUNDAY = datetime(2026, 11, 22, 20, tz="Europe/Berlin")


@pytest.fixture
def year(store: Store) -> Coach:
    """A coach on the sample year on a Sunday evening."""
    fill_demo(store, SUNDAY)
    return Coach(store, lambda: SUNDAY, Config(database=store.path))


def middles(trends: Trends) -> list[float]:
    """The drawable quality of each week that has one."""
    return [week.quality.middle for week in trends.weeks if week.quality and week.quality.middle]


def test_the_same_moment_gives_the_same_year() -> None:
    assert demo_year(SUNDAY) == demo_year(SUNDAY)


@pytest.mark.parametrize("days", range(7))
def test_nothing_in_the_year_lies_ahead(days: int) -> None:
    now = SUNDAY.subtract(days=days, hours=7)

    assert all(new.draft.sent.on <= now.date() for new in demo_year(now))
    assert all(not new.draft.sent.at or new.draft.sent.at <= now for new in demo_year(now))


def test_nobody_is_asked_twice() -> None:
    names = [new.draft.name for new in demo_year(SUNDAY)]

    assert len(names) == len(set(names)) > 300


def test_the_year_has_rest_weeks_and_quality_that_rises(year: Coach) -> None:
    trends = year.week.trends(53)
    quality = middles(trends)

    assert sum(week.state is WeekState.REST for week in trends.weeks) == 5
    assert sum(quality[-6:]) / 6 > sum(quality[:12]) / 12 + 15


def test_the_year_has_one_true_burst(year: Coach) -> None:
    heavy = [week for week in year.week.trends(53).weeks if week.burst_level == 3]
    assert len(heavy) == 1

    burst = year.week.review(heavy[0].week.start).bursts[0]
    assert burst.speed[0].rule is SpeedRule.SITTING
    assert ThinRule.COPIED in {reason.rule for reason in burst.thin}


def test_this_week_shows_a_busy_sitting_while_quality_rises(year: Coach) -> None:
    review = year.week.review()

    assert review.sent == 7
    assert review.trends.comparison is not None
    assert review.trends.comparison.direction is Direction.RISING
    assert [(burst.level, burst.live) for burst in review.bursts] == [(1, True)]


def test_what_became_of_the_year_is_believable(year: Coach) -> None:
    """Measured senders have seven in ten accepted; taking back is the exception."""
    latest = [one.outcomes[-1][0] if one.outcomes else None for one in year.store.log.latest()]
    ends = (
        latest.count(Outcome.WITHDRAWN) / len(latest),
        latest.count(Outcome.EXPIRED) / len(latest),
    )
    assert 0.05 < ends[0] < 0.2
    assert 0.02 < ends[1] < 0.1
    came = year.week.review().came_back
    assert came.of > 200
    assert 0.6 < came.rate(Outcome.ACCEPTED).count / came.of < 0.8


def test_nothing_of_the_year_is_there_to_be_taken_back(year: Coach) -> None:
    with pytest.raises(NothingToUndo):
        year.log.undo()


def test_the_year_leaves_a_few_things_to_do_next(year: Coach) -> None:
    kinds = [step.kind for step in next_steps(year.week.review())]
    assert kinds[:2] == [NextStepKind.HELLO, NextStepKind.FOLLOW_UP]
    assert NextStepKind.PILE_UP not in kinds
    pending = next(
        step for step in next_steps(year.week.review()) if step.kind is NextStepKind.PENDING
    )
    assert pending.more < 5
