"""Next steps: every line of the panel is used, and what is cut says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.domain.outcomes.follow_up import FollowUp, PileUp, PileUpFacts
from netcoach.domain.week.review import WeekReview
from netcoach.tui.week.panels import NextStepsPanel, room_for
from tests.support.app import HELLO, OnePanel
from tests.support.reviews import SEVEN_SENT

PILE = PileUp(facts=PileUpFacts(waiting=31), most=30, bound=None)
WAITING = replace(SEVEN_SENT, bursts=(), follow_up=FollowUp(hellos=(HELLO,), pile_up=PILE))


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ([1, 1, 1], [1, 1, 1]),
        ([2, 4, 1], [2, 3, 1]),
        ([4, 4, 4], [2, 2, 2]),
        ([1, 5, 2], [1, 3, 2]),
        ([3, 5], [3, 3]),
        ([9], [6]),
        ([], []),
    ],
)
def test_what_one_thing_leaves_the_next_may_take(wanted: list[int], given: list[int]) -> None:
    assert room_for(wanted, 6) == given


async def lines_of(review: WeekReview, width: int) -> list[str]:
    """The panel's lines at a width."""
    app = OnePanel(NextStepsPanel(), review)
    async with app.run_test(size=(width, 10)):
        return [line.rstrip() for line in str(app.panel.render()).splitlines()]


async def test_a_line_that_is_free_is_used() -> None:
    lines = await lines_of(WAITING, 46)
    assert lines[2:4] == [
        "● 31 requests have waited over three weeks.",
        "  Withdrawing a few is kind to everyone.",
    ]


async def test_what_is_cut_says_so() -> None:
    lines = await lines_of(WAITING, 32)
    assert lines[2:4] == ["● 31 requests have waited over", "  three weeks. Withdrawing a fe…"]
    assert len(lines) == 6
