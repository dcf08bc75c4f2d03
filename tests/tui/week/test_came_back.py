"""What came back, as it is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.domain.log.request import Outcome
from netcoach.domain.outcomes.rates import CameBack
from netcoach.tui.week.panels import CameBackPanel
from tests.support.app import OnePanel
from tests.support.reviews import SEVEN_SENT

CAME = CameBack(
    of=30, counts=((Outcome.ACCEPTED, 19), (Outcome.REPLIED, 9)), too_new=3, early_yes=0
)
REVIEW = replace(SEVEN_SENT, came_back=CAME)


async def test_the_figures_stand_beside_how_far_they_tell() -> None:
    app = OnePanel(CameBackPanel(), REVIEW)
    async with app.run_test(size=(44, 10)):
        shown = str(app.panel.render()).splitlines()[1:]
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
        lines = str(app.panel.render()).splitlines()[1:]
    assert lines[0].rstrip() == first
    assert max(map(len, lines)) <= width
    assert lines[0].index("49–51") == lines[1].index("19–20")
