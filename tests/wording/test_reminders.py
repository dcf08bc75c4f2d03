"""A reminder is one line, without anybody's name, and nothing when nothing is needed."""

from __future__ import annotations

import pytest

from netcoach.domain.week.next_steps import NOTHING, Needs
from netcoach.wording.closing import reminder


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        (NOTHING, ""),
        (Needs(sent=5, low=5, days_left=1), ""),
        (Needs(low=5, to_low=5, days_left=2), "Nothing logged this week yet, 2 days left"),
        (
            Needs(sent=3, low=5, to_low=2, days_left=0),
            "3 this week, 2 more to reach 5, last day",
        ),
        (Needs(unclosed=True), "Last week can be closed"),
        (Needs(unanswered=1), "1 week with nothing logged: none sent, or none logged?"),
        (
            Needs(hellos=1, waiting=2),
            "1 said yes and has no hello yet · 2 requests pending for over six weeks",
        ),
        (Needs(hellos=2), "2 said yes and have no hello yet"),
    ],
)
def test_it_says_what_the_week_needs(needs: Needs, said: str) -> None:
    assert reminder(needs) == said
