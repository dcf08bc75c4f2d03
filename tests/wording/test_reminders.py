"""A reminder is one line, without anybody's name, and nothing when nothing is needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.domain.week.next_steps import NOTHING, Needs, needs_of
from netcoach.wording.closing import reminder
from tests.domain.week.test_next_steps import EVERYTHING, LAST, quiet
from tests.support.reviews import SEVEN_SENT


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
        (needs_of(quiet(last=LAST)), "Last week: 4 sent, 1 short of 5, to be closed"),
        (needs_of(replace(SEVEN_SENT, bursts=())), "1 request not rated yet"),
    ],
)
def test_it_says_what_the_week_needs(needs: Needs, said: str) -> None:
    assert reminder(needs) == said


def test_it_counts_and_names_nobody() -> None:
    said = reminder(needs_of(EVERYTHING))
    assert said.split(" · ") == [
        "Last week: 4 sent, 1 short of 5, to be closed",
        "1 said yes and has no hello yet",
        "1 follow-up due",
        "1 request not rated yet",
        "1 request pending for over six weeks",
        "31 requests have waited over three weeks. Withdrawing a few is kind to everyone",
        "1 request pending for over six months",
        "1 week with nothing logged: none sent, or none logged?",
    ]
    assert "Cleo" not in said
