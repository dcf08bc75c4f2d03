"""What came back, and what is worth a look, as they are drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.domain.log.request import Outcome
from netcoach.domain.outcomes.follow_up import FollowUp
from netcoach.domain.outcomes.rates import CameBack
from netcoach.domain.week.next_steps import NextStepKind
from netcoach.tui.week.panels import CameBackPanel, NextStepsPanel
from tests.support.app import HELLO, OnePanel
from tests.support.reviews import SEVEN_SENT

CAME = CameBack(
    of=30, counts=((Outcome.ACCEPTED, 19), (Outcome.REPLIED, 9)), too_new=3, early_yes=0
)
REVIEW = replace(SEVEN_SENT, came_back=CAME, follow_up=FollowUp(hellos=(HELLO,)))


async def test_the_figures_stand_beside_how_far_they_tell() -> None:
    app = OnePanel(CameBackPanel(), REVIEW)
    async with app.run_test(size=(44, 10)):
        shown = str(app.panel.render()).splitlines()
    assert [" ".join(line.split()) for line in shown] == [
        "accepted 19 of 30 likely 52–74 %",
        "replied 9 of 30 likely 21–42 %",
        "talked 0 advice 0",
        "3 sent in the last 3 weeks",
    ]


@pytest.mark.parametrize(
    ("width", "first"),
    [
        (43, "accepted  2,342 of 4,645 likely 49–51 %"),
        (36, "accepted  2,342 of 4,645 49–51 %"),
    ],
)
async def test_great_figures_are_not_cut(width: int, first: str) -> None:
    many = CameBack(
        of=4645,
        counts=((Outcome.ACCEPTED, 2342), (Outcome.REPLIED, 912)),
        too_new=3,
        early_yes=0,
    )
    app = OnePanel(CameBackPanel(), replace(SEVEN_SENT, came_back=many))
    async with app.run_test(size=(width, 10)):
        lines = str(app.panel.render()).splitlines()
    assert lines[0].rstrip() == first
    assert max(map(len, lines)) <= width
    assert lines[0].index("49–51") == lines[1].index("19–20")


@pytest.mark.parametrize("keys", [["tab", "enter"], ["tab", "down", "up", "enter"]])
async def test_enter_opens_the_first_thing(keys: list[str]) -> None:
    app = OnePanel(NextStepsPanel(), REVIEW)
    async with app.run_test(size=(60, 10)) as pilot:
        assert "Cleo [/b] Varga said yes nine days ago." in str(app.panel.render())
        await pilot.press(*keys)
        await pilot.pause()
        assert app.opened == [NextStepKind.HELLO]


async def test_a_click_opens_the_thing_under_it() -> None:
    app = OnePanel(NextStepsPanel(), REVIEW)
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.click(NextStepsPanel, offset=(4, 1))
        await pilot.pause()
        assert app.opened == [NextStepKind.BURST]
