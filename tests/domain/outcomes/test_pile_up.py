"""When what is pending, or how few say yes, is worth a pause."""

from __future__ import annotations

import pytest

from netcoach.domain.outcomes.follow_up import PileUpFacts, pile_up_of
from netcoach.domain.outcomes.rates import Rate
from netcoach.domain.week.guideline import Guideline


@pytest.mark.parametrize(
    ("count", "of", "holds"),
    [
        (0, 11, False),
        (0, 12, True),
        (1, 12, False),
        (2, 20, True),
        (3, 20, False),
    ],
)
def test_few_say_yes_only_where_the_careful_bound_is_below_a_third_or_so(
    count: int, of: int, holds: bool
) -> None:
    found = pile_up_of(PileUpFacts(last=Rate(count=count, of=of)), Guideline())
    assert (found is not None) is holds
    assert found is None or (found.few_say_yes and not found.many_wait)


@pytest.mark.parametrize(
    ("waiting", "high", "holds"),
    [
        (29, 10, False),
        (30, 10, True),
        (17, 6, False),
        (18, 6, True),
        (14, 3, False),
        (15, 3, True),
        (44, 15, False),
    ],
)
def test_three_times_the_upper_edge_may_not_wait_and_fifteen_under_any(
    waiting: int, high: int, holds: bool
) -> None:
    found = pile_up_of(PileUpFacts(waiting=waiting), Guideline(low=1, high=high))
    assert (found is not None) is holds
    assert found is None or (found.many_wait and not found.few_say_yes)


def test_ten_more_waiting_are_another_message() -> None:
    keys = {
        found.key
        for waiting in (30, 39, 40)
        if (found := pile_up_of(PileUpFacts(waiting=waiting), Guideline()))
    }
    assert len(keys) == 2
